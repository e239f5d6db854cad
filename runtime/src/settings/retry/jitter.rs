use ring::rand::{SecureRandom, SystemRandom};
use std::time::Duration;

/// A random number from 0 to 1. Without random numbers of the operating system it is 1: then the wait is the longest.
pub(crate) fn fraction() -> f64 {
    let mut bytes = [0; 4];
    match SystemRandom::new().fill(&mut bytes) {
        Ok(()) => f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX),
        Err(_) => 1.0,
    }
}

/// That part of a duration.
pub(crate) fn part(duration: Duration, fraction: f64) -> Duration {
    // The product can pass the largest duration by rounding alone.
    Duration::try_from_secs_f64(duration.as_secs_f64() * fraction).unwrap_or(duration)
}
