//! JSON documents with secrets in them.

use super::check::trimmed;
use crate::ground::secret::Secret;
use crate::ground::wiped::wipe_json;
use serde_json::{Map, Value};

/// A JSON object whose texts are wiped from memory when it is dropped.
pub(super) struct Document(Value);

impl Document {
    /// Reads an object. The error has the place, and nothing of the text.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let document = Self(serde_json::from_slice(bytes).map_err(|error| {
            // The parser's own text is about the grammar, and quotes nothing of the document.
            format!("it is not JSON: {error}")
        })?);
        if document.0.is_object() { Ok(document) } else { Err("it is not a JSON object".to_owned()) }
    }

    pub(super) fn root(&self) -> Object<'_> {
        Object(self.0.as_object())
    }

    pub(super) fn root_mut(&mut self) -> Option<&mut Map<String, Value>> {
        self.0.as_object_mut()
    }

    pub(super) fn value(&self) -> &Value {
        &self.0
    }
}

impl Drop for Document {
    fn drop(&mut self) {
        wipe_json(&mut self.0);
    }
}

/// An object inside a document; an absent one has no members.
#[derive(Clone, Copy)]
pub(super) struct Object<'a>(pub(super) Option<&'a Map<String, Value>>);

impl<'a> Object<'a> {
    fn get(self, name: &str) -> Option<&'a Value> {
        self.0?.get(name)
    }

    pub(super) fn object(self, name: &str) -> Self {
        Self(self.get(name).and_then(Value::as_object))
    }

    pub(super) fn objects(self, name: &str) -> impl Iterator<Item = Self> + use<'a> {
        let items = self.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        items.iter().map(|item| Self(item.as_object()))
    }

    /// A text that is not empty.
    pub(super) fn text(self, name: &str) -> Option<&'a str> {
        self.get(name)?.as_str().filter(|text| !text.is_empty())
    }

    /// A key or token, without what surrounds it.
    pub(super) fn trimmed(self, name: &str) -> Option<&'a str> {
        self.text(name).map(trimmed).filter(|text| !text.is_empty())
    }

    pub(super) fn secret(self, name: &str) -> Option<Secret> {
        self.text(name).map(Secret::from)
    }

    /// A whole number, which may stand in a text.
    pub(super) fn number(self, name: &str) -> Option<i64> {
        let value = self.get(name)?;
        value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
    }

    pub(super) fn boolean(self, name: &str) -> Option<bool> {
        self.get(name)?.as_bool()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn errors_show_nothing_of_the_text() {
        for text in [
            "canary",
            "{\"a\":\"canary\" canary",
            "{\"canary\":\"\\qcanary\"}",
            "\"canary\"",
            "[\"canary\"]",
            "{canary",
        ] {
            let error = Document::read(text.as_bytes()).err().unwrap();
            assert!(!error.contains("canary"), "{error}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        assert_eq!(Document::read("\u{feff}{\"a\":\"b\"}".as_bytes()).unwrap().root().text("a"), Some("b"));
    }
}
