use crate::spec::At;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserializer, Error, SeqAccess, Unexpected, Visitor};
use std::borrow::Cow;
use std::fmt;

/// One status or a list of them.
#[derive(Clone, Debug, Default)]
pub struct RawStatus(pub Vec<At<u16>>);

enum Form {
    One(u16),
    Several(Vec<At<u16>>),
}

impl<'de> Deserialize<'de> for Form {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrSeveral;

        impl<'de> Visitor<'de> for OneOrSeveral {
            type Value = Form;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an HTTP status or a list of them")
            }

            fn visit_i64<E: Error>(self, status: i64) -> Result<Form, E> {
                u16::try_from(status).map(Form::One).map_err(|_| E::invalid_value(Unexpected::Signed(status), &self))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Form, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(Form::Several)
            }
        }

        deserializer.deserialize_any(OneOrSeveral)
    }
}

impl<'de> Deserialize<'de> for RawStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let At { value, place } = At::<Form>::deserialize(deserializer)?;
        Ok(match value {
            Form::One(status) => Self(vec![At { value: status, place }]),
            Form::Several(list) => Self(list),
        })
    }
}

impl JsonSchema for RawStatus {
    fn schema_name() -> Cow<'static, str> {
        "RawStatus".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let status = json_schema!({ "type": "integer", "minimum": 100, "maximum": 599 });
        json_schema!({
            "description": "One HTTP status or a list of them.",
            "anyOf": [status, { "type": "array", "items": status }],
        })
    }
}
