//! Scalars, put into places of every kind.

use super::reader::{Digits, Reader};
use crate::contract::blob::Blob;
use crate::contract::json::Json;
use crate::contract::structure::ValueMut;
use crate::contract::time::TimeUnit;
use crate::contract::timestamp::Timestamp;
use crate::ground::number::double_text;
use crate::ground::secret::Secret;
use serde_json::Value as Tree;
use std::borrow::Cow;
use std::time::Duration;

/// A scalar of a document.
#[derive(Clone, Copy)]
pub(super) enum Scalar<'a> {
    Text(&'a str),
    Boolean(bool),
    Integer(i64),
    /// Above the range of `i64`.
    Unsigned(u64),
    Double(f64),
}

impl<'a> Scalar<'a> {
    fn text(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => text.into(),
            Self::Boolean(value) => if value { "true" } else { "false" }.into(),
            Self::Integer(value) => value.to_string().into(),
            Self::Unsigned(value) => value.to_string().into(),
            Self::Double(value) => double_text(value).into(),
        }
    }

    /// Texts in any letter case, and the numbers 1 and 0.
    pub(super) fn boolean(self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(value),
            Self::Text(text) if text.trim().eq_ignore_ascii_case("true") => Some(true),
            Self::Text(text) if text.trim().eq_ignore_ascii_case("false") => Some(false),
            number => match number.integer() {
                Some(1) => Some(true),
                Some(0) => Some(false),
                _ => None,
            },
        }
    }

    /// Whole numbers, also as texts, with a percent sign, and with a fraction of zero.
    fn integer(self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(value),
            Self::Double(value) => whole(value),
            Self::Text(text) => numeral(text).parse().ok().or_else(|| self.double().and_then(whole)),
            Self::Boolean(_) | Self::Unsigned(_) => None,
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "a number with a fraction is asked for")]
    fn double(self) -> Option<f64> {
        match self {
            Self::Integer(value) => Some(value as f64),
            Self::Unsigned(value) => Some(value as f64),
            Self::Double(value) => Some(value),
            Self::Text(text) => numeral(text).parse().ok().filter(|value: &f64| value.is_finite()),
            Self::Boolean(_) => None,
        }
    }

    /// A period of time, unless it is negative.
    fn duration(self, unit: TimeUnit) -> Option<Duration> {
        match self.integer() {
            Some(count) => unit.of_integer(count),
            None => unit.of_double(self.double()?),
        }
    }

    /// Whether the parser may have seen more digits than are left: it reads whole numbers beyond 64 bits so.
    fn may_lack_digits(self) -> bool {
        const BEYOND_64_BITS: f64 = 9_223_372_036_854_775_808.0;
        matches!(self, Self::Double(value) if value.abs() >= BEYOND_64_BITS)
    }

    /// The words with which other languages write null.
    fn is_none(self) -> bool {
        let words = ["null", "none"];
        matches!(self, Self::Text(text) if words.iter().any(|word| text.trim().eq_ignore_ascii_case(word)))
    }

    fn is_blank(self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

/// The number that a text says; a percent sign is passed over, as percentages are counted to 100.
fn numeral(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix('%').map_or(text, str::trim_end)
}

/// The whole number that `value` is, as long as every whole number up to it has a double of its own.
fn whole(value: f64) -> Option<i64> {
    const LARGEST: f64 = 9_007_199_254_740_992.0;
    #[allow(clippy::cast_possible_truncation, reason = "it is whole and within range")]
    (value.fract() == 0.0 && value.abs() <= LARGEST).then_some(value as i64)
}

/// The boolean that a tree says, in any spelling.
pub(crate) fn boolean_of(tree: &Tree) -> Option<bool> {
    match tree {
        Tree::Bool(value) => Some(*value),
        Tree::String(text) => Scalar::Text(text).boolean(),
        Tree::Number(number) => match number.as_i64() {
            Some(whole) => Scalar::Integer(whole).boolean(),
            None => Scalar::Double(number.as_f64()?).boolean(),
        },
        _ => None,
    }
}

impl Reader<'_> {
    /// As [`scalar`](Self::scalar), for a text. Nearly all are of the usual spelling, which needs no second look.
    pub(super) fn text(&mut self, mut slot: ValueMut<'_>, text: &str) {
        let is_read = match &mut slot {
            ValueMut::OpenEnum(place) => place.set(text).is_ok(),
            ValueMut::Int32(place) => text.parse().map(|number| **place = Some(number)).is_ok(),
            ValueMut::Int64(place) => text.parse().map(|number| **place = Some(number)).is_ok(),
            ValueMut::Boolean(place) => text.parse().map(|value| **place = Some(value)).is_ok(),
            _ => false,
        };
        if !is_read {
            self.scalar(slot, Scalar::Text(text));
        }
    }

    /// Puts a scalar into a place. An empty text, or a word for null, in the place of anything but a text is absence.
    pub(super) fn scalar(&mut self, slot: ValueMut<'_>, value: Scalar<'_>) {
        if value.may_lack_digits()
            && matches!(
                slot,
                ValueMut::Text(_) | ValueMut::OpenEnum(_) | ValueMut::Time(_) | ValueMut::Secret(_) | ValueMut::Json(_)
            )
        {
            if self.digits() == Digits::Refused {
                return self.mismatch("a text", "a number with more digits than are kept");
            }
            self.set_digits(Digits::Lost);
        }
        let read = match slot {
            ValueMut::Text(place) => return *place = Some(value.text().into_owned()),
            ValueMut::Time(place) => {
                let time = Timestamp::from(&*value.text());
                let is_listed = self.is_response() && !time.is_time();
                // The text is kept all the same. What a caller writes is sent as it is.
                *place = Some(time);
                if is_listed { Err("a time") } else { Ok(()) }
            }
            ValueMut::OpenEnum(place) | ValueMut::Document(place) => place.set(&value.text()),
            // A text of no letters is no bytes, which are something else than none.
            ValueMut::Bytes(_) if value.is_none() => return,
            ValueMut::Bytes(place) => put(place, Blob::from_base64(&value.text()), BYTES),
            ValueMut::Secret(place) => return *place = Some(Secret::from(value.text().into_owned())),
            ValueMut::Json(place) => return *place = Some(Json::from(value.text().into_owned())),
            ValueMut::List(list) => {
                list.begin();
                if !value.is_blank() {
                    self.at_index(0, |reader| list.add(&mut |slot| reader.scalar(slot, value)));
                }
                return;
            }
            ValueMut::Map(map) if value.is_blank() => return map.begin(),
            _ if value.is_blank() || value.is_none() => return,
            ValueMut::Boolean(place) => put(place, value.boolean(), "a boolean"),
            ValueMut::Int32(place) => {
                put(place, value.integer().and_then(|value| value.try_into().ok()), "a whole number of 32 bits")
            }
            ValueMut::Int64(place) => put(place, value.integer(), "a whole number of 64 bits"),
            ValueMut::Double(place) => put(place, value.double(), "a number"),
            ValueMut::Port(place) => put(place, value.integer().and_then(|value| value.try_into().ok()), "a port"),
            ValueMut::Duration(place, unit) => put(place, value.duration(unit), unit.expected()),
            ValueMut::Structure(_) | ValueMut::Map(_) => Err("an object"),
        };
        if let Err(expected) = read {
            if value.is_blank() || value.is_none() {
                return;
            }
            let text = value.text();
            let found = if matches!(value, Scalar::Text(_)) { format!("`{text}`") } else { text.into_owned() };
            self.mismatch(expected, &found);
        }
    }

    /// Notes that a list or object stands where a scalar or another kind of tree is expected.
    pub(super) fn tree_mismatch(&mut self, slot: &ValueMut<'_>, found: &str) {
        let expected = match slot {
            ValueMut::Text(_) | ValueMut::OpenEnum(_) | ValueMut::Secret(_) => "a text",
            ValueMut::Time(_) => "a time",
            ValueMut::Port(_) => "a port",
            ValueMut::Duration(_, unit) => unit.expected(),
            ValueMut::Boolean(_) => "a boolean",
            ValueMut::Int32(_) => "a whole number of 32 bits",
            ValueMut::Int64(_) => "a whole number of 64 bits",
            ValueMut::Double(_) => "a number",
            ValueMut::Bytes(_) => BYTES,
            ValueMut::Structure(_) | ValueMut::Map(_) => "an object",
            ValueMut::List(_) => "a list",
            ValueMut::Json(_) | ValueMut::Document(_) => "any value",
        };
        self.mismatch(expected, found);
    }
}

