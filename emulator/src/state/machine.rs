//! How records move with the time.

use super::definitions::{Machine, Phase, STATES};
use super::plain::plain;
use super::record::Record;
use std::collections::BTreeSet;

/// The phase before.
const BACK: &str = "back";
const MOST_MOVES: usize = 100;

pub(super) fn of(record: &Record) -> Option<(&'static Machine, &'static Phase)> {
    let machine = STATES.machine(record.machine.as_deref()?)?;
    Some((machine, machine.phase(record.phase.as_deref()?)?))
}

pub(super) fn is_set(record: &Record, attribute: &str) -> bool {
    record.get(&plain(attribute)).is_some_and(|value| value.eq_ignore_ascii_case("true") || value == "1")
}

/// Moves a record as far as the time says.
pub(super) fn advance(record: &mut Record, now: u64) {
    // More moves in a row lead in a circle without an end.
    for _ in 0..MOST_MOVES {
        let Some(Next { phase, at, failure }) = next(record).filter(|next| next.at <= now) else { return };
        if let Some(index) = failure {
            record.failures.remove(index);
        }
        enter(record, phase, at);
    }
}

/// When a record moves next by itself.
pub(super) fn due(record: &Record) -> Option<u64> {
    next(record).map(|next| next.at)
}

/// The phase that follows by itself, and since when.
struct Next {
    phase: &'static str,
    at: u64,
    /// Which failure on demand it uses up.
    failure: Option<usize>,
}

fn next(record: &Record) -> Option<Next> {
    let (machine, phase) = of(record)?;
    let then = phase.then.as_deref()?;
    if phase.only.as_ref().is_some_and(|attribute| !is_set(record, attribute)) {
        return Some(Next { phase: then, at: record.since, failure: None });
    }
    if phase.needs.as_ref().is_some_and(|attribute| !is_set(record, attribute)) {
        return None;
    }
    let failure = record.failures.iter().position(|failing| failing == &phase.name);
    let is_precheck = machine.precheck().is_some_and(|precheck| precheck.name == phase.name);
    let is_failing = failure.is_some() || is_precheck && failing_checks(record, machine).next().is_some();
    let at = match phase.seconds {
        Some(seconds) => record.since.saturating_add(seconds * 1000),
        // A phase without an end fails at once.
        None if is_failing => record.since,
        None => return None,
    };
    Some(match &phase.fails {
        Some(fails) if is_failing => Next { phase: fails, at, failure },
        _ => Next { phase: then, at, failure: None },
    })
}

/// The checks that fail on demand, each time until they are skipped.
pub(super) fn failing_checks<'r>(record: &'r Record, machine: &'static Machine) -> impl Iterator<Item = &'r String> {
    let skipped = machine.skipped.as_ref().and_then(|attribute| record.get(&plain(attribute))).unwrap_or_default();
    // A JSON text, or codes with commas between them.
    let is_skipped = move |item: &str| {
        let mut items = skipped.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        items.any(|skipped| skipped.eq_ignore_ascii_case(item))
    };
    record.failures.iter().filter(move |failing| machine.checks.contains(failing) && !is_skipped(failing))
}

/// Puts a record into a phase of its machine. A phase that the machine does not have changes nothing.
pub(super) fn enter(record: &mut Record, phase: &str, at: u64) {
    let Some(machine) = record.machine.as_deref().and_then(|name| STATES.machine(name)) else { return };
    let target =
        if phase == BACK { record.back.take().unwrap_or_else(|| machine.first.clone()) } else { phase.to_owned() };
    if machine.phase(&target).is_none() {
        return;
    }
    if let Some((_, left)) = of(record)
        && phase != BACK
        && (left.stage.is_some() || left.carries)
    {
        record.back = Some(left.name.clone());
    } else if phase != BACK && record.back.is_none() {
        record.back = record.phase.clone();
    }
    record.phase = Some(target);
    record.since = at;
}

/// Starts the machine of a new record.
pub(super) fn start(record: &mut Record, machine: &str, now: u64) {
    if let Some(machine) = STATES.machine(machine) {
        record.machine = Some(machine.name.clone());
        record.phase = Some(machine.first.clone());
        record.since = now;
    }
}

/// Begins to wait anew, if the phase waits for an attribute that has been missing.
pub(super) fn wait_again(record: &mut Record, now: u64) {
    if of(record).is_some_and(|(_, phase)| phase.needs.is_some()) {
        record.since = now;
    }
}

/// Whether a record has a phase or a check of this name that can fail.
pub(super) fn has(record: &Record, name: &str) -> bool {
    let machine = record.machine.as_deref().and_then(|name| STATES.machine(name));
    machine.is_some_and(|machine| failing_names(machine).any(|failing| failing == name))
}

/// The names of all phases and checks that can fail, each once.
pub(super) fn all_failing_names() -> BTreeSet<&'static str> {
    STATES.machines.iter().flat_map(failing_names).collect()
}

fn failing_names(machine: &Machine) -> impl Iterator<Item = &str> {
    failing_phases(machine).chain(machine.checks.iter().map(String::as_str))
}

fn failing_phases(machine: &Machine) -> impl Iterator<Item = &str> {
    machine.phases.iter().filter(|phase| phase.fails.is_some()).map(|phase| phase.name.as_str())
}

/// The phases of a record that can fail, with its ID.
pub(super) fn can_fail(record: &Record) -> Vec<(String, String)> {
    let Some(machine) = record.machine.as_deref().and_then(|name| STATES.machine(name)) else { return Vec::new() };
    let id = STATES.collection(&record.collection).and_then(|collection| collection.ids.first());
    let Some(id) = id.and_then(|id| record.get(&plain(&id.attribute))) else { return Vec::new() };
    failing_phases(machine).map(|phase| (id.to_owned(), phase.to_owned())).collect()
}
