//! States: the phases, parameters, codes and operations that they name.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Collection, Effect, EffectAction, Machine, MachineChoice, Move, Operation, OperationEffects, Phase, RecordId, Sort,
    Stage, States,
};
use crate::spec::At;
use crate::spec::raw::{
    Entries, RawCollection, RawEffect, RawEffectAction, RawId, RawMachine, RawMachineChoice, RawMove, RawNames,
    RawPhase, RawSort, RawStage, RawStates,
};
use crate::suggestion;

/// The phase before.
const BACK: &str = "back";

impl Resolver<'_> {
    pub(super) fn kept_states(&mut self, raw: &RawStates, operations: &[Operation]) -> States {
        let RawStates { collections, machines, operations: effects } = raw;
        let phases: Vec<&str> = machines.iter().flat_map(|(_, machine)| machine.phases.keys()).collect();
        let known = Known {
            collections: collections.keys().collect(),
            machines: machines.keys().collect(),
            phases: phases.into_iter().chain([BACK]).collect(),
        };
        let of_operation = |(name, effects): &(At<String>, Vec<RawEffect>)| {
            let Some(operation) = operations.iter().find(|operation| operation.name == name.value) else {
                let names = operations.iter().map(|operation| operation.name.as_str());
                self.unknown_state_name(name, "operation", names.collect());
                return None;
            };
            let effects = effects.iter().map(|effect| self.effect(effect, operation, &known)).collect();
            Some(OperationEffects { operation: name.value.clone(), effects })
        };
        let operations = effects.iter().filter_map(of_operation).collect();
        States {
            collections: collections.iter().map(|(name, raw)| self.collection(name, raw)).collect(),
            machines: machines.iter().map(|(name, raw)| self.machine(name, raw)).collect(),
            operations,
        }
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
            names: names.iter().map(|(name, others)| (name.value.clone(), texts(others))).collect(),
            not_found: plain(not_found.as_ref()),
            records: records.iter().map(pairs).collect(),
        }
    }

    fn machine(&mut self, name: &At<String>, raw: &RawMachine) -> Machine {
        let RawMachine { status, first, stages, phases, checks } = raw;
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

    fn effect(&mut self, raw: &RawEffect, operation: &Operation, known: &Known<'_>) -> Effect {
        let RawEffect {
            action,
            on,
            given,
            when,
            machine,
            machine_by,
            by,
            contains,
            only,
            for_each,
            unique,
            sets,
            renews,
            beside,
            moves,
            refused,
            items,
            sort,
        } = raw;
        self.check_state_name(on, "collection", &known.collections);
        let chosen = machine_by.as_ref().map(|RawMachineChoice { parameter, machines }| (parameter, machines));
        for machine in
            machine.iter().chain(chosen.iter().flat_map(|(_, machines)| machines.iter().map(|(_, name)| name)))
        {
            self.check_state_name(machine, "machine", &known.machines);
        }
        for parameter in given.iter().chain(when.iter().map(|(name, _)| name)).chain(by).chain(contains).chain(for_each)
        {
            self.check_named(parameter, &operation.request, "parameter");
        }
        for parameter in
            chosen.iter().map(|(parameter, _)| *parameter).chain(sort.iter().flat_map(|it| [&it.by, &it.direction]))
        {
            self.check_named(parameter, &operation.request, "parameter");
        }
        if let Some(items) = items {
            self.check_named(items, &operation.response, "field");
        }
        self.check_code(refused.as_ref());
        let machine_by = chosen.map(|(parameter, machines)| MachineChoice {
            parameter: parameter.value.clone(),
            machines: pairs(machines),
        });
        Effect {
            action: match action.value {
                RawEffectAction::Create => EffectAction::Create,
                RawEffectAction::Change => EffectAction::Change,
                RawEffectAction::Remove => EffectAction::Remove,
                RawEffectAction::Read => EffectAction::Read,
                RawEffectAction::List => EffectAction::List,
            },
            on: on.value.clone(),
            given: texts(given),
            when: tests(when),
            machine: plain(machine.as_ref()),
            machine_by,
            by: texts(by),
            contains: texts(contains),
            only: tests(only),
            for_each: texts(for_each),
            unique: texts(unique),
            sets: pairs(sets),
            renews: texts(renews),
            beside: pairs(beside),
            moves: moves.iter().map(|raw| self.state_move(raw, operation, known)).collect(),
            refused: plain(refused.as_ref()),
            items: plain(items.as_ref()),
            sort: sort
                .as_ref()
                .map(|RawSort { by, direction }| Sort { by: by.value.clone(), direction: direction.value.clone() }),
        }
    }

    fn state_move(&mut self, raw: &RawMove, operation: &Operation, known: &Known<'_>) -> Move {
        let RawMove { from, to, when, refused } = raw;
        for phase in from.0.iter().chain(to) {
            self.check_state_name(phase, "phase", &known.phases);
        }
        for (parameter, _) in when {
            self.check_named(parameter, &operation.request, "parameter");
        }
        self.check_code(refused.as_ref());
        Move { from: texts(&from.0), to: plain(to.as_ref()), when: tests(when), refused: plain(refused.as_ref()) }
    }

    fn check_code(&mut self, code: Option<&At<String>>) {
        if let Some(code) = code.filter(|code| self.raw_error(&code.value).is_none()) {
            self.unknown_error(code);
        }
    }

    fn check_state_name(&mut self, name: &At<String>, what: &str, known: &[&str]) {
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

struct Known<'a> {
    collections: Vec<&'a str>,
    machines: Vec<&'a str>,
    phases: Vec<&'a str>,
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

fn plain(text: Option<&At<String>>) -> Option<String> {
    text.map(|at| at.value.clone())
}

fn texts(list: &[At<String>]) -> Vec<String> {
    list.iter().map(|at| at.value.clone()).collect()
}

fn pairs(entries: &Entries<At<String>>) -> Vec<(String, String)> {
    entries.iter().map(|(name, value)| (name.value.clone(), value.value.clone())).collect()
}

fn tests(entries: &Entries<RawNames>) -> Vec<(String, Vec<String>)> {
    entries.iter().map(|(name, values)| (name.value.clone(), texts(&values.0))).collect()
}
