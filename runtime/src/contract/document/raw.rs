//! Pieces of a JSON text, taken apart one level at a time. Numbers stay as they are written, however large.

use super::error::DocumentError;
use crate::ground::wiped::WipedText;
use serde_core::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// Why a value does not fit: what is expected in its place, and what is there, of which no value is repeated.
#[derive(Debug)]
pub(super) struct Misfit {
    pub(super) expected: &'static str,
    pub(super) found: &'static str,
}

impl Misfit {
    pub(super) fn new(expected: &'static str, found: &Raw<'_>) -> Self {
        Self { expected, found: found.kind() }
    }

    fn half_a_character(expected: &'static str) -> Self {
        Self { expected, found: "half of a surrogate pair" }
    }
}

/// A value of a document, parsed one level deep.
#[derive(Clone)]
pub(super) enum Raw<'a> {
    Null,
    Boolean(bool),
    /// The digits as they are written.
    Number(&'a str),
    /// The characters, unescaped.
    Text(String),
    /// The text from `[` to `]`.
    List(&'a str),
    /// The text from `{` to `}`.
    Object(&'a str),
}

impl<'a> Raw<'a> {
    /// Looks at a text that is known to be one JSON value.
    ///
    /// # Errors
    /// If it is a string with half a character in it (`"\ud800"`).
    pub(super) fn of(text: &'a str) -> Result<Self, Misfit> {
        let text = text.trim();
        Ok(match text.as_bytes().first() {
            Some(b'{') => Self::Object(text),
            Some(b'[') => Self::List(text),
            Some(b'"') => Self::Text(serde_json::from_str(text).map_err(|_| Misfit::half_a_character("a text"))?),
            Some(b't') => Self::Boolean(true),
            Some(b'f') => Self::Boolean(false),
            Some(b'n') => Self::Null,
            _ => Self::Number(text),
        })
    }

    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Boolean(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// The text of a scalar; `None` for what has members and for null.
    pub(super) fn into_text(self) -> Option<String> {
        match self {
            Self::Boolean(value) => Some(if value { "true" } else { "false" }.to_owned()),
            Self::Number(digits) => Some(digits.to_owned()),
            Self::Text(text) => Some(text),
            Self::Null | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// `true` and `false` in any letter case, and the digits 1 and 0, also as texts.
    pub(super) fn boolean(&self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(*value),
            Self::Number("1") => Some(true),
            Self::Number("0") => Some(false),
            Self::Text(text) => match text.trim() {
                text if text.eq_ignore_ascii_case("true") || text == "1" => Some(true),
                text if text.eq_ignore_ascii_case("false") || text == "0" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// A whole number, also as a text, and also with a fraction of zero or an exponent.
    pub(super) fn integer(&self) -> Option<i64> {
        const LARGEST: f64 = 9_007_199_254_740_992.0;
        let digits = self.digits()?;
        digits.parse().ok().or_else(|| {
            let value = digits.parse::<f64>().ok()?;
            #[allow(clippy::cast_possible_truncation, reason = "it is whole, and each such number has a double")]
            (value.fract() == 0.0 && value.abs() <= LARGEST).then_some(value as i64)
        })
    }

    /// A number, also as a text.
    pub(super) fn double(&self) -> Option<f64> {
        self.digits()?.parse().ok().filter(|value: &f64| value.is_finite())
    }

    fn digits(&self) -> Option<&str> {
        match self {
            Self::Number(digits) => Some(digits),
            Self::Text(text) => Some(text.trim()),
            _ => None,
        }
    }
}

/// The text as one JSON value, without the spaces around it.
///
/// # Errors
/// If it is not JSON.
pub(crate) fn check(text: &str) -> Result<&str, DocumentError> {
    serde_json::from_str::<&RawValue>(text).map(RawValue::get).map_err(|error| DocumentError::syntax(text, &error))
}

/// The members of an object in their order, keys that come twice included.
///
/// # Errors
/// If a key has half a character in it.
pub(super) fn members(text: &str) -> Result<Vec<(String, &str)>, Misfit> {
    serde_json::from_str::<Pieces<(String, &RawValue)>>(text)
        .map(|pieces| pieces.0.into_iter().map(|(key, value)| (key, value.get())).collect())
        .map_err(|_| Misfit::half_a_character("keys of whole characters"))
}

/// The elements of a list.
///
/// # Errors
/// If it is none.
pub(super) fn elements(text: &str) -> Result<Vec<&str>, Misfit> {
    serde_json::from_str::<Vec<&RawValue>>(text)
        .map(|pieces| pieces.into_iter().map(RawValue::get).collect())
        .map_err(|_| Misfit { expected: "a list", found: "another value" })
}

struct Pieces<T>(Vec<T>);

impl<'de> Deserialize<'de> for Pieces<(String, &'de RawValue)> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Pieces<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pieces = Vec::new();
                while let Some(piece) = map.next_entry()? {
                    pieces.push(piece);
                }
                Ok(Pieces(pieces))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

/// The JSON text without the spaces between its tokens.
pub(super) fn compact(text: &str) -> String {
    let mut compact = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    for character in text.chars() {
        if quoted {
            quoted = escaped || character != '"';
            escaped = !escaped && character == '\\';
        } else if matches!(character, ' ' | '\t' | '\n' | '\r') {
            continue;
        } else {
            quoted = character == '"';
        }
        compact.push(character);
    }
    compact
}

/// Appends a text in quotes.
pub(super) fn quote(text: &str, to: &mut WipedText) {
    to.push_json(text);
}
