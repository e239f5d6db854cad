//! The time of the emulator, which tests turn.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The time of an emulator: that of the machine until it is set or turned. Clones show the same time.
#[derive(Clone, Debug, Default)]
pub struct Clock(Arc<Mutex<Time>>);

#[derive(Clone, Copy, Debug)]
enum Time {
    /// The machine's time and this much.
    Running(Duration),
    Stopped(SystemTime),
}

impl Default for Time {
    fn default() -> Self {
        Self::Running(Duration::ZERO)
    }
}

impl Clock {
    /// A clock that stands still at this time until it is turned.
    pub fn stopped_at(time: SystemTime) -> Self {
        Self(Arc::new(Mutex::new(Time::Stopped(time))))
    }

    /// The current time.
    pub fn now(&self) -> SystemTime {
        match *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Time::Running(ahead) => SystemTime::now() + ahead,
            Time::Stopped(time) => time,
        }
    }

    /// Turns the clock forward. A clock that is too far ahead to be turned stays as it is.
    pub fn advance(&self, by: Duration) {
        let mut time = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *time = match *time {
            Time::Running(ahead) => {
                let ahead = ahead.saturating_add(by);
                if SystemTime::now().checked_add(ahead).is_some() { Time::Running(ahead) } else { *time }
            }
            Time::Stopped(at) => Time::Stopped(at.checked_add(by).unwrap_or(at)),
        };
    }

    /// Stops the clock at this time.
    pub fn stop_at(&self, time: SystemTime) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Time::Stopped(time);
    }

    /// The milliseconds since 1970.
    pub(crate) fn milliseconds(&self) -> u64 {
        let since = self.now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    }
}
