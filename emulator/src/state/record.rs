//! Records, in the order of their creation.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Something that the service keeps: a task, a tag, a rule.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) number: u64,
    pub(super) collection: String,
    /// By name, see [`plain`](super::definitions::plain).
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) machine: Option<String>,
    pub(super) phase: Option<String>,
    /// The phase before one that leads back.
    pub(super) back: Option<String>,
    /// When the phase began, in milliseconds since 1970.
    pub(super) since: u64,
    /// Phases that fail on demand when they run next.
    pub(super) failures: Vec<String>,
}

/// A record, as programs see it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Kept {
    /// The kind of record, such as `tasks`.
    pub collection: String,
    /// The attributes, sorted by name.
    pub attributes: BTreeMap<String, String>,
}

impl Record {
    pub(super) fn new(collection: &str, attributes: BTreeMap<String, String>) -> Self {
        Self { collection: collection.to_owned(), attributes, ..Self::default() }
    }

    pub(super) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}

/// All records.
#[derive(Debug, Default)]
pub(super) struct Records {
    by_number: BTreeMap<u64, Record>,
    next: u64,
    changed: BTreeSet<u64>,
    removed: BTreeSet<u64>,
}

impl Records {
    pub(super) fn iter(&self) -> impl Iterator<Item = &Record> {
        self.by_number.values()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_number.is_empty()
    }

    pub(super) fn get(&self, number: u64) -> Option<&Record> {
        self.by_number.get(&number)
    }

    /// Puts a record from the store in its place.
    pub(super) fn insert(&mut self, record: Record) {
        self.next = self.next.max(record.number + 1);
        self.by_number.insert(record.number, record);
    }

    /// Adds a new record, and returns its number.
    pub(super) fn add(&mut self, mut record: Record) -> u64 {
        let number = self.next;
        record.number = number;
        self.insert(record);
        self.changed.insert(number);
        number
    }

    pub(super) fn change(&mut self, number: u64, change: impl FnOnce(&mut Record)) {
        if let Some(record) = self.by_number.get_mut(&number) {
            change(record);
            self.changed.insert(number);
        }
    }

    pub(super) fn remove(&mut self, number: u64) {
        if self.by_number.remove(&number).is_some() {
            self.removed.insert(number);
        }
    }

    pub(super) fn clear(&mut self) {
        self.removed.extend(self.by_number.keys().copied());
        self.by_number.clear();
    }

    /// Changes all records; `change` returns whether it has changed one.
    pub(super) fn change_all(&mut self, change: impl Fn(&mut Record) -> bool) {
        for (number, record) in &mut self.by_number {
            if change(record) {
                self.changed.insert(*number);
            }
        }
    }

    /// The numbers of the records that were changed and removed since the last call.
    pub(super) fn changes(&mut self) -> (BTreeSet<u64>, BTreeSet<u64>) {
        let (mut changed, removed) = (std::mem::take(&mut self.changed), std::mem::take(&mut self.removed));
        changed.retain(|number| !removed.contains(number));
        (changed, removed)
    }
}
