//! Members of a response from the attributes of a record.

use super::names::attribute;
use alibabacloud_dts::metadata::{Field, Operation, SERVICE, Type};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Structures below structures; deeper ones hold what the emulator does not know.
pub(super) const DEPTH: usize = 4;

pub(super) fn payload(operation: &'static Operation) -> impl Iterator<Item = &'static Field> {
    operation.response.iter().filter(|field| !field.envelope)
}

/// The members of the structure of this name.
pub(super) fn members_of(structure: &str) -> &'static [Field] {
    SERVICE.structure(structure).map_or(&[][..], |structure| structure.fields)
}

/// A list, in the object that the documents put around it if they do.
pub(super) fn wrapped(list: Vec<Value>, wrapper: Option<&str>) -> Value {
    match wrapper {
        Some(wrapper) => json!({ wrapper: list }),
        None => list.into(),
    }
}

pub(super) struct Filling<'a> {
    pub(super) on: &'a str,
    pub(super) known: &'a BTreeMap<String, String>,
}

impl Filling<'_> {
    pub(super) fn fields(
        &self,
        fields: impl Iterator<Item = &'static Field>,
        prefix: &str,
        omits: &[&str],
        depth: usize,
    ) -> Map<String, Value> {
        let mut members = Map::new();
        for field in fields.filter(|field| !omits.contains(&field.name)) {
            let path = format!("{prefix}{}", field.name);
            let value = match field.ty {
                Type::Structure(name) if depth > 0 => {
                    let inner = self.fields(members_of(name).iter(), &format!("{path}."), field.omits, depth - 1);
                    (!inner.is_empty()).then(|| inner.into())
                }
                Type::Structure(_) | Type::List(_) | Type::Map(_) => None,
                _ => self.known.get(&attribute(self.on, &path)).and_then(|text| scalar(field, text)),
            };
            if let Some(value) = value {
                members.insert(field.name.to_owned(), value);
            }
        }
        members
    }
}

/// A value in the documented type; nothing if the text does not fit it.
pub(super) fn scalar(field: &Field, text: &str) -> Option<Value> {
    let documented = field.documented_as.unwrap_or_default();
    let ty = match documented {
        "string" => Type::String,
        "boolean" => Type::Boolean,
        "integer" | "long" => Type::Int64,
        _ => field.ty,
    };
    match ty {
        Type::Boolean => Some(text.eq_ignore_ascii_case("true").into()),
        Type::Int32 | Type::Int64 => text.parse::<i64>().ok().map(Value::from),
        Type::Double => text.parse::<f64>().ok().map(Value::from),
        _ => Some(text.into()),
    }
}
