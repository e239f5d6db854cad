//! Waiters: the states, fields and parameters that they name.

use super::Resolver;
use super::declarations::Body;
use super::literals::field;
use super::names::{NameScope, Named, Spelling, derive};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Access, Field, Type, WaitChecks, WaitGoal, WaitInquiry, WaitState, WaitSubject, WaitTest, Waiter};
use crate::spec::At;
use crate::spec::raw::{
    Entries, OperationTexts, RawAccess, RawChecks, RawGoal, RawInquiry, RawNames, RawOperation, RawState, RawWaiter,
};

/// The answer and the entries of each list on the way to the state: the outermost first.
type Levels = Vec<Level>;

struct Level {
    /// The structure that it is; `None` for the answer itself.
    structure: Option<String>,
    members: Vec<(String, Type)>,
}

impl Resolver<'_> {
    pub(super) fn waiter(
        &mut self,
        operation: &RawOperation,
        texts: Option<&OperationTexts>,
        method: Option<String>,
        request: &[Field],
        response: &[Field],
    ) -> Option<Waiter> {
        let texts = texts.and_then(|texts| texts.waiter.as_ref());
        let Some(raw) = &operation.waiter else {
            if let Some(doc) = texts.and_then(|texts| texts.doc.as_ref()) {
                let message = format!("`{}` has no waiter", operation.operation.value);
                self.report(Diagnostic::new(Code::OrphanText, doc.place, message, "remove its texts"));
            }
            return None;
        };
        self.check_waiter(operation, raw, request);
        let (levels, state_type) = self.place_of(&raw.state, response)?;
        let zh = |name: &str| texts.and_then(|texts| texts.reasons.get(name));
        let reasons =
            raw.reasons.iter().map(|(state, text)| (state.value.clone(), self.title(state, Some(text), zh(state))));
        let reasons = reasons.collect();
        if let Some(texts) = texts {
            self.no_orphans(&texts.reasons, raw.reasons.keys());
            self.no_orphans(&texts.goals, raw.goals.keys());
        }
        let goals = self.goals(raw, texts.map(|texts| &texts.goals), &levels, &state_type, response);
        self.check_reasons(raw, &state_type);
        let acronyms = self.acronyms.clone();
        let goals_type = derive(&format!("{}_goal", raw.name.value), Spelling::UpperCamel, &acronyms);
        Some(Waiter {
            doc: self.text(&raw.name, Some(&raw.doc), texts.and_then(|texts| texts.doc.as_ref())),
            arguments: match &raw.arguments {
                Some(arguments) => plain(arguments),
                None => request.iter().filter(|field| field.required).map(|field| field.name.clone()).collect(),
            },
            interval: raw.interval.value,
            timeout: raw.timeout.value,
            subject: self.subject(raw, &levels, request),
            percent: self.numbers(&raw.percent, &levels).into_iter().map(|(path, _)| path).collect(),
            delay: self.delays(&raw.delay, &levels, response),
            message: self.known_fields(&raw.message, &levels),
            checks: raw.checks.as_ref().map(|checks| self.checks(checks, &levels)),
            inquiry: raw.inquiry.as_ref().map(|inquiry| self.inquiry(inquiry, &state_type, request, response)),
            failed: self.states(&raw.failed, &state_type, &levels),
            stuck: self.states(&raw.stuck, &state_type, &levels),
            reasons,
            goals,
            method: method.unwrap_or_default(),
            module: derive(&raw.name.value, Spelling::Snake, &acronyms).unwrap_or_default(),
            goals_type: goals_type.unwrap_or_default(),
            name: raw.name.value.clone(),
            state: raw.state.value.clone(),
            state_type,
        })
    }

    fn check_waiter(&mut self, operation: &RawOperation, raw: &RawWaiter, request: &[Field]) {
        let access = match operation.access.value {
            RawAccess::Read => Access::Read,
            RawAccess::Write => Access::Write,
        };
        if access == Access::Write {
            self.contradiction(
                raw.name.place,
                "a wait repeats the call, and this one changes something",
                "wait with another",
            );
        }
        if raw.interval.value == 0 || raw.timeout.value < raw.interval.value {
            let message = "a wait lasts at least as long as the time between two looks, which is not zero";
            self.report(Diagnostic::new(Code::Contradiction, raw.interval.place, message, "give both in seconds"));
        }
        for argument in raw.arguments.iter().flatten() {
            self.check_named(argument, request, "parameter");
        }
        let missing = |field: &&Field| {
            let given = |names: &Vec<At<String>>| names.iter().any(|name| name.value == field.name);
            field.required && raw.arguments.as_ref().is_some_and(|names| !given(names))
        };
        if let Some(field) = request.iter().find(missing) {
            let message = format!("the method does not take `{}`, which is required", field.name);
            self.contradiction(raw.name.place, &message, "add it to `arguments:`");
        }
        if raw.goals.is_empty() {
            self.contradiction(raw.name.place, "this waiter has nothing to wait for", "add a goal");
        }
    }

    fn goals(
        &mut self,
        raw: &RawWaiter,
        texts: Option<&Entries<At<String>>>,
        levels: &Levels,
        state_type: &Type,
        response: &[Field],
    ) -> Vec<WaitGoal> {
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Spelling::UpperCamel, &acronyms);
        let mut goals = Vec::new();
        for (name, goal) in &raw.goals {
            let doc = self.text(name, Some(&goal.doc), texts.and_then(|texts| texts.get(&name.value)));
            let rust = names.allocate(&Named { wire: name, chosen: None }, &mut self.diagnostics);
            let decides = goal.field.as_ref().unwrap_or(&raw.state);
            let ty = match &goal.field {
                Some(field) => {
                    let found = self.place_of(field, response);
                    if found.is_some() && lists(field) != lists(&raw.state) {
                        let help = "name a field that stands in the same lists";
                        self.contradiction(field.place, "the field of a goal stands beside the state", help);
                    }
                    found.map_or(Type::Any, |(_, ty)| ty)
                }
                None => state_type.clone(),
            };
            if goal.done.is_empty() {
                self.contradiction(name.place, "nothing ends this wait well", "name the states with `done:`");
            }
            if goal.all_checks.as_ref().is_some_and(|at| at.value) && raw.checks.is_none() {
                self.contradiction(name.place, "this waiter tells no checks", "say where they stand with `checks:`");
            }
            self.check_classes(goal);
            goals.push(WaitGoal {
                field: decides.value.clone(),
                done: self.states(&goal.done, &ty, levels),
                failed: self.states(&goal.failed, &ty, levels),
                stuck: self.states(&goal.stuck, &ty, levels),
                pending: self.states(&goal.pending, &ty, levels),
                only: self.tests(&goal.only, levels),
                all_checks: goal.all_checks.as_ref().is_some_and(|at| at.value),
                name: name.value.clone(),
                rust,
                doc,
            });
        }
        goals
    }

    /// A state cannot mean two things for one goal.
    fn check_classes(&mut self, goal: &RawGoal) {
        let all = goal.done.iter().chain(&goal.failed).chain(&goal.stuck).chain(&goal.pending);
        let mut seen: Vec<&At<String>> = Vec::new();
        for state in all.filter(|it| it.when.is_empty()).filter_map(|it| it.state.as_ref()) {
            if seen.iter().any(|other| other.eq_ignore_ascii_case(&state.value)) {
                let message = format!("`{}` means two things here", state.value);
                self.contradiction(state.place, &message, "name it once");
            }
            seen.push(state);
        }
    }

    /// Each state that is stuck for some goal has a reason, and there are no others.
    fn check_reasons(&mut self, raw: &RawWaiter, ty: &Type) {
        let goals = raw.goals.iter().flat_map(|(_, goal)| &goal.stuck);
        let stuck: Vec<&At<String>> = raw.stuck.iter().chain(goals).filter_map(|it| it.state.as_ref()).collect();
        for state in &stuck {
            if raw.reasons.get(&state.value).is_none() {
                let help = format!("say why, and what to do, with `reasons: {{ {}: … }}`", state.value);
                let message = format!("nothing tells why `{}` does not go on by itself", state.value);
                self.report(Diagnostic::new(Code::MissingText, state.place, message, help));
            }
        }
        for (state, _) in &raw.reasons {
            if !stuck.iter().any(|it| it.value == state.value) {
                let message = format!("`{}` is stuck for no goal", state.value);
                self.contradiction(state.place, &message, "remove the reason, or name the state with `stuck:`");
            }
            self.check_value(ty, state);
        }
    }

    fn states(&mut self, raw: &[RawState], ty: &Type, levels: &Levels) -> Vec<WaitState> {
        raw.iter()
            .map(|state| {
                if let Some(state) = &state.state {
                    self.check_value(ty, state);
                }
                WaitState {
                    state: state.state.as_ref().map(|at| at.value.clone()),
                    when: self.tests(&state.when, levels),
                }
            })
            .collect()
    }

    fn tests(&mut self, raw: &Entries<RawNames>, levels: &Levels) -> Vec<WaitTest> {
        raw.iter()
            .filter_map(|(path, values)| {
                let ty = self.field_at(path, levels)?;
                for value in &values.0 {
                    self.check_value(&ty, value);
                }
                Some(WaitTest { field: path.value.clone(), values: plain(&values.0) })
            })
            .collect()
    }

    /// Whether a field of this type can have the value.
    fn check_value(&mut self, ty: &Type, value: &At<String>) {
        let fits = match ty {
            Type::Enum(name) => return self.check_enum_value(name, &value.value, value.place),
            Type::Boolean => matches!(value.as_str(), "true" | "false"),
            Type::Int32 | Type::Int64 => value.parse::<i64>().is_ok(),
            Type::Structure(_) | Type::List(_) | Type::Map(_) | Type::Document(_) => false,
            Type::String | Type::Double | Type::Json | Type::Any => true,
        };
        if !fits {
            let message = format!("`{}` is no value of a `{}`", value.value, ty.spelling());
            self.report(Diagnostic::new(Code::WrongLiteral, value.place, message, "name a value that the field has"));
        }
    }

    fn subject(&mut self, raw: &RawWaiter, levels: &Levels, request: &[Field]) -> WaitSubject {
        let Some(subject) = &raw.subject else { return WaitSubject::All };
        self.field_at(&subject.member, levels);
        let member = subject.member.value.clone();
        match &subject.parameter {
            None => WaitSubject::Called(member),
            Some(parameter) => {
                self.check_named(parameter, request, "parameter");
                WaitSubject::Named { member, parameter: parameter.value.clone() }
            }
        }
    }

    fn numbers(&mut self, raw: &RawNames, levels: &Levels) -> Vec<(String, Type)> {
        let mut numbers = Vec::new();
        for path in &raw.0 {
            match self.field_at(path, levels) {
                Some(ty @ (Type::Int32 | Type::Int64 | Type::Double | Type::String)) => {
                    numbers.push((path.value.clone(), ty));
                }
                Some(ty) => {
                    let message = format!("`{}` is no number: it is `{}`", path.value, ty.spelling());
                    self.contradiction(path.place, &message, "name a field with a number");
                }
                None => {}
            }
        }
        numbers
    }

    fn delays(&mut self, raw: &RawNames, levels: &Levels, response: &[Field]) -> Vec<(String, u64)> {
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
    fn unit_at(&self, path: &At<String>, levels: &Levels, response: &[Field]) -> Option<String> {
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

    fn known_fields(&mut self, raw: &RawNames, levels: &Levels) -> Vec<String> {
        raw.0.iter().filter(|path| self.field_at(path, levels).is_some()).map(|path| path.value.clone()).collect()
    }

    fn checks(&mut self, raw: &RawChecks, levels: &Levels) -> WaitChecks {
        for items in &raw.items.0 {
            let Some(ty) = self.field_at(items, levels) else { continue };
            let (Type::List(_), Type::Structure(name)) = (&ty, ty.innermost()) else {
                let message = format!("`{}` is no list of structures: it is `{}`", items.value, ty.spelling());
                self.contradiction(items.place, &message, "name the list of what was checked");
                continue;
            };
            let members = vec![Level { structure: Some(name.clone()), members: self.member_types(name) }];
            let named = [&raw.name].into_iter().chain(&raw.message.0).chain(&raw.advice.0);
            for member in named {
                self.field_at(member, &members);
            }
            if let Some(ty) = self.field_at(&raw.state, &members) {
                for value in &raw.failed {
                    self.check_value(&ty, value);
                }
            }
        }
        WaitChecks {
            items: plain(&raw.items.0),
            name: raw.name.value.clone(),
            state: raw.state.value.clone(),
            failed: plain(&raw.failed),
            message: plain(&raw.message.0),
            advice: plain(&raw.advice.0),
        }
    }

    fn inquiry(&mut self, raw: &RawInquiry, state_type: &Type, request: &[Field], response: &[Field]) -> WaitInquiry {
        for state in &raw.states {
            self.check_value(state_type, state);
        }
        self.operation_reference(&raw.operation);
        let operations = &self.raw.operations;
        if let Some(other) = operations.iter().find(|file| file.value.operation.value == raw.operation.value) {
            let other = &other.value;
            if other.waiter.as_ref().is_none_or(|waiter| waiter.checks.is_none()) {
                let message = format!("`{}` does not say where its checks stand", raw.operation.value);
                self.contradiction(raw.operation.place, &message, "give its waiter `checks:`");
            }
            let parameters = raw.with.iter().chain(&raw.from).map(|(name, _)| name);
            for name in parameters.filter(|name| other.request.get(name).is_none()) {
                let message = format!("`{}` has no parameter `{}`", raw.operation.value, name.value);
                self.unknown_parameter(name.place, &message, &name.value, other.request.keys());
            }
        }
        for (_, source) in &raw.from {
            if field(response, &source.value).is_none() {
                self.check_named(source, request, "field or parameter");
            }
        }
        let pairs = |entries: &Entries<At<String>>| {
            entries.iter().map(|(name, value)| (name.value.clone(), value.value.clone())).collect()
        };
        WaitInquiry {
            operation: raw.operation.value.clone(),
            states: plain(&raw.states),
            with: pairs(&raw.with),
            from: pairs(&raw.from),
        }
    }

    /// The members around the place of a field that may lie in lists, and its type.
    fn place_of(&mut self, path: &At<String>, response: &[Field]) -> Option<(Levels, Type)> {
        let members = response.iter().map(|field| (field.name.clone(), field.ty.clone())).collect();
        let mut levels = vec![Level { structure: None, members }];
        let mut rest = path.as_str();
        while let Some((list, behind)) = rest.split_once("[].") {
            let ty = self.typed(path, list, levels.last()?)?;
            let Type::List(element) = &ty else {
                let message = format!("`{list}` is no list: it is `{}`", ty.spelling());
                self.contradiction(path.place, &message, "write `[]` behind lists alone");
                return None;
            };
            let Type::Structure(name) = element.as_ref() else {
                let message = format!("the entries of `{list}` have no members");
                self.contradiction(path.place, &message, "name a list of structures");
                return None;
            };
            levels.push(Level { structure: Some(name.clone()), members: self.member_types(name) });
            rest = behind;
        }
        let ty = self.typed(path, rest, levels.last()?)?;
        if let Type::List(_) | Type::Map(_) | Type::Structure(_) = ty {
            let message = format!("`{}` holds no state: it is `{}`", path.value, ty.spelling());
            self.contradiction(path.place, &message, "name a field with a single value");
            return None;
        }
        Some((levels, ty))
    }

    /// The type at a path without lists, a part of `whole`.
    fn typed(&mut self, whole: &At<String>, part: &str, level: &Level) -> Option<Type> {
        let segments: Vec<String> = part.split('.').map(str::to_owned).collect();
        match self.follow(&level.members, &segments) {
            Ok(ty) => Some(ty),
            Err((segment, candidates)) => {
                let message = format!("the answer has no field `{}`", whole.value);
                self.unknown_parameter(whole.place, &message, &segment, candidates.iter().map(String::as_str));
                None
            }
        }
    }

    /// The type of a field that is looked up in the innermost level first.
    fn field_at(&mut self, path: &At<String>, levels: &Levels) -> Option<Type> {
        let segments = segments(path);
        let mut first = None;
        for level in levels.iter().rev() {
            match self.follow(&level.members, &segments) {
                Ok(ty) => return Some(ty),
                Err(problem) => {
                    first.get_or_insert(problem);
                }
            }
        }
        let (segment, candidates) = first?;
        let message = format!("there is no field `{}` here", path.value);
        self.unknown_parameter(path.place, &message, &segment, candidates.iter().map(String::as_str));
        None
    }
}

/// The part of a path that leads through lists.
fn lists(path: &str) -> &str {
    path.rsplit_once("[].").map_or("", |(lists, _)| lists)
}

fn segments(path: &str) -> Vec<String> {
    path.split('.').map(|part| part.trim_end_matches("[]").to_owned()).collect()
}

fn plain(names: &[At<String>]) -> Vec<String> {
    names.iter().map(|at| at.value.clone()).collect()
}
