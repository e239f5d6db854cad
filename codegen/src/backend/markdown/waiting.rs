//! What an operation's page says about waiting.

use super::context::Context;
use super::{prose, table};
use crate::backend::wording::fill;
use crate::model::{ThenWait, WaitGoal, WaitState, WaitSubject, WaitTest, WaitTiming, Waiter};

pub(super) struct WaitingView {
    pub(super) doc: String,
    pub(super) method: String,
    pub(super) goals: Vec<GoalView>,
    pub(super) notes: Vec<String>,
    pub(super) reasons: Vec<ReasonView>,
}

pub(super) struct GoalView {
    pub(super) name: String,
    pub(super) field: String,
    pub(super) done: String,
    pub(super) failed: String,
    pub(super) stuck: String,
    pub(super) doc: String,
}

pub(super) struct ReasonView {
    pub(super) state: String,
    pub(super) text: String,
}

impl Context<'_> {
    pub(super) fn waiting(&self, waiter: &Waiter) -> WaitingView {
        let Waiter {
            method,
            doc,
            interval,
            timeout,
            goals,
            reasons,
            // In `notes`.
            subject: _,
            checks: _,
            inquiry: _,
            failed: _,
            stuck: _,
            // Of the Rust code alone.
            name: _,
            module: _,
            goals_type: _,
            noun: _,
            named_by: _,
            not_found: _,
            state: _,
            state_type: _,
            arguments: _,
            percent: _,
            delay: _,
            message: _,
        } = waiter;
        let (interval, timeout) = (interval.to_string(), timeout.to_string());
        let method = prose::code(&format!("client.{method}(…)"));
        let values = [("method", method.as_str()), ("interval", interval.as_str()), ("timeout", timeout.as_str())];
        WaitingView {
            doc: self.paragraphs(doc),
            method: fill(self.labels.waits, &values),
            goals: goals.iter().map(|goal| self.goal(waiter, goal)).collect(),
            notes: self.notes(waiter),
            reasons: reasons
                .iter()
                .map(|(state, text)| ReasonView {
                    state: table::cell(&[prose::code(state)]),
                    text: table::cell(&[self.piece(text)]),
                })
                .collect(),
        }
    }

    fn goal(&self, waiter: &Waiter, goal: &WaitGoal) -> GoalView {
        let WaitGoal {
            name,
            doc,
            field,
            done,
            gone,
            // With those of every goal, see `failed_states` and `stuck_states`.
            failed: _,
            stuck: _,
            // In `notes`.
            pending: _,
            only: _,
            all_checks: _,
            // Of the Rust code alone.
            rust: _,
        } = goal;
        let values = |values: &[String]| {
            table::cell(&[self.comma(&values.iter().map(|value| prose::code(value)).collect::<Vec<_>>())])
        };
        let done = done.iter().filter_map(|it| it.state.as_ref()).map(|state| prose::code(state));
        let done: Vec<String> = done.chain(gone.then(|| self.labels.gone.to_owned())).collect();
        GoalView {
            name: table::cell(&[prose::code(name)]),
            field: table::cell(&[prose::code(field)]),
            done: table::cell(&[self.comma(&done)]),
            failed: values(&waiter.failed_states(goal)),
            stuck: values(&waiter.stuck_states(goal)),
            doc: table::cell(&[self.piece(doc)]),
        }
    }

    /// What the table of goals has no room for.
    fn notes(&self, waiter: &Waiter) -> Vec<String> {
        let labels = self.labels;
        let mut notes = Vec::new();
        if let WaitSubject::Named { member, parameter } = &waiter.subject {
            let values = [("member", prose::code(member)), ("parameter", prose::code(parameter))];
            notes.push(filled(labels.subjects, &values));
        }
        self.conditional(
            labels.every_goal,
            [(labels.failed, &waiter.failed), (labels.stuck, &waiter.stuck)],
            &mut notes,
        );
        for goal in &waiter.goals {
            let name = prose::code(&goal.name);
            self.conditional(&name, [(labels.done, &goal.done), (labels.failed, &goal.failed)], &mut notes);
            self.conditional(&name, [(labels.stuck, &goal.stuck), (labels.pending, &goal.pending)], &mut notes);
            if !goal.only.is_empty() {
                let values = [("goal", name.clone()), ("condition", self.tested(&goal.only))];
                notes.push(filled(labels.counted_when, &values));
            }
            if goal.all_checks {
                notes.push(filled(labels.all_checks, &[("goal", name)]));
            }
        }
        if let Some(checks) = &waiter.checks {
            let items: Vec<String> = checks.items.iter().map(|path| prose::code(path)).collect();
            notes.push(filled(labels.checked, &[("items", self.listed(&items, labels.last_and))]));
        }
        if let Some(inquiry) = &waiter.inquiry {
            let states: Vec<String> = inquiry.states.iter().map(|state| prose::code(state)).collect();
            let states = self.listed(&states, labels.last_or);
            let values = [("states", states), ("operation", self.operation(&inquiry.operation))];
            notes.push(filled(labels.inquires, &values));
        }
        notes
    }

    fn conditional(&self, goal: &str, classes: [(&str, &Vec<WaitState>); 2], notes: &mut Vec<String>) {
        for (outcome, states) in classes {
            for state in states.iter().filter(|state| !state.when.is_empty()) {
                let name = state.state.as_ref().map_or_else(|| self.labels.any_state.to_owned(), |it| prose::code(it));
                let values = [
                    ("goal", goal.to_owned()),
                    ("state", name),
                    ("outcome", outcome.to_owned()),
                    ("condition", self.tested(&state.when)),
                ];
                let at_once = state.timing == WaitTiming::AtOnce;
                let template = if at_once { self.labels.counts_at_once_when } else { self.labels.state_when };
                notes.push(filled(template, &values));
            }
            notes.extend(states.iter().filter_map(|state| self.timed(goal, outcome, state)));
        }
    }

    /// When a state counts, unless it is the usual time.
    fn timed(&self, goal: &str, outcome: &str, state: &WaitState) -> Option<String> {
        let (template, seconds) = match state.timing {
            WaitTiming::Usual => return None,
            // The condition mentions it.
            WaitTiming::AtOnce if !state.when.is_empty() => return None,
            WaitTiming::AtOnce => (self.labels.counts_at_once, String::new()),
            WaitTiming::AfterAction => (self.labels.counts_after_action, String::new()),
            WaitTiming::Lasting(seconds) => (self.labels.counts_lasting, seconds.to_string()),
        };
        let name = state.state.as_ref().map_or_else(|| self.labels.any_state.to_owned(), |it| prose::code(it));
        let values =
            [("goal", goal.to_owned()), ("state", name), ("outcome", outcome.to_owned()), ("seconds", seconds)];
        Some(filled(template, &values))
    }

    /// The wait that follows a call.
    pub(super) fn following(&self, next: &ThenWait) -> String {
        let ThenWait { operation, goal, instead, from: _, with: _, arguments, needs, gone, never_old } = next;
        let labels = self.labels;
        let codes = |names: &[String]| {
            let names: Vec<String> = names.iter().map(|name| prose::code(name)).collect();
            self.listed(&names, labels.last_and)
        };
        let method = prose::code("response.wait(&client)");
        let values = [("method", method), ("goal", prose::code(goal)), ("operation", self.operation(operation))];
        let mut sentences = vec![filled(labels.follows, &values)];
        for (goal, when) in instead {
            let values = [("condition", self.tested(when)), ("goal", prose::code(goal))];
            sentences.push(filled(labels.follows_instead, &values));
        }
        if !arguments.is_empty() {
            sentences.push(filled(labels.follows_arguments, &[("arguments", codes(arguments))]));
        }
        if !needs.is_empty() {
            sentences.push(filled(labels.follows_needs, &[("parameters", codes(needs))]));
        }
        if *gone {
            sentences.push(labels.follows_gone.to_owned());
        }
        if !never_old.is_empty() {
            sentences.push(filled(labels.follows_never_old, &[("states", codes(never_old))]));
        }
        self.sentences(&sentences)
    }

    fn tested(&self, tests: &[WaitTest]) -> String {
        let parts: Vec<String> = tests
            .iter()
            .map(|test| {
                let values: Vec<String> = test.values.iter().map(|value| prose::code(value)).collect();
                let values = self.listed(&values, self.labels.last_or);
                filled(self.labels.is, &[("path", prose::code(&test.field)), ("values", values)])
            })
            .collect();
        parts.join(self.labels.and)
    }
}

fn filled(template: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(template, &values)
}
