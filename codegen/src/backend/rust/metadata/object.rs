//! A JSON object without the members that say nothing.

use serde_json::{Map, Value};

/// An object in the making. A member with the value that most objects have is omitted: no text, no number, `false`, an
/// empty list.
#[derive(Default)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let says_nothing = match &value {
            Value::Null => true,
            Value::Bool(is_set) => !is_set,
            Value::String(text) => text.is_empty(),
            Value::Array(values) => values.is_empty(),
            Value::Object(members) => members.is_empty(),
            Value::Number(_) => false,
        };
        if !says_nothing {
            self.0.insert(key.to_owned(), value);
        }
        self
    }

    /// The same, for what may be absent.
    pub(super) fn with_any(self, key: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.always(key, value),
            None => self,
        }
    }

    /// The same, whatever the value says.
    pub(super) fn always(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    pub(super) fn pretty(self) -> String {
        format!("{:#}\n", Value::Object(self.0))
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}
