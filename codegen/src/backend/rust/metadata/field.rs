//! A parameter or field as data.

use super::object::Object;
use crate::backend::rust::facts::conditions;
use crate::backend::sample::to_json;
use crate::model::{DefaultFrom, Deprecation, Field, Language, Limits, Literal, Model, Position, Style, Type};
use serde_json::Value;

pub(super) fn fields(model: &Model, fields: &[Field], language: Language) -> Vec<Value> {
    fields.iter().map(|it| field(model, it, language).into()).collect()
}

fn field(model: &Model, field: &Field, language: Language) -> Object {
    let Field {
        // Of the conditions, in whose sentences it stands.
        name: _,
        wire: _,
        rust,
        // As it is on the wire.
        ty: _,
        doc,
        // Part of the sentences of the conditions.
        only_when: _,
        required_when: _,
        not_needed_when: _,
        value_when: _,
        present_when: _,
        required,
        default,
        default_from,
        example,
        limits,
        unit,
        format,
        id,
        separator,
        secret,
        deprecated,
        unsupported,
        upload,
        idempotency_token,
        position,
        style,
        wrapper,
        documented_as,
        omits,
        envelope,
        success_codes,
        // Of the Rust code and its search alone.
        known_as: _,
        boxed: _,
        shared: _,
        document: _,
        takes_text: _,
        // For readers of the pages.
        see_also: _,
        codes: _,
    } = field;
    Object::new()
        .with("name", field.wire())
        .with("rust_name", rust.as_str())
        .with("type", ty(wire_type(field)))
        .with("doc", doc.get(language))
        .with("conditions", conditions(model, field, language))
        .with("required", *required)
        .with_any("default", default.as_ref().map(text))
        .with_any("example", example.as_ref().map(text))
        .with("limits", self::limits(limits))
        .with_any("unit", unit.as_deref())
        .with_any("format", format.as_deref().or((*field.ty.innermost() == Type::Bytes).then_some("base64")))
        .with_any("id", id.as_deref())
        .with_any("separator", separator.as_deref())
        .with_any("documented_as", documented_as.as_deref())
        .with("form", *position == Position::Form)
        .with("json", *style == Style::Json)
        .with_any("wrapper", wrapper.as_deref())
        .with("omits", omits.clone())
        .with("secret", *secret)
        .with("unsupported", *unsupported)
        .with("upload", *upload)
        .with("idempotency_token", *idempotency_token)
        .with("client_region", *default_from == Some(DefaultFrom::ClientRegion))
        .with("envelope", envelope.is_some())
        .with("success_codes", success_codes.clone())
        .with_any("deprecated", deprecated.as_ref().map(self::deprecated))
}

fn text(value: &Literal) -> String {
    value.wire().unwrap_or_else(|| to_json(value).to_string())
}

fn limits(limits: &Limits) -> Object {
    let Limits {
        min,
        max,
        exclusive_min,
        exclusive_max,
        min_length,
        max_length,
        min_items,
        max_items,
        max_bytes,
        ascii,
        pattern,
        values,
    } = limits;
    Object::new()
        .with_any("min", min.map(number))
        .with_any("max", max.map(number))
        .with_any("exclusive_min", exclusive_min.map(number))
        .with_any("exclusive_max", exclusive_max.map(number))
        .with_any("min_length", *min_length)
        .with_any("max_length", *max_length)
        .with_any("min_items", *min_items)
        .with_any("max_items", *max_items)
        .with_any("max_bytes", *max_bytes)
        .with("ascii", *ascii)
        .with_any("pattern", pattern.as_deref())
        .with("values", values.iter().filter_map(Literal::wire).collect::<Vec<_>>())
}

/// A whole number without a fraction: readers of fractions may round the last digit.
fn number(value: f64) -> Value {
    #[allow(clippy::cast_possible_truncation, reason = "the number is whole and within 2^53")]
    if value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_991.0 { (value as i64).into() } else { value.into() }
}

pub(super) fn deprecated(deprecation: &Deprecation) -> Object {
    let Deprecation { since, instead, announced } = deprecation;
    let object = Object::new().with_any("since", since.as_deref()).with_any("instead", instead.as_deref());
    // Without it, a deprecation of which nothing more is known would be none.
    object.always("announced", *announced)
}

/// A list with a separator is a text on the wire.
fn wire_type(field: &Field) -> &Type {
    match &field.ty {
        Type::List(_) if field.is_joined() => &Type::String,
        ty => ty,
    }
}

/// The kind, and what is inside.
fn ty(ty: &Type) -> Value {
    let inside = |kind: &str, inside: Value| Object::new().with(kind, inside).into();
    match ty {
        // The text on the wire, whose format is `base64`.
        Type::Bytes => self::ty(&Type::String),
        Type::String | Type::Boolean | Type::Int32 | Type::Int64 | Type::Double | Type::Json | Type::Any => {
            ty.spelling().into()
        }
        Type::Document(name) => inside("document", name.as_str().into()),
        Type::List(element) => inside("list", self::ty(element)),
        Type::Map(element) => inside("map", self::ty(element)),
        Type::Structure(name) => inside("structure", name.as_str().into()),
        Type::Enum(name) => inside("enumeration", name.as_str().into()),
    }
}
