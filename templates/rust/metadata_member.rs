{{ header }}

use serde_json::Value;

/// An object of a definition. Members that are absent have the value that most definitions have.
///
/// Texts and lists are leaked: each definition is parsed once, and belongs to the program as if it were static.
#[derive(Clone, Copy)]
pub(super) struct Object<'a>(&'a Value);

impl<'a> Object<'a> {
    pub(super) fn of(value: &'a Value) -> Self {
        Self(value)
    }

    pub(super) fn member(self, key: &str) -> Option<&'a Value> {
        self.0.get(key)
    }

    pub(super) fn object(self, key: &str) -> Option<Self> {
        self.member(key).map(Self)
    }

    pub(super) fn flag(self, key: &str) -> bool {
        self.member(key).and_then(Value::as_bool).unwrap_or_default()
    }

    pub(super) fn text(self, key: &str) -> &'static str {
        self.optional(key).unwrap_or_default()
    }

    pub(super) fn optional(self, key: &str) -> Option<&'static str> {
        self.member(key).map(text)
    }

    pub(super) fn number(self, key: &str) -> Option<f64> {
        self.member(key)?.as_f64()
    }

    pub(super) fn count<T: TryFrom<u64>>(self, key: &str) -> Option<T> {
        T::try_from(self.member(key)?.as_u64()?).ok()
    }

    pub(super) fn texts(self, key: &str) -> &'static [&'static str] {
        self.values(key, text)
    }

    pub(super) fn objects<T>(self, key: &str, read: impl Fn(Self) -> T) -> &'static [T] {
        self.values(key, |value| read(Self(value)))
    }

    /// The members of an object, each with its name.
    pub(super) fn entries<T>(self, key: &str, read: impl Fn(&'a Value) -> T) -> &'static [(&'static str, T)] {
        let members = self.member(key).and_then(Value::as_object).into_iter().flatten();
        members.map(|(name, value)| (leaked(name), read(value))).collect::<Vec<_>>().leak()
    }

    fn values<T>(self, key: &str, read: impl Fn(&'a Value) -> T) -> &'static [T] {
        elements(self.member(key), read)
    }
}

pub(super) fn text(value: &Value) -> &'static str {
    leaked(value.as_str().unwrap_or_default())
}

pub(super) fn texts(value: &Value) -> &'static [&'static str] {
    elements(Some(value), text)
}

fn elements<'a, T>(value: Option<&'a Value>, read: impl Fn(&'a Value) -> T) -> &'static [T] {
    let values = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    values.iter().map(read).collect::<Vec<_>>().leak()
}

fn leaked(text: &str) -> &'static str {
    text.to_owned().leak()
}
