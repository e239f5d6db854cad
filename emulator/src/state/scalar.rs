//! The fields of a response, and values in their documented types.

use alibabacloud_dts::metadata::{Field, Operation, Type};
use serde::Serialize;
use serde_json::Value;

/// The fields that are not part of the envelope.
pub(super) fn payload(operation: &'static Operation) -> impl Iterator<Item = &'static Field> {
    operation.response.iter().filter(|field| !field.envelope)
}

/// A value without members.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Scalar<'t> {
    Boolean(bool),
    Integer(i64),
    Double(f64),
    Text(&'t str),
}

/// Whether a number is a time before there is one, where no negative number is documented.
fn is_before_time(field: &Field, text: &str) -> bool {
    text.starts_with('-') && field.unit.is_some() && field.limits.min.is_none_or(|min| min >= 0.0)
}

/// A value in the documented type; nothing if the text does not fit it.
pub(super) fn scalar<'t>(field: &Field, text: &'t str) -> Option<Scalar<'t>> {
    if is_before_time(field, text) {
        return None;
    }
    let documented = field.documented_as.unwrap_or_default();
    let ty = match documented {
        "string" => Type::String,
        "boolean" => Type::Boolean,
        "integer" | "long" => Type::Int64,
        _ => field.ty,
    };
    match ty {
        Type::Boolean => Some(Scalar::Boolean(text.eq_ignore_ascii_case("true"))),
        Type::Int32 | Type::Int64 => text.parse().ok().map(Scalar::Integer),
        Type::Double => text.parse().ok().map(Scalar::Double),
        _ => Some(Scalar::Text(text)),
    }
}

impl From<Scalar<'_>> for Value {
    fn from(scalar: Scalar<'_>) -> Self {
        match scalar {
            Scalar::Boolean(is_set) => is_set.into(),
            Scalar::Integer(number) => number.into(),
            Scalar::Double(number) => number.into(),
            Scalar::Text(text) => text.into(),
        }
    }
}
