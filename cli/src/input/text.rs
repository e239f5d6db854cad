//! The text of a value: given on the command line, in a file, on standard input or in a variable of the environment.

use super::place::Place;
use super::tree::Path;
use super::yaml;
use crate::failure::{Exit, Failure};
use crate::language::Language;
use alibabacloud_dts::metadata::Type;
use serde::de::IgnoredAny;
use serde_json::Value;
use std::io::Read;
use zeroize::Zeroizing;

/// Where the text of a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    CommandLine,
    /// A file, standard input or a variable.
    Elsewhere,
}

/// Reads standard input, once: two values cannot share it.
#[derive(Debug, Default)]
pub(crate) struct Input {
    used_for: Option<String>,
}

impl Input {
    /// Standard input, for what is called `name`.
    pub(crate) fn read(&mut self, name: &str, language: Language) -> Result<Zeroizing<String>, Failure> {
        if let Some(other) = &self.used_for {
            return Err(Failure::usage(language.pick(
                format!("`{name}` and `{other}` both read standard input"),
                format!("`{name}` 与 `{other}` 都要读取标准输入"),
            ))
            .note(language.pick("put one of them in a file, and write @FILE", "请将其中一个写入文件，并使用 @FILE")));
        }
        self.used_for = Some(name.to_owned());
        let mut text = Zeroizing::new(String::new());
        let what = language.pick("standard input cannot be read", "无法读取标准输入");
        std::io::stdin().lock().read_to_string(&mut text).map_err(|error| Failure::io(what, &error))?;
        Ok(text)
    }

    /// The text that `given` stands for: `@FILE`, `@-` and `@env:NAME` name another place; `@@` begins a text that begins
    /// with `@`.
    pub(crate) fn resolve(
        &mut self,
        name: &str,
        given: &str,
        language: Language,
    ) -> Result<(Zeroizing<String>, Origin), Failure> {
        let Some(place) = given.strip_prefix('@') else {
            return Ok((Zeroizing::new(given.to_owned()), Origin::CommandLine));
        };
        if let Some(rest) = place.strip_prefix('@') {
            return Ok((Zeroizing::new(format!("@{rest}")), Origin::CommandLine));
        }
        let mut text = if place == "-" {
            self.read(name, language)?
        } else if let Some(variable) = place.strip_prefix("env:") {
            Zeroizing::new(std::env::var(variable).map_err(|_| {
                Failure::new(
                    Exit::Usage,
                    language.pick(
                        format!("`{name}`: the environment has no variable `{variable}`"),
                        format!("`{name}`：环境变量 `{variable}` 不存在"),
                    ),
                )
            })?)
        } else {
            file(name, place, language).map_err(|failure| {
                failure.note(language.pick(
                    "a value that begins with @ names a file; for a text that begins with @, write @@",
                    "以 @ 开头的值表示文件；文本本身以 @ 开头时请写 @@",
                ))
            })?
        };
        // Editors and `echo` end a text with a new line that nobody means.
        let length = text.trim_end_matches(['\n', '\r']).len();
        text.truncate(length);
        Ok((text, Origin::Elsewhere))
    }
}

/// The text of a file that a value names.
pub(crate) fn file(name: &str, path: &str, language: Language) -> Result<Zeroizing<String>, Failure> {
    std::fs::read_to_string(path).map(Zeroizing::new).map_err(|error| {
        Failure::usage(language.pick(
            format!("`{name}`: the file {path} cannot be read: {error}"),
            format!("`{name}`：无法读取文件 {path}：{error}"),
        ))
    })
}

/// The value of a text at this place.
///
/// A JSON document stays the text that it is, so that it is sent as it was written; YAML from a file becomes a tree.
pub(crate) fn value(path: &Path, name: &str, text: &str, origin: Origin, language: Language) -> Result<Value, Failure> {
    if path.document {
        let is_yaml = origin == Origin::Elsewhere && serde_json::from_str::<IgnoredAny>(text).is_err();
        return if is_yaml { tree(path.place, name, text, language) } else { Ok(text.into()) };
    }
    match path.place {
        Place::Value(Type::Structure(_) | Type::Document(_) | Type::Map(_)) => tree(path.place, name, text, language),
        Place::Value(Type::List(_)) if text.trim_start().starts_with('[') => tree(path.place, name, text, language),
        Place::Value(Type::List(element)) => match *element {
            Type::Structure(_) => Ok(vec![tree(Place::of(*element), name, text, language)?].into()),
            element => Ok(vec![scalar(element, text)].into()),
        },
        Place::Value(ty) => Ok(scalar(ty, text)),
        _ => Ok(text.into()),
    }
}

/// A switch or a number as such, so that a document has it without quotes; any other text stays, and is refused later.
fn scalar(ty: Type, text: &str) -> Value {
    match ty {
        Type::Boolean if text.eq_ignore_ascii_case("true") => true.into(),
        Type::Boolean if text.eq_ignore_ascii_case("false") => false.into(),
        Type::Int32 | Type::Int64 => text.parse::<i64>().map_or_else(|_| text.into(), Value::from),
        _ => text.into(),
    }
}

/// A text in JSON or YAML.
fn tree(place: Place, name: &str, text: &str, language: Language) -> Result<Value, Failure> {
    yaml::read(place, text).map_err(|error| {
        Failure::usage(language.pick(
            format!("`{name}` is neither JSON nor YAML: {error}"),
            format!("`{name}` 既不是 JSON 也不是 YAML：{error}"),
        ))
    })
}
