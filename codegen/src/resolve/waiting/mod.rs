//! Waiters: the states, fields and parameters that they name. How a wait is written in an output is for the backends.

mod following;
mod parts;
mod path;

use super::names::{Case, NameScope, Named, derive};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Access, Field, Type, WaitGoal, WaitState, WaitTest, WaitTiming, Waiter};
use crate::spec::At;
use crate::spec::raw::{
    Entries, OperationTexts, RawAccess, RawGoal, RawNames, RawOperation, RawState, RawWaiter, WaiterTexts,
};

/// The response and the entries of each list on the way to the state: the outermost first.
type Levels = Vec<Level>;

struct Level {
    /// The structure that it is; `None` for the response itself.
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
        let none = WaiterTexts::default();
        let WaiterTexts { doc: zh_doc, reasons: zh_reasons, goals: zh_goals } =
            texts.and_then(|texts| texts.waiter.as_ref()).unwrap_or(&none);
        let Some(raw) = &operation.waiter else {
            if let Some(doc) = zh_doc {
                let message = format!("`{}` has no waiter", operation.operation.value);
                self.report(Diagnostic::new(Code::OrphanText, doc.place, message, "remove its texts"));
            }
            return None;
        };
        let RawWaiter {
            name,
            doc,
            noun,
            named_by,
            not_found,
            state,
            arguments,
            interval,
            timeout,
            subject,
            percent,
            delay,
            message,
            checks,
            inquiry,
            failed,
            stuck,
            reasons: written_reasons,
            goals: written_goals,
        } = raw;
        self.check_waiter(operation, raw, request);
        let (levels, state_type) = self.place_of(state, response)?;
        let reasons = written_reasons
            .iter()
            .map(|(state, text)| (state.value.clone(), self.title(state, Some(text), zh_reasons.get(state))));
        let reasons = reasons.collect();
        self.no_orphans(zh_reasons, written_reasons.keys());
        self.no_orphans(zh_goals, written_goals.keys());
        let goals = self.goals(raw, zh_goals, &levels, &state_type, response);
        self.check_reasons(raw);
        let arguments = match arguments {
            Some(arguments) => plain(arguments),
            None => request.iter().filter(|field| field.required).map(|field| field.name.clone()).collect(),
        };
        let acronyms = self.acronyms.clone();
        let goals_type = derive(&format!("{}_goal", name.value), Case::UpperCamel, &acronyms);
        Some(Waiter {
            doc: self.text(name, Some(doc), zh_doc.as_ref()),
            noun: noun.as_ref().map_or_else(|| name.value.replace('_', " "), |noun| noun.value.clone()),
            named_by: named_by.as_ref().map_or_else(|| arguments.clone(), |names| plain(names)),
            not_found: plain(not_found),
            arguments,
            interval: interval.value,
            timeout: timeout.value,
            subject: self.subject(subject.as_ref(), &levels, request),
            percent: self.numbers(percent, &levels).into_iter().map(|(path, _)| path).collect(),
            delay: self.delays(delay, &levels, response),
            message: self.known_fields(message, &levels),
            checks: checks.as_ref().map(|checks| self.checks(checks, &levels)),
            inquiry: inquiry.as_ref().map(|inquiry| self.inquiry(inquiry, &state_type, request, response)),
            failed: self.states(failed, &state_type, &levels),
            stuck: self.states(stuck, &state_type, &levels),
            reasons,
            goals,
            method: method.unwrap_or_default(),
            module: derive(&name.value, Case::Snake, &acronyms).unwrap_or_default(),
            goals_type: goals_type.unwrap_or_default(),
            name: name.value.clone(),
            state: state.value.clone(),
            state_type,
        })
    }

    fn check_waiter(&mut self, operation: &RawOperation, raw: &RawWaiter, request: &[Field]) {
        let access = match operation.access.value {
            RawAccess::Read => Access::Read,
            RawAccess::Write => Access::Write,
        };
        // The method would have a name, and its module none.
        if derive(&raw.name.value, Case::Snake, &self.acronyms).is_none() {
            let message = format!("`{}` is not the name of a wait", raw.name.value.escape_debug());
            let help = "use lower-case letters, digits and underscores, as in `tag_job`";
            self.report(Diagnostic::new(Code::BadName, raw.name.place, message, help));
        }
        if access == Access::Write {
            self.contradiction(
                raw.name.place,
                "a wait repeats the call, and this one changes something",
                "wait with another",
            );
        }
        if raw.interval.value == 0 || raw.timeout.value < raw.interval.value {
            let message = "a wait lasts at least as long as the time between two polls, which is not zero";
            self.report(Diagnostic::new(Code::Contradiction, raw.interval.place, message, "give both in seconds"));
        }
        for argument in raw.arguments.iter().chain(&raw.named_by).flatten() {
            self.check_named(argument, request, "parameter");
        }
        for code in &raw.not_found {
            if self.raw_error(&code.value).is_none() {
                self.unknown_error(code);
            }
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
            self.contradiction(raw.name.place, "this waiter has no goals", "add a goal");
        }
    }

    fn goals(
        &mut self,
        raw: &RawWaiter,
        texts: &Entries<At<String>>,
        levels: &Levels,
        state_type: &Type,
        response: &[Field],
    ) -> Vec<WaitGoal> {
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::UpperCamel, &acronyms);
        let mut goals = Vec::new();
        for (name, goal) in &raw.goals {
            let RawGoal { doc: text, field, done, gone: is_gone, failed, stuck, pending, only, all_checks } = goal;
            let doc = self.text(name, Some(text), texts.get(&name.value));
            let rust = names.allocate(&Named { wire: name, chosen: None }, &mut self.diagnostics);
            let decides = field.as_ref().unwrap_or(&raw.state);
            let ty = match field {
                Some(field) => {
                    let found = self.place_of(field, response);
                    if found.is_some() && lists(field) != lists(&raw.state) {
                        let help = "name a field of the same lists";
                        self.contradiction(field.place, "the field of a goal must be next to the state", help);
                    }
                    found.map_or(Type::Any, |(_, ty)| ty)
                }
                None => state_type.clone(),
            };
            let gone = is_gone.as_ref().is_some_and(|at| at.value);
            if done.is_empty() && !gone {
                self.contradiction(name.place, "no state ends this wait successfully", "name the states with `done:`");
            }
            if gone && raw.not_found.is_empty() && !raw.state.contains("[].") {
                let help = "name the error codes with `not_found:`";
                self.contradiction(name.place, "no condition says when the resource no longer exists", help);
            }
            if all_checks.as_ref().is_some_and(|at| at.value) && raw.checks.is_none() {
                self.contradiction(name.place, "this waiter has no checks", "specify them with `checks:`");
            }
            self.check_classes(goal);
            goals.push(WaitGoal {
                field: decides.value.clone(),
                done: self.states(done, &ty, levels),
                failed: self.states(failed, &ty, levels),
                stuck: self.states(stuck, &ty, levels),
                pending: self.states(pending, &ty, levels),
                only: self.tests(only, levels),
                all_checks: all_checks.as_ref().is_some_and(|at| at.value),
                gone,
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
    fn check_reasons(&mut self, raw: &RawWaiter) {
        let goals = raw.goals.iter().flat_map(|(_, goal)| &goal.stuck);
        let stuck = raw.stuck.iter().chain(goals);
        let keys: Vec<&At<String>> = stuck.filter_map(|it| it.reason.as_ref().or(it.state.as_ref())).collect();
        for key in &keys {
            if raw.reasons.get(&key.value).is_none() {
                let help = format!("give the reason and the remedy with `reasons: {{ {}: … }}`", key.value);
                let message = format!("no reason explains why `{}` does not continue by itself", key.value);
                self.report(Diagnostic::new(Code::MissingText, key.place, message, help));
            }
        }
        for (key, _) in &raw.reasons {
            if !keys.iter().any(|it| it.value == key.value) {
                let message = format!("`{}` is stuck for no goal", key.value);
                self.contradiction(key.place, &message, "remove the reason, or name the state with `stuck:`");
            }
        }
    }

    /// When the state counts: one of the three words at most says so.
    fn timing(
        &mut self,
        at_once: Option<&At<bool>>,
        after_action: Option<&At<bool>>,
        lasts: Option<&At<u64>>,
    ) -> WaitTiming {
        let is_set = |at: Option<&At<bool>>| at.is_some_and(|at| at.value);
        let mut timings = Vec::new();
        timings.extend(is_set(at_once).then_some(WaitTiming::AtOnce));
        timings.extend(is_set(after_action).then_some(WaitTiming::AfterAction));
        timings.extend(lasts.map(|at| WaitTiming::Lasting(at.value)));
        let places = [at_once, after_action].into_iter().flatten().map(|at| at.place);
        if timings.len() > 1
            && let Some(place) = places.chain(lasts.map(|at| at.place)).next()
        {
            let help = "keep one of `at_once`, `after_action` and `lasts`";
            self.contradiction(place, "this state counts at two different times", help);
        }
        timings.first().copied().unwrap_or_default()
    }

    fn states(&mut self, raw: &[RawState], ty: &Type, levels: &Levels) -> Vec<WaitState> {
        raw.iter()
            .map(|state| {
                let RawState { state: name, when, reason, at_once, after_action, lasts } = state;
                if let Some(name) = name {
                    self.check_value(ty, name);
                }
                WaitState {
                    state: name.as_ref().map(|at| at.value.clone()),
                    when: self.tests(when, levels),
                    reason: reason.as_ref().map(|at| at.value.clone()),
                    timing: self.timing(at_once.as_ref(), after_action.as_ref(), lasts.as_ref()),
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
            Type::Structure(_) | Type::List(_) | Type::Map(_) | Type::Document(_) | Type::Bytes => false,
            Type::String | Type::Double | Type::Json | Type::Any => true,
        };
        if !fits {
            let message = format!("`{}` is not a value of `{}`", value.value, ty.spelling());
            self.report(Diagnostic::new(Code::WrongLiteral, value.place, message, "name a value that the field has"));
        }
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
