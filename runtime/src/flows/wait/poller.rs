//! The loop of all waiters.

use super::inspect::{Entry, Remedy, failed_checks, inspect};
use super::{Checks, FailedCheck, Goal, Inquiry, Outcome, Source, Subject, WaitError, Waiter};
use crate::call::client::Core;
use crate::call::metadata::ResponseMetadata;
use crate::call::typed::forget_token;
use crate::contract::code_class::Retry;
use crate::contract::condition::with_text;
use crate::contract::operation::Operation;
use crate::contract::path::{set_text, value_at};
use crate::contract::structure::{Structure, Value};
use crate::error::Error;
use crate::flows::page::{PageCursor, PageStep, Paging};
use crate::ground::future::BoxFuture;
use crate::settings::retry::{fraction, part};
use std::mem;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep_until, timeout_at};

/// How a wait is set up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) interval: Duration,
    pub(super) timeout: Duration,
    pub(super) max_polls: u32,
}

/// An empty response and a copy of the request.
pub(super) type Fresh = Box<dyn Fn() -> (Box<dyn Structure>, Box<dyn Structure>) + Send + Sync>;

/// A wait in progress.
pub(super) struct Poller {
    pub(super) core: Core,
    pub(super) operation: &'static Operation,
    pub(super) waiter: &'static Waiter,
    pub(super) goal: &'static Goal,
    pub(super) remedy: Remedy,
    pub(super) fresh: Fresh,
    pub(super) settings: Settings,
    pub(super) wait_state: WaitState,
}

/// What has been learned.
#[derive(Debug, Default)]
pub(super) struct WaitState {
    began: Option<Instant>,
    polls: u32,
    state: Option<String>,
    /// Why the last look gave nothing.
    error: Option<Error>,
}

/// Where checks are asked for.
struct ChecksQuery<'a> {
    operation: &'static Operation,
    checks: &'a Checks,
    paging: Option<&'static Paging>,
    request: Box<dyn Structure>,
}

/// What one look tells.
pub(super) struct Report {
    pub(super) state: Option<String>,
    pub(super) percent: Option<f64>,
    pub(super) delay: Option<Duration>,
    pub(super) elapsed: Duration,
    pub(super) polls: u32,
    pub(super) reached: usize,
    pub(super) of: usize,
    pub(super) problem: Option<String>,
    /// The answer, if the goal is reached.
    pub(super) answer: Option<Received>,
}

pub(super) type Received = (Box<dyn Structure>, ResponseMetadata);

