//! Results: on standard output, in the form that is asked for.

mod lines;
pub(crate) mod mask;
mod query;
mod table;

use crate::failure::{Exit, Failure};
use crate::language::Language;
use serde_json::Value;
use std::io::{self, Write};

pub(crate) use query::Query;

/// The form of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Yaml,
    Table,
    Text,
    Ndjson,
}

impl Format {
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "json" => Self::Json,
            "yaml" => Self::Yaml,
            "table" => Self::Table,
            "text" => Self::Text,
            "ndjson" => Self::Ndjson,
            _ => return None,
        })
    }
}

/// Prints a result. `list` is the path of its main list, if it has one: tables, texts and lines of JSON show its entries.
pub(crate) fn print(format: Format, result: &Value, list: Option<&str>, language: Language) -> Result<(), Failure> {
    let entries = list.and_then(|path| at(result, path)).unwrap_or(result);
    let text = match format {
        Format::Json => format!("{result:#}\n"),
        Format::Yaml => serde_saphyr::to_string(result).map_err(|error| {
            Failure::new(
                Exit::Other,
                language.pick(
                    format!("the result cannot be written as YAML: {error}"),
                    format!("结果无法输出为 YAML：{error}"),
                ),
            )
        })?,
        Format::Table => {
            let (text, left_out) = table::print(entries, language);
            if !left_out.is_empty() {
                let names = left_out.join(", ");
                anstream::eprintln!(
                    "{}",
                    language.pick(
                        format!("no room for these columns: {names}; --output json shows them, and --query chooses"),
                        format!("宽度不足，未显示的列：{names}；可用 --output json 查看，或用 --query 选择"),
                    )
                );
            }
            text
        }
        Format::Text => lines::text(entries),
        Format::Ndjson => lines::json(entries),
    };
    write(&text, language)
}

/// Writes a text to standard output. Whoever reads may stop before the end.
pub(crate) fn write(text: &str, language: Language) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::io(language.pick("standard output cannot be written", "无法写入标准输出"), &error)),
    }
}

/// The value at a path of members; the wrapper of a list is stepped over.
pub(crate) fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let mut here = value;
    for part in path.split('.') {
        here = here.get(part.trim_end_matches("[]"))?;
        if part.ends_with("[]") {
            return None;
        }
    }
    match here {
        Value::Object(members) if members.len() == 1 => {
            members.values().next().filter(|it| it.is_array()).or(Some(here))
        }
        here => Some(here),
    }
}
