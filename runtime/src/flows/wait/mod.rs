//! Waiters: polling until something has reached a state, or never will.
//!
//! A generated SDK describes each waiter as a table ([`Waiter`], [`Goal`]) and names its goals in an enum ([`Goals`]).
//! The loop is compiled once, here.

mod action;
mod builder;
mod checks;
mod history;
mod inspect;
mod observe;
mod poller;
mod table;
mod untyped;
mod verdict;
mod watch;

pub use crate::error::{FailedCheck, WaitError, WaitSubject};
pub use action::{Action, WaitClient};
pub use builder::Wait;
pub use table::{Checks, Goal, Inquiry, Outcome, Source, StateRule, Subject, Test, Timing, Waiter};
#[doc(hidden)]
pub use untyped::{UntypedPoll, UntypedWait, WaitTable};
pub use watch::{Progress, Watch};

use crate::call::typed::TypedRequest;
use std::fmt;

/// The goals of a waiter, as an enum of the SDK.
pub trait Goals: Copy + Default + fmt::Debug + Send + Sync + Unpin + 'static {
    /// The request that is sent at each poll.
    type Request: TypedRequest;

    /// A state, as progress reports it.
    type State: From<String> + fmt::Debug + Send + Unpin;

    /// The goals, in the order of the spec.
    const ALL: &'static [Self];

    /// What is the same for all goals.
    #[doc(hidden)]
    const WAITER: &'static Waiter;

    /// What this goal requires.
    #[doc(hidden)]
    fn goal(self) -> &'static Goal;

    /// What the SDK knows to do about a check of this name that was not passed.
    #[doc(hidden)]
    fn remedy(name: &str) -> Option<&'static str>;
}
