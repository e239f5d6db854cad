//! One call, however many attempts it takes.

use crate::call::client::Core;
use crate::call::prepare::Attempt;
use crate::call::timeouts::Timeouts;
use crate::call::trace::{CallSpan, Success};
use crate::codec::encode::flatten::Pairs;
use crate::contract::code_class::Retry;
use crate::contract::operation::{Access, Operation};
use crate::credentials::Credentials;
use crate::error::{Error, TransportError, TransportErrorKind, UnknownOutcome};
use crate::http::transport::HttpResponse;
use crate::settings::retry::{FailedAttempt, RetryDecision, Settling};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout};
use zeroize::Zeroizing;

/// A call in progress.
pub(crate) struct Call<'a> {
    pub(crate) core: &'a Core,
    pub(crate) action: &'a str,
    /// What is known about the action.
    pub(crate) operation: Option<&'static Operation>,
    pub(crate) parameters: Zeroizing<(Pairs, Pairs)>,
    /// Whether doing it twice is harmless, as far as the operation tells.
    pub(crate) repeatable: bool,
    /// Tells success from failure, and keeps what a success says. Gives the id of the request.
    pub(crate) read: &'a mut Read<'a>,
}

type Read<'a> = dyn FnMut(&HttpResponse, &Credentials) -> Result<Option<String>, Error> + Send + 'a;

/// Where a call stands between two attempts.
struct Progress {
    began: Instant,
    /// How long each attempt may take.
    allowed: Duration,
    /// When the time of the call is over; never if that is too far off to be said.
    deadline: Option<Instant>,
    /// All attempts.
    attempts: u32,
    /// Those that the retry policy counts.
    counted: u32,
    /// How long the last wait was.
    delay: Duration,
    /// The tokens that the last retry took from the budget.
    cost: u32,
    settling: Settling,
    /// The credentials of the last attempt.
    used: Option<Credentials>,
    /// Those that the service has refused as expired.
    refused: Option<Credentials>,
    /// Whether the last attempt has shown that the clock was wrong.
    clock_was_wrong: bool,
    clock_corrected: bool,
    /// Whether an attempt may have been carried out although it failed.
    is_open: bool,
}

/// Tokens for a retry, and for one after an attempt that ran out of time, which has cost the service more.
const RETRY: u32 = 5;
const RETRY_AFTER_TIMEOUT: u32 = 10;

