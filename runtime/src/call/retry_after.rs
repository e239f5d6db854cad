//! The time that a response asks to wait.

use crate::contract::response_metadata::find_header;
use crate::ground::clock::parse_http_date;
use crate::http::transport::HttpResponse;
use std::time::{Duration, SystemTime};

/// More than this is not a wait, whatever a server writes.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// How long the response asks to wait before the next attempt: by the service's own header, in milliseconds, or by the
/// one of HTTP, in seconds or as a date. Zero, a past date and nonsense are no wait.
pub(crate) fn retry_after(response: &HttpResponse) -> Option<Duration> {
    let header = |name| find_header(&response.headers, name).map(str::trim);
    let own = header("x-acs-retry-after").and_then(|text| number(text, Duration::from_millis));
    let wait = own.or_else(|| {
        let text = header("retry-after")?;
        number(text, Duration::from_secs).or_else(|| {
            // Both dates are by the server's clock.
            let now = header("date").and_then(parse_http_date).unwrap_or_else(SystemTime::now);
            parse_http_date(text)?.duration_since(now).ok()
        })
    })?;
    (!wait.is_zero()).then_some(wait.min(LONGEST))
}

fn number(text: &str, unit: fn(u64) -> Duration) -> Option<Duration> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // A number with too many digits is as good as the largest one.
    is_number.then(|| unit(text.parse().unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(headers: &[(&str, &str)]) -> Option<Duration> {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        retry_after(&HttpResponse { headers, ..HttpResponse::default() })
    }

    const DATE: (&str, &str) = ("Date", "Sun, 06 Nov 1994 08:49:37 GMT");

    #[test]
    fn a_wait_is_read_from_either_header_in_each_form() {
        let seconds = Duration::from_secs;
        for (headers, wait) in [
            (&[("x-acs-retry-after", "1500")][..], Some(Duration::from_millis(1500))),
            (&[("Retry-After", "7")], Some(seconds(7))),
            (&[("retry-after", " 7 ")], Some(seconds(7))),
            (&[("Retry-After", "7"), ("X-Acs-Retry-After", "20")], Some(Duration::from_millis(20))),
            (&[("Retry-After", "7"), ("X-Acs-Retry-After", "soon")], Some(seconds(7))),
            (&[DATE, ("Retry-After", "Sun, 06 Nov 1994 08:50:07 GMT")], Some(seconds(30))),
            (&[DATE, ("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")], None),
            (&[DATE, ("Retry-After", "Sun, 06 Nov 1994 08:49:00 GMT")], None),
            (&[("Retry-After", "Sun, 06 Nov 1994 08:50:07 GMT")], None),
            (&[("Retry-After", "0")], None),
            (&[("Retry-After", "-1")], None),
            (&[("Retry-After", "1.5")], None),
            (&[("Retry-After", "")], None),
            (&[("Retry-After", "soon")], None),
            (&[("x-acs-retry-after", "0")], None),
            (&[], None),
        ] {
            assert_eq!(asked(headers), wait, "{headers:?}");
        }
    }

    #[test]
    fn no_number_and_no_date_asks_for_more_than_a_day() {
        for header in [
            ("x-acs-retry-after", "18446744073709551615"),
            ("Retry-After", "18446744073709551615"),
            ("Retry-After", "99999999999999999999999999"),
            ("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] {
            assert_eq!(asked(&[DATE, header]), Some(LONGEST), "{header:?}");
        }
    }
}
