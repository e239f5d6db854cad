//! JSON documents inside texts.

use crate::contract::document::{DocumentError, check};
use crate::ground::json_tree::json_tree;
use std::fmt;

/// A JSON document that is sent as a text, or any JSON value of a response.
///
/// A text given by the caller stays exactly as it is, spaces and all, whether or not it is JSON. A
/// [`serde_json::Value`] is written compactly: order of keys kept, nulls kept, non-ASCII characters unescaped. In a
/// response, a string becomes this text and anything else is written compactly.
///
/// ```
/// use alibabacloud_core::Json;
///
/// let written = Json::from(serde_json::json!({ "shop": { "name": "店", "all": true, "filter": null } }));
/// assert_eq!(written.as_str(), r#"{"shop":{"name":"店","all":true,"filter":null}}"#);
/// assert_eq!(Json::from(r#"{ "a": 1 }"#).as_str(), r#"{ "a": 1 }"#);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Json(String);

impl Json {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The document that the text holds. A number beyond 64 bits or beyond the doubles is a text of its digits.
    ///
    /// # Errors
    /// If the text is not JSON, or more than 127 lists and objects lie in each other.
    pub fn parsed(&self) -> Result<serde_json::Value, serde_json::Error> {
        json_tree(&self.0)
    }

    /// Where and why the text is not JSON.
    pub(crate) fn syntax(&self) -> Result<(), DocumentError> {
        check(&self.0).map(|_| ())
    }

    /// The text, without copying it.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        Self::from(&value)
    }
}

impl From<&serde_json::Value> for Json {
    fn from(value: &serde_json::Value) -> Self {
        // `Display` of a `Value` is its compact form and cannot fail.
        Self(value.to_string())
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
