//! What one response means for a goal.

use super::checks::{Remedy, failed_checks};
use super::table::{Goal, Outcome, StateRule, Subject, Test, Timing, Waiter};
use crate::contract::condition::with_text;
use crate::contract::path::{each_place, value_at, visit_path};
use crate::contract::structure::{Structure, Value};
use crate::error::FailedCheck;
use std::time::Duration;

/// One thing that is waited for, as a response describes it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) subject: Option<String>,
    pub(super) outcome: Outcome,
    pub(super) timing: Timing,
    /// What distinguishes two states: the state, and the field of the goal.
    pub(super) mark: String,
    /// The state of the thing itself, which the goal's own field may not be.
    pub(super) state: Option<String>,
    pub(super) percent: Option<f64>,
    pub(super) delay: Option<Duration>,
    pub(super) message: Option<String>,
    pub(super) checks: Vec<FailedCheck>,
}

/// The structures that surround a place, the outermost first.
pub(super) type Around<'a> = [&'a dyn Structure];

/// Adds what a response describes to `entries`. `named` are the names that are waited for, if the request has any.
pub(super) fn inspect(
    waiter: &Waiter,
    goal: &Goal,
    named: Option<&[String]>,
    response: &dyn Structure,
    remedy: &Remedy,
    entries: &mut Vec<Entry>,
) {
    let field = goal.field.rsplit("[].").next().unwrap_or_default();
    each_place(&mut vec![response], waiter.state, &mut |around, state| {
        let subject = match waiter.subject {
            Subject::All => None,
            Subject::Called(member) | Subject::Named { member, .. } => text(around, member),
        };
        let is_named = named.is_none_or(|named| subject.as_ref().is_some_and(|subject| named.contains(subject)));
        if !is_named || !goal.only.iter().all(|test| holds(test, around)) {
            return;
        }
        let state = innermost(around, state);
        let value = innermost(around, field);
        let (mut outcome, mut timing) = judge(goal.rules, value.as_deref(), around)
            .or_else(|| judge(waiter.rules, state.as_deref(), around))
            .unwrap_or((Outcome::Pending, Timing::Usual));
        let mut checks = Vec::new();
        let checked = matches!(outcome, Outcome::Failed) || (goal.all_checks && matches!(outcome, Outcome::Done));
        if let Some(table) = waiter.checks.as_ref().filter(|_| checked) {
            failed_checks(table, around, remedy, &mut checks);
            if !checks.is_empty() {
                (outcome, timing) = (Outcome::Failed, Timing::Usual);
            }
        }
        entries.push(Entry {
            subject,
            outcome,
            timing,
            mark: format!("{}\n{}", state.as_deref().unwrap_or_default(), value.unwrap_or_default()),
            state,
            percent: percent(waiter, around),
            delay: delay(waiter, around),
            message: waiter.message.iter().find_map(|path| text(around, path)),
            checks,
        });
    });
}

/// What the first rule that applies says, those with conditions before the others.
fn judge(rules: &[StateRule], state: Option<&str>, around: &Around<'_>) -> Option<(Outcome, Timing)> {
    let applies = |rule: &&StateRule| {
        let is_known = |state: &str| rule.states.iter().any(|known| known.eq_ignore_ascii_case(state));
        let is_state = rule.states.is_empty() || state.is_some_and(is_known);
        is_state && rule.when.iter().all(|test| holds(test, around))
    };
    let conditional = rules.iter().filter(|rule| !rule.when.is_empty()).find(applies);
    let rule = conditional.or_else(|| rules.iter().filter(|rule| rule.when.is_empty()).find(applies));
    rule.map(|rule| (rule.outcome, rule.timing))
}

fn holds(test: &Test, around: &Around<'_>) -> bool {
    let mut found = false;
    seek(around, test.field, &mut |value| {
        let is_one = |text: &str| test.values.iter().any(|value| value.eq_ignore_ascii_case(text));
        found |= with_text(value, is_one) == Some(true);
    });
    found
}

/// Hands the values at a path to `visit`: of the innermost structure that has any.
pub(super) fn seek<'a>(around: &Around<'a>, path: &str, visit: &mut dyn FnMut(Value<'a>)) {
    for structure in around.iter().rev() {
        let mut found = false;
        visit_path(&mut vec![*structure], path, &mut |_, value| {
            found = true;
            visit(value);
        });
        if found {
            return;
        }
    }
}

/// The text at a path, from the innermost structure that has it; an empty one is none.
pub(super) fn text(around: &Around<'_>, path: &str) -> Option<String> {
    let mut found = None;
    seek(around, path, &mut |value| {
        if found.is_none() {
            found = with_text(value, str::to_owned).filter(|text| !text.trim().is_empty());
        }
    });
    found
}

/// The text of a field of the innermost structure.
fn innermost(around: &Around<'_>, field: &str) -> Option<String> {
    around.last().and_then(|here| value_at(*here, field)).and_then(|value| with_text(value, str::to_owned))
}

fn number(around: &Around<'_>, path: &str) -> Option<f64> {
    text(around, path)?.trim().trim_end_matches('%').parse().ok().filter(|number: &f64| number.is_finite())
}

/// That of the first stage that is not complete, else that of the last.
fn percent(waiter: &Waiter, around: &Around<'_>) -> Option<f64> {
    let stages: Vec<f64> = waiter.percent.iter().filter_map(|path| number(around, path)).collect();
    stages.iter().find(|percent| **percent < 100.0).or(stages.last()).copied()
}

fn delay(waiter: &Waiter, around: &Around<'_>) -> Option<Duration> {
    let (value, unit) = waiter.delay.iter().find_map(|(path, unit)| Some((number(around, path)?, *unit)))?;
    Duration::try_from_secs_f64(value / 1000.0).ok()?.checked_mul(u32::try_from(unit).ok()?)
}
