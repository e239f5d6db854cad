//! Values that occur in several parts of the dump.

use crate::model::{Deprecation, Language, Text, Type};
use serde_json::{Value, json};

pub(super) fn deprecation(deprecation: Option<&Deprecation>) -> Value {
    deprecation.map_or(
        Value::Null,
        |found| json!({ "since": found.since, "instead": found.instead, "announced": found.announced }),
    )
}

pub(super) fn text(text: &Text) -> Value {
    let written = Language::ALL.into_iter().filter(|it| *it == Language::English || !text.get(*it).is_empty());
    Value::Object(written.map(|language| (language.tag().to_owned(), json!(text.get(language)))).collect())
}

/// The kind of a type, without the names of this spec: `object` for structures, `string` for enums.
pub(super) fn kind(ty: &Type) -> String {
    match ty {
        Type::Structure(_) => "object".to_owned(),
        Type::Enum(_) | Type::Bytes => "string".to_owned(),
        Type::Document(_) => "json".to_owned(),
        Type::List(element) => format!("list<{}>", kind(element)),
        Type::Map(element) => format!("map<{}>", kind(element)),
        other => other.spelling(),
    }
}

pub(super) fn by_name<'a, T>(entries: &'a [T], entry: impl Fn(&'a T) -> (&'a String, Value)) -> Value {
    Value::Object(entries.iter().map(entry).map(|(name, value)| (name.clone(), value)).collect())
}
