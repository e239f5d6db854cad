//! What the emulator keeps between calls. What calls do is data of the spec; nothing here knows an operation.

mod checks;
mod create;
mod definitions;
mod effect;
mod fill;
mod filter;
mod index;
mod list;
mod machine;
mod moves;
mod names;
mod numbers;
mod page;
mod plain;
mod progress;
mod record;
mod records;
mod respond;
mod scalar;
mod select;
mod written;

use crate::clock::Clock;
use crate::ids::Ids;
use crate::protocol::{Object, Parameters, Refusal};
use crate::store::Store;
use definitions::STATES;
use effect::Deed;
use record::Record;
use records::Records;
use std::collections::BTreeSet;
use std::io;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

pub use record::Kept;

/// The records of an emulator.
#[derive(Debug)]
pub(crate) struct State {
    /// Calls that change nothing read at the same time.
    records: RwLock<Records>,
    store: Option<Store>,
    clock: Clock,
}

impl State {
    /// With the records of the store, or those that exist from the beginning.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub(crate) fn new(store: Option<Store>, clock: Clock) -> io::Result<Self> {
        let mut records = Records::default();
        for record in store.as_ref().map(Store::read).transpose()?.into_iter().flatten() {
            records.insert(serde_json::from_slice(&record)?);
        }
        // What moves with the time goes on at the time at which it was kept, unless the clock is there already.
        let ahead = store.as_ref().map(Store::ahead).transpose()?.unwrap_or_default();
        clock.advance(Duration::from_millis(ahead.saturating_sub(clock.ahead())));
        let state = Self { records: RwLock::new(records), store, clock };
        if state.locked().is_empty() {
            state.seed()?;
        }
        Ok(state)
    }

    /// Does what a call does, and writes the body of the response, but for the ID of the request. Returns whether the call
    /// has to do with states; if not, or if it is refused, nothing is written.
    pub(crate) fn call(&self, call: &Parameters, ids: &Ids, body: &mut Object) -> Result<bool, Refusal> {
        let Some(effect) = effect::of(call) else { return Ok(false) };
        let now = self.clock.milliseconds();
        let change = match effect::deed(effect) {
            Deed::Find(find) => {
                self.advance(now)?;
                let records = self.read();
                let found = find(effect, call, &records, now)?;
                respond::body(effect, call, &records, &found, now, body);
                return Ok(true);
            }
            Deed::Change(change) => change,
        };
        let mut records = self.locked();
        records.advance(now);
        let found = change(effect, call, &mut records, ids, now)?;
        // What is not kept is not acknowledged.
        self.keep(&mut records).map_err(|error| Refusal::new("InternalError", 500, error.to_string()))?;
        respond::body(effect, call, &records, &found, now, body);
        Ok(true)
    }

    /// Moves the records that are due.
    fn advance(&self, now: u64) -> Result<(), Refusal> {
        if !self.read().is_due(now) {
            return Ok(());
        }
        let mut records = self.locked();
        records.advance(now);
        self.keep(&mut records).map_err(|error| Refusal::new("InternalError", 500, error.to_string()))
    }

    /// The records, for the page and for assertions.
    pub(crate) fn kept(&self) -> Vec<Kept> {
        let mut records = self.locked();
        let now = self.clock.milliseconds();
        records.advance(now);
        records.iter().map(|record| progress::kept(record, now)).collect()
    }

    /// Lets the next run of this phase fail, for the records whose ID this is. Returns whether there is one that has such
    /// a phase or check.
    pub(crate) fn fail(&self, id: &str, phase: &str) -> bool {
        let mut records = self.locked();
        let found: Vec<u64> = records
            .iter()
            .filter(|record| record.attributes.values().any(|value| value == id) && machine::has(record, phase))
            .map(|it| it.number)
            .collect();
        for number in &found {
            records.change(*number, |record| record.failures.push(phase.to_owned()));
        }
        let _ = self.keep(&mut records);
        !found.is_empty()
    }

    /// The names of the phases and checks that can fail, of tasks of any kind.
    pub(crate) fn failing_names() -> Vec<&'static str> {
        machine::all_failing_names().into_iter().collect()
    }

    /// The phases that can fail, by the ID of each task that can be in them.
    pub(crate) fn phases(&self) -> Vec<(String, String)> {
        let records = self.locked();
        records.iter().flat_map(machine::can_fail).collect()
    }

    /// Forgets all records but those that exist from the beginning.
    ///
    /// # Errors
    /// If the store cannot be written.
    pub(crate) fn reset(&self) -> io::Result<()> {
        {
            let mut records = self.locked();
            records.clear();
            self.keep(&mut records)?;
        }
        self.seed()
    }

    fn seed(&self) -> io::Result<()> {
        let mut records = self.locked();
        for collection in &STATES.collections {
            for attributes in &collection.records {
                let attributes = attributes.iter().map(|(name, value)| (plain::plain(name), value.clone()));
                records.add(Record::new(&collection.name, attributes.collect()));
            }
        }
        self.keep(&mut records)
    }

    fn keep(&self, records: &mut Records) -> io::Result<()> {
        let (changed, removed) = records.changes();
        let Some(store) = &self.store else { return Ok(()) };
        if changed.is_empty() && removed.is_empty() {
            return Ok(());
        }
        let mut rows = Vec::with_capacity(changed.len());
        for number in changed {
            if let Some(record) = records.get(number) {
                rows.push((number, serde_json::to_vec(record)?));
            }
        }
        store.write(&rows, &removed, self.clock.ahead())
    }

    /// Keeps the time of a clock that was turned.
    ///
    /// # Errors
    /// If the store cannot be written.
    pub(crate) fn keep_clock(&self) -> io::Result<()> {
        match &self.store {
            Some(store) => store.write(&[], &BTreeSet::new(), self.clock.ahead()),
            None => Ok(()),
        }
    }

    fn locked(&self) -> RwLockWriteGuard<'_, Records> {
        self.records.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self) -> RwLockReadGuard<'_, Records> {
        self.records.read().unwrap_or_else(PoisonError::into_inner)
    }
}
