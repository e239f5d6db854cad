//! How often to ask, and for how long.

use alibabacloud_dts::wait::{DtsJobGoal, Wait};
use std::time::Duration;

/// The default of [`Pace::settle`]. Changes of a task are visible within 20 seconds in most cases.
const SETTLE: Duration = Duration::from_mins(1);

/// The time between two looks.
const LOOK: Duration = Duration::from_secs(5);

#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    pub(super) interval: Option<Duration>,
    pub(super) timeout: Option<Duration>,
    pub(super) grace: Option<Duration>,
    pub(super) settle: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { interval: None, timeout: None, grace: None, settle: SETTLE }
    }
}

impl Pace {
    /// The wait at this pace.
    pub(super) fn of(self, mut wait: Wait<DtsJobGoal>) -> Wait<DtsJobGoal> {
        if let Some(interval) = self.interval {
            wait = wait.interval(interval);
        }
        if let Some(timeout) = self.timeout {
            wait = wait.timeout(timeout);
        }
        if let Some(grace) = self.grace {
            wait = wait.grace(grace);
        }
        wait
    }

    /// The time between two looks for something.
    pub(super) fn between_looks(self) -> Duration {
        self.interval.map_or(LOOK, |interval| interval.min(LOOK))
    }
}
