//! Evaluates the conditions of rules.

use crate::contract::bounds::is_one_of;
use crate::contract::document::AnyDocument;
use crate::contract::rule::When;
use crate::contract::shape::Field;
use crate::contract::structure::{ElementKind, List, Structure, Value, ValueMut};
use crate::ground::number::double_text;

/// What is known about the region of the client, which stands in for region parameters that the caller omits.
#[derive(Clone, Copy)]
pub(crate) enum ClientRegion<'a> {
    /// No client has been chosen yet. The one that will send the request most likely has a region.
    Open,
    /// That of the client, if it has one.
    Of(Option<&'a str>),
}

/// Where paths start.
pub(crate) struct Scope<'a> {
    pub(crate) root: &'a dyn Structure,
    pub(crate) here: &'a dyn Structure,
    pub(crate) region: ClientRegion<'a>,
}

impl<'a> Scope<'a> {
    /// Paths that start at the root.
    pub(crate) fn of(root: &'a dyn Structure) -> Self {
        Self { root, here: root, region: ClientRegion::Of(None) }
    }

    /// The value at a path: of the siblings, or of the root after a leading slash.
    pub(crate) fn value(&self, path: &str) -> Option<Value<'a>> {
        self.member(path).map(|(_, value)| value)
    }

    /// The value at a path, and the description of the member that has it.
    pub(crate) fn member(&self, path: &str) -> Option<(&'static Field, Value<'a>)> {
        let (mut structure, mut rest) = match path.strip_prefix('/') {
            Some(rest) => (self.root, rest),
            None => (self.here, path),
        };
        loop {
            // A name may itself have a dot, so the whole rest is tried first.
            if let Some(index) = structure.shape().find(rest, 0) {
                let (field, value) = (structure.shape().fields.get(index)?, structure.value_at(index));
                let value = match self.region {
                    ClientRegion::Of(Some(region)) if field.client_region => {
                        value.filter(|value| given(*value)).or(Some(Value::Text(region)))
                    }
                    _ => value,
                };
                return Some((field, value?));
            }
            let (name, below) = rest.split_once('.')?;
            let index = structure.shape().find(name, 0)?;
            let Some(Value::Structure(inner)) = structure.member(index)?.value() else {
                return None;
            };
            (structure, rest) = (inner, below);
        }
    }

    /// The text at a path: of a scalar, or of a list that is written as one text.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        match self.member(path)? {
            (field, Value::List(list)) if !field.format.separator.is_empty() => {
                Some(joined(list, field.format.separator))
            }
            (_, value) => with_text(value, str::to_owned),
        }
    }

    /// Whether the parameter at the path is set.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.value(path).is_some_and(given) || self.is_left_to_the_client(path)
    }

    /// Whether a client sets the parameter at the path, and no client has been chosen yet.
    fn is_left_to_the_client(&self, path: &str) -> bool {
        let name = path.strip_prefix('/').unwrap_or(path);
        let structure = if name.len() < path.len() { self.root } else { self.here };
        let fields = structure.shape().fields;
        matches!(self.region, ClientRegion::Open)
            && fields.iter().any(|field| field.client_region && field.name == name)
    }

    /// Whether the parameter at the path, or its default, has one of the values.
    pub(crate) fn is(&self, path: &str, values: &[&str], default: Option<&str>) -> bool {
        match self.value(path).filter(|value| given(*value)) {
            Some(value) => any_text(value, &|text| is_one_of(text, values)),
            None => default.is_some_and(|default| is_one_of(default, values)),
        }
    }

    /// As [`is`](Self::is), but a list must keep to the values with each element, and absence without a default is
    /// right.
    pub(crate) fn keeps_to(&self, path: &str, values: &[&str], default: Option<&str>) -> bool {
        match self.value(path).filter(|value| given(*value)) {
            Some(value) => !any_text(value, &|text| !is_one_of(text, values)),
            None => default.is_none_or(|default| is_one_of(default, values)),
        }
    }

    pub(crate) fn holds(&self, when: &When) -> bool {
        match *when {
            When::Is(path, values, default) => self.is(path, values, default),
            When::Set(path) => self.has(path),
            When::Unset(path) => !self.has(path),
            When::Not(inner) => !self.holds(inner),
            When::All(parts) => parts.iter().all(|part| self.holds(part)),
            When::Any(parts) => parts.iter().any(|part| self.holds(part)),
        }
    }
}

/// Whether the value says anything: a blank text says nothing, and a structure, list or map says what is in it, also a list
/// of texts that is written as JSON. A secret may be made of spaces.
pub(crate) fn given(value: Value<'_>) -> bool {
    match value {
        Value::Structure(structure) => structure.present().any(|(_, value)| given(value)),
        Value::List(list) => list.elements().any(given),
        Value::Map(map) => map.length() > 0,
        Value::Secret(secret) => !secret.expose().is_empty(),
        Value::Document(document) => !is_empty(document),
        value => with_text(value, |text| text.trim().is_empty()) != Some(true),
    }
}

/// Whether a document is a list of texts of which none says anything, such as `[]` and `[""]`, or no JSON and nothing but
/// separators. Nearly every document shows with its first letter that it is not.
fn is_empty(document: &dyn AnyDocument) -> bool {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '"' | ',');
    let says_nothing = document.text().split(is_sign).all(|word| word.is_empty() || word == "null");
    says_nothing
        && document.values().map_or(true, |(mut structure, _)| {
            let is_list_of_texts = structure.member_mut(0).is_some_and(|member| match member.value_mut() {
                ValueMut::List(list) => matches!(list.element_kind(), ElementKind::Scalars),
                _ => false,
            });
            is_list_of_texts && !given(Value::Structure(&*structure))
        })
}

/// Whether `test` holds for the text of the value, or of one of a list's elements.
fn any_text(value: Value<'_>, test: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Value::List(list) => list.elements().any(|element| any_text(element, test)),
        value => with_text(value, test) == Some(true),
    }
}

/// The texts of a list with a separator between them.
pub(crate) fn joined(list: &dyn List, separator: &str) -> String {
    list.elements().filter_map(|element| with_text(element, str::to_owned)).collect::<Vec<_>>().join(separator)
}

/// Hands the text of a scalar to `read`.
pub(crate) fn with_text<R>(value: Value<'_>, read: impl FnOnce(&str) -> R) -> Option<R> {
    Some(match value {
        Value::Text(text) => read(text),
        Value::Bytes(bytes) => read(&bytes.to_base64()),
        Value::Secret(secret) => read(secret.expose()),
        Value::Json(json) => read(json.as_str()),
        Value::Document(document) => read(document.text()),
        Value::Boolean(value) => read(if value { "true" } else { "false" }),
        Value::Integer(value) => read(&value.to_string()),
        Value::Double(value) => read(&double_text(value)),
        Value::Time(time, format) => read(&time.text(format)),
        Value::Duration(period, unit) => read(&unit.text(period)),
        Value::Structure(_) | Value::List(_) | Value::Map(_) => return None,
    })
}
