//! Dates and times of the Gregorian calendar, in the form of RFC 3339.

use std::time::{Duration, SystemTime};

const SECONDS_OF_A_DAY: i64 = 86_400;

/// The instant that a text says: `2026-01-02T03:04:05.678+08:00`, `2026-01-02T03:04Z`. Without a zone it says none.
pub(crate) fn parse(text: &str) -> Option<SystemTime> {
    let (date, rest) = (text.get(..10)?, text.get(11..)?);
    if !matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' ')) {
        return None;
    }
    let zone = rest.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = rest.split_at(zone);
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    // Some services leave out the seconds.
    let [hour, minute, second] =
        numbers(time, ':', [2, 2, 2]).or_else(|| numbers(time, ':', [2, 2]).map(|[hour, minute]| [hour, minute, 0]))?;
    let is_valid = (1..=12).contains(&month) && day >= 1 && day <= days_of_month(year, month);
    // 60 is a leap second, which is counted as the second after it.
    if !is_valid || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let seconds = days(year, month, day) * SECONDS_OF_A_DAY + hour * 3_600 + minute * 60 + second - offset(zone)?;
    instant(seconds)?.checked_add(Duration::from_nanos(nanoseconds(fraction)?))
}

/// The instant so many seconds after 1970-01-01T00:00:00Z.
pub(crate) fn instant(seconds: i64) -> Option<SystemTime> {
    let distance = Duration::from_secs(seconds.unsigned_abs());
    if seconds < 0 {
        SystemTime::UNIX_EPOCH.checked_sub(distance)
    } else {
        SystemTime::UNIX_EPOCH.checked_add(distance)
    }
}

/// The whole seconds since 1970-01-01T00:00:00Z, and the nanoseconds since the last of them.
pub(crate) fn since_epoch(time: SystemTime) -> (i64, u32) {
    let whole = |distance: Duration| i64::try_from(distance.as_secs()).unwrap_or(i64::MAX);
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => (whole(after), after.subsec_nanos()),
        Err(error) => {
            let before = error.duration();
            match before.subsec_nanos() {
                0 => (-whole(before), 0),
                nanoseconds => (-whole(before) - 1, 1_000_000_000 - nanoseconds),
            }
        }
    }
}

/// The instant in UTC, to the second: `2026-01-02T03:04:05Z`.
pub(crate) fn format(time: SystemTime) -> String {
    let (seconds, _) = since_epoch(time);
    let (year, month, day) = date(seconds.div_euclid(SECONDS_OF_A_DAY));
    let of_day = seconds.rem_euclid(SECONDS_OF_A_DAY);
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Whether a text says an instant in its most common form, `2026-01-02T03:04:05Z`. Of others, and of the last days of a
/// month, only [`parse`] knows.
pub(crate) fn is_plainly_time(text: &str) -> bool {
    const FORM: &[u8; 20] = b"0000-00-00T00:00:00Z";
    let Ok(bytes) = <&[u8; 20]>::try_from(text.as_bytes()) else { return false };
    let has_form =
        bytes.iter().zip(FORM).all(|(byte, form)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form });
    let [.., m1, m2, _, d1, d2, _, h1, h2, _, minute, _, _, second, _, _] = *bytes;
    // Two digits compare as their number does.
    has_form
        && (*b"01"..=*b"12").contains(&[m1, m2])
        && (*b"01"..=*b"28").contains(&[d1, d2])
        && [h1, h2] <= *b"23"
        && minute <= b'5'
        && second <= b'5'
}

