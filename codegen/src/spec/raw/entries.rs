use crate::spec::At;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// A map in the order of the file, each key with its place.
#[derive(Clone, Debug)]
pub struct Entries<T>(
    Vec<(At<String>, T)>,
    /// Of a long list, the entries in the order of their keys: error codes are looked up by the thousand.
    Vec<usize>,
);

/// Entries that are looked up one by one.
const SHORT: usize = 32;

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T> Entries<T> {
    /// No entry.
    pub const EMPTY: Self = Self(Vec::new(), Vec::new());

    fn new(list: Vec<(At<String>, T)>) -> Self {
        let mut by_key: Vec<usize> = if list.len() > SHORT { (0..list.len()).collect() } else { Vec::new() };
        by_key.sort_by_key(|index| list.get(*index).map(|(key, _)| key.value.as_str()));
        Self(list, by_key)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, (At<String>, T)> {
        self.0.iter()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entry of this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        if self.1.is_empty() {
            return self.0.iter().find(|(name, _)| name.value == key).map(|(_, value)| value);
        }
        let name = |index: usize| self.0.get(index).map_or("", |(name, _)| name.value.as_str());
        let first = self.1.partition_point(|index| name(*index) < key);
        let (name, value) = self.0.get(*self.1.get(first)?)?;
        (name.value == key).then_some(value)
    }

    /// The keys in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

impl<'a, T> IntoIterator for &'a Entries<T> {
    type Item = &'a (At<String>, T);
    type IntoIter = std::slice::Iter<'a, (At<String>, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
            type Value = Entries<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::with_capacity(map.size_hint().unwrap_or(0));
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries::new(entries))
            }
        }

        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let values = generator.subschema_for::<T>();
        schemars::json_schema!({ "type": "object", "additionalProperties": values })
    }
}
