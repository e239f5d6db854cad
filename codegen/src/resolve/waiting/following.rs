//! Waits that follow a call: the operation whose waiter they are, and where its parameters come from.

use super::plain;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Access, Field, Operation, ThenWait, Type, WaitTest, Waiter};
use crate::resolve::Resolver;
use crate::resolve::literals::field;
use crate::spec::At;
use crate::spec::raw::{Entries, RawNames, RawThenWait};
use crate::suggestion;

impl Resolver<'_> {
    /// Gives each operation the wait that follows it, once all of them are known.
    pub(in crate::resolve) fn follow_actions(&mut self, operations: &mut [Operation]) {
        let raw = self.raw;
        for file in &raw.operations {
            let (name, Some(next)) = (&file.value.operation, &file.value.then_wait) else { continue };
            let Some(index) = operations.iter().position(|it| it.name == name.value) else { continue };
            if let Some(operation) = operations.get(index) {
                let found = self.then_wait(next, operation, operations);
                if let Some(operation) = operations.get_mut(index) {
                    operation.then_wait = found;
                }
            }
        }
    }

    fn then_wait(&mut self, raw: &RawThenWait, operation: &Operation, all: &[Operation]) -> Option<ThenWait> {
        let RawThenWait { operation: asked, goal, instead: written, from, with, arguments, needs, gone, never_old } =
            raw;
        if operation.access == Access::Read {
            let message = "a wait follows a call that changes something, and this one only reads";
            self.contradiction(asked.place, message, "remove `then_wait:`");
        }
        self.operation_reference(asked);
        let other = all.iter().find(|it| it.name == asked.value)?;
        let Some(waiter) = &other.waiter else {
            let message = format!("`{}` has no waiter", other.name);
            self.contradiction(asked.place, &message, "name an operation with a waiter, or give it one");
            return None;
        };
        for goal in std::iter::once(goal).chain(written.iter().map(|(goal, _)| goal)) {
            self.check_goal(goal, waiter);
        }
        for state in never_old {
            self.check_value(&waiter.state_type, state);
        }
        self.check_parameters(raw, operation, other);
        let pairs = |entries: &Entries<At<String>>| {
            entries.iter().map(|(name, value)| (name.value.clone(), value.value.clone())).collect()
        };
        let instead = written.iter().map(|(goal, tests)| (goal.value.clone(), self.chosen_by(tests, operation)));
        Some(ThenWait {
            instead: instead.collect(),
            operation: other.name.clone(),
            goal: goal.value.clone(),
            from: pairs(from),
            with: pairs(with),
            arguments: plain(arguments),
            needs: plain(needs),
            gone: gone.as_ref().is_some_and(|at| at.value),
            never_old: plain(never_old),
        })
    }

    fn check_goal(&mut self, goal: &At<String>, waiter: &Waiter) {
        let known = waiter.goals.iter().map(|goal| goal.name.as_str());
        if known.clone().all(|name| name != goal.value) {
            let help = suggestion::help(&goal.value, known, "name a goal of the waiter");
            let message = format!("`{}` has no goal `{}`", waiter.name, goal.value);
            self.report(Diagnostic::new(Code::UnknownReference, goal.place, message, help));
        }
    }

    /// The parameters of the waiter's operation exist, take a text, come from somewhere, and none of those that are
    /// required is missing.
    fn check_parameters(&mut self, raw: &RawThenWait, operation: &Operation, other: &Operation) {
        let named = || raw.from.iter().chain(&raw.with).map(|(name, _)| name);
        for name in named().chain(&raw.arguments) {
            self.check_named(name, &other.request, "parameter");
        }
        for name in &raw.needs {
            if raw.from.get(&name.value).is_none() {
                let message = format!("`{}` is not in `from:`, so that the call cannot give it", name.value);
                self.contradiction(
                    name.place,
                    &message,
                    "add it to `from:`, or ask the caller for it with `arguments:`",
                );
            }
        }
        for name in named() {
            if let Some(parameter) = field(&other.request, &name.value)
                && !(parameter.is_joined() || matches!(parameter.ty, Type::String | Type::Enum(_)))
            {
                let message = format!("`{}` takes no text: it is `{}`", name.value, parameter.ty.spelling());
                self.contradiction(name.place, &message, "name a parameter that is a text or an enum");
            }
        }
        for (_, source) in &raw.from {
            if field(operation.payload(), &source.value).is_none() {
                self.check_named(source, &operation.request, "field or parameter");
            }
            if let Some(parameter) = field(&operation.request, &source.value).filter(|parameter| parameter.secret) {
                let message = format!("`{}` is secret, and the response would keep it", parameter.name);
                self.contradiction(source.place, &message, "name another parameter");
            }
        }
        let missing = |field: &&Field| {
            let given = named().chain(&raw.arguments).any(|name| name.value == field.name);
            field.required && !given
        };
        if let Some(field) = other.request.iter().find(missing) {
            let message = format!("nothing gives `{}` of `{}`, which is required", field.name, other.name);
            self.contradiction(raw.operation.place, &message, "add it to `from:`, `with:` or `arguments:`");
        }
    }

    /// The tests of parameters of the call that choose a goal.
    fn chosen_by(&mut self, tests: &Entries<RawNames>, operation: &Operation) -> Vec<WaitTest> {
        let mut chosen = Vec::new();
        for (name, values) in tests {
            self.check_named(name, &operation.request, "parameter");
            let Some(parameter) = field(&operation.request, &name.value) else { continue };
            for value in &values.0 {
                self.check_value(&parameter.ty, value);
            }
            chosen.push(WaitTest { field: name.value.clone(), values: plain(&values.0) });
        }
        chosen
    }
}