impl Poller {
    /// Looks until the goal is reached. Boxed, so that callers compile no state machine of it.
    pub(super) fn run_boxed(mut self) -> BoxFuture<'static, Result<Received, WaitError>> {
        Box::pin(async move {
            loop {
                if let Some(answer) = self.step().await?.answer {
                    return Ok(answer);
                }
            }
        })
    }

    /// Waits until it is time, and looks once.
    pub(super) async fn step(&mut self) -> Result<Report, WaitError> {
        // Without this, the timer would panic.
        if Handle::try_current().is_err() {
            let problem = "waits are made inside a tokio runtime; enter one".to_owned();
            return Err(WaitError::Call(Error::Configuration(problem)));
        }
        let began = *self.wait_state.began.get_or_insert_with(Instant::now);
        let deadline = began.checked_add(self.settings.timeout);
        self.pause(deadline).await?;
        self.wait_state.polls += 1;
        let looked = match deadline {
            Some(deadline) => timeout_at(deadline, self.observe()).await,
            None => Ok(self.observe().await),
        };
        match looked {
            Err(_) => Err(self.timed_out()),
            Ok(Ok((entries, received))) => {
                self.wait_state.error = None;
                self.conclude(entries, received).await
            }
            Ok(Err(error)) if error.retry() == Retry::Backoff => {
                let report = Report { problem: Some(error.to_string()), ..self.report(None, 0, 0) };
                self.wait_state.error = Some(error);
                Ok(report)
            }
            Ok(Err(error)) => Err(WaitError::Call(error)),
        }
    }

    /// Waits for the time between two looks, none before the first.
    async fn pause(&mut self, deadline: Option<Instant>) -> Result<(), WaitError> {
        if self.wait_state.polls >= self.settings.max_polls {
            return Err(self.timed_out());
        }
        if self.wait_state.polls == 0 {
            return Ok(());
        }
        // Not all who wait shall ask at the same moment.
        let spread = part(self.settings.interval / 5, fraction());
        let interval = self.settings.interval.saturating_sub(self.settings.interval / 10).saturating_add(spread);
        let asked = self.wait_state.error.as_ref().and_then(Error::retry_after).unwrap_or_default();
        let next = Instant::now().checked_add(interval.max(asked));
        match (next, deadline) {
            (Some(next), Some(deadline)) if next < deadline => sleep_until(next).await,
            (Some(next), None) => sleep_until(next).await,
            (_, Some(deadline)) => {
                sleep_until(deadline).await;
                return Err(self.timed_out());
            }
            // Neither the next look nor the end is within the reach of the clock.
            (None, None) => return Err(self.timed_out()),
        }
        Ok(())
    }

    /// Asks once, and for lists that are paged once for each page.
    async fn observe(&self) -> Result<(Vec<Entry>, Received), Error> {
        let (mut request, mut response) = (self.fresh)();
        if self.wait_state.polls > 1 {
            forget_token(self.operation, &mut *request);
        }
        let named = self.named(&*request);
        let mut entries = Vec::new();
        let mut course = self.waiter.paging.filter(|_| self.in_list()).map(PageCursor::new);
        loop {
            let answer = self.core.call(self.operation, &*request, &mut *response).await?;
            inspect(self.waiter, self.goal, named.as_deref(), &*response, self.remedy, &mut entries);
            let more = match &mut course {
                Some(course) => course.advance(&mut *request, &*response)?,
                None => PageStep::End,
            };
            match more {
                PageStep::Next => {
                    forget_token(self.operation, &mut *request);
                    response = (self.fresh)().1;
                }
                PageStep::End => return Ok((entries, (response, answer))),
                PageStep::Broken(error) => return Err(error),
            }
        }
    }

    /// The names of the entries that are asked for.
    fn named(&self, request: &dyn Structure) -> Option<Vec<String>> {
        let Subject::Named { parameter, separator, .. } = self.waiter.subject else { return None };
        match value_at(request, parameter)? {
            Value::Text(text) if !separator.is_empty() => {
                Some(text.split(separator).map(|name| name.trim().to_owned()).collect())
            }
            Value::Text(text) => Some(vec![text.to_owned()]),
            Value::Json(json) => serde_json::from_str(json.as_str()).ok(),
            Value::List(list) => {
                Some(list.elements().filter_map(|element| with_text(element, str::to_owned)).collect())
            }
            _ => None,
        }
    }

    /// What the entries say together.
    async fn conclude(&mut self, entries: Vec<Entry>, received: Received) -> Result<Report, WaitError> {
        let reached = entries.iter().filter(|entry| matches!(entry.outcome, Outcome::Done)).count();
        let of = entries.len();
        let missing = self.missing(&entries);
        let weight = |entry: &Entry| match entry.outcome {
            Outcome::Failed => 0,
            Outcome::Stuck(_) => 1,
            Outcome::Pending => 2,
            Outcome::Done => 3,
        };
        let Some(entry) = entries.into_iter().min_by_key(weight) else {
            return match missing {
                Some(subject) => Err(WaitError::Missing { subject, state: self.wait_state.state.take() }),
                None => Ok(self.report(None, 0, 0)),
            };
        };
        self.wait_state.state.clone_from(&entry.state);
        match (entry.outcome, missing) {
            (Outcome::Failed, _) => Err(self.failed(entry, &*received.0).await),
            (Outcome::Stuck(reason), _) => Err(WaitError::Stuck {
                subject: entry.subject,
                state: entry.state.unwrap_or_default(),
                reason,
                message: entry.message,
            }),
            (_, Some(subject)) => Err(WaitError::Missing { subject, state: None }),
            (Outcome::Pending, None) => Ok(self.report(Some(&entry), reached, of)),
            (Outcome::Done, None) => Ok(Report { answer: Some(received), ..self.report(Some(&entry), reached, of) }),
        }
    }

    /// An entry that is asked for and not there.
    fn missing(&self, entries: &[Entry]) -> Option<String> {
        let named = self.named(&*(self.fresh)().0)?;
        named.into_iter().find(|name| !entries.iter().any(|entry| entry.subject.as_ref() == Some(name)))
    }

    async fn failed(&self, entry: Entry, response: &dyn Structure) -> WaitError {
        let state = entry.state.unwrap_or_default();
        let mut checks = entry.checks;
        if let (Some(table), Some(paging), false) = (&self.waiter.checks, self.waiter.paging, self.in_list()) {
            // The first page has been looked at, and more may follow.
            let (request, _) = (self.fresh)();
            let all = ChecksQuery { operation: self.operation, checks: table, paging: Some(paging), request };
            checks = self.gather(all, &|| (self.fresh)().1).await.unwrap_or(checks);
        } else if checks.is_empty()
            && let Some(inquiry) = &self.waiter.inquiry
            && inquiry.states.iter().any(|known| known.eq_ignore_ascii_case(&state))
        {
            // What fails is the wait; that it cannot be told in detail makes it no other failure.
            checks = self.inquire(inquiry, response).await.unwrap_or_default();
        }
        WaitError::Failed { subject: entry.subject, state, message: entry.message, checks }
    }

    /// Asks another operation for the checks that were not passed.
    async fn inquire(&self, inquiry: &Inquiry, response: &dyn Structure) -> Result<Vec<FailedCheck>, Error> {
        let (asked, _) = (self.fresh)();
        let mut request = (inquiry.request)();
        for (parameter, source) in inquiry.parameters {
            let value = match source {
                Source::Text(text) => Some((*text).to_owned()),
                Source::Field(field) => [response, &*asked]
                    .into_iter()
                    .find_map(|from| value_at(from, field).and_then(|value| with_text(value, str::to_owned))),
            };
            if let Some(value) = value {
                set_text(&mut *request, parameter, &value);
            }
        }
        let Inquiry { operation, checks, paging, response, .. } = inquiry;
        self.gather(ChecksQuery { operation, checks, paging: *paging, request }, response).await
    }

    /// The checks that were not passed, of every page.
    async fn gather(
        &self,
        mut from: ChecksQuery<'_>,
        fresh: &(dyn Fn() -> Box<dyn Structure> + Sync),
    ) -> Result<Vec<FailedCheck>, Error> {
        let mut failed = Vec::new();
        let mut course = from.paging.map(PageCursor::new);
        loop {
            let mut response = fresh();
            match self.core.call(from.operation, &*from.request, &mut *response).await {
                Ok(_) => {}
                Err(error) if failed.is_empty() => return Err(error),
                // What has been told is better than nothing.
                Err(_) => return Ok(failed),
            }
            let turn = course.as_mut().map(|course| course.advance(&mut *from.request, &*response));
            // The page before once more tells nothing.
            if !matches!(turn, Some(Err(_))) {
                failed_checks(from.checks, &[&*response], self.remedy, &mut failed);
            }
            match turn {
                Some(Ok(PageStep::Next)) => forget_token(from.operation, &mut *from.request),
                _ => return Ok(failed),
            }
        }
    }

    /// Whether the states stand in a list.
    fn in_list(&self) -> bool {
        self.waiter.state.contains("[].")
    }

    fn report(&self, entry: Option<&Entry>, reached: usize, of: usize) -> Report {
        Report {
            state: entry.and_then(|entry| entry.state.clone()),
            percent: entry.and_then(|entry| entry.percent),
            delay: entry.and_then(|entry| entry.delay),
            elapsed: self.elapsed(),
            polls: self.wait_state.polls,
            reached,
            of,
            problem: None,
            answer: None,
        }
    }

    fn elapsed(&self) -> Duration {
        self.wait_state.began.map(|began| began.elapsed()).unwrap_or_default()
    }

    fn timed_out(&mut self) -> WaitError {
        WaitError::TimedOut {
            elapsed: self.elapsed(),
            polls: self.wait_state.polls,
            error: mem::take(&mut self.wait_state.error),
            state: self.wait_state.state.take(),
        }
    }
}
