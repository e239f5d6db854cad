//! Structures as the JSON text of a document.

use super::extra::{Entry, Extra, Original};
use super::raw::{check, quote};
use crate::contract::condition::{Scope, joined};
use crate::contract::no_members::NoMembers;
use crate::contract::rule::Check;
use crate::contract::shape::{Field, ScalarFormat};
use crate::contract::structure::{Member, Structure, Value};
use crate::ground::number::double_text;
use crate::ground::wiped::WipedText;

/// What becomes of secrets, and of values that may be some.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Secrets {
    /// They are written.
    Exposed,
    /// `"***"` stands in their place.
    Masked,
    /// Their keys are omitted.
    LeftOut,
}

/// The text of a document.
pub(super) fn text(document: &dyn Structure, secrets: Secrets) -> String {
    let mut writer = Writer::new(document, secrets);
    writer.structure(document);
    writer.text.into_string()
}

/// The text of a list, map or structure that a parameter is, secrets included. Documents in it are part of it and not
/// texts in quotes.
pub(crate) fn parameter(field: &Field, value: Value<'_>) -> String {
    let mut writer = Writer { embeds: true, ..Writer::new(&NoMembers, Secrets::Exposed) };
    writer.value(field, value);
    writer.text.into_string()
}

/// The text of one member, if it would be written.
pub(super) fn member(field: &Field, value: Option<Value<'_>>, document: &dyn Structure) -> Option<String> {
    let mut writer = Writer::new(document, Secrets::Exposed);
    writer.value(field, value?);
    Some(writer.text.into_string())
}

/// The text of one value, on its own.
pub(super) fn value(field: &Field, value: Value<'_>) -> String {
    member(field, Some(value), &NoMembers).unwrap_or_default()
}

/// What is written for a member without a value, by the rules of the structure.
pub(super) fn implied(root: &dyn Structure, structure: &dyn Structure, field: &Field) -> Option<&'static str> {
    let scope = Scope { here: structure, ..Scope::of(root) };
    structure.shape().rules.iter().find_map(|rule| match rule.check {
        Check::Implied { member, value, when } if member == field.name && scope.holds(&when) => Some(value),
        _ => None,
    })
}

struct Writer<'a> {
    root: &'a dyn Structure,
    secrets: Secrets,
    /// Whether documents are part of the text rather than texts in quotes.
    embeds: bool,
    text: WipedText,
}

impl<'a> Writer<'a> {
    fn new(root: &'a dyn Structure, secrets: Secrets) -> Self {
        Self { root, secrets, embeds: false, text: WipedText::default() }
    }

    fn structure(&mut self, structure: &dyn Structure) {
        static NOTHING: Extra = Extra::NOTHING;
        let extra = structure.extra().unwrap_or(&NOTHING);
        if let Some(instead) = extra.instead()
            && structure.present().next().is_none()
            && extra.entries().is_empty()
        {
            match self.secrets {
                Secrets::Masked if self.root.may_hide() => self.masked(),
                Secrets::LeftOut if self.root.may_hide() => self.text.push_str("null"),
                _ => self.text.push_str(instead),
            }
            return;
        }
        if let [content] = structure.shape().fields
            && !content.format.content.is_empty()
        {
            return self.content(structure, content, extra);
        }
        let start = self.text.len();
        self.text.push('{');
        let fields = structure.shape().fields;
        let entries = extra.entries();
        // Where no order of members is remembered, they come first.
        let is_ordered = entries.iter().any(|entry| matches!(entry, Entry::Member { .. }));
        let mut written = Vec::new();
        if !is_ordered {
            self.members(start, structure, &written);
        }
        for entry in entries {
            match entry {
                Entry::Member { index, original } => {
                    if let Some(field) = fields.get(*index) {
                        written.push(*index);
                        self.member(start, structure, *index, field, original.as_ref());
                    }
                }
                Entry::Other { key, value } => self.other(start, key, value),
            }
        }
        if is_ordered {
            self.members(start, structure, &written);
        }
        self.text.push('}');
    }

    /// The members that are not written yet, in the order of the shape.
    fn members(&mut self, start: usize, structure: &dyn Structure, written: &[usize]) {
        let is_read = structure.extra().is_some_and(Extra::is_read);
        let fields = structure.shape().fields.iter().enumerate();
        for (index, field) in fields.filter(|(index, _)| !written.contains(index)) {
            if !self.member(start, structure, index, field, None)
                && !is_read
                && let Some(value) = implied(self.root, structure, field)
            {
                self.key(start, field.wire_name());
                self.text.push_str(value);
            }
        }
    }

    /// A document that is a list or map as a whole.
    fn content(&mut self, structure: &dyn Structure, field: &Field, extra: &Extra) {
        let value = structure.member(0).and_then(Member::value);
        if let Some(Entry::Member { original: Some(original), .. }) = extra.entries().first()
            && self.stands(original, field, value)
        {
            self.text.push_str(&original.text);
        } else if let Some(value) = value {
            self.value(field, value);
        } else {
            self.text.push_str(field.format.content);
        }
    }

