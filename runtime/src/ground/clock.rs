//! The time and the nonce of a request. Both can be replaced, so that requests can be repeated byte for byte.

use super::hex::hex;
use ring::rand::{SecureRandom, SystemRandom};
use std::fmt;
use std::time::SystemTime;

/// Why there is no time or no nonce to sign with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClockError(String);

impl fmt::Display for ClockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ClockError {}

/// A time as the protocol writes it: UTC, `yyyy-MM-ddTHH:mm:ssZ`.
///
/// # Errors
/// [`ClockError`] if the clock is set to a time before 1970 or after 9999.
pub fn timestamp(time: SystemTime) -> Result<String, ClockError> {
    // The formatter panics outside of these years.
    const END_OF_9999: u64 = 253_402_300_799;
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) if since.as_secs() <= END_OF_9999 => Ok(humantime::format_rfc3339_seconds(time).to_string()),
        _ => Err(ClockError("the clock is not between the years 1970 and 9999; set the clock".to_owned())),
    }
}

/// The time that a text in the form of [`timestamp`] says.
///
/// # Errors
/// [`ClockError`] if the text has another form.
pub fn parse_timestamp(text: &str) -> Result<SystemTime, ClockError> {
    humantime::parse_rfc3339(text)
        .map_err(|error| ClockError(format!("`{text}` is not a time like 2026-01-02T03:04:05Z: {error}")))
}

/// The time of a `Date` header, in the one form that servers may write: `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(crate) fn parse_http_date(text: &str) -> Option<SystemTime> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_weekday, rest) = text.trim().split_once(", ")?;
    let mut words = rest.strip_suffix(" GMT")?.split(' ');
    let mut next = || words.next();
    let (day, month, year, time) = (next()?, next()?, next()?, next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    humantime::parse_rfc3339(&format!("{year}-{month:02}-{day}T{time}Z")).ok()
}

/// 32 hexadecimal digits from the operating system's random numbers.
pub(crate) fn random_nonce() -> Result<String, ClockError> {
    let mut bytes = [0; 16];
    SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|_| ClockError("the operating system provides no random numbers".to_owned()))?;
    Ok(hex(&bytes))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_time_is_written_in_utc_with_seconds() {
        let time = parse_timestamp("2026-01-02T03:04:05Z").unwrap();
        assert_eq!(timestamp(time + Duration::from_millis(999)).unwrap(), "2026-01-02T03:04:05Z");
    }

    #[test]
    fn a_clock_far_off_is_an_error_and_no_panic() {
        assert!(timestamp(SystemTime::UNIX_EPOCH - Duration::from_secs(1)).is_err());
        assert!(timestamp(SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_801)).is_err());
    }

    #[test]
    fn a_date_header_is_read_in_its_one_form() {
        let time = parse_timestamp("1994-11-06T08:49:37Z").unwrap();
        assert_eq!(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), Some(time));
        for other in ["", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994", "Sun, x"] {
            assert_eq!(parse_http_date(other), None, "{other}");
        }
    }

    #[test]
    fn nonces_are_32_hexadecimal_digits_and_differ() {
        let (one, other) = (random_nonce().unwrap(), random_nonce().unwrap());
        assert_eq!(one.len(), 32);
        assert!(one.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_ne!(one, other);
    }
}
