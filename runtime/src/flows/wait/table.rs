//! Waiters as generated code writes them: tables of states, and of the paths that lead to them.

use crate::contract::operation::Operation;
use crate::contract::structure::Structure;
use crate::flows::page::Paging;
use std::time::Duration;

/// What a waiter polls. Paths are wire names; all but that of the state are looked up beside the state, then in what
/// surrounds it, up to the response itself.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct Waiter {
    /// What is waited for, as a noun: `task`.
    pub noun: &'static str,
    /// The parameters that name it; the first that is set counts.
    pub named_by: &'static [&'static str],
    /// The error codes that mean that there is no such thing.
    pub not_found: &'static [&'static str],
    /// The path of the state, which may lead through lists: `Status`, `Jobs[].Parts[].Status`.
    pub state: &'static str,
    /// The time between two polls, unless the caller sets it.
    pub interval: Duration,
    /// The longest time to wait, unless the caller sets it.
    pub timeout: Duration,
    /// The paths of the percentages of the stages, in the order of the stages.
    pub percent: &'static [&'static str],
    /// The paths of delays, each with the number of milliseconds in its unit.
    pub delay: &'static [(&'static str, u64)],
    /// The paths of the service's reasons for a failure.
    pub message: &'static [&'static str],
    /// Which of the entries of a list count, and what they are called.
    pub subject: Subject,
    /// What the states mean, whatever the goal.
    pub rules: &'static [StateRule],
    /// Where the response lists what was checked.
    pub checks: Option<Checks>,
    /// The operation that lists it where the response does not.
    pub inquiry: Option<Inquiry>,
    /// How the list that holds the states is paged, if it is.
    pub paging: Option<&'static Paging>,
}

/// The entries of a list that are waited for.
#[derive(Debug)]
#[allow(clippy::exhaustive_enums, reason = "generated tables write it out")]
pub enum Subject {
    /// All that are there.
    All,
    /// All that are there, called by this member.
    Called(&'static str),
    /// Those whose `member` is named by the request's `parameter`: a text, texts with `separator` between them, or a
    /// JSON list of texts. One that is missing ends the wait.
    Named {
        /// The member of an entry.
        member: &'static str,
        /// The parameter that names the entries.
        parameter: &'static str,
        /// What stands between several names.
        separator: &'static str,
    },
}

/// What a goal requires.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct Goal {
    /// The name in the spec.
    pub name: &'static str,
    /// The path of the field that decides, in the same lists as the waiter's state.
    pub field: &'static str,
    /// What the values of the field mean. They come before the rules of the waiter.
    pub rules: &'static [StateRule],
    /// Which entries of a list count.
    pub only: &'static [Test],
    /// Whether a check that was not passed is a failure, whatever the value of the field.
    pub all_checks: bool,
    /// Whether the goal is that the thing no longer exists.
    pub gone: bool,
}

/// What some states mean under a condition. Of several that apply, one with a condition comes first.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct StateRule {
    /// The states, letter case ignored; none for any state.
    pub states: &'static [&'static str],
    /// What else must hold.
    pub when: &'static [Test],
    /// What they mean.
    pub outcome: Outcome,
    /// When it counts.
    pub timing: Timing,
}

/// When a state counts that a poll finds.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::exhaustive_enums, reason = "generated tables write it out")]
pub enum Timing {
    /// As every state does: one that may be left from before counts once it has changed or outlasted the grace period.
    Usual,
    /// At the first poll that finds it: it cannot be left from before.
    AtOnce,
    /// As usual, but only in a wait that follows an action.
    AfterAction,
    /// Once it has lasted this long, whenever it began.
    Lasting(Duration),
}

/// What a state means.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::exhaustive_enums, reason = "generated tables write it out")]
pub enum Outcome {
    /// The goal is reached.
    Done,
    /// The goal cannot be reached any more.
    Failed,
    /// The goal is not reached without somebody's help: why, and what to do.
    Stuck(&'static str),
    /// It goes on by itself.
    Pending,
}

/// Whether a field has one of some values, letter case ignored; one of its values if it lies in a list.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct Test {
    /// The path of the field.
    pub field: &'static str,
    /// The values.
    pub values: &'static [&'static str],
}

/// Where a response lists what was checked. Members are those of an item.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct Checks {
    /// The lists of items.
    pub items: &'static [&'static str],
    /// What was checked.
    pub name: &'static str,
    /// The result.
    pub state: &'static str,
    /// The values of `state` that mean that it was not passed.
    pub failed: &'static [&'static str],
    /// Why it was not passed.
    pub message: &'static [&'static str],
    /// What the service advises to do about it.
    pub advice: &'static [&'static str],
}

/// Another operation that lists what was checked.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct Inquiry {
    /// It is asked when the wait fails in one of these states.
    pub states: &'static [&'static str],
    /// The operation.
    pub operation: &'static Operation,
    /// An empty request of it.
    pub request: fn() -> Box<dyn Structure>,
    /// An empty response of it.
    pub response: fn() -> Box<dyn Structure>,
    /// Its parameters, and where their values come from.
    pub parameters: &'static [(&'static str, Source)],
    /// Where its response lists the checks.
    pub checks: &'static Checks,
    /// How its items are paged, if they are.
    pub paging: Option<&'static Paging>,
}

/// Where the value of a parameter comes from.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::exhaustive_enums, reason = "generated tables write it out")]
pub enum Source {
    /// The response's field of this name, else the request's parameter.
    Field(&'static str),
    /// Always this.
    Text(&'static str),
}
