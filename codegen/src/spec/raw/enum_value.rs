use super::RawDeprecation;
use crate::spec::At;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// The meaning of a value, or a map with more.
#[derive(Clone, Debug, Default)]
pub struct RawEnumValue {
    pub doc: Option<At<String>>,
    pub error_code: Option<At<bool>>,
    pub also: Vec<At<String>>,
    pub rust: Option<At<String>>,
    pub known_as: Vec<At<String>>,
    pub deprecated: Option<RawDeprecation>,
}

/// A value of an enum with more than a meaning.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct Details {
    /// What it means.
    doc: Option<At<String>>,
    /// It is one of the error codes, whose meaning is its text.
    error_code: Option<At<bool>>,
    /// Other spellings on the wire, which are read as this value. A place that sends one of them lists it below
    /// `values`.
    #[serde(default)]
    also: Vec<At<String>>,
    /// The Rust variant, where the derived one is not the sensible one.
    rust: Option<At<String>>,
    /// Other names by which people look for it.
    #[serde(default)]
    known_as: Vec<At<String>>,
    /// Should no longer be used.
    deprecated: Option<RawDeprecation>,
}

enum Form {
    Meaning(String),
    Details(Box<Details>),
}

impl<'de> Deserialize<'de> for Form {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MeaningOrDetails;

        impl<'de> Visitor<'de> for MeaningOrDetails {
            type Value = Form;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a map")
            }

            fn visit_str<E>(self, meaning: &str) -> Result<Form, E> {
                Ok(Form::Meaning(meaning.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Form, A::Error> {
                Details::deserialize(MapAccessDeserializer::new(map)).map(|details| Form::Details(Box::new(details)))
            }
        }

        deserializer.deserialize_any(MeaningOrDetails)
    }
}

impl<'de> Deserialize<'de> for RawEnumValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let At { value, place } = At::<Form>::deserialize(deserializer)?;
        Ok(match value {
            Form::Meaning(meaning) => Self { doc: Some(At { value: meaning, place }), ..Self::default() },
            Form::Details(details) => {
                let Details { doc, error_code, also, rust, known_as, deprecated } = *details;
                Self { doc, error_code, also, rust, known_as, deprecated }
            }
        })
    }
}

impl JsonSchema for RawEnumValue {
    fn schema_name() -> Cow<'static, str> {
        "RawEnumValue".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let details = generator.subschema_for::<Details>();
        json_schema!({
            "description": "What the value means, or a map with more.",
            "anyOf": [{ "type": "string" }, details],
        })
    }
}
