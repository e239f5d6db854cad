//! How records move with the time, and what their phase shows.

use super::definitions::{Machine, Phase, STATES, Stage, plain};
use super::record::{Kept, Record, Records};

/// The phase before.
const BACK: &str = "back";

fn of(record: &Record) -> Option<(&'static Machine, &'static Phase)> {
    let machine = STATES.machine(record.machine.as_deref()?)?;
    Some((machine, machine.phase(record.phase.as_deref()?)?))
}

fn is_set(record: &Record, attribute: &str) -> bool {
    record.get(&plain(attribute)).is_some_and(|value| value.eq_ignore_ascii_case("true") || value == "1")
}

/// Moves all records as far as the time says.
pub(super) fn advance_all(records: &mut Records, now: u64) {
    records.change_all(|record| advance(record, now));
}

/// A record with what its phase says.
pub(super) fn kept(record: &Record, now: u64) -> Kept {
    let mut attributes = record.attributes.clone();
    attributes.extend(shown(record, now));
    Kept { collection: record.collection.clone(), attributes }
}

/// Moves a record as far as the time says; returns whether it has moved.
fn advance(record: &mut Record, now: u64) -> bool {
    let mut has_moved = false;
    while let Some((next, at)) = next(record, now) {
        enter(record, &next, at);
        has_moved = true;
    }
    has_moved
}

/// The phase that follows by itself, and since when.
fn next(record: &mut Record, now: u64) -> Option<(String, u64)> {
    let (_, phase) = of(record)?;
    let then = phase.then.clone()?;
    if phase.only.as_ref().is_some_and(|attribute| !is_set(record, attribute)) {
        return Some((then, record.since));
    }
    if phase.needs.as_ref().is_some_and(|attribute| !is_set(record, attribute)) {
        return None;
    }
    let failure = record.failures.iter().position(|failing| failing == &phase.name);
    let end = match (phase.seconds, failure) {
        (Some(seconds), _) => record.since + seconds * 1000,
        // A phase without an end fails at once.
        (None, Some(_)) => record.since,
        (None, None) => return None,
    };
    if end > now {
        return None;
    }
    match (failure, &phase.fails) {
        (Some(index), Some(fails)) => {
            record.failures.remove(index);
            Some((fails.clone(), end))
        }
        _ => Some((then, end)),
    }
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

/// The attributes that follow from the phase.
pub(super) fn shown(record: &Record, now: u64) -> Vec<(String, String)> {
    let Some((machine, phase)) = of(record) else { return Vec::new() };
    let mut shown = vec![("status".to_owned(), phase.status.clone())];
    let reached = reached(record, machine, phase);
    for (index, stage) in machine.stages.iter().enumerate() {
        let running = machine.phases.iter().find(|phase| phase.stage.as_ref() == Some(&stage.name));
        let is_wanted = running.and_then(|phase| phase.only.as_ref()).is_none_or(|attribute| is_set(record, attribute));
        let (word, percent) = match reached {
            _ if !is_wanted => (&stage.waiting, 0),
            Reached::Stage(current) if index < current => (&stage.done, 100),
            Reached::Stage(current) if index == current => running_stage(record, phase, stage, now),
            Reached::Failed(current) if index < current => (&stage.done, 100),
            Reached::Failed(current) if index == current => (&stage.failed, 50),
            Reached::End => (&stage.done, 100),
            _ => (&stage.waiting, 0),
        };
        let name = plain(&stage.name);
        shown.push((format!("{name}status"), word.clone()));
        shown.push((format!("{name}percent"), percent.to_string()));
    }
    shown.push(("delay".to_owned(), if phase.carries { "0" } else { "-1" }.to_owned()));
    shown
}

/// How far the stages have come.
#[derive(Clone, Copy)]
enum Reached {
    Nothing,
    Stage(usize),
    Failed(usize),
    End,
}

fn reached(record: &Record, machine: &Machine, phase: &Phase) -> Reached {
    let stage_of = |phase: &Phase| {
        let name = phase.stage.as_ref()?;
        machine.stages.iter().position(|stage| stage.name == *name)
    };
    if let Some(stage) = stage_of(phase) {
        return Reached::Stage(stage);
    }
    let position = |name: &str| machine.phases.iter().position(|phase| phase.name == name);
    let back = record.back.as_deref().and_then(|name| machine.phase(name));
    let is_first = position(&phase.name) == position(&machine.first);
    match back.and_then(stage_of) {
        _ if is_first => Reached::Nothing,
        Some(stage) if back.is_some_and(|back| back.fails.as_ref() == Some(&phase.name)) => Reached::Failed(stage),
        // A phase that leads on has completed the stage before it.
        Some(stage) if phase.then.is_some() && phase.needs.is_some() => Reached::Stage(stage + 1),
        Some(stage) if phase.then.is_some() => Reached::Stage(stage),
        Some(_) => Reached::End,
        None => Reached::Nothing,
    }
}

fn running_stage<'s>(record: &Record, phase: &Phase, stage: &'s Stage, now: u64) -> (&'s String, u64) {
    // The stage waits for its phase.
    if phase.stage.as_ref() != Some(&stage.name) && phase.needs.is_some() {
        return (&stage.waiting, 0);
    }
    let percent = match phase.seconds {
        Some(seconds) if seconds > 0 => (now.saturating_sub(record.since) / (seconds * 10)).min(99),
        _ => 95,
    };
    (&stage.running, percent)
}

/// The checks of a record's precheck with their results: passed, failed or not known yet.
pub(super) fn checks(record: &Record) -> Vec<(&'static str, Option<bool>)> {
    let Some((machine, phase)) = of(record) else { return Vec::new() };
    let Some(prechecking) = machine.phases.iter().find(|phase| phase.fails.is_some()) else { return Vec::new() };
    let is_before = machine.phases.iter().take_while(|it| it.name != prechecking.name).any(|it| it.name == phase.name);
    if is_before {
        return Vec::new();
    }
    let has_failed = prechecking.fails.as_ref() == Some(&phase.name);
    let result = |index: usize| match () {
        () if phase.name == prechecking.name => None,
        () if has_failed && index == 0 => Some(false),
        () => Some(true),
    };
    machine.checks.iter().enumerate().map(|(index, name)| (name.as_str(), result(index))).collect()
}
