//! Requests and responses as flat lists of paths.

use super::value::{deprecation, kind};
use crate::backend::sample::to_json;
use crate::model::{DefaultFrom, EnvelopeRole, Field, Limits, Literal, Model, Operation, Position, Type};
use serde_json::{Value, json};

pub(crate) fn request(model: &Model, operation: &Operation) -> Vec<Value> {
    let mut entries = Vec::new();
    for field in &operation.request {
        let walk = Walk { model, position: Some(field.position) };
        walk.field("", field, &[], &mut Vec::new(), &mut entries);
    }
    entries
}

pub(crate) fn response(model: &Model, operation: &Operation) -> Vec<Value> {
    let mut entries = Vec::new();
    for field in &operation.response {
        let walk = Walk { model, position: None };
        walk.field("", field, &[], &mut Vec::new(), &mut entries);
    }
    entries
}

/// A path of the spec as it is on the wire and in the flat list: with the wrappers of its lists.
pub(super) fn wire_path(model: &Model, fields: &[Field], path: &str) -> String {
    let (segment, rest) = path.split_once('.').map_or((path, None), |(segment, rest)| (segment, Some(rest)));
    let name = segment.trim_end_matches("[]");
    let Some(field) = fields.iter().find(|field| field.name == name) else { return path.to_owned() };
    let wrapper = field.wrapper.as_ref().map(|wrapper| format!(".{wrapper}")).unwrap_or_default();
    let here = format!("{}{wrapper}{}", field.wire(), &segment[name.len()..]);
    let Some(rest) = rest else { return here };
    let members = match field.ty.innermost() {
        Type::Structure(name) => model.structure(name).map(|structure| structure.fields.as_slice()),
        _ => None,
    };
    format!("{here}.{}", wire_path(model, members.unwrap_or_default(), rest))
}

struct Walk<'a> {
    model: &'a Model,
    /// Of the request's own parameter, for all that travels with it; `None` in a response.
    position: Option<Position>,
}

impl<'a> Walk<'a> {
    fn field(
        &self,
        prefix: &str,
        field: &'a Field,
        omits: &[String],
        inside: &mut Vec<&'a str>,
        entries: &mut Vec<Value>,
    ) {
        let mut path = format!("{prefix}{}", field.wire());
        if let Some(wrapper) = &field.wrapper {
            let mut outer = entry(self.model, &path, field, self.position);
            outer["type"] = json!("object");
            outer["documented_as"] = json!("object");
            outer["type_name"] = Value::Null;
            entries.push(outer);
            path = format!("{path}.{wrapper}");
        }
        entries.push(entry(self.model, &path, field, self.position));
        let mut ty = &field.ty;
        while let Type::List(element) | Type::Map(element) = ty {
            path.push_str(if matches!(ty, Type::List(_)) { "[]" } else { "{}" });
            ty = element;
        }
        let Type::Structure(name) = ty else { return };
        let Some(structure) = self.model.structure(name) else { return };
        if inside.iter().filter(|outer| *outer == name).count() > 1 {
            return;
        }
        inside.push(name);
        let omits: Vec<String> = field.omits.iter().cloned().chain(below(omits, &field.name)).collect();
        for member in structure.fields.iter().filter(|member| !omits.contains(&member.name)) {
            self.field(&format!("{path}."), member, &omits, inside, entries);
        }
        inside.pop();
    }
}

/// What of `omits` concerns the members of `name`: `Detail.Code` leaves `Code` for `Detail`.
fn below(omits: &[String], name: &str) -> Vec<String> {
    omits.iter().filter_map(|path| path.strip_prefix(name)?.strip_prefix('.')).map(str::to_owned).collect()
}

