//! The loop of all waiters.

use super::WaitError;
use super::action::Action;
use super::checks::Remedy;
use super::history::History;
use super::inspect::Entry;
use super::table::{Goal, Waiter};
use crate::call::client::Core;
use crate::contract::code_class::Retry;
use crate::contract::operation::Operation;
use crate::contract::response_metadata::ResponseMetadata;
use crate::contract::structure::Structure;
use crate::error::Error;
use crate::flows::trace::WaitSpan;
use crate::ground::future::BoxFuture;
use crate::settings::retry::{fraction, part};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep_until, timeout_at};

/// The maximum number of consecutive failures of a kind that may be permanent.
const BORNE: u32 = 5;

/// How a wait is set up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) interval: Duration,
    pub(super) timeout: Duration,
    pub(super) max_polls: u32,
    pub(super) grace: Duration,
}

/// A copy of the request and an empty response.
pub(super) type Fresh = Box<dyn Fn() -> (Box<dyn Structure>, Box<dyn Structure>) + Send + Sync>;

/// A wait in progress.
pub(super) struct Poller {
    pub(super) core: Core,
    pub(super) operation: &'static Operation,
    pub(super) waiter: &'static Waiter,
    pub(super) goal: &'static Goal,
    /// The action that the wait follows.
    pub(super) after: Option<&'static Action>,
    pub(super) remedy: Remedy,
    pub(super) fresh: Fresh,
    pub(super) settings: Settings,
    pub(super) wait_state: WaitState,
}

/// What is known so far.
#[derive(Debug, Default)]
pub(super) struct WaitState {
    began: Option<Instant>,
    span: Option<WaitSpan>,
    pub(super) polls: u32,
    /// The last state, and what has it.
    pub(super) state: Option<String>,
    pub(super) subject: Option<String>,
    pub(super) history: History,
    /// When a state begins to count that does not yet.
    pub(super) held_until: Option<Instant>,
    /// Why the last poll found nothing.
    pub(super) error: Option<Error>,
    /// The number of consecutive failures of a kind that may be permanent.
    borne: u32,
}

/// What one poll has found.
pub(super) struct Report {
    pub(super) state: Option<String>,
    pub(super) percent: Option<f64>,
    pub(super) delay: Option<Duration>,
    pub(super) elapsed: Duration,
    pub(super) polls: u32,
    pub(super) reached: usize,
    pub(super) of: usize,
    pub(super) problem: Option<String>,
    /// The response, if the goal is reached.
    pub(super) received: Option<Received>,
}

pub(super) type Received = (Box<dyn Structure>, ResponseMetadata);

impl Poller {
    /// Polls until the goal is reached. Boxed, so that callers compile no state machine of it.
    pub(super) fn run_boxed(mut self) -> BoxFuture<'static, Result<Received, WaitError>> {
        Box::pin(async move {
            loop {
                if let Some(received) = self.step().await?.received {
                    return Ok(received);
                }
            }
        })
    }

    /// Waits until it is time, and polls once.
    pub(super) async fn step(&mut self) -> Result<Report, WaitError> {
        let begin = || WaitSpan::begin(&self.core, self.operation, self.goal.name);
        let span = self.wait_state.span.get_or_insert_with(begin).clone();
        let result = span.around(self.poll()).await;
        match &result {
            Ok(Report { received: None, .. }) => {}
            Ok(report) => span.end(Ok(report.state.as_deref()), report.polls),
            Err(error) => span.end(Err(error), self.wait_state.polls),
        }
        result
    }

    async fn poll(&mut self) -> Result<Report, WaitError> {
        // Without this, the timer would panic.
        if Handle::try_current().is_err() {
            let problem = "no tokio runtime; wait inside one".to_owned();
            let error = Error::configuration(problem);
            return Err(WaitError::Call { subject: self.subject(None), error });
        }
        let missing = self.after.map(|action| action.missing(&*(self.fresh)().0)).unwrap_or_default();
        if !missing.is_empty() {
            return Err(WaitError::Call { subject: self.subject(None), error: Error::invalid(missing) });
        }
        let began = *self.wait_state.began.get_or_insert_with(Instant::now);
        let deadline = began.checked_add(self.settings.timeout);
        self.pause(deadline).await?;
        self.wait_state.polls += 1;
        self.wait_state.held_until = None;
        let observed = match deadline {
            Some(deadline) => timeout_at(deadline, self.observe()).await,
            None => Ok(self.observe().await),
        };
        match observed {
            Err(_) => Err(self.timed_out()),
            Ok(Ok((entries, received))) => {
                self.wait_state.error = None;
                self.wait_state.borne = 0;
                self.conclude(entries, received).await
            }
            Ok(Err(error)) => self.conclude_failure(error),
        }
    }

    /// Waits for the time between two polls, none before the first.
    async fn pause(&mut self, deadline: Option<Instant>) -> Result<(), WaitError> {
        if self.wait_state.polls >= self.settings.max_polls {
            return Err(self.timed_out());
        }
        if self.wait_state.polls == 0 {
            return Ok(());
        }
        // Not all who wait shall poll at the same moment.
        let spread = part(self.settings.interval / 5, fraction());
        let interval = self.settings.interval.saturating_sub(self.settings.interval / 10).saturating_add(spread);
        let asked = self.wait_state.error.as_ref().and_then(Error::retry_after).unwrap_or_default();
        let mut next = Instant::now().checked_add(interval.max(asked));
        // A state that begins to count ends the wait then, however long the interval is.
        if let Some(held) = self.wait_state.held_until {
            next = Some(next.map_or(held, |next| next.min(held)));
        }
        match (next, deadline) {
            (Some(next), Some(deadline)) if next < deadline => sleep_until(next).await,
            (Some(next), None) => sleep_until(next).await,
            (_, Some(deadline)) => {
                sleep_until(deadline).await;
                return Err(self.timed_out());
            }
            // Neither the next poll nor the end is within the reach of the clock.
            (None, None) => return Err(self.timed_out()),
        }
        Ok(())
    }

    pub(super) fn report(&self, entry: Option<&Entry>, reached: usize, of: usize) -> Report {
        Report {
            state: entry.and_then(|entry| entry.state.clone()),
            percent: entry.and_then(|entry| entry.percent),
            delay: entry.and_then(|entry| entry.delay),
            elapsed: self.elapsed(),
            polls: self.wait_state.polls,
            reached,
            of,
            problem: None,
            received: None,
        }
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.wait_state.began.map(|began| began.elapsed()).unwrap_or_default()
    }
}

impl WaitState {
    /// Whether the next poll may succeed where this one has failed. Temporary errors are tolerated until the
    /// timeout, and errors of something between the service and the client a few times in a row.
    pub(super) fn passes(&mut self, error: &Error) -> bool {
        if error.retry() == Retry::Backoff {
            self.borne = 0;
            return true;
        }
        let status = error.http_status();
        let may_pass = error.unreadable_reason().is_some() || matches!(status, Some(408 | 425 | 500..=599));
        self.borne += 1;
        may_pass && self.borne <= BORNE
    }
}
