//! How far the clock of this machine is from the service's.

use crate::call::metadata::find_header;
use crate::error::Error;
use crate::ground::clock::parse_http_date;
use crate::http::transport::HttpResponse;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

/// The service allows a quarter of an hour: what differs by less than this cannot be the reason for a refusal.
const NOTABLE: Duration = Duration::from_mins(1);

/// What has to be added to the clock, in milliseconds. Shared by all calls of a client.
#[derive(Debug, Default)]
pub(crate) struct Skew(AtomicI64);

impl Skew {
    /// The service's time when this machine's clock says `time`.
    pub(crate) fn apply(&self, time: SystemTime) -> SystemTime {
        let skew = self.0.load(Ordering::Relaxed);
        let distance = Duration::from_millis(skew.unsigned_abs());
        let moved = if skew < 0 { time.checked_sub(distance) } else { time.checked_add(distance) };
        moved.unwrap_or(time)
    }

    /// Learns from an answer that refuses a request for its time; the request was signed at `signed`, corrections
    /// included, and the answer came when the clock said `now`. Whether the signature was notably off, so that another
    /// attempt is worth it.
    pub(crate) fn learn(&self, error: &Error, answer: &HttpResponse, signed: SystemTime, now: SystemTime) -> bool {
        if !error.code().is_some_and(is_about_time) {
            return false;
        }
        let Some(service) = find_header(&answer.headers, "date").and_then(parse_http_date) else { return false };
        let milliseconds = |distance: Duration| i64::try_from(distance.as_millis()).unwrap_or(i64::MAX);
        let skew = match service.duration_since(now) {
            Ok(behind) => milliseconds(behind),
            Err(ahead) => -milliseconds(ahead.duration()),
        };
        self.0.store(skew, Ordering::Relaxed);
        service.duration_since(signed).unwrap_or_else(|ahead| ahead.duration()) >= NOTABLE
    }
}

/// The codes with which the gateway of RPC services refuses a time: `InvalidTimeStamp.Expired`, `IllegalTimestamp`.
fn is_about_time(code: &str) -> bool {
    let first = code.split('.').next().unwrap_or_default();
    ["InvalidTimeStamp", "IllegalTimestamp"].iter().any(|known| first.eq_ignore_ascii_case(known))
}
