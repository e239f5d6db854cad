//! The Rust code of an example: one builder chain, laid out as rustfmt would. Code that belongs to the SDK itself is
//! for [`super::rust`].

mod document;
mod imports;
mod layout;
mod meaning;
mod members;
mod names;
mod response;
#[cfg(test)]
mod tests;

pub use imports::{sample_imports, sample_use};
pub use response::{rust_item_sample, rust_response_sample};

use crate::model::{Example, Field, Literal, Model, Operation, Structure, Type};
use layout::{Call, Code, bytes_literal, text_literal};
use meaning::meant;
use members::{entries, set_members};
use names::{type_path, variant};
use serde_json::{Map, Value};

/// The call that sends `example`: `client.start_synchronization_job()…send().await?`, without a semicolon.
///
/// Types are named as [`sample_imports`] brings them into scope, and `client` is the client. Members that the request
/// does not have are omitted.
#[must_use]
pub fn rust_sample(model: &Model, operation: &Operation, example: &Example) -> String {
    chain(model, operation, example, "send", ".await?")
}

/// As [`rust_sample`], but it begins to follow the list page by page: `client.list_tags()…items()`.
#[must_use]
pub fn rust_items_sample(model: &Model, operation: &Operation, example: &Example) -> String {
    chain(model, operation, example, "items", "")
}

/// As [`rust_sample`], but it begins a wait: `client.describe_job()…wait()`.
#[must_use]
pub fn rust_wait_sample(model: &Model, operation: &Operation, example: &Example) -> String {
    chain(model, operation, example, "wait", "")
}

/// A JSON document as Rust: what it imports and the value that it is; `None` where it holds something that its types do
/// not say.
#[must_use]
pub fn document_sample(model: &Model, structure: &Structure, document: &Literal) -> Option<(String, String)> {
    let typed = document::typed(model, &structure.name, document)?;
    let names = typed.types.iter().map(|rust| names::import(rust)).collect::<std::collections::BTreeSet<_>>();
    Some((imports::printed(model, names.into_iter().collect())?, typed.code.print(0, 0)))
}

fn chain(model: &Model, operation: &Operation, example: &Example, last: &str, tail: &'static str) -> String {
    let mut calls = vec![Call { name: operation.rust.clone(), arguments: Vec::new() }];
    calls.extend(setters(model, &operation.request, &example.request));
    calls.push(Call { name: last.into(), arguments: Vec::new() });
    Code::Chain { head: "client".into(), calls, tail }.print(0, 0)
}

fn setters(model: &Model, fields: &[Field], values: &[(String, Literal)]) -> Vec<Call> {
    // What the client sets anyhow is omitted.
    let is_said =
        |(field, value): &(&Field, &Literal)| field.default_from.is_none() || field.example.as_ref() != Some(*value);
    set_members(fields, values)
        .filter(is_said)
        .map(|(field, value)| {
            let argument = meant(field, value).unwrap_or_else(|| code(model, &field.ty, &entries(field, value)));
            Call { name: field.rust.clone(), arguments: vec![argument] }
        })
        .collect()
}

fn code(model: &Model, ty: &Type, value: &Literal) -> Code {
    match (ty, value) {
        (Type::Document(name), value) if let Some(typed) = document::typed(model, name, value) => typed.code,
        (Type::Json | Type::Document(_), Literal::Text(document)) => Code::Atom(text_literal(document)),
        (Type::Json | Type::Document(_) | Type::Any, document) => {
            Code::Atom(text_literal(&to_json(document).to_string()))
        }
        (Type::List(element), Literal::List(values)) => list(model, element, values),
        (Type::Map(element), Literal::Map(entries)) => Code::Array(
            entries
                .iter()
                .filter(|(_, value)| *value != Literal::Null)
                .map(|(key, value)| {
                    Code::Pair(Box::new(Code::Atom(text_literal(key))), Box::new(code(model, element, value)))
                })
                .collect(),
        ),
        (Type::Structure(name), Literal::Map(entries)) => match model.structure(name) {
            Some(structure) => constructed(model, structure, entries),
            None => Code::Atom(text_literal(name)),
        },
        (Type::Enum(name), Literal::Text(text)) => {
            Code::Atom(variant(model, name, text).unwrap_or_else(|| text_literal(text)))
        }
        (Type::Bytes, Literal::Text(text)) => Code::Atom(bytes_literal(text)),
        (Type::Double, Literal::Integer(number)) => Code::Atom(format!("{number}.0")),
        (_, Literal::Double(number)) => Code::Atom(format!("{number:?}")),
        (_, Literal::Integer(number)) => Code::Atom(number.to_string()),
        (_, Literal::Boolean(value)) => Code::Atom(value.to_string()),
        (_, Literal::Text(text)) => Code::Atom(text_literal(text)),
        // The model refuses a value of another kind than its type; JSON is at least readable.
        (_, other) => Code::Atom(text_literal(&to_json(other).to_string())),
    }
}

fn constructed(model: &Model, structure: &Structure, entries: &[(String, Literal)]) -> Code {
    let calls = setters(model, &structure.fields, entries);
    let head = format!("{}::new()", type_path(&structure.rust));
    if calls.is_empty() { Code::Atom(head) } else { Code::Chain { head, calls, tail: "" } }
}

/// The elements of an array have one type: if one value of an enum is unknown, all are written as texts.
fn list(model: &Model, element: &Type, values: &[Literal]) -> Code {
    let values = values.iter().filter(|value| **value != Literal::Null);
    if let Type::Enum(name) = element {
        let texts: Vec<String> = values.filter_map(Literal::wire).collect();
        let variants: Option<Vec<Code>> = texts.iter().map(|text| variant(model, name, text).map(Code::Atom)).collect();
        return Code::Array(
            variants.unwrap_or_else(|| texts.iter().map(|text| Code::Atom(text_literal(text))).collect()),
        );
    }
    // Arrays of bytes of different lengths have different types.
    if *element == Type::Bytes {
        let texts = values.filter_map(Literal::wire);
        return Code::Array(texts.map(|text| Code::Atom(format!("{}.as_slice()", bytes_literal(&text)))).collect());
    }
    Code::Array(values.map(|value| code(model, element, value)).collect())
}

/// The value as JSON.
#[must_use]
pub fn to_json(value: &Literal) -> Value {
    match value {
        Literal::Null => Value::Null,
        Literal::Boolean(value) => Value::Bool(*value),
        Literal::Integer(value) => Value::from(*value),
        Literal::Double(value) => Value::from(*value),
        Literal::Text(value) => Value::String(value.clone()),
        Literal::List(elements) => Value::Array(elements.iter().map(to_json).collect()),
        Literal::Map(entries) => {
            Value::Object(entries.iter().map(|(key, value)| (key.clone(), to_json(value))).collect::<Map<_, _>>())
        }
    }
}
