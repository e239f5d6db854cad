//! The line for `dts`, with what is wrong below it.

use super::found::{Found, Worth};
use crate::command;
use crate::failure::Failure;
use crate::input::place::Place;
use crate::input::secret;
use crate::input::text::{Origin, value};
use crate::input::tree::{Path, below};
use crate::input::typed::{Request, told};
use crate::language::Language;
use crate::names::kebab;
use alibabacloud_core::Violation;
use alibabacloud_core::plumbing::validate;
use alibabacloud_dts::metadata::{Call, Operation, SERVICE, Type};
use heck::ToShoutySnakeCase;
use serde_json::{Map, Value};

/// The call as a command, and a comment for everything that is wrong with it.
pub(super) fn print(found: Found, language: Language) -> Result<String, Failure> {
    let Some(call) = command::call(&found.operation) else {
        return Err(command::unknown(&found.operation, &command::program(language), language));
    };
    let Some(operation) = SERVICE.operation(call.operation.name) else { return Ok(String::new()) };
    let mut line = Line {
        operation,
        words: vec![Worth::text("dts"), Worth::text(&command::name_of(call))],
        notes: found.notes,
        known: Map::new(),
        sampled: Map::new(),
        open: Vec::new(),
        language,
    };
    if let Some(instead) = operation.deprecated.as_ref().and_then(|it| it.instead) {
        line.notes.push(language.pick(
            format!("{} is deprecated; use {instead}", operation.name),
            format!("{} 已废弃，请使用 {instead}", operation.name),
        ));
    }
    for (name, worth) in &found.parameters {
        line.parameter(name, worth, found.names_of_the_wire);
    }
    line.words.extend(found.options);
    line.judge(call);
    Ok(line.text())
}

struct Line {
    operation: &'static Operation,
    words: Vec<Worth>,
    notes: Vec<String>,
    /// The parameters whose values are known.
    known: Map<String, Value>,
    /// The same, with a plausible value for each of the others.
    sampled: Map<String, Value>,
    /// The names of the others.
    open: Vec<String>,
    language: Language,
}

impl Line {
    fn parameter(&mut self, name: &str, worth: &Worth, names_of_the_wire: bool) {
        let language = self.language;
        let path = match Path::find(self.operation, name) {
            Ok(path) => path,
            Err(unknown) => return self.unknown(name, worth, unknown.nearest.first().copied()),
        };
        let wire = path.name();
        if names_of_the_wire && wire != name && !name.contains('-') {
            self.notes.push(
                language.pick(
                    format!("`{name}` is spelled `{wire}` on the wire"),
                    format!("`{name}` 在接口中写作 `{wire}`"),
                ),
            );
        }
        self.facts(&wire);
        let flag = format!("--{}", self.flag(&wire));
        match worth {
            Worth::Open(_) => {
                let shown = if path.secret && !path.document { secret_variable(worth, &wire) } else { worth.clone() };
                self.words.extend([Worth::text(&flag), shown]);
                self.open.push(wire);
                if let Some(sample) = sample(path.place) {
                    let _ = path.put(&mut self.sampled, sample, language);
                }
            }
            Worth::Known(Value::Array(elements)) if elements.iter().all(|it| !it.is_object()) && !path.document => {
                for element in elements {
                    self.given(&path, &flag, element);
                }
            }
            Worth::Known(given) => self.given(&path, &flag, given),
        }
    }

    /// A value that is known.
    fn given(&mut self, path: &Path, flag: &str, given: &Value) {
        let language = self.language;
        let wire = path.name();
        let text = given.as_str().map_or_else(|| given.to_string(), str::to_owned);
        let read = match (given, path.document) {
            (Value::String(text), _) => value(path, &wire, text, Origin::CommandLine, language),
            (_, true) => Ok(text.clone().into()),
            (Value::Object(_), false) if path.place.element().is_some() => Ok(vec![given.clone()].into()),
            _ => Ok(given.clone()),
        };
        let named = read.and_then(|value| below(self.operation, path.place, &wire, value, language));
        let is_secret = path.secret && !text.is_empty() && (!path.document || secret::is_in(&text));
        let shown = match &named {
            _ if is_secret => format!("@env:{}", wire.to_shouty_snake_case()),
            Ok(value @ (Value::Array(_) | Value::Object(_))) if !given.is_string() => value.to_string(),
            // A text that begins with @ names a file.
            _ if text.starts_with('@') => format!("@{text}"),
            _ => text,
        };
        if is_secret {
            let variable = wire.to_shouty_snake_case();
            self.notes.push(language.pick(
                format!("`{wire}` is secret: put it into the variable {variable}"),
                format!("`{wire}` 是敏感信息：请存入环境变量 {variable}"),
            ));
        }
        if shown.starts_with("--") || shown.is_empty() {
            self.words.push(Worth::text(&format!("{flag}={shown}")));
        } else {
            self.words.extend([Worth::text(flag), Worth::text(&shown)]);
        }
        let put = named.and_then(|value| {
            path.put(&mut self.known, value.clone(), language)?;
            path.put(&mut self.sampled, value, language)
        });
        if let Err(failure) = put {
            self.notes.extend(std::iter::once(failure.message).chain(failure.notes));
        }
    }

