//! What a waiter reports beside the state: whose it is, numbers, checks, and where else to ask.

use super::{Level, Levels, plain, segments};
use crate::model::{Field, Type, WaitChecks, WaitInquiry, WaitSubject};
use crate::resolve::declared::Body;
use crate::resolve::literals::field;
use crate::resolve::resolver::Resolver;
use crate::spec::At;
use crate::spec::raw::{Entries, RawChecks, RawInquiry, RawNames, RawSubject};

impl Resolver<'_> {
    pub(super) fn subject(&mut self, raw: Option<&RawSubject>, levels: &Levels, request: &[Field]) -> WaitSubject {
        let Some(RawSubject { member, parameter }) = raw else { return WaitSubject::All };
        self.field_at(member, levels);
        let member = member.value.clone();
        match parameter {
            None => WaitSubject::Called(member),
            Some(parameter) => {
                self.check_named(parameter, request, "parameter");
                WaitSubject::Named { member, parameter: parameter.value.clone() }
            }
        }
    }

    pub(super) fn numbers(&mut self, raw: &RawNames, levels: &Levels) -> Vec<(String, Type)> {
        let mut numbers = Vec::new();
        for path in &raw.0 {
            match self.field_at(path, levels) {
                Some(ty @ (Type::Int32 | Type::Int64 | Type::Double | Type::String)) => {
                    numbers.push((path.value.clone(), ty));
                }
                Some(ty) => {
                    let message = format!("`{}` is not a number: it is `{}`", path.value, ty.spelling());
                    self.contradiction(path.place, &message, "name a field with a number");
                }
                None => {}
            }
        }
        numbers
    }

    pub(super) fn delays(&mut self, raw: &RawNames, levels: &Levels, response: &[Field]) -> Vec<(String, u64)> {
        let numbers = self.numbers(raw, levels);
        let mut delays = Vec::new();
        for path in raw.0.iter().filter(|path| numbers.iter().any(|(number, _)| *number == path.value)) {
            match self.unit_at(path, levels, response).as_deref() {
                Some("milliseconds") => delays.push((path.value.clone(), 1)),
                Some("seconds") => delays.push((path.value.clone(), 1000)),
                _ => {
                    let message = format!("`{}` has no unit of time", path.value);
                    self.contradiction(path.place, &message, "give the field `unit: seconds` or `unit: milliseconds`");
                }
            }
        }
        delays
    }

    /// The unit of a field, found as its type is.
    pub(super) fn unit_at(&self, path: &At<String>, levels: &Levels, response: &[Field]) -> Option<String> {
        let segments = segments(path);
        let (last, before) = segments.split_last()?;
        let level = levels.iter().rev().find(|level| self.follow(&level.members, &segments).is_ok())?;
        let structure = match self.follow(&level.members, before).ok()? {
            _ if before.is_empty() => level.structure.clone(),
            ty => match ty.innermost() {
                Type::Structure(name) => Some(name.clone()),
                _ => return None,
            },
        };
        let Some(structure) = structure else { return field(response, last)?.unit.clone() };
        let Body::Structure { fields, .. } = &self.types.get(&structure)?.body else { return None };
        let raw = fields.get(last)?;
        let shared = raw.shared.as_ref().and_then(|shared| self.shared(&shared.value));
        raw.unit.as_ref().or_else(|| shared?.unit.as_ref()).map(|unit| unit.value.clone())
    }

    pub(super) fn known_fields(&mut self, raw: &RawNames, levels: &Levels) -> Vec<String> {
        raw.0.iter().filter(|path| self.field_at(path, levels).is_some()).map(|path| path.value.clone()).collect()
    }

    pub(super) fn checks(&mut self, raw: &RawChecks, levels: &Levels) -> WaitChecks {
        let RawChecks { items: lists, name, state, failed, message, advice } = raw;
        for items in &lists.0 {
            let Some(ty) = self.field_at(items, levels) else { continue };
            let (Type::List(_), Type::Structure(element)) = (&ty, ty.innermost()) else {
                let message = format!("`{}` is not a list of structures: it is `{}`", items.value, ty.spelling());
                self.contradiction(items.place, &message, "name the list of checks");
                continue;
            };
            let members = vec![Level { structure: Some(element.clone()), members: self.member_types(element) }];
            let named = [name].into_iter().chain(&message.0).chain(&advice.0);
            for member in named {
                self.field_at(member, &members);
            }
            if let Some(ty) = self.field_at(state, &members) {
                for value in failed {
                    self.check_value(&ty, value);
                }
            }
        }
        WaitChecks {
            items: plain(&lists.0),
            name: name.value.clone(),
            state: state.value.clone(),
            failed: plain(failed),
            message: plain(&message.0),
            advice: plain(&advice.0),
        }
    }

    pub(super) fn inquiry(
        &mut self,
        raw: &RawInquiry,
        state_type: &Type,
        request: &[Field],
        response: &[Field],
    ) -> WaitInquiry {
        let RawInquiry { operation: asked, states, with, from } = raw;
        for state in states {
            self.check_value(state_type, state);
        }
        self.operation_reference(asked);
        let operations = &self.raw.operations;
        if let Some(other) = operations.iter().find(|file| file.value.operation.value == asked.value) {
            let other = &other.value;
            if other.waiter.as_ref().is_none_or(|waiter| waiter.checks.is_none()) {
                let message = format!("`{}` does not say where its checks stand", asked.value);
                self.contradiction(asked.place, &message, "give its waiter `checks:`");
            }
            let parameters = with.iter().chain(from).map(|(name, _)| name);
            for name in parameters.filter(|name| other.request.get(name).is_none()) {
                let message = format!("`{}` has no parameter `{}`", asked.value, name.value);
                self.unknown_parameter(name.place, &message, &name.value, other.request.keys());
            }
        }
        for (_, source) in from {
            if field(response, &source.value).is_none() {
                self.check_named(source, request, "field or parameter");
            }
        }
        let pairs = |entries: &Entries<At<String>>| {
            entries.iter().map(|(name, value)| (name.value.clone(), value.value.clone())).collect()
        };
        WaitInquiry { operation: asked.value.clone(), states: plain(states), with: pairs(with), from: pairs(from) }
    }
}
