//! All records, in the order of their creation.

use super::fill::Plan;
use super::index::{Index, Values};
use super::machine;
use super::numbers::Numbers;
use super::progress;
use super::record::Record;
use super::written::{Key, Written};
use crate::protocol::Object;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All records.
#[derive(Debug, Default)]
pub(super) struct Records {
    by_number: BTreeMap<u64, Place>,
    index: Index,
    /// When records move next by themselves, in milliseconds since 1970, with their numbers.
    due: BTreeSet<(u64, u64)>,
    next: u64,
    changed: BTreeSet<u64>,
    removed: BTreeSet<u64>,
}

/// A record, and what follows from it until it changes.
#[derive(Debug)]
struct Place {
    record: Record,
    values: Values,
    /// When it moves next by itself.
    due: Option<u64>,
    /// How long its phase lasts, in seconds.
    lasts: Option<u64>,
    /// What responses say about it.
    written: Written,
}

impl Records {
    pub(super) fn iter(&self) -> impl Iterator<Item = &Record> {
        self.by_number.values().map(|place| &place.record)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_number.is_empty()
    }

    pub(super) fn get(&self, number: u64) -> Option<&Record> {
        self.by_number.get(&number).map(|place| &place.record)
    }

    /// What a plan writes about a record.
    pub(super) fn written(&self, number: u64, plan: &Plan, now: u64) -> Option<Arc<[u8]>> {
        let Place { record, lasts, written, .. } = self.by_number.get(&number)?;
        let key = Key { plan: plan.number, percent: progress::percent(record, *lasts, now) };
        Some(written.get(key, || {
            let mut object = Object::default();
            plan.fill(record, now, None, &mut object);
            object.end()
        }))
    }

    /// The numbers of all records of a collection.
    pub(super) fn all(&self, collection: &str) -> &Numbers {
        self.index.all(collection)
    }

    /// The fewest records among which all those are that have these values, and whether these are exactly they.
    pub(super) fn candidates(&self, collection: &str, wanted: &[(String, String)]) -> (&[u64], bool) {
        let found = wanted.iter().filter_map(|(name, value)| self.index.with(collection, name, value));
        match found.map(Numbers::as_slice).min_by_key(|numbers| numbers.len()) {
            Some(numbers) => (numbers, wanted.len() == 1),
            None => (self.index.all(collection).as_slice(), wanted.is_empty()),
        }
    }

    /// Puts a record from the store in its place.
    pub(super) fn insert(&mut self, record: Record) {
        self.next = self.next.max(record.number + 1);
        let values = self.index.add(&record);
        let (due, lasts) = (machine::due(&record), progress::lasts(&record));
        self.due.extend(due.map(|at| (at, record.number)));
        self.by_number.insert(record.number, Place { record, values, due, lasts, written: Written::default() });
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
        let Some(Place { record, values, due, lasts, written }) = self.by_number.get_mut(&number) else { return };
        change(record);
        *written = Written::default();
        *lasts = progress::lasts(record);
        self.index.update(values, record);
        let due_before = std::mem::replace(due, machine::due(record));
        if due_before != *due {
            due_before.map(|at| self.due.remove(&(at, number)));
            self.due.extend(due.map(|at| (at, number)));
        }
        self.changed.insert(number);
    }

    pub(super) fn remove(&mut self, number: u64) {
        let Some(Place { record, values, due, .. }) = self.by_number.remove(&number) else { return };
        self.index.remove(&values, &record);
        if let Some(at) = due {
            self.due.remove(&(at, number));
        }
        self.removed.insert(number);
    }

    pub(super) fn clear(&mut self) {
        self.removed.extend(self.by_number.keys().copied());
        self.by_number.clear();
        self.index = Index::default();
        self.due.clear();
    }

    /// Whether records move by themselves at this time.
    pub(super) fn is_due(&self, now: u64) -> bool {
        self.due.first().is_some_and(|(at, _)| *at <= now)
    }

    /// Moves records as far as the time says.
    pub(super) fn advance(&mut self, now: u64) {
        let due: Vec<u64> = self.due.iter().take_while(|(at, _)| *at <= now).map(|(_, number)| *number).collect();
        for number in due {
            self.change(number, |record| machine::advance(record, now));
        }
    }

    /// The numbers of the records that were changed and removed since the last call.
    pub(super) fn changes(&mut self) -> (BTreeSet<u64>, BTreeSet<u64>) {
        let (mut changed, removed) = (std::mem::take(&mut self.changed), std::mem::take(&mut self.removed));
        changed.retain(|number| !removed.contains(number));
        (changed, removed)
    }
}
