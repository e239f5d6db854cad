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
#[derive(Debug, Default)]
pub(super) struct Values(Vec<Option<String>>);

impl Index {
    /// Returns the values that the record has.
    pub(super) fn add(&mut self, record: &Record) -> Values {
        self.entries(record).all.add(record.number);
        let mut values = Values(names::indexed(&record.collection).iter().map(|_| None).collect());
        self.update(&mut values, record);
        values
    }

    pub(super) fn remove(&mut self, values: &Values, record: &Record) {
        let entries = self.entries(record);
        entries.all.remove(record.number);
        for (name, value) in names::indexed(&record.collection).iter().zip(&values.0) {
            entries.take(name, value.as_deref(), record.number);
        }
    }

    /// A record that had other values has been changed.
    pub(super) fn update(&mut self, values: &mut Values, record: &Record) {
        let entries = self.entries(record);
        for (name, value) in names::indexed(&record.collection).iter().zip(&mut values.0) {
            let now = record.get(name);
            // Most changes leave most values as they are.
            let is_same = match (value.as_deref(), now) {
                (Some(value), Some(now)) => value.eq_ignore_ascii_case(now),
                (value, now) => value.is_none() && now.is_none(),
            };
            if is_same {
                continue;
            }
            entries.take(name, value.as_deref(), record.number);
            *value = now.map(str::to_ascii_lowercase);
            if let Some(value) = value {
                entries.values.entry(name).or_default().entry(value.clone()).or_default().add(record.number);
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