    /// Writes a member if it has a value, or had a spelling of none.
    fn member(
        &mut self,
        start: usize,
        structure: &dyn Structure,
        index: usize,
        field: &Field,
        original: Option<&Original>,
    ) -> bool {
        let value = structure.member(index).and_then(Member::value);
        if let Some(original) = original
            && self.stands(original, field, value)
        {
            self.key(start, field.wire_name());
            self.text.push_str(&original.text);
            return true;
        }
        let Some(value) = value else { return false };
        let is_left_out = self.secrets == Secrets::LeftOut
            && match value {
                Value::Secret(_) => true,
                Value::Document(document) => document.without_secrets().is_none(),
                _ => false,
            };
        if is_left_out {
            return true;
        }
        self.key(start, field.wire_name());
        self.value(field, value);
        true
    }

    /// Whether a value is still the one that was spelled so.
    fn stands(&self, original: &Original, field: &Field, value: Option<Value<'_>>) -> bool {
        (self.secrets == Secrets::Exposed || !self.root.may_hide())
            && member(field, value, self.root).as_deref() == original.instead.as_ref().map(|text| text.as_str())
    }

    fn other(&mut self, start: usize, key: &str, value: &str) {
        // The whole document decides: a part of it may stand in others, where it hides nothing.
        match self.secrets {
            Secrets::LeftOut if self.root.may_hide() => {}
            Secrets::Masked if self.root.may_hide() => {
                self.key(start, key);
                self.masked();
            }
            _ => {
                self.key(start, key);
                self.text.push_str(value);
            }
        }
    }

    fn key(&mut self, start: usize, key: &str) {
        if self.text.len() > start + 1 {
            self.text.push(',');
        }
        quote(key, &mut self.text);
        self.text.push(':');
    }

    fn value(&mut self, field: &Field, value: Value<'_>) {
        match value.at(field) {
            Value::Text(text) if field.format.scalar == ScalarFormat::Number && is_number(text) => {
                self.text.push_str(text);
            }
            Value::Text(text) => quote(text, &mut self.text),
            Value::Boolean(value) if field.format.scalar == ScalarFormat::Number => {
                self.text.push(if value { '1' } else { '0' });
            }
            Value::Boolean(value) => self.scalar(field, if value { "true" } else { "false" }),
            Value::Integer(value) => self.scalar(field, &value.to_string()),
            Value::Double(value) if value.is_finite() => self.scalar(field, &double_text(value)),
            Value::Double(_) => self.text.push_str("null"),
            Value::Time(time, format) => {
                let text = time.text(format);
                if field.format.scalar == ScalarFormat::Number && is_number(&text) {
                    self.text.push_str(&text);
                } else {
                    quote(&text, &mut self.text);
                }
            }
            Value::Duration(period, unit) => self.scalar(field, &unit.text(period)),
            Value::Bytes(bytes) => quote(&bytes.to_base64(), &mut self.text),
            Value::Secret(_) if self.secrets != Secrets::Exposed => self.masked(),
            Value::Secret(secret) => quote(secret.expose(), &mut self.text),
            Value::Json(json) => self.embed(json.as_str()),
            Value::Document(document) if self.embeds => self.embed(document.text()),
            Value::Document(document) if self.secrets == Secrets::Exposed => quote(document.text(), &mut self.text),
            Value::Document(document) => match document.without_secrets() {
                Some(text) => quote(&text, &mut self.text),
                None => self.masked(),
            },
            Value::Structure(structure) => self.structure(structure),
            Value::List(list) if !field.format.separator.is_empty() => {
                quote(&joined(list, field.format.separator), &mut self.text);
            }
            Value::List(list) => {
                self.text.push('[');
                for (index, element) in list.elements().enumerate() {
                    if index > 0 {
                        self.text.push(',');
                    }
                    self.value(field, element);
                }
                self.text.push(']');
            }
            Value::Map(map) => {
                let start = self.text.len();
                self.text.push('{');
                for (key, value) in map.entries() {
                    self.key(start, key);
                    self.value(field, value);
                }
                self.text.push('}');
            }
        }
    }

    /// A boolean or number, in quotes where the service wants it so.
    fn scalar(&mut self, field: &Field, text: &str) {
        if field.format.scalar == ScalarFormat::Text {
            quote(text, &mut self.text);
        } else {
            self.text.push_str(text);
        }
    }

    /// Adds the text of a document as it is. What is no JSON is a text.
    fn embed(&mut self, text: &str) {
        match check(text) {
            Ok(text) => self.text.push_str(text),
            Err(_) => quote(text, &mut self.text),
        }
    }

    fn masked(&mut self) {
        self.text.push_str("\"***\"");
    }
}

fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) && check(text) == Ok(text)
}
