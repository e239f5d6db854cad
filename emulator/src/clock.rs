//! The time of the emulator, which tests turn.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

/// The time of an emulator: that of tokio's clock until it is set or turned. Where a test has paused that clock
/// (`tokio::time::pause`), the waits of a client and the emulator share one time, which passes without waiting. Clones
/// show the same time.
#[derive(Clone, Debug, Default)]
pub struct Clock(Arc<Mutex<Time>>);

#[derive(Clone, Copy, Debug)]
enum Time {
    /// This time, and what has passed since.
    Running(SystemTime, Instant),
    Stopped(SystemTime),
}

impl Default for Time {
    fn default() -> Self {
        Self::Running(SystemTime::now(), Instant::now())
    }
}

impl Time {
    /// The time, and this much; `None` if that is further than a clock reaches.
    fn after(self, by: Duration) -> Option<SystemTime> {
        match self {
            Self::Running(at, since) => {
                at.checked_add(by)?.checked_add(Instant::now().saturating_duration_since(since))
            }
            Self::Stopped(at) => at.checked_add(by),
        }
    }
}

impl Clock {
    /// A clock that stands still at this time until it is turned.
    pub fn stopped_at(time: SystemTime) -> Self {
        Self(Arc::new(Mutex::new(Time::Stopped(time))))
    }

    /// The current time.
    pub fn now(&self) -> SystemTime {
        let time = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match (time.after(Duration::ZERO), time) {
            (Some(now), _) => now,
            (None, Time::Running(at, _) | Time::Stopped(at)) => at,
        }
    }

    /// Turns the clock forward. A clock that is too far ahead to be turned stays as it is.
    pub fn advance(&self, by: Duration) {
        let mut time = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if time.after(by).is_none() {
            return;
        }
        match &mut *time {
            Time::Running(at, _) | Time::Stopped(at) => *at = at.checked_add(by).unwrap_or(*at),
        }
    }

    /// Stops the clock at this time.
    pub fn stop_at(&self, time: SystemTime) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Time::Stopped(time);
    }

    /// How far it is ahead of the clock of the machine, in milliseconds.
    pub(crate) fn ahead(&self) -> u64 {
        let ahead = self.now().duration_since(SystemTime::now()).unwrap_or_default();
        u64::try_from(ahead.as_millis()).unwrap_or(u64::MAX)
    }

    /// The milliseconds since 1970.
    pub(crate) fn milliseconds(&self) -> u64 {
        let since = self.now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    }
}
