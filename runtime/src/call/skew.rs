//! How far the clock of this machine is from the service's.

use crate::contract::response_metadata::find_header;
use crate::error::Error;
use crate::ground::clock::parse_http_date;
use crate::http::transport::HttpResponse;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

/// The service allows a quarter of an hour: a smaller difference than this cannot be the reason for a refusal.
const NOTABLE: i64 = 60 * 1000;

/// No correction is larger than 30 days, in milliseconds. That covers wrong time zones, days and months. A clock that is
/// further off does not get as far as a signature, since certificates are not valid by it; so a date that is further off
/// is nonsense of whoever responds, and would break every later signature.
const LARGEST: u64 = 30 * 24 * 60 * 60 * 1000;

/// What has to be added to the clock, in milliseconds. Shared by all calls of a client.
#[derive(Debug, Default)]
pub(crate) struct Skew(AtomicI64);

impl Skew {
    /// The service's time when this machine's clock shows `time`.
    pub(crate) fn apply(&self, time: SystemTime) -> SystemTime {
        let skew = self.0.load(Ordering::Relaxed);
        let distance = Duration::from_millis(skew.unsigned_abs());
        let moved = if skew < 0 { time.checked_sub(distance) } else { time.checked_add(distance) };
        moved.unwrap_or(time)
    }

    /// Learns from a response; the request was signed at `signed`, corrections included, and the response was received
    /// when the clock showed `now`. Returns whether another attempt is worth it: the request was refused for its time,
    /// and the next one is signed with a notably different time.
    ///
    /// A correction is made only after such a refusal. It is set up when any later response contradicts it.
    pub(crate) fn learn(
        &self,
        error: Option<&Error>,
        response: &HttpResponse,
        signed: SystemTime,
        now: SystemTime,
    ) -> bool {
        let is_refused = error.and_then(Error::code).is_some_and(is_about_time);
        let known = self.0.load(Ordering::Relaxed);
        if !is_refused && known == 0 {
            return false;
        }
        let date = find_header(&response.headers, "date").and_then(parse_http_date);
        let measured = date.map(|date| between(now, date)).filter(|skew| skew.unsigned_abs() <= LARGEST);
        let next = match measured {
            Some(measured) if is_refused || (measured - known).abs() >= NOTABLE => measured,
            // No response shows the right time, and the correction is wrong.
            None if is_refused => 0,
            _ => return false,
        };
        self.0.store(next, Ordering::Relaxed);
        is_refused && between(signed, self.apply(now)).abs() >= NOTABLE
    }
}

/// The milliseconds from one time to the other, negative if the other one is earlier.
fn between(one: SystemTime, other: SystemTime) -> i64 {
    let milliseconds = |distance: Duration| i64::try_from(distance.as_millis()).unwrap_or(i64::MAX);
    match other.duration_since(one) {
        Ok(later) => milliseconds(later),
        Err(earlier) => -milliseconds(earlier.duration()),
    }
}

/// The codes with which the gateway of RPC services refuses a time: `InvalidTimeStamp.Expired`, `IllegalTimestamp`.
fn is_about_time(code: &str) -> bool {
    let first = code.split('.').next().unwrap_or_default();
    ["InvalidTimeStamp", "IllegalTimestamp"].iter().any(|known| first.eq_ignore_ascii_case(known))
}