/// What is said of a value that is not in Base64.
const BYTES: &str = "bytes in Base64";

fn put<T>(place: &mut Option<T>, value: Option<T>, expected: &'static str) -> Result<(), &'static str> {
    let value = value.ok_or(expected)?;
    *place = Some(value);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::structure::SetText;

    /// A port, which is made of a text and refuses some.
    #[derive(Debug, PartialEq)]
    struct Port(u16);

    impl SetText for Option<Port> {
        fn text(&self) -> Option<&str> {
            None
        }

        fn set(&mut self, text: &str) -> Result<(), &'static str> {
            *self = Some(Port(text.parse().map_err(|_| "a port")?));
            Ok(())
        }
    }

    #[test]
    fn what_a_value_made_of_a_text_refuses_is_listed_and_changes_nothing() {
        let mut reader = Reader::listing_unknown();
        let mut place = Some(Port(80));
        for value in ["abc", "-1", "", "null"].map(Scalar::Text).into_iter().chain([Scalar::Boolean(true)]) {
            reader.at_name("Port", |reader| reader.scalar(ValueMut::OpenEnum(&mut place), value));
        }
        assert_eq!(place, Some(Port(80)));
        reader.at_name("Port", |reader| reader.scalar(ValueMut::OpenEnum(&mut place), Scalar::Integer(443)));
        assert_eq!(place, Some(Port(443)));
        let listed: Vec<String> = reader.into_loaded().mismatches.iter().map(ToString::to_string).collect();
        let refused = ["`abc`", "`-1`", "true"].map(|found| format!("Port: expected a port, found {found}"));
        assert_eq!(listed, refused);
    }
}