impl Call<'_> {
    pub(crate) async fn run(mut self) -> Result<(), Error> {
        // Without this, the timer would panic.
        if Handle::try_current().is_err() {
            return Err(Error::Configuration("calls are made inside a tokio runtime; enter one".to_owned()));
        }
        let inner = &self.core.inner;
        let mut progress = Progress::begin(self.core, self.operation);
        let span = CallSpan::begin(inner.service, &inner.config, self.action);
        let outcome = span.around(self.repeat(&mut progress, &span)).await;
        span.end(outcome.as_ref(), progress.attempts);
        outcome.map(drop)
    }

    async fn repeat(&mut self, progress: &mut Progress, span: &CallSpan) -> Result<Success, Error> {
        let mut earlier = None;
        loop {
            progress.attempts += 1;
            progress.counted += 1;
            let attempt = span.attempt(progress.attempts, progress.delay);
            let outcome = attempt.around(self.attempt(progress, &mut earlier)).await;
            attempt.end(outcome.as_ref());
            let error = match outcome {
                Ok(success) => {
                    self.core.inner.config.retry_budget.give(progress.cost.max(1));
                    return Ok(success);
                }
                Err(error) => error.of_attempt(self.action, progress.attempts),
            };
            progress.is_open |= error.leaves_open();
            let delay = self.wait(progress, &error).filter(|delay| *delay < progress.remaining());
            let Some(delay) = delay else { return Err(self.last(error, progress)) };
            span.repeated(&error, delay);
            if !delay.is_zero() {
                sleep(delay).await;
            }
            progress.delay = delay;
            earlier = Some(error);
        }
    }

    /// The error that the call ends with. Calling a harmless operation again needs no check.
    fn last(&self, error: Error, progress: &Progress) -> Error {
        let is_harmless = match self.operation {
            Some(operation) => operation.access == Access::Read,
            None => self.core.is_repeatable() == Some(true),
        };
        if is_harmless || !progress.is_open {
            return error;
        }
        error.of_unknown_outcome(UnknownOutcome { lookup: self.operation.and_then(|operation| operation.lookup) })
    }

    /// Signs, sends and reads once. `earlier` is the error of the attempt before.
    async fn attempt(&mut self, progress: &mut Progress, earlier: &mut Option<Error>) -> Result<Success, Error> {
        let core = self.core;
        let asked = core.inner.config.credentials.credentials();
        let credentials = timeout(progress.remaining(), asked).await.unwrap_or_else(|_| {
            Err(Error::Credentials("their provider did not answer within the time of the call".to_owned()))
        })?;
        if progress.refused.as_ref() == Some(&credentials)
            && let Some(refusal) = earlier.take()
        {
            progress.attempts -= 1;
            return Err(refusal);
        }
        let attempt = Attempt { time: core.time(), retries: progress.attempts - 1, delay: progress.delay };
        let request = core.sign(self.action, (*self.parameters).clone(), &credentials, attempt)?;
        let (allowed, remaining) = (progress.allowed, progress.remaining());
        let answer = match timeout(allowed.min(remaining), core.inner.transport.send(&request)).await {
            Ok(answer) => {
                answer.map_err(|error| error.doubting(|| (core.inner.service.doubts)(request.endpoint.host())))?
            }
            Err(_) => {
                let error = TransportError::new(TransportErrorKind::Timeout, request.endpoint.to_string(), None);
                let cut_short = remaining < allowed;
                return Err(Error::from(error).after(earlier.take().filter(|_| cut_short)));
            }
        };
        let outcome = (self.read)(&answer, &credentials).inspect_err(|error| {
            let now = (core.inner.config.clock)();
            progress.clock_was_wrong = core.inner.skew.learn(error, &answer, attempt.time, now);
        });
        progress.used = Some(credentials);
        Ok(Success { http_status: answer.status, request_id: outcome? })
    }

    /// How long to wait before the next attempt; `None` if the call has failed.
    fn wait(&self, progress: &mut Progress, error: &Error) -> Option<Duration> {
        let (core, policy) = (self.core, self.core.retry_policy());
        if policy.is_off() {
            return None;
        }
        if std::mem::take(&mut progress.clock_was_wrong) && !progress.clock_corrected {
            progress.clock_corrected = true;
            progress.uncount();
            return Some(Duration::ZERO);
        }
        if error.retry() == Retry::Refresh && progress.refused.is_none() {
            let refused = progress.used.take()?;
            core.inner.config.credentials.invalidate(&refused);
            progress.refused = Some(refused);
            progress.uncount();
            return Some(Duration::ZERO);
        }
        if error.retry() == Retry::Settle && !core.settle_timeout().is_zero() {
            let delay = progress.settling.wait(core.settle_timeout(), error.retry_after())?;
            progress.uncount();
            return Some(delay);
        }
        let failed = FailedAttempt {
            operation: self.action,
            attempt: progress.counted,
            elapsed: progress.began.elapsed(),
            repeatable: core.is_repeatable().unwrap_or(self.repeatable),
            error,
        };
        let RetryDecision::After(delay) = policy.decide(&failed) else { return None };
        let timed_out = matches!(error, Error::Transport(error) if error.kind() == TransportErrorKind::Timeout);
        progress.cost = if timed_out { RETRY_AFTER_TIMEOUT } else { RETRY };
        core.inner.config.retry_budget.take(progress.cost).then_some(delay)
    }
}

impl Progress {
    fn begin(core: &Core, operation: Option<&Operation>) -> Self {
        let began = Instant::now();
        let Timeouts { attempt: allowed, call } = core.timeouts(operation);
        Self {
            began,
            allowed,
            deadline: began.checked_add(call.saturating_add(core.settle_timeout())),
            attempts: 0,
            counted: 0,
            delay: Duration::ZERO,
            cost: 0,
            settling: Settling::default(),
            used: None,
            refused: None,
            clock_was_wrong: false,
            clock_corrected: false,
            is_open: false,
        }
    }

    fn remaining(&self) -> Duration {
        self.deadline.map_or(Duration::MAX, |deadline| deadline.saturating_duration_since(Instant::now()))
    }

    /// The last attempt does not count, and its repetition costs nothing.
    fn uncount(&mut self) {
        self.counted -= 1;
        self.cost = 0;
    }
}