fn numbers<const N: usize>(text: &str, separator: char, lengths: [usize; N]) -> Option<[i64; N]> {
    let mut numbers = [0; N];
    let mut parts = text.split(separator);
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let part = parts.next().filter(|part| part.len() == length && is_digits(part))?;
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The seconds that a zone is ahead of UTC: `Z`, `+08:00`, `-0330`.
fn offset(zone: &str) -> Option<i64> {
    if zone.eq_ignore_ascii_case("Z") {
        return Some(0);
    }
    let (sign, distance) = zone.split_at_checked(1)?;
    let [hours, minutes] = numbers(distance, ':', [2, 2]).or_else(|| {
        let (hours, minutes) = distance.split_at_checked(2).filter(|(_, minutes)| minutes.len() == 2)?;
        let ([hours], [minutes]) = (numbers(hours, ':', [2])?, numbers(minutes, ':', [2])?);
        Some([hours, minutes])
    })?;
    let seconds = (hours * 60 + minutes) * 60;
    (minutes < 60 && hours < 24).then_some(if sign == "-" { -seconds } else { seconds })
}

/// The nanoseconds of a fraction of a second; digits beyond them are dropped.
fn nanoseconds(fraction: &str) -> Option<u64> {
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
    is_digits(fraction).then(|| digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
}

fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970-01-01 to a date. Years begin in March here, so that the day that may be missing is the last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date so many days after 1970-01-01, as year, month and day.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * from_march + 2) / 5 + 1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn what_is_plainly_a_time_can_be_parsed() {
        for text in ["2026-01-28T00:00:00Z", "1999-12-01T23:59:59Z", "2026-10-09T19:30:05Z"] {
            assert!(is_plainly_time(text) && parse(text).is_some(), "{text}");
        }
        for text in [
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:60:00Z",
            "2026-01-01T00:00:60Z",
            "2026-01-01 00:00:00Z",
            "2026-01-01T00:00:0xZ",
            "2026-01-01T00:00:00.0Z",
            "",
        ] {
            assert!(!is_plainly_time(text), "{text}");
        }
    }

    fn seconds(text: &str) -> Option<i64> {
        parse(text).map(|time| since_epoch(time).0)
    }

    #[test]
    fn a_text_with_a_zone_is_an_instant() {
        assert_eq!(seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(seconds("2026-01-02T03:04:05Z"), Some(1_767_323_045));
        assert_eq!(seconds("2026-01-02T03:04Z"), Some(1_767_323_040));
        assert_eq!(seconds("2026-01-02 11:04:05+08:00"), Some(1_767_323_045));
        assert_eq!(seconds("2026-01-02t11:04:05.999+0800"), Some(1_767_323_045));
        assert_eq!(seconds("2026-01-01T23:34:05-03:30"), Some(1_767_323_045));
        assert_eq!(seconds("1969-12-31T23:59:59Z"), Some(-1));
        assert_eq!(seconds("2024-02-29T00:00:00Z"), Some(1_709_164_800));
        assert_eq!(since_epoch(parse("2026-01-02T03:04:05.0000000019Z").unwrap()).1, 1);
    }

    #[test]
    fn what_has_no_zone_or_is_no_date_is_none() {
        for text in [
            "",
            "2026-01-02",
            "2026-01-02T03:04:05",
            "2026-01-02 03:04:05.0",
            "2026-13-02T03:04:05Z",
            "2026-02-29T03:04:05Z",
            "2026-01-00T03:04:05Z",
            "2026-01-02T24:00:00Z",
            "2026-01-02T03:04:05+8",
            "2026-01-02T03:04:05+08:60",
            "2026-01-02T03:04:05Zulu",
            "2026-1-02T03:04:05Z",
            "２026-01-02T03:04:05Z",
            "2026-01-02T03:04:05.Z",
            "+026-01-02T03:04:05Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_is_written_as_it_is_read() {
        for day in (-40_000..110_000).map(|day: i64| day * SECONDS_OF_A_DAY + 86_399) {
            let time = instant(day).unwrap();
            assert_eq!(parse(&format(time)), Some(time));
        }
        assert_eq!(format(instant(-1).unwrap() - Duration::from_millis(1)), "1969-12-31T23:59:58Z");
        assert_eq!(format(instant(253_402_300_800).unwrap()), "10000-01-01T00:00:00Z");
    }
}
