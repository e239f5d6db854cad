use crate::spec::At;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Any value of the YAML, each part with its place. Conditions are read as literals and understood when resolved.
pub type RawLiteral = At<RawLiteralKind>;

#[derive(Clone, Debug, Default, PartialEq)]
pub enum RawLiteralKind {
    #[default]
    Null,
    Boolean(bool),
    Integer(i64),
    Double(f64),
    Text(String),
    List(Vec<RawLiteral>),
    Map(Vec<(At<String>, RawLiteral)>),
}

impl<'de> Deserialize<'de> for RawLiteralKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyValue;

        impl<'de> Visitor<'de> for AnyValue {
            type Value = RawLiteralKind;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(RawLiteralKind::Null)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
                Ok(RawLiteralKind::Boolean(value))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
                Ok(RawLiteralKind::Integer(value))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
                Ok(RawLiteralKind::Double(value))
            }

            fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
                Ok(RawLiteralKind::Text(value.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut elements = Vec::with_capacity(list.size_hint().unwrap_or(0));
                while let Some(element) = list.next_element()? {
                    elements.push(element);
                }
                Ok(RawLiteralKind::List(elements))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::with_capacity(map.size_hint().unwrap_or(0));
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(RawLiteralKind::Map(entries))
            }
        }

        deserializer.deserialize_any(AnyValue)
    }
}

impl JsonSchema for RawLiteralKind {
    fn schema_name() -> Cow<'static, str> {
        "RawLiteral".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        Schema::default()
    }
}
