//! Waits for callers that know the operation only at run time, such as a command line.

use super::action::Action;
use super::checks::Remedy;
use super::poller::{Poller, Settings, WaitState};
use super::table::{Goal, Waiter};
use super::{Goals, Progress, WaitError};
use crate::call::client::Core;
use crate::call::typed::TypedRequest;
use crate::contract::operation::Operation;
use crate::contract::response_metadata::ResponseMetadata;
use crate::contract::structure::Structure;
use std::fmt;
use std::time::Duration;

/// What the goals of a waiter say, without their types.
#[derive(Clone, Copy, Debug)]
pub struct WaitTable {
    operation: &'static Operation,
    waiter: &'static Waiter,
    goals: fn() -> Vec<&'static Goal>,
    remedy: fn(&str) -> Option<&'static str>,
}

impl WaitTable {
    /// The table of these goals.
    pub const fn of<G: Goals>() -> Self {
        Self {
            operation: G::Request::OPERATION,
            waiter: G::WAITER,
            goals: || G::ALL.iter().map(|goal| goal.goal()).collect(),
            remedy: G::remedy,
        }
    }

    /// The goal of this name; `None` without a name is the first.
    fn goal(&self, name: Option<&str>) -> Option<&'static Goal> {
        (self.goals)().into_iter().find(|goal| name.is_none_or(|name| goal.name == name))
    }
}

/// As [`Wait`](super::Wait), for a request and a response without types.
pub struct UntypedWait(Poller);

/// What a poll has found, and the response if the goal is reached.
pub type UntypedPoll = (Progress<String>, Option<(Box<dyn Structure>, ResponseMetadata)>);

impl UntypedWait {
    /// A wait for the goal of this name, or for the first goal of the table. `fresh` makes the request that is sent at
    /// each poll, and an empty response. `None` if there is no such goal.
    pub fn new(
        core: &Core,
        table: &WaitTable,
        goal: Option<&str>,
        fresh: impl Fn() -> (Box<dyn Structure>, Box<dyn Structure>) + Send + Sync + 'static,
    ) -> Option<Self> {
        let Waiter { interval, timeout, .. } = *table.waiter;
        Some(Self(Poller {
            operation: table.operation,
            waiter: table.waiter,
            goal: table.goal(goal)?,
            after: None,
            remedy: Remedy { remedy: table.remedy, classify: core.service().classify },
            fresh: Box::new(fresh),
            settings: Settings { interval, timeout, max_polls: u32::MAX, grace: super::builder::GRACE },
            wait_state: WaitState::default(),
            core: core.clone(),
        }))
    }

    /// The wait follows this call: a state that may be older than the call does not end it.
    #[must_use]
    pub fn after(mut self, action: &'static Action) -> Self {
        self.0.after = Some(action);
        self
    }

    /// The time between two polls; at least 100 milliseconds.
    #[must_use]
    pub fn interval(mut self, interval: Duration) -> Self {
        self.0.settings.interval = interval.max(Duration::from_millis(100));
        self
    }

    /// The maximum time to wait.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.0.settings.timeout = timeout;
        self
    }

    /// The time for which a state of the first poll may be an old one.
    #[must_use]
    pub fn grace(mut self, grace: Duration) -> Self {
        self.0.settings.grace = grace;
        self
    }

    /// The name of the goal.
    #[must_use]
    pub fn goal(&self) -> &'static str {
        self.0.goal.name
    }

    /// Waits until the next poll is due, and returns what it finds. After the poll with a response there is nothing more
    /// to wait for.
    ///
    /// # Errors
    /// [`WaitError`], if the goal cannot be reached.
    pub async fn next(&mut self) -> Result<UntypedPoll, WaitError> {
        let report = self.0.step().await?;
        let progress = Progress {
            state: report.state,
            percent: report.percent,
            delay: report.delay,
            elapsed: report.elapsed,
            polls: report.polls,
            reached: report.reached,
            of: report.of,
            problem: report.problem,
        };
        Ok((progress, report.received))
    }
}

impl fmt::Debug for UntypedWait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UntypedWait").field("goal", &self.0.goal.name).finish_non_exhaustive()
    }
}
