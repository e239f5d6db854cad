//! An example's request by the names that are sent.

use crate::backend::sample::to_json;
use crate::model::{Field, Literal, Model, Position, Style, Type};

/// The parameters that a request sends, each as `Name=value`, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wire {
    pub(super) query: Vec<String>,
    pub(super) form: Vec<String>,
}

impl Wire {
    /// Names and values of all parameters, wherever they are sent.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter().chain(&self.form).filter_map(|line| line.split_once('='))
    }
}

/// Lays out groups and lists as they are sent; what the request does not declare is omitted.
pub(super) fn flatten(model: &Model, fields: &[Field], values: &[(String, Literal)]) -> Wire {
    let mut wire = Wire::default();
    for (name, value) in values {
        let Some(field) = fields.iter().find(|field| field.name == *name) else { continue };
        let lines = match field.position {
            Position::Query => &mut wire.query,
            Position::Form => &mut wire.form,
        };
        let (name, value) = (field.wire(), &exact(model, &field.ty, value));
        let whole = field.style == Style::Json || matches!(field.ty, Type::Json | Type::Document(_));
        match value {
            Literal::List(_) | Literal::Map(_) if whole => lines.push(format!("{name}={}", to_json(value))),
            _ => add(name, value, lines),
        }
    }
    wire.query.sort();
    wire.form.sort();
    wire
}

/// The value with the exact names of the members of its structures.
pub(super) fn exact(model: &Model, ty: &Type, value: &Literal) -> Literal {
    match (ty, value) {
        (Type::List(element), Literal::List(elements)) => {
            Literal::List(elements.iter().map(|value| exact(model, element, value)).collect())
        }
        (Type::Map(element), Literal::Map(entries)) => {
            Literal::Map(entries.iter().map(|(key, value)| (key.clone(), exact(model, element, value))).collect())
        }
        (Type::Structure(name), Literal::Map(members)) => {
            let structure = model.structure(name);
            let member = |(name, value): &(String, Literal)| match structure.and_then(|it| it.field(name)) {
                Some(field) => (field.wire().to_owned(), exact(model, &field.ty, value)),
                None => (name.clone(), value.clone()),
            };
            Literal::Map(members.iter().map(member).collect())
        }
        (_, value) => value.clone(),
    }
}

fn add(name: &str, value: &Literal, lines: &mut Vec<String>) {
    match value {
        Literal::Null => {}
        Literal::List(elements) => {
            for (index, element) in elements.iter().enumerate() {
                add(&format!("{name}.{}", index + 1), element, lines);
            }
        }
        Literal::Map(members) => {
            for (member, value) in members {
                add(&format!("{name}.{member}"), value, lines);
            }
        }
        scalar => lines.extend(scalar.wire().map(|text| format!("{name}={}", text.replace('\n', "\\n")))),
    }
}
