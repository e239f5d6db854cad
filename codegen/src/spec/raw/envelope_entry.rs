use super::RawDeprecation;
use super::keywords::RawDocumentedType;
use crate::spec::At;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, de::value::StrDeserializer};
use std::borrow::Cow;
use std::fmt;

/// The documented type of an envelope field in the response of one operation, or a map with more keys.
#[derive(Clone, Debug)]
pub struct RawEnvelopeEntry {
    pub documented: At<RawDocumentedType>,
    pub success: Vec<At<String>>,
    pub deprecated: Option<RawDeprecation>,
}

/// An envelope field about which this operation's documents say more than its type.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct Details {
    /// The type that the documents claim.
    documented: At<RawDocumentedType>,
    /// Of a code: the codes with which this operation succeeds, where they are not those of the service.
    #[serde(default)]
    success: Vec<At<String>>,
    /// Whether the field is deprecated in the response of this operation.
    deprecated: Option<RawDeprecation>,
}

enum Form {
    Documented(RawDocumentedType),
    Details(Details),
}

impl<'de> Deserialize<'de> for Form {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TypeOrDetails;

        impl<'de> Visitor<'de> for TypeOrDetails {
            type Value = Form;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a documented type or a map")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Form, E> {
                RawDocumentedType::deserialize(StrDeserializer::new(word)).map(Form::Documented)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Form, A::Error> {
                Details::deserialize(MapAccessDeserializer::new(map)).map(Form::Details)
            }
        }

        deserializer.deserialize_any(TypeOrDetails)
    }
}

impl<'de> Deserialize<'de> for RawEnvelopeEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let At { value, place } = At::<Form>::deserialize(deserializer)?;
        Ok(match value {
            Form::Documented(word) => {
                Self { documented: At { value: word, place }, success: Vec::new(), deprecated: None }
            }
            Form::Details(Details { documented, success, deprecated }) => Self { documented, success, deprecated },
        })
    }
}

impl JsonSchema for RawEnvelopeEntry {
    fn schema_name() -> Cow<'static, str> {
        "RawEnvelopeEntry".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let word = generator.subschema_for::<RawDocumentedType>();
        let details = generator.subschema_for::<Details>();
        json_schema!({
            "description": "The type that the documents claim, or a map with more.",
            "anyOf": [word, details],
        })
    }
}
