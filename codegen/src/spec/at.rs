use crate::place::Place;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// The name under which [`At`] asks for a value with its place: no type of the spec can have it.
pub(super) const AT: &str = "\0At";
pub(super) const AT_FIELDS: &[&str] = &["file", "start", "end", "value"];

/// A value together with where it stands; other libraries call this spanned.
#[derive(Clone, Default, PartialEq)]
pub struct At<T> {
    pub value: T,
    pub place: Place,
}

impl<T> Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for At<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WithPlace<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for WithPlace<T> {
            type Value = At<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<At<T>, A::Error> {
                let mut offset = || parts.next_element()?.ok_or_else(|| A::Error::missing_field("place"));
                let place = Place { file: offset()?, start: offset()?, end: offset()? };
                let value = parts.next_element()?.ok_or_else(|| A::Error::missing_field("value"))?;
                Ok(At { value, place })
            }
        }

        deserializer.deserialize_struct(AT, AT_FIELDS, WithPlace(PhantomData))
    }
}

/// The schema of the value: in the file nothing is to be seen of the place.
impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
