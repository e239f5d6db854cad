//! Which records have a value, so that a call does not walk through all of them.

use super::names;
use super::numbers::Numbers;
use super::record::Record;
use std::collections::HashMap;

/// The numbers of the records of each collection, and of those with a value of an indexed attribute.
#[derive(Debug, Default)]
pub(super) struct Index {
    collections: HashMap<String, Entries>,
}

#[derive(Debug, Default)]
struct Entries {
    all: Numbers,
    /// By attribute and by value, in lower case.
    values: HashMap<&'static str, HashMap<String, Numbers>>,
}

static NONE: Numbers = Numbers::NONE;

/// The values that a record has in the index, in the order of the indexed attributes.
pub(super) struct Values(Vec<Option<String>>);

impl Values {
    pub(super) fn of(record: &Record) -> Self {
        let value = |name: &String| record.get(name).map(str::to_ascii_lowercase);
        Self(names::indexed(&record.collection).iter().map(value).collect())
    }
}

impl Index {
    pub(super) fn add(&mut self, record: &Record) {
        self.entries(record).all.add(record.number);
        self.update(&Values(Vec::new()), record);
    }

    pub(super) fn remove(&mut self, record: &Record) {
        let entries = self.entries(record);
        entries.all.remove(record.number);
        for (name, value) in names::indexed(&record.collection).iter().zip(Values::of(record).0) {
            entries.take(name, value.as_deref(), record.number);
        }
    }

    /// A record that had other values has been changed.
    pub(super) fn update(&mut self, before: &Values, record: &Record) {
        let entries = self.entries(record);
        for (place, (name, value)) in names::indexed(&record.collection).iter().zip(Values::of(record).0).enumerate() {
            let old = before.0.get(place).and_then(Option::as_deref);
            if old == value.as_deref() {
                continue;
            }
            entries.take(name, old, record.number);
            if let Some(value) = value {
                entries.values.entry(name).or_default().entry(value).or_default().add(record.number);
            }
        }
    }

    /// All records of a collection.
    pub(super) fn all(&self, collection: &str) -> &Numbers {
        self.collections.get(collection).map_or(&NONE, |entries| &entries.all)
    }

    /// The records with this value, in any letter case; `None` if the attribute is not indexed.
    pub(super) fn with(&self, collection: &str, attribute: &str, value: &str) -> Option<&Numbers> {
        if !names::indexed(collection).iter().any(|name| name == attribute) {
            return None;
        }
        let values = self.collections.get(collection).and_then(|entries| entries.values.get(attribute));
        Some(values.and_then(|values| values.get(&value.to_ascii_lowercase())).unwrap_or(&NONE))
    }

    fn entries(&mut self, record: &Record) -> &mut Entries {
        self.collections.entry(record.collection.clone()).or_default()
    }
}

impl Entries {
    /// A record has this value no longer.
    fn take(&mut self, name: &str, value: Option<&str>, number: u64) {
        let (Some(value), Some(values)) = (value, self.values.get_mut(name)) else { return };
        if let Some(numbers) = values.get_mut(value) {
            numbers.remove(number);
            if numbers.is_empty() {
                values.remove(value);
            }
        }
    }
}
