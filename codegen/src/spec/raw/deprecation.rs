use crate::spec::At;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// `true`, or what to use instead.
#[derive(Clone, Debug, Default)]
pub struct RawDeprecation {
    pub deprecated: bool,
    pub announced: bool,
    pub since: Option<At<String>>,
    pub instead: Option<At<String>>,
}

/// Since when, and what to use.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct Details {
    /// The date or version.
    since: Option<At<String>>,
    /// What to use in its place.
    instead: Option<At<String>>,
    /// The deprecation is announced, but the field still works: the references mention it, and its use causes no warning.
    #[serde(default)]
    announced: bool,
}

impl<'de> Deserialize<'de> for RawDeprecation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FlagOrDetails;

        impl<'de> Visitor<'de> for FlagOrDetails {
            type Value = RawDeprecation;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`true`, `false` or a map")
            }

            fn visit_bool<E>(self, deprecated: bool) -> Result<Self::Value, E> {
                Ok(RawDeprecation { deprecated, ..RawDeprecation::default() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let Details { since, instead, announced } = Details::deserialize(MapAccessDeserializer::new(map))?;
                Ok(RawDeprecation { deprecated: true, announced, since, instead })
            }
        }

        deserializer.deserialize_any(FlagOrDetails)
    }
}

impl JsonSchema for RawDeprecation {
    fn schema_name() -> Cow<'static, str> {
        "RawDeprecation".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let details = generator.subschema_for::<Details>();
        json_schema!({
            "description": "`true`, or since when and what to use instead.",
            "anyOf": [{ "type": "boolean" }, details],
        })
    }
}
