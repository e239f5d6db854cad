//! How points in time and periods of time are written.

use crate::ground::civil;
use crate::ground::number::double_text;
use std::borrow::Cow;
use std::time::{Duration, SystemTime};

/// How a member writes a point in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeFormat {
    /// UTC in the form of RFC 3339: `2026-01-02T03:04:05Z`.
    #[default]
    Rfc3339,
    /// The seconds since 1970-01-01T00:00:00Z.
    UnixSeconds,
    /// The milliseconds since 1970-01-01T00:00:00Z.
    UnixMilliseconds,
    /// A date and a time in an undocumented time zone, so that an instant cannot be written in this form.
    Unzoned,
}

impl TimeFormat {
    /// The text of an instant. A fraction of what the form counts is dropped.
    pub(crate) fn text(self, time: SystemTime) -> String {
        let (seconds, nanoseconds) = civil::since_epoch(time);
        match self {
            Self::Rfc3339 | Self::Unzoned => civil::format(time),
            Self::UnixSeconds => seconds.to_string(),
            Self::UnixMilliseconds => (i128::from(seconds) * 1_000 + i128::from(nanoseconds / 1_000_000)).to_string(),
        }
    }
}

/// The unit in which a member counts a period of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeUnit {
    /// Thousandths of a second.
    Milliseconds,
    /// Seconds.
    #[default]
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days of 24 hours.
    Days,
}

impl TimeUnit {
    /// The name of the unit in the plural.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Milliseconds => "milliseconds",
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
        }
    }

    /// What a value that is no such period should have been.
    pub(crate) const fn expected(self) -> &'static str {
        match self {
            Self::Milliseconds => "a duration in milliseconds",
            Self::Seconds => "a duration in seconds",
            Self::Minutes => "a duration in minutes",
            Self::Hours => "a duration in hours",
            Self::Days => "a duration in days",
        }
    }

    const fn one(self) -> Duration {
        match self {
            Self::Milliseconds => Duration::from_millis(1),
            Self::Seconds => Duration::from_secs(1),
            Self::Minutes => Duration::from_secs(60),
            Self::Hours => Duration::from_secs(3600),
            Self::Days => Duration::from_secs(24 * 3600),
        }
    }

    /// The period of so many units; `None` if there are fewer than none, or too many.
    pub(crate) fn of_integer(self, count: i64) -> Option<Duration> {
        let nanoseconds = u128::try_from(count).ok()?.checked_mul(self.one().as_nanos())?;
        let seconds = u64::try_from(nanoseconds / 1_000_000_000).ok()?;
        Some(Duration::new(seconds, u32::try_from(nanoseconds % 1_000_000_000).ok()?))
    }

    /// The period of so many units, with a fraction.
    pub(crate) fn of_double(self, count: f64) -> Option<Duration> {
        Duration::try_from_secs_f64(count * self.one().as_secs_f64()).ok()
    }

    /// The number of units in a period; `None` if it is not a whole number, or too large.
    pub(crate) fn whole(self, period: Duration) -> Option<i64> {
        let (period, one) = (period.as_nanos(), self.one().as_nanos());
        if period.is_multiple_of(one) { i64::try_from(period / one).ok() } else { None }
    }

    /// The number of units in a period.
    pub(crate) fn count(self, period: Duration) -> f64 {
        period.as_secs_f64() / self.one().as_secs_f64()
    }

    /// The count of the units as a text.
    pub(crate) fn text(self, period: Duration) -> Cow<'static, str> {
        self.whole(period).map_or_else(|| double_text(self.count(period)), |count| count.to_string()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_in_the_form_of_the_member() {
        let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_767_323_045_678);
        assert_eq!(TimeFormat::Rfc3339.text(time), "2026-01-02T03:04:05Z");
        assert_eq!(TimeFormat::UnixSeconds.text(time), "1767323045");
        assert_eq!(TimeFormat::UnixMilliseconds.text(time), "1767323045678");
        let before = SystemTime::UNIX_EPOCH - Duration::from_millis(1);
        assert_eq!(TimeFormat::UnixMilliseconds.text(before), "-1");
    }

    #[test]
    fn whole_units_are_counted_exactly() {
        for unit in [TimeUnit::Milliseconds, TimeUnit::Seconds, TimeUnit::Minutes, TimeUnit::Hours, TimeUnit::Days] {
            for count in [0, 1, 59, 86_400, 1 << 40] {
                assert_eq!(unit.whole(unit.of_integer(count).unwrap_or_default()), Some(count));
            }
            assert_eq!(unit.of_integer(-1), None);
        }
        assert_eq!(TimeUnit::Days.of_integer(i64::MAX), None);
        assert_eq!(TimeUnit::Seconds.whole(Duration::from_millis(1_500)), None);
        assert_eq!(TimeUnit::Seconds.text(Duration::from_millis(1_500)), "1.5");
        assert_eq!(TimeUnit::Seconds.of_double(1.5), Some(Duration::from_millis(1_500)));
        assert_eq!(TimeUnit::Seconds.of_double(-0.5), None);
        assert_eq!(TimeUnit::Seconds.of_double(f64::NAN), None);
    }
}
