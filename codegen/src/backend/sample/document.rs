//! JSON documents as the types that hold them.

use super::layout::{Call, Code, bytes_literal, text_literal};
use super::meaning::meant;
use super::names::{type_path, variant};
use crate::model::{Condition, Field, Literal, Meaning, Model, Structure, Test, Type};
use serde_json::Value;
use std::collections::BTreeSet;

/// A document as a chain of constructors and setters, and the Rust types that it names.
pub(super) struct Typed {
    pub(super) code: Code,
    pub(super) types: BTreeSet<String>,
}

/// The document in its types; `None` where it holds something that they do not say, such as a key of its own.
pub(super) fn typed(model: &Model, name: &str, value: &Literal) -> Option<Typed> {
    let parsed;
    let value = match value {
        Literal::Text(text) => {
            parsed = literal(&serde_json::from_str(text).ok()?)?;
            &parsed
        }
        other => other,
    };
    let mut writer = Writer { model, types: BTreeSet::new() };
    let code = writer.structure(model.structure(name)?, value, None)?;
    Some(Typed { code, types: writer.types })
}

fn literal(value: &Value) -> Option<Literal> {
    Some(match value {
        Value::Null => Literal::Null,
        Value::Bool(value) => Literal::Boolean(*value),
        Value::Number(number) => number.as_i64().map(Literal::Integer).or(number.as_f64().map(Literal::Double))?,
        Value::String(text) => Literal::Text(text.clone()),
        Value::Array(elements) => Literal::List(elements.iter().map(literal).collect::<Option<_>>()?),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| Some((key.clone(), literal(value)?)));
            Literal::Map(entries.collect::<Option<_>>()?)
        }
    })
}

struct Writer<'m> {
    model: &'m Model,
    types: BTreeSet<String>,
}

impl Writer<'_> {
    /// `key` is the key under which a named structure stands in a map.
    fn structure(&mut self, structure: &Structure, value: &Literal, key: Option<&str>) -> Option<Code> {
        self.types.insert(structure.rust.clone());
        let path = type_path(&structure.rust);
        if let Some(content) = structure.content() {
            return Some(Code::Chain { head: format!("{path}::new()"), calls: self.member(content, value)?, tail: "" });
        }
        let Literal::Map(entries) = value else { return None };
        let given = |name: &str| entries.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        let own_name = structure.document.named.as_ref();
        // In a map, the constructor takes the key, and the setter of the name says where the two differ.
        let name = match (own_name.map(|name| given(name)), key) {
            (Some(Some(Literal::Text(_))), Some(key)) => Some(key.to_owned()),
            (Some(Some(Literal::Text(name))), None) => Some(name.clone()),
            (Some(_), _) => return None,
            (None, _) => None,
        };
        let head = match &name {
            Some(name) => format!("{path}::named({})", text_literal(name)),
            None => format!("{path}::new()"),
        };
        // What is implied would be written although the document leaves it out.
        if structure.fields.iter().any(|field| given(&field.name).is_none() && implied(field, &given).is_some()) {
            return None;
        }
        let mut calls = Vec::new();
        for (key, value) in entries {
            let field = structure.field(key)?;
            let is_said = own_name == Some(key) && value.wire() == name;
            if !is_said && implied(field, &given).as_ref() != Some(&value) {
                calls.extend(self.member(field, value)?);
            }
        }
        Some(if calls.is_empty() { Code::Atom(head) } else { Code::Chain { head, calls, tail: "" } })
    }

    fn member(&mut self, field: &Field, value: &Literal) -> Option<Vec<Call>> {
        let one = |argument| vec![Call { name: setter(field), arguments: vec![argument] }];
        Some(match (&field.ty, value, &field.document.entry) {
            (Type::List(element), Literal::List(values), Some(entry)) => values
                .iter()
                .map(|value| Some(Call { name: entry.clone(), arguments: vec![self.value(element, value)?] }))
                .collect::<Option<_>>()?,
            (Type::Map(element), Literal::Map(entries), Some(entry)) => entries
                .iter()
                .map(|(key, value)| Some(Call { name: entry.clone(), arguments: self.entry(element, key, value)? }))
                .collect::<Option<_>>()?,
            (Type::List(element), Literal::Text(text), _) => {
                let parts = text.split(field.separator.as_deref()?).map(|part| Literal::Text(part.to_owned()));
                one(self.list(element, &parts.collect::<Vec<_>>())?)
            }
            (_, value, _) if field.meaning() != Meaning::Plain => one(meant(field, value)?),
            (ty, value, _) => one(self.value(ty, value)?),
        })
    }

    fn entry(&mut self, element: &Type, key: &str, value: &Literal) -> Option<Vec<Code>> {
        if let Type::Structure(name) = element
            && let Some(structure) = self.model.structure(name).filter(|it| it.document.named.is_some())
        {
            return Some(vec![self.structure(structure, value, Some(key))?]);
        }
        Some(vec![Code::Atom(text_literal(key)), self.value(element, value)?])
    }

    fn list(&mut self, element: &Type, values: &[Literal]) -> Option<Code> {
        Some(Code::Array(values.iter().map(|value| self.value(element, value)).collect::<Option<_>>()?))
    }

    fn value(&mut self, ty: &Type, value: &Literal) -> Option<Code> {
        Some(match (ty, value) {
            (Type::Structure(name) | Type::Document(name), value) => {
                self.structure(self.model.structure(name)?, value, None)?
            }
            (Type::List(element), Literal::List(values)) => self.list(element, values)?,
            (Type::Enum(name), value) => {
                let known = variant(self.model, name, &value.wire()?)?;
                self.types.insert(self.model.enumeration(name)?.rust.clone());
                Code::Atom(known)
            }
            (Type::Bytes, Literal::Text(text)) => Code::Atom(bytes_literal(text)),
            (Type::String | Type::Any, Literal::Text(text)) => Code::Atom(text_literal(text)),
            (Type::Any, Literal::Boolean(_) | Literal::Integer(_)) => Code::Atom(value.wire()?),
            // Some documents write a boolean as a digit.
            (Type::Boolean, value) => Code::Atom(match value.wire()?.as_str() {
                "1" => "true".to_owned(),
                "0" => "false".to_owned(),
                other => other.parse::<bool>().ok()?.to_string(),
            }),
            (Type::Int32 | Type::Int64, value) => Code::Atom(value.wire()?.parse::<i64>().ok()?.to_string()),
            _ => return None,
        })
    }
}

fn setter(field: &Field) -> String {
    field.document.setter.as_ref().unwrap_or(&field.rust).clone()
}

/// The value that is written when the member is absent, if the conditions only ask which members are set.
fn implied<'f>(field: &'f Field, given: &impl Fn(&str) -> Option<&'f Literal>) -> Option<&'f Literal> {
    let holds = |condition: &Condition| match condition {
        Condition::Test { path, test: Test::Set(set) } if !path.from_root => {
            path.segments.first().is_some_and(|name| given(name).is_some() == *set)
        }
        _ => false,
    };
    field.document.implied.iter().find(|it| it.when.as_ref().is_none_or(holds)).map(|it| &it.value)
}
