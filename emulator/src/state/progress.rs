//! What the phase of a record shows: its status, its stages and its checks.

use super::definitions::{Machine, Phase, Stage};
use super::machine::{failing_checks, is_set, of};
use super::names::is_shown;
use super::record::{Kept, Record};
use std::borrow::Cow;

/// The attribute that every phase says.
const STATUS: &str = "status";

/// An attribute, as the record or its phase has it.
pub(super) fn value<'r>(record: &'r Record, name: &str, now: u64) -> Option<Cow<'r, str>> {
    // Lists are filtered by it, which asks thousands of records.
    if let Some((_, phase)) = of(record).filter(|_| name == STATUS) {
        return Some(phase.status.as_str().into());
    }
    if record.phase.is_some() && is_shown(name) {
        let found = shown(record, now).into_iter().find(|(shown, _)| *shown == name);
        if let Some((_, value)) = found {
            return Some(value);
        }
    }
    record.get(name).map(Cow::Borrowed)
}

/// The attributes that follow from the phase.
pub(super) fn shown(record: &Record, now: u64) -> Vec<(&'static str, Cow<'static, str>)> {
    let Some((machine, phase)) = of(record) else { return Vec::new() };
    let mut shown = Vec::with_capacity(2 + 2 * machine.stages.len());
    shown.push((STATUS, phase.status.as_str().into()));
    let reached = reached(record, machine, phase);
    for (index, stage) in machine.stages.iter().enumerate() {
        let running = machine.phases.iter().find(|phase| phase.stage.as_ref() == Some(&stage.name));
        let is_wanted = running.and_then(|phase| phase.only.as_ref()).is_none_or(|attribute| is_set(record, attribute));
        let (word, percent): (&'static str, Cow<'static, str>) = match reached {
            _ if !is_wanted => (&stage.waiting, "0".into()),
            Reached::Stage(current) if index == current && is_waiting(phase, stage) => (&stage.waiting, "0".into()),
            Reached::Stage(current) if index == current => {
                (&stage.running, percent(record, phase.seconds, now).to_string().into())
            }
            Reached::Stage(current) | Reached::Failed(current) if index < current => (&stage.done, "100".into()),
            Reached::Failed(current) if index == current => (&stage.failed, "50".into()),
            Reached::End => (&stage.done, "100".into()),
            _ => (&stage.waiting, "0".into()),
        };
        let [of_status, of_percent] = stage.attributes();
        shown.push((of_status, word.into()));
        shown.push((of_percent, percent));
    }
    shown.push(("delay", if phase.carries { "0" } else { "-1" }.into()));
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

/// Whether a stage waits for its phase.
fn is_waiting(phase: &Phase, stage: &Stage) -> bool {
    phase.stage.as_ref() != Some(&stage.name) && phase.needs.is_some()
}

/// How long the phase of a record lasts, in seconds.
pub(super) fn lasts(record: &Record) -> Option<u64> {
    of(record).and_then(|(_, phase)| phase.seconds)
}

/// How far the phase of a record has come that lasts so long. Of what a record shows, only this changes without a change of
/// the record.
pub(super) fn percent(record: &Record, lasts: Option<u64>, now: u64) -> u64 {
    match lasts {
        Some(seconds) if seconds > 0 => (now.saturating_sub(record.since) / (seconds * 10)).min(99),
        _ => 95,
    }
}

/// The checks of a record's precheck with their results: passed, failed, or still running.
pub(super) fn checks(record: &Record) -> Vec<(&'static str, Option<bool>)> {
    let Some((machine, phase)) = of(record) else { return Vec::new() };
    let Some(prechecking) = machine.precheck() else { return Vec::new() };
    let is_before = machine.phases.iter().take_while(|it| it.name != prechecking.name).any(|it| it.name == phase.name);
    if is_before {
        return Vec::new();
    }
    let has_failed = prechecking.fails.as_ref() == Some(&phase.name);
    let failing: Vec<&String> = failing_checks(record, machine).collect();
    // If the phase fails as a whole, its first check does.
    let fails = |index: usize, name: &String| if failing.is_empty() { index == 0 } else { failing.contains(&name) };
    let result = |index: usize, name: &String| match () {
        () if phase.name == prechecking.name => None,
        () => Some(!(has_failed && fails(index, name))),
    };
    machine.checks.iter().enumerate().map(|(index, name)| (name.as_str(), result(index, name))).collect()
}

/// A record with what its phase says.
pub(super) fn kept(record: &Record, now: u64) -> Kept {
    let mut attributes = record.attributes.clone();
    attributes.extend(shown(record, now).into_iter().map(|(name, value)| (name.to_owned(), value.into_owned())));
    Kept { collection: record.collection.clone(), attributes }
}
