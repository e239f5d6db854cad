//! For how long to look for what a call has done.

use super::driver::Driver;
use crate::error::Stop;
use crate::run::since_1970;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// Looks at equal distances, of which the last begins after the time is used up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Looks {
    /// `None` if it lies beyond what the clock can hold.
    end: Option<Instant>,
    pause: Duration,
}

impl Looks {
    fn new(time: Duration, pause: Duration) -> Self {
        Self { end: Instant::now().checked_add(time), pause }
    }

    /// Whether a look that begins now is the last one.
    pub(super) fn is_last(self) -> bool {
        self.end.is_some_and(|end| Instant::now() >= end)
    }

    /// Waits until the next look is due.
    pub(super) async fn pause(self) {
        let next = Instant::now() + self.pause;
        sleep_until(self.end.map_or(next, |end| next.min(end))).await;
    }
}

impl Driver {
    /// The looks of this process.
    pub(super) fn looks(&self) -> Looks {
        Looks::new(self.pace.settle, self.pace.between_looks())
    }

    /// The looks of the run: an earlier process may have begun them, so that a run which is killed again and again gets to
    /// their end all the same.
    pub(super) async fn looks_of_run(&self) -> Result<Looks, Stop> {
        let (settle, now) = (self.pace.settle, since_1970());
        let began = self.run().looking_since.map(Duration::from_millis);
        let left = began.and_then(|began| time_left(began, now, settle));
        if left.is_none() {
            // The next millisecond, since one that has begun would count as a whole one.
            let began = u64::try_from(now.as_millis()).unwrap_or(u64::MAX).saturating_add(1);
            self.update(|run| run.looking_since = Some(began)).await?;
        }
        Ok(Looks::new(left.unwrap_or(settle), self.pace.between_looks()))
    }
}

/// What is left of the settle time; `None` if the clock went back, which leaves unknown how much has passed.
fn time_left(began: Duration, now: Duration, settle: Duration) -> Option<Duration> {
    now.checked_sub(began).map(|passed| settle.saturating_sub(passed))
}

#[cfg(test)]
mod tests {
    use super::time_left;
    use std::time::Duration;

    const MINUTE: Duration = Duration::from_secs(60);

    fn left(began: u64, now: u64) -> Option<Duration> {
        time_left(Duration::from_secs(began), Duration::from_secs(now), MINUTE)
    }

    #[test]
    fn a_resumed_run_waits_what_is_left() {
        assert_eq!(left(1_000, 1_000), Some(MINUTE));
        assert_eq!(left(1_000, 1_045), Some(Duration::from_secs(15)));
        assert_eq!(left(1_000, 1_060), Some(Duration::ZERO));
        assert_eq!(left(1_000, 90_000), Some(Duration::ZERO));
    }

    #[test]
    fn nothing_is_known_to_have_passed_if_the_clock_went_back() {
        assert_eq!(left(1_000, 999), None);
    }
}
