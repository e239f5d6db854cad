//! States: the phases, parameters, codes and operations that they name.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Collection, Machine, Operation, OperationEffects, Phase, RecordId, Stage, States};
use crate::spec::At;
use crate::spec::raw::{Entries, RawCollection, RawEffect, RawId, RawMachine, RawNames, RawPhase, RawStage, RawStates};
use crate::suggestion;

/// The phase before.
const BACK: &str = "back";

impl Resolver<'_> {
    pub(super) fn kept_states(&mut self, raw: &RawStates, operations: &[Operation]) -> States {
        let RawStates { collections, machines, spellings, operations: effects } = raw;
        let phases: Vec<&str> = machines.iter().flat_map(|(_, machine)| machine.phases.keys()).collect();
        let known = Known {
            collections: collections.keys().collect(),
            machines: machines.keys().collect(),
            phases: phases.into_iter().chain([BACK]).collect(),
        };
        let spelled = |(name, members): &(At<String>, Entries<At<String>>)| {
            Some((self.operation_of_states(name, operations)?.name.clone(), pairs(members)))
        };
        let spellings = spellings.iter().filter_map(spelled).collect();
        let of_operation = |(name, effects): &(At<String>, Vec<RawEffect>)| {
            let operation = self.operation_of_states(name, operations)?;
            let effects = effects.iter().map(|effect| self.effect(effect, operation, &known)).collect();
            Some(OperationEffects { operation: name.value.clone(), effects })
        };
        let operations = effects.iter().filter_map(of_operation).collect();
        States {
            collections: collections.iter().map(|(name, raw)| self.collection(name, raw)).collect(),
            machines: machines.iter().map(|(name, raw)| self.machine(name, raw)).collect(),
            spellings,
            operations,
        }
    }

    fn operation_of_states<'o>(&mut self, name: &At<String>, operations: &'o [Operation]) -> Option<&'o Operation> {
        let operation = operations.iter().find(|operation| operation.name == name.value);
        if operation.is_none() {
            let names = operations.iter().map(|operation| operation.name.as_str());
            self.unknown_state_name(name, "operation", names.collect());
        }
        operation
    }

    fn collection(&mut self, name: &At<String>, raw: &RawCollection) -> Collection {
        let RawCollection { ids, names, not_found, records } = raw;
        self.check_code(not_found.as_ref());
        let id = |(attribute, raw): &(At<String>, RawId)| {
            let RawId { prefix, letters, shared } = raw;
            RecordId {
                attribute: attribute.value.clone(),
                prefix: plain(prefix.as_ref()).unwrap_or_default(),
                letters: letters.value,
                shared: shared.as_ref().is_some_and(|at| at.value),
            }
        };
        Collection {
            name: name.value.clone(),
            ids: ids.iter().map(id).collect(),
            names: lists(names),
            not_found: plain(not_found.as_ref()),
            records: records.iter().map(pairs).collect(),
        }
    }

    fn machine(&mut self, name: &At<String>, raw: &RawMachine) -> Machine {
        let RawMachine { status, first, stages, phases, checks, skipped } = raw;
        let statuses = self.statuses(status);
        let names: Vec<&str> = phases.keys().collect();
        self.check_state_name(first, "phase", &names);
        let stage_names: Vec<&str> = stages.keys().collect();
        for (phase, raw) in phases {
            let RawPhase { status, stage, only: _, needs: _, seconds: _, then, fails, carries: _ } = raw;
            for next in [then, fails].into_iter().flatten().filter(|next| next.value != BACK) {
                self.check_state_name(next, "phase", &names);
            }
            if let Some(stage) = stage {
                self.check_state_name(stage, "stage", &stage_names);
            }
            let status = status.as_ref().unwrap_or(phase);
            let known: Vec<&str> = statuses.iter().map(String::as_str).collect();
            self.check_state_name(status, "status", &known);
        }
        Machine {
            name: name.value.clone(),
            first: first.value.clone(),
            stages: stages.iter().map(|(name, raw)| stage(name, raw)).collect(),
            phases: phases.iter().map(|(name, raw)| phase(name, raw)).collect(),
            checks: texts(checks),
            skipped: plain(skipped.as_ref()),
        }
    }

    /// The values of the enum of a machine's statuses.
    fn statuses(&mut self, name: &At<String>) -> Vec<String> {
        let found = self.enum_values(&name.value).unwrap_or_default();
        if found.is_empty() {
            let names: Vec<String> = self.types.keys().cloned().collect();
            self.unknown_state_name(name, "enum", names.iter().map(String::as_str).collect());
        }
        found
    }

    pub(super) fn check_code(&mut self, code: Option<&At<String>>) {
        if let Some(code) = code.filter(|code| self.raw_error(&code.value).is_none()) {
            self.unknown_error(code);
        }
    }

    pub(super) fn check_state_name(&mut self, name: &At<String>, what: &str, known: &[&str]) {
        if !known.contains(&name.value.as_str()) {
            self.unknown_state_name(name, what, known.to_vec());
        }
    }

    fn unknown_state_name(&mut self, name: &At<String>, what: &str, known: Vec<&str>) {
        let help = suggestion::help(&name.value, known, "declare it, or correct the name");
        let message = format!("there is no {what} `{}`", name.value);
        self.report(Diagnostic::new(Code::UnknownReference, name.place, message, help));
    }
}

/// The names that effects may use.
pub(super) struct Known<'a> {
    pub(super) collections: Vec<&'a str>,
    pub(super) machines: Vec<&'a str>,
    pub(super) phases: Vec<&'a str>,
}

fn stage(name: &At<String>, raw: &RawStage) -> Stage {
    let RawStage { waiting, running, done, failed } = raw;
    Stage {
        name: name.value.clone(),
        waiting: waiting.value.clone(),
        running: running.value.clone(),
        done: done.value.clone(),
        failed: failed.value.clone(),
    }
}

fn phase(name: &At<String>, raw: &RawPhase) -> Phase {
    let RawPhase { status, stage, only, needs, seconds, then, fails, carries } = raw;
    Phase {
        name: name.value.clone(),
        status: status.as_ref().unwrap_or(name).value.clone(),
        stage: plain(stage.as_ref()),
        only: plain(only.as_ref()),
        needs: plain(needs.as_ref()),
        seconds: seconds.as_ref().map(|at| at.value),
        then: plain(then.as_ref()),
        fails: plain(fails.as_ref()),
        carries: carries.as_ref().is_some_and(|at| at.value),
    }
}

pub(super) fn plain(text: Option<&At<String>>) -> Option<String> {
    text.map(|at| at.value.clone())
}

pub(super) fn texts(list: &[At<String>]) -> Vec<String> {
    list.iter().map(|at| at.value.clone()).collect()
}

pub(super) fn pairs(entries: &Entries<At<String>>) -> Vec<(String, String)> {
    entries.iter().map(|(name, value)| (name.value.clone(), value.value.clone())).collect()
}

pub(super) fn tests(entries: &Entries<RawNames>) -> Vec<(String, Vec<String>)> {
    entries.iter().map(|(name, values)| (name.value.clone(), texts(&values.0))).collect()
}

pub(super) fn lists(entries: &Entries<Vec<At<String>>>) -> Vec<(String, Vec<String>)> {
    entries.iter().map(|(name, values)| (name.value.clone(), texts(values))).collect()
}
