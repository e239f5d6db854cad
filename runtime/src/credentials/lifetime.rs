//! When credentials are fetched again.

use super::source::Source;
use ring::rand::{SecureRandom, SystemRandom};
use std::time::{Duration, SystemTime};

/// Credentials are renewed when this part of their time is left, if that is less than the time ahead of the source.
/// An hour gives the 15 minutes of the official clients.
const LAST_PART: u32 = 4;

/// Credentials that do not say when they expire are fetched each time, and shared by those who wait for them.
pub(super) fn refresh_time<S: Source>(expiration: Option<SystemTime>, now: SystemTime) -> SystemTime {
    let Some(expiration) = expiration else { return now };
    let left = expiration.duration_since(now).unwrap_or_default();
    let ahead = S::AHEAD.min(left / LAST_PART);
    let refresh_at = expiration.checked_sub(ahead).unwrap_or(now);
    S::EARLY.and_then(|early| now.checked_add(early)).map_or(refresh_at, |early| early.min(refresh_at))
}

/// How long a source is left alone after failures: 1 second to 10 seconds, more after many, and 15 minutes at most.
pub(super) fn pause(failures: u32) -> Duration {
    const SHORTEST: u64 = 1_000;
    const USUAL: u64 = 10_000;
    const LONGEST: u64 = 900_000;
    let doubled = 100_u64.saturating_mul(2_u64.saturating_pow(failures.saturating_sub(1)));
    let longest = doubled.clamp(USUAL, LONGEST);
    let mut random = [0; 8];
    // Without random numbers all wait equally long, which is no harm.
    let _ = SystemRandom::new().fill(&mut random);
    Duration::from_millis(SHORTEST + u64::from_le_bytes(random) % (longest - SHORTEST + 1))
}
