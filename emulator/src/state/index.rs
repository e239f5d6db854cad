//! Which records have a value, so that a call does not walk through all of them.

use super::names;
use super::record::Record;
use std::collections::{BTreeSet, HashMap};

/// The numbers of the records of each collection, and of those with a value of an indexed attribute.
#[derive(Debug, Default)]
pub(super) struct Index {
    collections: HashMap<String, Entries>,
}

#[derive(Debug, Default)]
struct Entries {
    all: BTreeSet<u64>,
    /// By attribute and by value, in lower case.
    values: HashMap<&'static str, HashMap<String, BTreeSet<u64>>>,
}

static NONE: BTreeSet<u64> = BTreeSet::new();

impl Index {
    pub(super) fn add(&mut self, record: &Record) {
        let entries = self.collections.entry(record.collection.clone()).or_default();
        entries.all.insert(record.number);
        for name in names::indexed(&record.collection) {
            if let Some(value) = record.get(name) {
                let values = entries.values.entry(name).or_default();
                values.entry(value.to_ascii_lowercase()).or_default().insert(record.number);
            }
        }
    }

    pub(super) fn remove(&mut self, record: &Record) {
        let Some(entries) = self.collections.get_mut(&record.collection) else { return };
        entries.all.remove(&record.number);
        for name in names::indexed(&record.collection) {
            let Some(value) = record.get(name).map(str::to_ascii_lowercase) else { continue };
            let Some(values) = entries.values.get_mut(name.as_str()) else { continue };
            if let Some(numbers) = values.get_mut(&value) {
                numbers.remove(&record.number);
                if numbers.is_empty() {
                    values.remove(&value);
                }
            }
        }
    }

    /// All records of a collection.
    pub(super) fn all(&self, collection: &str) -> &BTreeSet<u64> {
        self.collections.get(collection).map_or(&NONE, |entries| &entries.all)
    }

    /// The records with this value, in any letter case; `None` if the attribute is not indexed.
    pub(super) fn with(&self, collection: &str, attribute: &str, value: &str) -> Option<&BTreeSet<u64>> {
        if !names::indexed(collection).iter().any(|name| name == attribute) {
            return None;
        }
        let values = self.collections.get(collection).and_then(|entries| entries.values.get(attribute));
        Some(values.and_then(|values| values.get(&value.to_ascii_lowercase())).unwrap_or(&NONE))
    }
}