    fn unknown(&mut self, name: &str, worth: &Worth, nearest: Option<&str>) {
        let language = self.language;
        let meant =
            nearest.map(|near| language.pick(format!("; did you mean `{near}`?"), format!("；是否想用 `{near}`？")));
        self.notes.push(language.pick(
            format!("{} has no parameter `{name}`{}", self.operation.name, meant.clone().unwrap_or_default()),
            format!("{} 没有参数 `{name}`{}", self.operation.name, meant.unwrap_or_default()),
        ));
        let is_secret = secret::is_named(name)
            || nearest.is_some_and(|near| Path::find(self.operation, near).is_ok_and(|path| path.secret));
        if is_secret {
            self.notes.push(language.pick(
                format!("the value of `{name}` may be secret and is not shown: write it in place of ***"),
                format!("`{name}` 的取值可能是敏感信息，未显示：请替换 ***"),
            ));
        }
        self.words.push(Worth::text("--force-param"));
        self.words.push(match worth {
            _ if is_secret => Worth::text(&format!("{name}=***")),
            Worth::Open(variable) => Worth::Open(format!("{name}={variable}")),
            Worth::Known(Value::String(text)) => Worth::text(&format!("{name}={text}")),
            Worth::Known(value) => Worth::text(&format!("{name}={value}")),
        });
    }

    /// What is to be known about a parameter that the call has.
    fn facts(&mut self, wire: &str) {
        let language = self.language;
        let Some(field) = self.operation.parameter(wire) else { return };
        if field.unsupported {
            self.notes.push(language.pick(format!("do not specify `{wire}`"), format!("请勿指定 `{wire}`")));
        }
        if let Some(instead) = field.deprecated.as_ref().and_then(|it| it.instead) {
            self.notes.push(language.pick(
                format!("`{wire}` is deprecated; use `{instead}`"),
                format!("`{wire}` 已废弃，请使用 `{instead}`"),
            ));
        }
    }

    /// The name of the option; that of the wire where the program has an option of its own.
    fn flag(&self, wire: &str) -> String {
        let name = kebab(wire);
        let is_taken = command::options::global(self.language)
            .iter()
            .chain(&command::options::call(self.language))
            .any(|option| option.get_long() == Some(name.as_str()));
        if wire.contains('.') || is_taken { wire.to_owned() } else { name }
    }

    /// What the rules say. A rule that depends on a value that is unknown here is kept to itself: what counts is broken
    /// both without such values and with plausible ones.
    fn judge(&mut self, call: &'static Call) {
        let language = self.language;
        let Some(request) = Request::new(call, self.known.clone()) else { return };
        let typed = match request.checked(language) {
            Ok(typed) => typed,
            Err(failure) => return self.notes.extend(std::iter::once(failure.message).chain(failure.notes)),
        };
        let sampled = Request::new(call, self.sampled.clone()).map(|request| validate(request.make().as_ref()));
        let is_open = |violation: &Violation| {
            violation.parameter.split(", ").any(|name| self.open.iter().any(|open| open == name))
        };
        let is_in_both = |violation: &Violation| {
            let same = |other: &Violation| other.parameter == violation.parameter && other.rule == violation.rule;
            sampled.as_ref().is_none_or(|sampled| sampled.iter().any(same))
        };
        let advice = language.pick(" (advice)", "（建议）");
        let broken = validate(typed.as_ref());
        let broken = broken.iter().filter(|violation| !is_open(violation) && is_in_both(violation));
        let told = broken.map(|it| format!("{}{}", told(it, language), if it.enforced { "" } else { advice }));
        let told: Vec<String> = told.collect();
        self.notes.extend(told);
    }

    fn text(self) -> String {
        let words: Vec<String> = self.words.iter().map(quoted).collect();
        let mut text = format!("{}\n", words.join(" "));
        for note in self.notes {
            text.push_str(&format!("# {}\n", note.replace('\n', " ")));
        }
        text
    }
}

/// A word as a shell takes it; variables stay such.
fn quoted(word: &Worth) -> String {
    match word {
        Worth::Open(text) if text.contains('$') => {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('`', "\\`"))
        }
        Worth::Open(text) => shlex::try_quote(text).map_or_else(|_| text.clone(), Into::into),
        Worth::Known(Value::String(text)) => shlex::try_quote(text).map_or_else(|_| text.clone(), Into::into),
        Worth::Known(value) => value.to_string(),
    }
}

/// Where a secret that a variable of the code holds is read from: the variable of the shell, if it is one.
fn secret_variable(worth: &Worth, wire: &str) -> Worth {
    let Worth::Open(text) = worth else { return worth.clone() };
    let name = text.strip_prefix('$').map(|name| name.trim_start_matches('{').trim_end_matches('}'));
    let is_shell = |name: &&str| name.chars().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_');
    let name = name.filter(is_shell).map_or_else(|| wire.to_shouty_snake_case(), str::to_owned);
    Worth::text(&format!("@env:{name}"))
}

/// A value that may stand in the place.
fn sample(place: Place) -> Option<Value> {
    Some(match place {
        Place::Value(Type::Boolean) => true.into(),
        Place::Value(Type::Int32 | Type::Int64 | Type::Double) => 1.into(),
        Place::Value(Type::Enumeration(name)) => SERVICE.enumeration(name)?.values.first()?.name.into(),
        Place::Value(Type::String) => "x".into(),
        Place::Value(Type::List(element)) => vec![sample(Place::of(*element))?].into(),
        Place::Value(Type::Structure(_) | Type::Document(_) | Type::Map(_)) | Place::Free => "{}".into(),
        _ => return None,
    })
}
