//! Conditions that never hold, that always hold, or that ask for the parameter that they are of; and requests that can never
//! be valid.

use super::consistency::ScopedFields;
use super::demands::{self, By, Demand};
use super::limits::Limited;
use super::nested;
use super::resolver::Resolver;
use super::satisfiable::{Subject, satisfiable};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Condition, Field, Literal, Model, Path, RequestRule, Test, Type};
use crate::place::Place;
use crate::spec::At;
use crate::spec::raw::{RawField, RawRule};

/// A condition, where it stands, and the demand that it is a part of.
struct Placed<'c> {
    key: &'static str,
    condition: &'c Condition,
    place: Place,
    by: By,
    /// The parameter that has it; none for a rule over several.
    of: Option<&'c str>,
}

impl Resolver<'_> {
    /// The conditions of a scope, each alone and all together.
    pub(super) fn check_possible(
        &mut self,
        model: &Model,
        name: &At<String>,
        rules: (&[RequestRule], &[RawRule]),
        scoped: &ScopedFields<'_>,
    ) {
        let placed = self.placed_conditions(rules, scoped);
        let own =
            |condition: &Condition| if scoped.is_root() { demands::at_the_root(condition) } else { condition.clone() };
        let demands: Vec<Demand> = demands::of(scoped.fields, rules.0)
            .into_iter()
            .map(|demand| Demand { condition: own(&demand.condition), by: demand.by })
            .collect();
        let subject = |path: &Path| subject(model, path, scoped);
        let told = self.diagnostics.len();
        for one in &placed {
            self.check_condition(one, &own(one.condition), &demands, &subject);
            self.check_compared(model, one, scoped);
        }
        if told == self.diagnostics.len() {
            self.check_together(name, &placed, &demands, &subject);
        }
        if scoped.is_root() && told == self.diagnostics.len() {
            self.check_structures(model, &demands, &subject, scoped);
        }
    }

    /// Each structure of a request can be set: what its members demand agrees with what the parameters around it do.
    fn check_structures(
        &mut self,
        model: &Model,
        own: &[Demand],
        subject: &dyn Fn(&Path) -> Subject,
        scoped: &ScopedFields<'_>,
    ) {
        for parameter in scoped.fields {
            let inner = nested::of(model, parameter);
            if inner.is_empty() {
                continue;
            }
            let given = Demand { by: By::Member(parameter.name.clone()), condition: nested::given(parameter) };
            let alone: Vec<&Demand> = inner.iter().chain([&given]).collect();
            // What contradicts itself inside of the structure is reported there.
            if !all_hold(&alone, subject) {
                continue;
            }
            let all: Vec<&Demand> = own.iter().chain(alone).collect();
            if all_hold(&all, subject) {
                continue;
            }
            let core = contradicting(all, subject);
            let told: Vec<String> =
                core.iter().filter(|it| !matches!(it.by, By::Member(_))).map(|it| it.by.to_string()).collect();
            let place = scoped.written.iter().find(|(name, _)| name.value == parameter.name);
            let Some(place) = place.map(|(name, _)| name.place) else { continue };
            let (parameter, told) = (&parameter.name, told.join("; "));
            self.impossible(
                place,
                &format!("`{parameter}` can never be set: nothing satisfies these together: {told}"),
            );
        }
    }

    fn placed_conditions<'c>(
        &self,
        (rules, written): (&'c [RequestRule], &[RawRule]),
        scoped: &ScopedFields<'c>,
    ) -> Vec<Placed<'c>> {
        let mut placed = Vec::new();
        for field in scoped.fields {
            let Some((name, raw)) = scoped.written.iter().find(|(name, _)| name.value == field.name) else { continue };
            let shared = raw.shared.as_ref().and_then(|shared| self.shared(&shared.value));
            let at =
                |key: fn(&RawField) -> Option<Place>| key(raw).or_else(|| shared.and_then(key)).unwrap_or(name.place);
            let of = Some(field.name.as_str());
            let mut add = |key, condition, place, by| placed.push(Placed { key, condition, place, by, of });
            if let Some(guard) = &field.only_when {
                let place = at(|raw| raw.only_when.as_ref().map(|at| at.place));
                add("only_when", &guard.condition, place, By::OnlyWhen(field.name.clone()));
            }
            if let Some(guard) = &field.required_when {
                let place = at(|raw| raw.required_when.as_ref().map(|at| at.place));
                add("required_when", &guard.condition, place, By::RequiredWhen(field.name.clone()));
            }
            if let Some(condition) = &field.not_needed_when {
                let place = at(|raw| raw.not_needed_when.as_ref().map(|at| at.place));
                add("not_needed_when", condition, place, By::NotNeededWhen(field.name.clone()));
            }
            for (index, values) in field.value_when.iter().enumerate() {
                let place = raw.value_when.get(index).or_else(|| shared?.value_when.get(index));
                let place = place.map_or(name.place, |rule| rule.when.place);
                add("value_when", &values.when.condition, place, By::ValueWhen(field.name.clone(), index));
            }
        }
        for (index, (rule, raw)) in rules.iter().zip(written).enumerate() {
            if let (Some(condition), Some(raw)) = (&rule.when, &raw.when) {
                placed.push(Placed { key: "when", condition, place: raw.place, by: By::Rule(index), of: None });
            }
        }
        placed
    }

    fn check_condition(
        &mut self,
        one: &Placed<'_>,
        condition: &Condition,
        demands: &[Demand],
        subject: &dyn Fn(&Path) -> Subject,
    ) {
        let is_own = |path: &Path| {
            !path.from_root && path.segments.len() == 1 && path.segments.first().map(String::as_str) == one.of
        };
        if demands::tests(condition).iter().any(|(path, _)| is_own(path)) {
            let message = format!(
                "`{}` of `{}` asks for `{}` itself",
                one.key,
                one.of.unwrap_or_default(),
                one.of.unwrap_or_default()
            );
            let help = "name another parameter; the valid values of this one are its `values`, its enum or its limits";
            self.contradiction(one.place, &message, help);
            return;
        }
        let required: Vec<&Condition> = demands
            .iter()
            .filter(|demand| matches!(demand.by, By::Required(_)))
            .map(|demand| &demand.condition)
            .collect();
        let all = || demands.iter().map(|demand| &demand.condition);
        if !satisfiable(&[condition], subject) {
            self.impossible(one.place, "this condition can never hold");
        } else if !satisfiable(&connected(condition, required.iter().copied()), subject) {
            self.impossible(one.place, "this condition can never hold, because of parameters that are required");
        } else if !satisfiable(&connected(&demands::not(condition.clone()), required.iter().copied()), subject) {
            let help = "remove it, or correct the parameters and the values that it names";
            let message = format!("this condition of `{}` always holds", one.key);
            self.report(Diagnostic::new(Code::ImpossibleCondition, one.place, message, help));
        } else if !satisfiable(&connected(condition, all()), subject)
            && satisfiable(&all().collect::<Vec<_>>(), subject)
        {
            let message = match (&one.by, one.of) {
                (By::RequiredWhen(_), Some(name)) => {
                    format!("`{name}` is required only where other rules make it invalid")
                }
                _ => "this condition can never hold, because of the other rules".to_owned(),
            };
            self.impossible(one.place, &message);
        }
    }

    /// The values that a condition compares with are some that the parameter can have.
    fn check_compared(&mut self, model: &Model, one: &Placed<'_>, scoped: &ScopedFields<'_>) {
        for (path, test) in demands::tests(one.condition) {
            let (Some(field), Test::OneOf { values, group: None }) = (field_at(model, path, scoped), test) else {
                continue;
            };
            let mut limits = field.limits.clone();
            if matches!(field.ty.innermost(), Type::Enum(_)) {
                // Sources disagree about the values of an enum for one place, and enums are open.
                limits.values.clear();
            }
            let limited = Limited::new(&limits, field.separator.as_deref());
            for value in values {
                self.check_within(one.place, value, &limited, &field.ty);
            }
        }
    }

    /// Some request satisfies all demands at once.
    fn check_together(
        &mut self,
        name: &At<String>,
        placed: &[Placed<'_>],
        demands: &[Demand],
        subject: &dyn Fn(&Path) -> Subject,
    ) {
        let all: Vec<&Demand> = demands.iter().collect();
        if all_hold(&all, subject) {
            return;
        }
        let core = contradicting(all, subject);
        let place = core.iter().find_map(|demand| placed.iter().find(|one| one.by == demand.by)).map(|one| one.place);
        let told: Vec<String> = core.iter().map(|demand| demand.by.to_string()).collect();
        let message = format!("nothing satisfies these together: {}", told.join("; "));
        self.impossible(place.unwrap_or(name.place), &message);
    }

    fn impossible(&mut self, place: Place, message: &str) {
        let help = "correct the parameters and the values that the conditions name";
        self.report(Diagnostic::new(Code::ImpossibleCondition, place, message, help));
    }
}

