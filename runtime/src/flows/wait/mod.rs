//! Waiters: asking again until something has come into the state that is wanted, or never will.
//!
//! A generated SDK describes each waiter as a table ([`Waiter`], [`Goal`]) and names its goals in an enum ([`Goals`]).
//! The loop is compiled once, here.

mod builder;
mod inspect;
mod poller;
mod watch;

pub use crate::error::{FailedCheck, WaitError};
pub use builder::Wait;
pub use watch::{Progress, Watch};

use crate::call::typed::TypedRequest;
use crate::contract::operation::Operation;
use crate::contract::structure::Structure;
use crate::flows::page::Paging;
use std::fmt;
use std::time::Duration;

/// The goals of a waiter, as an enum of the SDK.
pub trait Goals: Copy + Default + fmt::Debug + Send + Sync + Unpin + 'static {
    /// The request that is sent again and again.
    type Request: TypedRequest;

    /// A state, as progress tells it.
    type State: From<String> + fmt::Debug + Send + Unpin;

    /// The goals, in the order of the spec.
    const ALL: &'static [Self];

    /// What is the same for all goals.
    const WAITER: &'static Waiter;

    /// What this goal asks for.
    fn goal(self) -> &'static Goal;

    /// What the SDK knows to do about a check of this name that was not passed.
    fn remedy(name: &str) -> Option<&'static str>;
}

/// What a waiter looks at. Paths are wire names; all but that of the state are looked up where the state stands, then
/// in what surrounds it, up to the answer itself.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct Waiter {
    /// The path of the state, which may lead through lists: `Status`, `Jobs[].Parts[].Status`.
    pub state: &'static str,
    /// How long to wait between two looks, unless the caller says otherwise.
    pub interval: Duration,
    /// How long to wait in all, unless the caller says otherwise.
    pub timeout: Duration,
    /// Where percentages of the stages stand, in the order of the stages.
    pub percent: &'static [&'static str],
    /// Where a delay stands, and how many milliseconds its unit has.
    pub delay: &'static [(&'static str, u64)],
    /// Where the service says why something failed.
    pub message: &'static [&'static str],
    /// Which of the entries of a list count, and what they are called.
    pub subject: Subject,
    /// What the states mean, whatever the goal.
    pub rules: &'static [StateRule],
    /// Where the answer tells what was checked, item by item.
    pub checks: Option<Checks>,
    /// The operation that tells it in the answer's place.
    pub inquiry: Option<Inquiry>,
    /// How the list that holds the states is paged, if it is.
    pub paging: Option<&'static Paging>,
}

/// Which entries of a list are waited for.
#[derive(Debug)]
#[allow(clippy::exhaustive_enums, reason = "generated tables write it out")]
pub enum Subject {
    /// All that are there.
    All,
    /// All that are there, called by this member.
    Called(&'static str),
    /// Those whose `member` is named by the request's `parameter`: a text, texts with `separator` between them, or a
    /// JSON list of texts. One that is not there is an error.
    Named {
        /// The member of an entry.
        member: &'static str,
        /// The parameter that names the entries.
        parameter: &'static str,
        /// What stands between several names.
        separator: &'static str,
    },
}

/// What a goal asks for.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct Goal {
    /// The name in the spec.
    pub name: &'static str,
    /// The path of the field that decides, in the same lists as the waiter's state.
    pub field: &'static str,
    /// What the values of the field mean. They come before what the waiter says.
    pub rules: &'static [StateRule],
    /// Which entries of a list count.
    pub only: &'static [Test],
    /// Whether a check that was not passed is a failure, whatever the field says.
    pub all_checks: bool,
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

/// Where an answer tells what was checked, item by item. Members are those of an item.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct Checks {
    /// The lists of items.
    pub items: &'static [&'static str],
    /// What was checked.
    pub name: &'static str,
    /// What came out.
    pub state: &'static str,
    /// The values of `state` that say that it was not passed.
    pub failed: &'static [&'static str],
    /// Why it was not passed.
    pub message: &'static [&'static str],
    /// What the service advises to do about it.
    pub advice: &'static [&'static str],
}

/// Another operation that tells what was checked.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct Inquiry {
    /// It is asked when the wait fails in one of these states.
    pub states: &'static [&'static str],
    /// The operation.
    pub operation: &'static Operation,
    /// An empty request of it.
    pub request: fn() -> Box<dyn Structure>,
    /// An empty answer of it.
    pub response: fn() -> Box<dyn Structure>,
    /// Its parameters, and where their values come from.
    pub parameters: &'static [(&'static str, Source)],
    /// How its answer tells.
    pub checks: &'static Checks,
    /// How its items are paged, if they are.
    pub paging: Option<&'static Paging>,
}

/// Where the value of a parameter comes from.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::exhaustive_enums, reason = "generated tables write it out")]
pub enum Source {
    /// From the answer's field of this name, else from the request's parameter.
    Field(&'static str),
    /// It is always this.
    Text(&'static str),
}
