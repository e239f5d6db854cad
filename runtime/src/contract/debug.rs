//! Printing and comparing structures by their members.

use crate::contract::document::{Extra, is_implied};
use crate::contract::response_metadata::ResponseMetadata;
use crate::contract::structure::{Member, Structure, Value};
use std::fmt;

/// Prints a structure for `Debug`: the members that are present, by wire name, secrets as `***`. Those of a response
/// follow the fields of its envelope.
///
/// # Errors
/// If the formatter fails.
pub fn debug(structure: &dyn Structure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    print(structure, false, f)
}

/// Prints a structure, in one that may hide secrets or not.
fn print(structure: &dyn Structure, hides: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let hides = hides || structure.may_hide();
    if let [content] = structure.shape().fields
        && !content.format.content.is_empty()
    {
        let mut printer = f.debug_tuple(structure.shape().name);
        for (_, value) in structure.present() {
            printer.field(&Printed(value, hides));
        }
        return printer.finish();
    }
    let mut printer = f.debug_struct(structure.shape().name);
    if let Some(key) = structure.map_key()
        && let Some(value) = key.value
    {
        printer.field(key.label, &value);
    }
    let conflicts: Vec<&str> = structure.extra().into_iter().flat_map(Extra::names_of_conflicts).collect();
    if !conflicts.is_empty() {
        printer.field("conflicts", &conflicts);
    }
    if let Some(text) = structure.extra().and_then(Extra::instead) {
        let shown = if hides { "***" } else { text };
        printer.field("instead", &format_args!("{shown}"));
    }
    for (name, value) in structure.metadata().into_iter().flat_map(ResponseMetadata::shown) {
        printer.field(name, &Printed(value, hides));
    }
    for (field, value) in structure.present() {
        printer.field(field.name, &Printed(value, hides));
    }
    for (key, value) in structure.extra().into_iter().flat_map(Extra::others) {
        let shown = if hides { "***" } else { value };
        printer.field(key, &format_args!("{shown}"));
    }
    printer.finish()
}

/// A value, in a structure that may hide secrets or not.
struct Printed<'a>(Value<'a>, bool);

impl fmt::Debug for Printed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value, hides) = *self;
        match value {
            Value::Text(text) => text.fmt(f),
            Value::Boolean(value) => value.fmt(f),
            Value::Integer(value) => value.fmt(f),
            Value::Double(value) => value.fmt(f),
            Value::Time(time, _) => time.fmt(f),
            Value::Duration(period, _) => period.fmt(f),
            Value::Bytes(bytes) => bytes.fmt(f),
            Value::Secret(secret) => secret.fmt(f),
            Value::Json(json) => json.fmt(f),
            Value::Document(document) => document.debug(f),
            Value::Structure(structure) => print(structure, hides, f),
            Value::List(list) => f.debug_list().entries(list.elements().map(|it| Printed(it, hides))).finish(),
            Value::Map(map) => f.debug_map().entries(map.entries().map(|(key, it)| (key, Printed(it, hides)))).finish(),
        }
    }
}

/// Whether two structures have the same shape, the same key in a map, and equal members. Maps are equal whatever their
/// order. What comes with a response beside its members differs from call to call and doesn't count.
pub fn equal(one: &dyn Structure, other: &dyn Structure) -> bool {
    one.map_key() == other.map_key() && have_equal_members(one, other)
}

fn have_equal_members(one: &dyn Structure, other: &dyn Structure) -> bool {
    std::ptr::eq(one.shape(), other.shape())
        && one.extra() == other.extra()
        && one.shape().fields.iter().enumerate().all(|(index, field)| {
            match (one.member(index).and_then(Member::value), other.member(index).and_then(Member::value)) {
                (Some(one), Some(other)) => same(one, other),
                // What is written for an absent member of a document is its value.
                (Some(value), None) => is_implied(other, field, value),
                (None, Some(value)) => is_implied(one, field, value),
                (None, None) => true,
            }
        })
}

fn same(one: Value<'_>, other: Value<'_>) -> bool {
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::Boolean(one), Value::Boolean(other)) => one == other,
        (Value::Integer(one), Value::Integer(other)) => one == other,
        #[allow(clippy::float_cmp, reason = "equality of members is that of `f64`")]
        (Value::Double(one), Value::Double(other)) => one == other,
        (Value::Time(one, _), Value::Time(other, _)) => one == other,
        (Value::Duration(one, _), Value::Duration(other, _)) => one == other,
        (Value::Bytes(one), Value::Bytes(other)) => one == other,
        (Value::Secret(one), Value::Secret(other)) => one == other,
        (Value::Json(one), Value::Json(other)) => one == other,
        (Value::Document(one), Value::Document(other)) => one.text() == other.text(),
        (Value::Structure(one), Value::Structure(other)) => equal(one, other),
        (Value::List(one), Value::List(other)) => {
            one.length() == other.length() && one.elements().zip(other.elements()).all(|(one, other)| same(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            let found = |key: &str| other.entries().find(|(known, _)| *known == key).map(|(_, value)| value);
            one.length() == other.length()
                && one.entries().all(|(key, value)| found(key).is_some_and(|other| same_entry(value, other)))
        }
        _ => false,
    }
}

/// Of entries of maps, the keys of the maps count.
fn same_entry(one: Value<'_>, other: Value<'_>) -> bool {
    match (one, other) {
        (Value::Structure(one), Value::Structure(other)) => have_equal_members(one, other),
        _ => same(one, other),
    }
}
