//! When a call is sent again, and how long it waits before.

mod budget;
mod jitter;
mod settling;
mod standard;

pub use budget::RetryBudget;
pub(crate) use budget::Tokens;
pub(crate) use jitter::{fraction, part};
pub(crate) use settling::Settling;
pub use standard::StandardRetry;

use crate::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Whether, and after what wait, a failed attempt is retried.
///
/// ```
/// use alibabacloud_core::{RetryDecision, RetryPolicy, StandardRetry};
/// use std::time::Duration;
///
/// let off = RetryPolicy::Off;
/// let patient = RetryPolicy::from(StandardRetry::new().max_attempts(8));
/// let own = RetryPolicy::custom(|failed| match failed.error.http_status() {
///     Some(503) if failed.attempt < 3 => RetryDecision::After(Duration::from_secs(1)),
///     _ => RetryDecision::Stop,
/// });
/// # let _ = (off, patient, own);
/// ```
///
/// Some things are the same for every policy but [`Off`](Self::Off). Once in a call, expired credentials are replaced, a
/// wrong clock is corrected, and parameters that are too long for the URL move to the form body; then the attempt is
/// repeated at once. A conflict with a state that passes is waited out if
/// [`CallOptions::settle_timeout`](crate::CallOptions::settle_timeout) is set. The time of the call and the
/// [`RetryBudget`] limit every policy.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum RetryPolicy {
    /// One attempt only.
    Off,
    /// Retries that suit the service: see [`StandardRetry`].
    Standard(StandardRetry),
    /// A decision of your own.
    Custom(Arc<dyn DecideRetry>),
}

impl RetryPolicy {
    /// A decision of your own, as a closure. A type that implements [`DecideRetry`] goes into
    /// [`Custom`](Self::Custom).
    pub fn custom(decide: impl Fn(&FailedAttempt<'_>) -> RetryDecision + Send + Sync + 'static) -> Self {
        Self::Custom(Arc::new(decide))
    }

    pub(crate) fn is_off(&self) -> bool {
        matches!(self, Self::Off)
    }

    pub(crate) fn decide(&self, failed: &FailedAttempt<'_>) -> RetryDecision {
        match self {
            Self::Off => RetryDecision::Stop,
            Self::Standard(standard) => standard.decide(failed),
            Self::Custom(custom) => custom.decide(failed),
        }
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::Standard(StandardRetry::new())
    }
}

impl From<StandardRetry> for RetryPolicy {
    fn from(standard: StandardRetry) -> Self {
        Self::Standard(standard)
    }
}

/// Decides about retries. Implemented by closures and by [`StandardRetry`].
pub trait DecideRetry: Send + Sync + 'static {
    /// What to do about a failed attempt. Called once for each, between attempts.
    fn decide(&self, failed: &FailedAttempt<'_>) -> RetryDecision;
}

impl<F: Fn(&FailedAttempt<'_>) -> RetryDecision + Send + Sync + 'static> DecideRetry for F {
    fn decide(&self, failed: &FailedAttempt<'_>) -> RetryDecision {
        self(failed)
    }
}

impl fmt::Debug for dyn DecideRetry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DecideRetry")
    }
}

/// An attempt that failed.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FailedAttempt<'a> {
    /// The action that is called.
    pub operation: &'a str,
    /// The number of the attempt, counted from 1.
    pub attempt: u32,
    /// The time since the call began.
    pub elapsed: Duration,
    /// Whether repeating the call is harmless: it only reads, it carries an idempotency token, or
    /// [`CallOptions::repeatable`](crate::CallOptions::repeatable) says so.
    pub repeatable: bool,
    /// Why it failed.
    pub error: &'a Error,
}

impl FailedAttempt<'_> {
    /// Whether repeating the call cannot do the work twice: it is repeatable, or the service has certainly not begun.
    pub fn is_safe_to_repeat(&self) -> bool {
        self.repeatable || self.error.is_unprocessed()
    }
}

/// What to do about a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryDecision {
    /// The call has failed.
    Stop,
    /// Send it again after this time.
    After(Duration),
}
