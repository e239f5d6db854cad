//! One call, however many attempts it takes.

use crate::call::client::Core;
use crate::call::exchange::exchange;
use crate::call::long_url;
use crate::call::prepare::Attempt;
use crate::call::progress::Progress;
use crate::call::trace::{CallSpan, Success};
use crate::codec::encode::flatten::Pairs;
use crate::contract::code_class::{ErrorKind, Retry, is_before_service};
use crate::contract::operation::{Access, Operation};
use crate::credentials::Credentials;
use crate::error::{Error, UnknownOutcome};
use crate::http::phase::SendProgress;
use crate::http::transport::HttpResponse;
use crate::settings::retry::{FailedAttempt, RetryDecision};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::{sleep, timeout};
use zeroize::Zeroizing;

/// A call in progress.
pub(crate) struct Call<'a> {
    pub(crate) core: &'a Core,
    pub(crate) action: &'a str,
    /// What is known about the action.
    pub(crate) operation: Option<&'static Operation>,
    pub(crate) parameters: Zeroizing<(Pairs, Pairs)>,
    /// Whether doing it twice is harmless, as far as the operation is known.
    pub(crate) repeatable: bool,
    /// Decides between success and failure, and keeps the content of a success. Returns the ID of the request.
    pub(crate) read: &'a mut Read<'a>,
}

type Read<'a> = dyn FnMut(&HttpResponse, Option<&Credentials>) -> Result<Option<String>, Error> + Send + 'a;

/// The tokens for a retry, and for one after an attempt that ran out of time, which has cost the service more.
const RETRY: u32 = 5;
const RETRY_AFTER_TIMEOUT: u32 = 10;

impl Call<'_> {
    pub(crate) async fn run(mut self) -> Result<(), Error> {
        // Without this, the timer would panic.
        if Handle::try_current().is_err() {
            return Err(Error::configuration("no tokio runtime; make calls inside one".to_owned()));
        }
        let inner = &self.core.inner;
        let mut progress = Progress::begin(self.core, self.operation);
        long_url::fit(&mut self.parameters);
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
                    match progress.tokens.take() {
                        Some(tokens) => tokens.refund(),
                        None => self.core.inner.config.retry_budget.give(1),
                    }
                    return Ok(success);
                }
                Err(error) => long_url::explain(error, &self.parameters).of_attempt(self.action, progress.attempts),
            };
            progress.is_open |= error.leaves_open();
            let tokens = progress.tokens.take();
            if let Some(tokens) = tokens.filter(|_| error.is_connect()) {
                tokens.refund();
            }
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

    /// Signs, sends and reads once. `earlier` is the error of the previous attempt.
    async fn attempt(&mut self, progress: &mut Progress, earlier: &mut Option<Error>) -> Result<Success, Error> {
        let core = self.core;
        let is_unsigned = self.operation.is_some_and(|operation| operation.unsigned);
        let credentials = if is_unsigned { None } else { Some(credentials(core, progress).await?) };
        if progress.refused.is_some()
            && progress.refused == credentials
            && let Some(refusal) = earlier.take()
        {
            progress.attempts -= 1;
            return Err(refusal);
        }
        let attempt = Attempt { time: core.time(), retries: progress.attempts - 1, delay: progress.delay };
        let request = core.sign(self.action, (*self.parameters).clone(), credentials.as_ref(), attempt)?;
        let sending = Arc::new(SendProgress::new());
        if let Some(tokens) = &mut progress.tokens {
            tokens.follow(&sending);
        }
        let transport = &*core.inner.transport;
        let response = exchange(transport, &request, &sending, progress.allowed, progress.remaining()).await;
        let response = response.map_err(|none| {
            let error = none.error.doubting(|| (core.inner.service.doubts)(request.endpoint.host()));
            Error::from(error).after(earlier.take().filter(|_| none.cut_short))
        })?;
        let outcome = (self.read)(&response, credentials.as_ref());
        let now = (core.inner.config.clock)();
        progress.clock_was_wrong = core.inner.skew.learn(outcome.as_ref().err(), &response, attempt.time, now);
        progress.used = credentials;
        Ok(Success { http_status: response.status, request_id: outcome? })
    }

    /// How long to wait before the next attempt; `None` if the call has failed.
    fn wait(&mut self, progress: &mut Progress, error: &Error) -> Option<Duration> {
        let (core, policy) = (self.core, self.core.retry_policy());
        if policy.is_off() {
            return None;
        }
        let repeatable = core.is_repeatable().unwrap_or(self.repeatable);
        // What the code says of a wrong clock or old credentials does not undo what the service may have done.
        let had_it = !repeatable && !error.http_status().is_none_or(is_before_service);
        if std::mem::take(&mut progress.clock_was_wrong) && !progress.clock_corrected && !had_it {
            progress.clock_corrected = true;
            return Some(progress.repeat_at_once());
        }
        // A URL that is too long is refused before anything is done for the call.
        if long_url::is_refusal(error)
            && !std::mem::replace(&mut progress.url_shortened, true)
            && long_url::shorten(&mut self.parameters)
        {
            return Some(progress.repeat_at_once());
        }
        if error.retry() == Retry::Refresh && !had_it && progress.refused.is_none() {
            let refused = progress.used.take()?;
            core.inner.config.credentials.invalidate(&refused);
            progress.refused = Some(refused);
            return Some(progress.repeat_at_once());
        }
        if error.retry() == Retry::Settle && !had_it && !core.settle_timeout().is_zero() {
            let delay = progress.settling.wait(core.settle_timeout(), error.retry_after())?;
            progress.uncount();
            return Some(delay);
        }
        let failed = FailedAttempt {
            operation: self.action,
            attempt: progress.counted,
            elapsed: progress.began.elapsed(),
            repeatable,
            error,
        };
        let RetryDecision::After(delay) = policy.decide(&failed) else { return None };
        let cost = if error.kind() == ErrorKind::Timeout { RETRY_AFTER_TIMEOUT } else { RETRY };
        progress.tokens = Some(core.inner.config.retry_budget.take(cost)?);
        Some(delay)
    }
}

/// What the attempt is signed by.
async fn credentials(core: &Core, progress: &Progress) -> Result<Credentials, Error> {
    let asked = core.inner.config.credentials.credentials();
    let found = timeout(progress.remaining(), asked)
        .await
        .unwrap_or_else(|_| Err("the credentials provider did not respond within the time of the call".into()))?;
    Ok(found)
}
