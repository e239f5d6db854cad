//! What one call does otherwise than its client.

use crate::settings::retry::RetryPolicy;
use std::time::Duration;

/// Settings for one call, or for all calls of one handle of a client: what is set here wins over the client's
/// configuration, the rest stays.
///
/// Endpoint, credentials and signature are no part of it: they belong to a client, and another one is cheap to make.
///
/// ```
/// use alibabacloud_core::{CallOptions, RetryPolicy};
/// use std::time::Duration;
///
/// let options = CallOptions::new().call_timeout(Duration::from_secs(5)).retry(RetryPolicy::Off);
/// # let _ = options;
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "options do nothing until they are given to a call or a client"]
pub struct CallOptions {
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) call_timeout: Option<Duration>,
    pub(crate) settle_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) validation: Option<bool>,
    pub(crate) repeatable: Option<bool>,
}

impl CallOptions {
    /// Nothing is different.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long each attempt may take, from the request to the last byte of the answer.
    pub fn attempt_timeout(self, attempt_timeout: Duration) -> Self {
        Self { attempt_timeout: Some(attempt_timeout), ..self }
    }

    /// How long the call may take in all, with its retries and the waits between. [`Duration::MAX`] is no limit.
    pub fn call_timeout(self, call_timeout: Duration) -> Self {
        Self { call_timeout: Some(call_timeout), ..self }
    }

    /// Waits for up to this time while the service refuses the call because of a passing state ("the job is being
    /// modified"), asking again every 5 to 30 seconds. The time is added to
    /// [`call_timeout`](Self::call_timeout). [`Duration::ZERO`], the default of a client, makes such an answer an
    /// error at once.
    pub fn settle_timeout(self, settle_timeout: Duration) -> Self {
        Self { settle_timeout: Some(settle_timeout), ..self }
    }

    /// When failed attempts are repeated.
    pub fn retry(self, retry: impl Into<RetryPolicy>) -> Self {
        Self { retry: Some(retry.into()), ..self }
    }

    /// Whether the request is checked against the enforced rules before it is sent.
    pub fn validation(self, validation: bool) -> Self {
        Self { validation: Some(validation), ..self }
    }

    /// Whether doing it twice is harmless, so that it may be repeated like a call that only reads. The client knows of
    /// operations that read and of idempotency tokens by itself; of [`call_raw`](crate::Core::call_raw) it knows
    /// nothing.
    pub fn repeatable(self, repeatable: bool) -> Self {
        Self { repeatable: Some(repeatable), ..self }
    }

    /// These options, and for what they leave open those of `base`.
    pub(crate) fn or(self, base: &Self) -> Self {
        Self {
            attempt_timeout: self.attempt_timeout.or(base.attempt_timeout),
            call_timeout: self.call_timeout.or(base.call_timeout),
            settle_timeout: self.settle_timeout.or(base.settle_timeout),
            retry: self.retry.or_else(|| base.retry.clone()),
            validation: self.validation.or(base.validation),
            repeatable: self.repeatable.or(base.repeatable),
        }
    }
}
