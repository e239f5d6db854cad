//! YAML, and with it JSON, read by what may stand where.
//!
//! YAML takes `010`, `1e3` or `no` for something else than a text. Where the metadata say that a text belongs, the text
//! stays as it was written, so that a password or an ID in digits is sent as it is.

use super::objects;
use super::place::Place;
use alibabacloud_dts::metadata::Type;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// Reads a document that stands at this place.
///
/// # Errors
/// If the text is neither YAML nor JSON; the message has the line.
pub(crate) fn read(place: Place, text: &str) -> Result<Value, String> {
    serde_saphyr::with_deserializer_from_str_with_options(text, options(), |document| Seed(place).deserialize(document))
        .map_err(|error| error.to_string())
}

fn options() -> serde_saphyr::Options {
    // A snippet of the text may show a password.
    serde_saphyr::options! {
        with_snippet: false,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
    }
}

/// As [`read`], for a mapping whose keys say what stands below them.
pub(crate) fn read_by(place: fn(&str) -> Place, text: &str) -> Result<Value, String> {
    serde_saphyr::with_deserializer_from_str_with_options(text, options(), |document| {
        ByKey(place).deserialize(document)
    })
    .map_err(|error| error.to_string())
}

/// A mapping with a place for each key.
struct ByKey(fn(&str) -> Place);

impl<'de> DeserializeSeed<'de> for ByKey {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ByKey {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        members(map, self.0)
    }
}

fn members<'de, A: MapAccess<'de>>(mut map: A, place: impl Fn(&str) -> Place) -> Result<Value, A::Error> {
    let mut members = Map::new();
    while let Some(name) = map.next_key::<String>()? {
        let place = place(&name);
        let mut value = map.next_value_seed(Seed(place))?;
        if let Place::Value(Type::Structure(structure)) = place {
            value = objects::expanded(structure, &name, value).map_err(serde::de::Error::custom)?;
        }
        members.insert(name, value);
    }
    Ok(members.into())
}

struct Seed(Place);

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if matches!(self.0, Place::Value(Type::String | Type::Enumeration(_))) {
            deserializer.deserialize_option(TextVisitor)
        } else {
            deserializer.deserialize_any(TreeVisitor(self.0))
        }
    }
}

/// A text, however it is written, or nothing.
struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_str(self)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }
}

/// Anything, with the places of its members.
struct TreeVisitor(Place);

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::from))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Seed(self.0).deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let element = self.0.element().unwrap_or(Place::Free);
        let mut elements = Vec::new();
        while let Some(value) = sequence.next_element_seed(Seed(element))? {
            elements.push(value);
        }
        Ok(elements.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        members(map, |name| self.0.path(name))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use alibabacloud_dts::metadata::SERVICE;
    use serde_json::json;

    fn request(operation: &str, text: &str) -> Value {
        read(Place::Request(SERVICE.operation(operation).unwrap()), text).unwrap()
    }

    #[test]
    fn texts_stay_as_they_are_written() {
        for text in ["010", "1e3", "no", "0x1F", "123456789012345678901234567890", "2026-01-02", "1.50"] {
            let read = request("ModifyDtsJobPassword", &format!("Password: {text}"));
            assert_eq!(read, json!({ "Password": text }));
        }
    }

    #[test]
    fn numbers_and_switches_are_read_where_they_belong() {
        assert_eq!(request("DescribeDtsJobs", "PageSize: 30"), json!({ "PageSize": 30 }));
        let documents = request("ModifyDtsJob", "DbList:\n  shop: { name: 007, all: true }\n");
        assert_eq!(documents, json!({ "DbList": { "shop": { "name": "007", "all": true } } }));
    }

    #[test]
    fn flat_names_lead_to_their_places_and_nothing_is_nothing() {
        let read = request("ConfigureSynchronizationJob", "SourceEndpoint.Password: 007\nSourceEndpoint.Port: ~\n");
        assert_eq!(read, json!({ "SourceEndpoint.Password": "007", "SourceEndpoint.Port": null }));
    }

    #[test]
    fn a_name_that_is_written_twice_is_refused() {
        assert!(read(Place::Free, "a: 1\na: 2").unwrap_err().contains('a'));
    }
}
