use crate::spec::At;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// One name or a list of them.
#[derive(Clone, Debug, Default)]
pub struct RawNames(pub Vec<At<String>>);

enum Form {
    One(String),
    Several(Vec<At<String>>),
}

impl<'de> Deserialize<'de> for Form {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrSeveral;

        impl<'de> Visitor<'de> for OneOrSeveral {
            type Value = Form;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or a list of them")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Form, E> {
                Ok(Form::One(name.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Form, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(Form::Several)
            }
        }

        deserializer.deserialize_any(OneOrSeveral)
    }
}

impl<'de> Deserialize<'de> for RawNames {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let At { value, place } = At::<Form>::deserialize(deserializer)?;
        Ok(match value {
            Form::One(name) => Self(vec![At { value: name, place }]),
            Form::Several(list) => Self(list),
        })
    }
}

impl JsonSchema for RawNames {
    fn schema_name() -> Cow<'static, str> {
        "RawNames".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let name = json_schema!({ "type": "string" });
        json_schema!({
            "description": "One name or a list of them.",
            "anyOf": [name, { "type": "array", "items": name }],
        })
    }
}
