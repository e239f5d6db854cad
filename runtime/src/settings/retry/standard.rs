use super::{DecideRetry, FailedAttempt, RetryDecision, fraction, part};
use crate::contract::code_class::Retry;
use std::time::Duration;

/// No response asks for more than this.
const LONGEST_ASKED: Duration = Duration::from_secs(2 * 60);

/// Retries that suit services of Alibaba Cloud; the default of a client.
///
/// * Transient failures are retried: throttling, responses with status 5xx, error codes of that kind, connections that
///   are not made or break, attempts that take too long.
/// * A call that changes something is retried only if that cannot do its work twice: its request was rejected before it
///   was processed, it was not sent, or it has an idempotency token.
/// * The wait is a random time up to a bound that doubles each time, from [`backoff`](Self::backoff), or
///   [`throttling_backoff`](Self::throttling_backoff) after throttling, to [`max_backoff`](Self::max_backoff). A time
///   that the response asks to wait (`x-acs-retry-after`, `Retry-After`) replaces it, up to 2 minutes as in official
///   clients, and a little more, so that many clients do not return at once. If the call has no time left for the wait,
///   it ends at once.
#[derive(Clone, Debug)]
pub struct StandardRetry {
    max_attempts: u32,
    backoff: Duration,
    throttling_backoff: Duration,
    max_backoff: Duration,
}

impl StandardRetry {
    /// The defaults.
    pub const fn new() -> Self {
        Self {
            max_attempts: 4,
            backoff: Duration::from_millis(500),
            throttling_backoff: Duration::from_secs(1),
            max_backoff: Duration::from_secs(20),
        }
    }

    /// The maximum number of attempts of a call. Defaults to 4; 0 counts as 1.
    #[must_use]
    pub const fn max_attempts(self, max_attempts: u32) -> Self {
        Self { max_attempts, ..self }
    }

    /// The bound of the first wait. Defaults to 500 milliseconds.
    #[must_use]
    pub const fn backoff(self, backoff: Duration) -> Self {
        Self { backoff, ..self }
    }

    /// The bound of the first wait after throttling. Defaults to 1 second.
    #[must_use]
    pub const fn throttling_backoff(self, throttling_backoff: Duration) -> Self {
        Self { throttling_backoff, ..self }
    }

    /// The bound of any wait except those that a response requests. Defaults to 20 seconds.
    #[must_use]
    pub const fn max_backoff(self, max_backoff: Duration) -> Self {
        Self { max_backoff, ..self }
    }

    /// The decision, with `fraction` (from 0 to 1) as the random number.
    fn at(&self, failed: &FailedAttempt<'_>, fraction: f64) -> RetryDecision {
        let worth_it = failed.error.retry() == Retry::Backoff && failed.is_safe_to_repeat();
        if failed.attempt >= self.max_attempts || !worth_it {
            return RetryDecision::Stop;
        }
        let throttled = failed.error.is_throttled();
        let base = if throttled { self.throttling_backoff } else { self.backoff };
        RetryDecision::After(match failed.error.retry_after() {
            Some(asked) => asked.min(LONGEST_ASKED).saturating_add(part(base, fraction)),
            None => part(bound(base, failed.attempt).min(self.max_backoff), fraction),
        })
    }
}

impl Default for StandardRetry {
    fn default() -> Self {
        Self::new()
    }
}

impl DecideRetry for StandardRetry {
    fn decide(&self, failed: &FailedAttempt<'_>) -> RetryDecision {
        self.at(failed, fraction())
    }
}

/// `base`, doubled for each attempt after the first.
fn bound(base: Duration, attempt: u32) -> Duration {
    let doubled = 1_u32.checked_shl(attempt.saturating_sub(1)).unwrap_or(u32::MAX);
    base.saturating_mul(doubled)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::error::{Error, TransportError, TransportErrorKind};

    /// The wait after attempt number `attempt`, at the least and at the most.
    fn waits(policy: &StandardRetry, attempt: u32) -> [Option<Duration>; 2] {
        let error = Error::from(TransportError::new(TransportErrorKind::Broken, "", None));
        let failed = FailedAttempt { operation: "", attempt, elapsed: Duration::ZERO, repeatable: true, error: &error };
        [0.0, 1.0].map(|fraction| match policy.at(&failed, fraction) {
            RetryDecision::After(wait) => Some(wait),
            RetryDecision::Stop => None,
        })
    }

    #[test]
    fn the_bound_doubles_up_to_the_longest() {
        let policy = StandardRetry::new().max_attempts(u32::MAX).max_backoff(Duration::from_secs(3));
        for (attempt, most) in [(1, 500), (2, 1000), (3, 2000), (4, 3000), (40, 3000), (u32::MAX - 1, 3000)] {
            assert_eq!(waits(&policy, attempt), [Some(Duration::ZERO), Some(Duration::from_millis(most))], "{attempt}");
        }
    }

    #[test]
    fn the_last_attempt_is_the_last() {
        assert_eq!(waits(&StandardRetry::new(), 4), [None, None]);
        assert_eq!(waits(&StandardRetry::new().max_attempts(0), 1), [None, None]);
    }

    #[test]
    fn endless_settings_are_no_panic() {
        let policy = StandardRetry::new().backoff(Duration::MAX).max_backoff(Duration::MAX);
        assert_eq!(waits(&policy, 3)[1], Some(Duration::MAX));
    }
}
