use super::{fraction, part};
use std::time::Duration;
use tokio::time::Instant;

const FIRST: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_secs(30);

/// Waits for a passing state to pass.
#[derive(Debug, Default)]
pub(crate) struct Settling {
    /// When the waiting began.
    since: Option<Instant>,
    waits: u32,
}

impl Settling {
    /// How long to wait before asking again; `None` when `limit` is used up. The last wait ends at the limit.
    pub(crate) fn wait(&mut self, limit: Duration, asked: Option<Duration>) -> Option<Duration> {
        let since = *self.since.get_or_insert_with(Instant::now);
        let left = limit.checked_sub(since.elapsed()).filter(|left| !left.is_zero())?;
        let longest = FIRST.saturating_mul(1 << self.waits.min(8)).min(LONGEST);
        self.waits += 1;
        // At least half: this waits for something to end, it does not make way for others.
        let wait = longest / 2 + part(longest / 2, fraction());
        Some(wait.max(asked.unwrap_or_default()).min(left))
    }
}