/// One line of a flat list.
#[allow(clippy::too_many_lines, reason = "each word of the language has a line")]
pub(super) fn entry(model: &Model, path: &str, field: &Field, position: Option<Position>) -> Value {
    let Field {
        // The path has one of the two, and members of structures are listed by the other.
        name: _,
        wire: _,
        ty,
        required,
        takes_text,
        default,
        default_from,
        example,
        limits,
        unit,
        format,
        id,
        codes,
        secret,
        deprecated,
        unsupported,
        upload,
        idempotency_token,
        documented_as,
        envelope,
        success_codes,
        // The path has it.
        wrapper: _,
        // What is asked for with these is below.
        separator: _,
        style: _,
        // Of the parameter that holds it, see `position`.
        position: _,
        // The walk leaves these out.
        omits: _,
        // In lists of their own.
        only_when: _,
        required_when: _,
        not_needed_when: _,
        value_when: _,
        present_when: _,
        document: _,
        // For readers, or of the Rust code alone.
        doc: _,
        see_also: _,
        rust: _,
        known_as: _,
        boxed: _,
        shared: _,
    } = field;
    let type_name = match ty.innermost() {
        Type::Structure(name) | Type::Document(name) | Type::Enum(name) => Some(name),
        _ => None,
    };
    let enumeration = type_name.and_then(|name| model.enumeration(name));
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
    let values: Vec<String> = values.iter().filter_map(Literal::wire).collect();
    let known =
        enumeration.map(|found| field.values_of(found).into_iter().map(|(spelling, _)| spelling).collect::<Vec<_>>());
    let values = if enumeration.is_some() { Vec::new() } else { values };
    json!({
        "path": path,
        "type": if field.is_joined() { "string".to_owned() } else { kind(ty) },
        "type_name": type_name,
        "documented_as": documented_as.clone().unwrap_or_else(|| documented(if field.is_joined() { &Type::String } else { ty })),
        "required": required,
        "position": position.map(|position| match position {
            Position::Query => "query",
            Position::Form => "form",
        }),
        "style": field.style_keyword().filter(|_| position.is_some()),
        "secret": secret,
        "deprecated": deprecation(deprecated.as_ref()),
        "unsupported": unsupported,
        "takes_text": takes_text,
        "upload": upload,
        "idempotency_token": idempotency_token,
        "default_from": default_from.map(DefaultFrom::keyword),
        "default": default.as_ref().and_then(written),
        "example": example.as_ref().and_then(written),
        "meaning": match ty {
            _ if field.is_joined() => Some("list"),
            Type::Bytes => Some("bytes"),
            _ => field.meaning().word(),
        },
        "unit": unit,
        "format": format,
        "id": id,
        "codes": codes.map(|origin| model.service.origin_keyword(origin)),
        "enum": known,
        "values": (!values.is_empty()).then_some(values),
        "min": min,
        "max": max,
        "exclusive_min": exclusive_min,
        "exclusive_max": exclusive_max,
        "min_items": min_items,
        "min_length": min_length,
        "max_length": max_length,
        "max_items": max_items,
        "max_bytes": max_bytes,
        "ascii": ascii,
        "pattern": pattern,
        "envelope": envelope.is_some(),
        "role": envelope.map(EnvelopeRole::keyword),
        "success_codes": success_codes,
    })
}

/// A value as it is sent; a list or a map as a JSON text.
fn written(value: &Literal) -> Option<String> {
    match value {
        Literal::List(_) | Literal::Map(_) => Some(to_json(value).to_string()),
        _ => value.wire(),
    }
}

/// The documents' word for a type that they and the spec agree on.
pub(super) fn documented(ty: &Type) -> String {
    match ty {
        Type::String | Type::Json | Type::Document(_) | Type::Enum(_) | Type::Bytes => "string".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Int32 => "integer".to_owned(),
        Type::Int64 => "long".to_owned(),
        Type::Double => "number".to_owned(),
        Type::Structure(_) => "object".to_owned(),
        Type::Any => "any".to_owned(),
        Type::List(element) => format!("list<{}>", documented(element)),
        Type::Map(element) => format!("map<{}>", documented(element)),
    }
}
