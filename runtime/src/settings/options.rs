//! What is different for one call.

use crate::settings::extra_parameters::ExtraParameters;
use crate::settings::retry::RetryPolicy;
use std::time::Duration;

/// Settings for one call, or for all calls of one handle of a client. They take precedence over the client's
/// configuration; what they do not set stays.
///
/// Endpoint, credentials and signature are not among them: they belong to a client, and another client is cheap to make.
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
    pub(crate) parameters: ExtraParameters,
}

impl CallOptions {
    /// Options without settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// The maximum time of each attempt, from the request to the last byte of the response. The wait for a free
    /// connection is not part of it.
    pub fn attempt_timeout(self, attempt_timeout: Duration) -> Self {
        Self { attempt_timeout: Some(attempt_timeout), ..self }
    }

    /// The maximum time of the call, with its retries and the waits between. [`Duration::MAX`] is no limit.
    pub fn call_timeout(self, call_timeout: Duration) -> Self {
        Self { call_timeout: Some(call_timeout), ..self }
    }

    /// Waits for up to this time while the service refuses the call because of a state that passes ("the job is being
    /// modified"), and repeats the call every 5 to 30 seconds. The time is added to
    /// [`call_timeout`](Self::call_timeout). With [`Duration::ZERO`], the default of a client, such a response is an
    /// error at once.
    pub fn settle_timeout(self, settle_timeout: Duration) -> Self {
        Self { settle_timeout: Some(settle_timeout), ..self }
    }

    /// When failed attempts are retried.
    pub fn retry(self, retry: impl Into<RetryPolicy>) -> Self {
        Self { retry: Some(retry.into()), ..self }
    }

    /// Whether to check the request against the enforced rules before it is sent.
    pub fn validation(self, validation: bool) -> Self {
        Self { validation: Some(validation), ..self }
    }

    /// Whether repeating the call is harmless, so that it may be retried like a call that only reads. The client knows
    /// the operations that read, and idempotency tokens; about a raw call it knows nothing.
    pub fn repeatable(self, repeatable: bool) -> Self {
        Self { repeatable: Some(repeatable), ..self }
    }

    /// Adds a parameter that the operation's types do not have, by its name on the wire, such as `Tag.1.Key`. It is
    /// signed like every other, and a secret by its name (`Password` and the like) is masked in errors. A parameter that
    /// the operation has can be set this way too, as a text; it is sent where the operation has it.
    ///
    /// A call fails with [`ErrorKind::Invalid`](crate::ErrorKind::Invalid) if its request sets the same parameter. Setting the
    /// name again replaces the value.
    ///
    /// ```
    /// use alibabacloud_core::CallOptions;
    ///
    /// let options = CallOptions::new().parameter("ClientToken", "0c593ea1-3bea-11e9-b96b-88e9fe637760");
    /// assert!(!format!("{options:?}").contains("0c593ea1"));
    /// ```
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.set(name.into(), value.into());
        self
    }

    /// These options, and those of `base` for what they do not set.
    pub(crate) fn or(self, base: &Self) -> Self {
        Self {
            attempt_timeout: self.attempt_timeout.or(base.attempt_timeout),
            call_timeout: self.call_timeout.or(base.call_timeout),
            settle_timeout: self.settle_timeout.or(base.settle_timeout),
            retry: self.retry.or_else(|| base.retry.clone()),
            validation: self.validation.or(base.validation),
            repeatable: self.repeatable.or(base.repeatable),
            parameters: self.parameters.or(&base.parameters),
        }
    }
}
