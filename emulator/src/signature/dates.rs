//! The dates of requests.

use crate::clock::Clock;
use crate::protocol::Refusal;
use alibabacloud_core::clock::parse_timestamp;
use std::time::{Duration, SystemTime};

/// How far a date may be from the time of the gateway, in both directions.
pub(super) const WINDOW: Duration = Duration::from_secs(15 * 60);

/// The date, if it is near the time. A client may have the clock of the emulator, which tests turn, or that of the
/// machine.
pub(super) fn check(text: &str, clock: &Clock) -> Result<SystemTime, Refusal> {
    // The protocol has one form, of which the parser accepts variants.
    let date = parse_timestamp(text).ok().filter(|_| text.len() == "2026-01-02T03:04:05Z".len()).ok_or_else(|| {
        let message = "The specified time stamp has a wrong format. Use yyyy-MM-ddTHH:mm:ssZ, in UTC.";
        Refusal::new("InvalidTimeStamp.Format", 400, message)
    })?;
    if distance(SystemTime::now(), date) <= WINDOW || distance(clock.now(), date) <= WINDOW {
        return Ok(date);
    }
    let message = "The specified time stamp is more than 15 minutes from the time of the server.";
    Err(Refusal::new("InvalidTimeStamp.Expired", 400, message))
}

fn distance(a: SystemTime, b: SystemTime) -> Duration {
    a.duration_since(b).or_else(|_| b.duration_since(a)).unwrap_or_default()
}