fn all_hold(demands: &[&Demand], subject: &dyn Fn(&Path) -> Subject) -> bool {
    satisfiable(&demands.iter().map(|demand| &demand.condition).collect::<Vec<_>>(), subject)
}

/// What is left of demands that cannot hold together when nothing can be taken away: what contradicts itself.
fn contradicting<'d>(mut core: Vec<&'d Demand>, subject: &dyn Fn(&Path) -> Subject) -> Vec<&'d Demand> {
    let mut index = 0;
    while index < core.len() {
        let without: Vec<&Demand> =
            core.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, demand)| *demand).collect();
        if all_hold(&without, subject) {
            index += 1;
        } else {
            core = without;
        }
    }
    core
}

/// The condition, and those of the others that share a parameter with it, directly or through others.
fn connected<'c>(condition: &'c Condition, others: impl Iterator<Item = &'c Condition>) -> Vec<&'c Condition> {
    let paths = |condition: &'c Condition| demands::tests(condition).into_iter().map(|(path, _)| path);
    let mut known: Vec<&Path> = paths(condition).collect();
    let mut connected = vec![condition];
    let mut rest: Vec<&Condition> = others.collect();
    loop {
        let (near, far): (Vec<&Condition>, Vec<&Condition>) =
            rest.into_iter().partition(|other| paths(other).any(|path| known.contains(&path)));
        if near.is_empty() {
            return connected;
        }
        known.extend(near.iter().flat_map(|other| paths(other)));
        connected.extend(near);
        rest = far;
    }
}

/// The parameter at `path`, where it is known.
fn field_at<'m>(model: &'m Model, path: &Path, scoped: &ScopedFields<'m>) -> Option<&'m Field> {
    let mut fields = if path.from_root { scoped.root? } else { scoped.fields };
    let (last, groups) = path.segments.split_last()?;
    for group in groups {
        let group = fields.iter().find(|field| field.name == *group);
        let Some(Type::Structure(name)) = group.map(|field| &field.ty) else { return None };
        fields = &model.structure(name)?.fields;
    }
    fields.iter().find(|field| field.name == *last)
}

/// What is known about the parameter at `path`.
fn subject(model: &Model, path: &Path, scoped: &ScopedFields<'_>) -> Subject {
    let Some(field) = field_at(model, path, scoped) else { return Subject::Open };
    let default = field.default.as_ref().and_then(Literal::wire);
    match field.ty {
        Type::List(_) | Type::Map(_) | Type::Structure(_) | Type::Any => Subject::Open,
        Type::Boolean => Subject::Boolean(default),
        _ => Subject::Value(default),
    }
}
