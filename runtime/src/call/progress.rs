//! Where a call stands between two attempts.

use crate::call::client::Core;
use crate::call::timeouts::Timeouts;
use crate::contract::operation::Operation;
use crate::credentials::Credentials;
use crate::settings::retry::{Settling, Tokens};
use std::time::Duration;
use tokio::time::Instant;

/// Where a call stands between two attempts.
pub(crate) struct Progress {
    pub(crate) began: Instant,
    /// How long each attempt may take.
    pub(crate) allowed: Duration,
    /// When the time of the call is over; never if that is too far off for a clock.
    deadline: Option<Instant>,
    /// The number of all attempts.
    pub(crate) attempts: u32,
    /// The number of those that the retry policy counts.
    pub(crate) counted: u32,
    /// The length of the last wait.
    pub(crate) delay: Duration,
    /// What the retry that is under way has taken from the budget.
    pub(crate) tokens: Option<Tokens>,
    pub(crate) settling: Settling,
    /// The credentials of the last attempt.
    pub(crate) used: Option<Credentials>,
    /// Those that the service has refused as expired.
    pub(crate) refused: Option<Credentials>,
    /// Whether the last attempt has shown that the clock was wrong.
    pub(crate) clock_was_wrong: bool,
    pub(crate) clock_corrected: bool,
    /// Whether parameters were moved from a URL that was too long.
    pub(crate) url_shortened: bool,
    /// Whether an attempt may have been carried out although it failed.
    pub(crate) is_open: bool,
}

impl Progress {
    pub(crate) fn begin(core: &Core, operation: Option<&Operation>) -> Self {
        let began = Instant::now();
        let Timeouts { attempt: allowed, call } = core.timeouts(operation);
        Self {
            began,
            allowed,
            deadline: began.checked_add(call.saturating_add(core.settle_timeout())),
            attempts: 0,
            counted: 0,
            delay: Duration::ZERO,
            tokens: None,
            settling: Settling::default(),
            used: None,
            refused: None,
            clock_was_wrong: false,
            clock_corrected: false,
            url_shortened: false,
            is_open: false,
        }
    }

    pub(crate) fn remaining(&self) -> Duration {
        self.deadline.map_or(Duration::MAX, |deadline| deadline.saturating_duration_since(Instant::now()))
    }

    /// The last attempt does not count, and the next one is made at once.
    #[allow(clippy::unnecessary_wraps, reason = "the pause before the next attempt, as its callers return it")]
    pub(crate) fn repeat_at_once(&mut self) -> Option<Duration> {
        self.uncount();
        Some(Duration::ZERO)
    }

    /// The last attempt does not count.
    pub(crate) fn uncount(&mut self) {
        self.counted -= 1;
    }
}
