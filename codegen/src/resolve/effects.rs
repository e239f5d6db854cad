//! What calls do to what is kept: the parameters, fields, codes and phases that an effect names.

use super::resolver::Resolver;
use super::states::{Known, lists, pairs, plain, tests, texts};
use crate::model::{Effect, EffectAction, MachineChoice, Move, Operation, Requires, Search, Sort, Tagged};
use crate::spec::raw::{
    RawEffect, RawEffectAction, RawMachineChoice, RawMove, RawRequires, RawSearch, RawSort, RawTagged,
};

impl Resolver<'_> {
    pub(super) fn effect(&mut self, raw: &RawEffect, operation: &Operation, known: &Known<'_>) -> Effect {
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
            any_of,
            search,
            tagged,
            total,
            values,
            example,
            copies,
            swaps,
            exchanges,
            takes,
            taken,
            requires,
            shows,
            repeats,
        } = raw;
        self.check_effect(raw, operation, known);
        let machine_by = machine_by.as_ref().map(|RawMachineChoice { parameter, machines }| MachineChoice {
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
            any_of: lists(any_of),
            search: search.as_ref().map(|RawSearch { by, text, attributes }| Search {
                by: by.value.clone(),
                text: text.value.clone(),
                attributes: lists(attributes),
            }),
            tagged: tagged.as_ref().map(|RawTagged { by, on, owner, id }| Tagged {
                by: by.value.clone(),
                on: on.value.clone(),
                owner: owner.value.clone(),
                id: id.value.clone(),
            }),
            total: plain(total.as_ref()),
            values: plain(values.as_ref()),
            example: example.as_ref().is_some_and(|at| at.value),
            copies: copies.as_ref().is_some_and(|at| at.value),
            swaps: pairs(swaps),
            exchanges: tests(exchanges),
            takes: pairs(takes),
            taken: plain(taken.as_ref()),
            requires: requires.as_ref().map(|RawRequires { attribute, id, phases, refused }| Requires {
                attribute: attribute.value.clone(),
                id: id.value.clone(),
                phases: texts(phases),
                refused: refused.value.clone(),
            }),
            shows: pairs(shows),
            repeats: pairs(repeats),
        }
    }

    /// What an effect names must exist.
    fn check_effect(&mut self, raw: &RawEffect, operation: &Operation, known: &Known<'_>) {
        let chosen = raw.machine_by.as_ref();
        let machines = chosen.into_iter().flat_map(|it| it.machines.iter().map(|(_, name)| name));
        for machine in raw.machine.iter().chain(machines) {
            self.check_state_name(machine, "machine", &known.machines);
        }
        let named = raw.given.iter().chain(&raw.by).chain(&raw.contains).chain(&raw.for_each);
        let keys = raw.when.iter().map(|(name, _)| name).chain(raw.any_of.iter().map(|(name, _)| name));
        let sorted = raw.sort.iter().flat_map(|it| [&it.by, &it.direction]);
        let searched = raw.search.iter().flat_map(|it| [&it.by, &it.text]);
        let others = chosen.into_iter().map(|it| &it.parameter).chain(raw.tagged.iter().map(|it| &it.by));
        let taken = raw.takes.iter().chain(&raw.repeats).map(|(_, parameter)| parameter);
        for parameter in named.chain(keys).chain(sorted).chain(searched).chain(others).chain(taken) {
            self.check_named(parameter, &operation.request, "parameter");
        }
        let members = raw.shows.iter().chain(&raw.repeats).map(|(member, _)| member);
        for field in [&raw.items, &raw.total].into_iter().flatten().chain(members) {
            self.check_named(field, &operation.response, "field");
        }
        for collection in [&raw.on].into_iter().chain(raw.tagged.iter().map(|it| &it.on)) {
            self.check_state_name(collection, "collection", &known.collections);
        }
        for code in [raw.refused.as_ref(), raw.taken.as_ref(), raw.requires.as_ref().map(|it| &it.refused)] {
            self.check_code(code);
        }
        for phase in raw.requires.iter().flat_map(|it| &it.phases) {
            self.check_state_name(phase, "phase", &known.phases);
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
}
