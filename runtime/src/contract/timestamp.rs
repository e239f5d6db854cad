//! Points in time, as services say them and as programs have them.

use crate::contract::element::Element;
use crate::contract::structure::{Value, ValueMut};
use crate::contract::time::TimeFormat;
use crate::ground::civil;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::time::{Duration, SystemTime};

/// A point in time.
///
/// In a response, it is the text that the service returned, unchanged, and is parsed as an instant only on request. In
/// a request, a text is sent as it is, and an instant in the form that the parameter has, which drops what the form
/// doesn't count, such as the milliseconds of a time in seconds.
///
/// Two are equal if they are the same instant, whatever their form. They are in the order of time; those that are not
/// instants come last, in the order of their texts.
///
/// ```
/// use alibabacloud_core::Timestamp;
/// use std::time::{Duration, SystemTime};
///
/// let created = Timestamp::from("2026-01-02T11:04:05+08:00");
/// assert_eq!(created.to_system_time(), Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_323_045)));
/// assert_eq!(created, Timestamp::from("1767323045"));
/// assert!(created < Timestamp::from(SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_323_046)));
///
/// // Without a time zone, a text says no instant.
/// assert_eq!(Timestamp::from("2026-01-02 03:04:05").to_system_time(), None);
/// ```
#[derive(Clone)]
pub struct Timestamp(Form);

#[derive(Clone)]
enum Form {
    Text(Box<str>),
    Instant(SystemTime),
}

impl Timestamp {
    /// The text, if it was made from one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Form::Text(text) => Some(text),
            Form::Instant(_) => None,
        }
    }

    /// The instant, if there is no doubt about it: a text in the form of RFC 3339 with its time zone, or the seconds
    /// (of up to 11 digits) or milliseconds (of 12 or more) since 1970-01-01T00:00:00Z. `None` for a text without a
    /// time zone.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let text = match &self.0 {
            Form::Text(text) => text.trim(),
            Form::Instant(time) => return Some(*time),
        };
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            let count = text.parse().ok()?;
            let since = if text.len() > 11 { Duration::from_millis(count) } else { Duration::from_secs(count) };
            return SystemTime::UNIX_EPOCH.checked_add(since);
        }
        civil::parse(text)
    }

    /// Whether it is a time, though perhaps one without a zone, or a day.
    pub(crate) fn is_time(&self) -> bool {
        let text = self.as_str().unwrap_or_default().trim();
        let is_local = || ["Z", "T00:00Z"].iter().any(|rest| civil::parse(&format!("{text}{rest}")).is_some());
        civil::is_plainly_time(text) || self.to_system_time().is_some() || is_local()
    }

    /// The instant, if there is no doubt about it; see [`to_system_time`](Self::to_system_time).
    #[cfg(feature = "jiff")]
    pub fn to_jiff(&self) -> Option<jiff::Timestamp> {
        self.to_system_time()?.try_into().ok()
    }

    /// The instant, if there is no doubt about it; see [`to_system_time`](Self::to_system_time).
    #[cfg(feature = "chrono")]
    pub fn to_chrono(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        let (seconds, nanoseconds) = civil::since_epoch(self.to_system_time()?);
        chrono::DateTime::from_timestamp(seconds, nanoseconds)
    }

    /// The text on the wire: as given, or the instant in this form.
    pub(crate) fn text(&self, format: TimeFormat) -> Cow<'_, str> {
        match &self.0 {
            Form::Text(text) => Cow::Borrowed(text),
            Form::Instant(time) => Cow::Owned(format.text(*time)),
        }
    }

    fn key(&self) -> (bool, Option<SystemTime>, &str) {
        match self.to_system_time() {
            Some(time) => (false, Some(time), ""),
            None => (true, None, self.as_str().unwrap_or_default()),
        }
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// The text, or the instant in the form of RFC 3339.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text(TimeFormat::Rfc3339))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.text(TimeFormat::Rfc3339), f)
    }
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        Self(Form::Text(text.into()))
    }
}

impl From<&String> for Timestamp {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self(Form::Text(text.into()))
    }
}

impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        Self(Form::Instant(time))
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::Timestamp> for Timestamp {
    fn from(time: jiff::Timestamp) -> Self {
        // Not every system has times that lie so far from 1970.
        SystemTime::try_from(time).map_or_else(|_| Self::from(time.to_string()), Self::from)
    }
}

#[cfg(feature = "chrono")]
impl<Z: chrono::TimeZone> From<chrono::DateTime<Z>> for Timestamp {
    fn from(time: chrono::DateTime<Z>) -> Self {
        Self::from(SystemTime::from(time))
    }
}

#[doc(hidden)]
impl Element for Timestamp {
    fn value(&self) -> Value<'_> {
        Value::Time(self, TimeFormat::default())
    }

    fn value_mut(place: &mut Option<Self>) -> ValueMut<'_> {
        ValueMut::Time(place)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn equality_order_and_hash_agree() {
        let instant = SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_323_045);
        let same = ["2026-01-02T03:04:05Z", "2026-01-02T11:04:05.000+08:00", "1767323045", "1767323045000"];
        let mut all: Vec<Timestamp> = same.into_iter().map(Timestamp::from).collect();
        all.push(instant.into());
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), 1);
        assert!(all.iter().all(|time| time.cmp(&all[0]) == Ordering::Equal && *time == all[0]));

        let mut mixed = ["soon", "1767323046", "2026-01-02 03:04:05", "2026-01-02T03:04:05Z"].map(Timestamp::from);
        mixed.sort();
        let texts = mixed.each_ref().map(ToString::to_string);
        assert_eq!(texts, ["2026-01-02T03:04:05Z", "1767323046", "2026-01-02 03:04:05", "soon"]);
        assert_ne!(mixed[2], mixed[3]);
    }

    #[test]
    fn a_text_stays_as_it_is() {
        let text = "2026-01-02T11:04:05.000+08:00";
        assert_eq!(Timestamp::from(text).text(TimeFormat::UnixSeconds), text);
        assert_eq!(Timestamp::from(text).as_str(), Some(text));
        assert_eq!(format!("{:>6}", Timestamp::from("soon")), "  soon");
    }

    #[test]
    fn doubtful_texts_are_no_instants() {
        for text in ["", "-1", "soon", "2026-01-02 03:04:05.0", "99999999999999999999999", "1767323045.5"] {
            assert_eq!(Timestamp::from(text).to_system_time(), None, "{text}");
        }
    }

    #[cfg(feature = "jiff")]
    #[test]
    fn instants_of_jiff_come_and_go() {
        let time: jiff::Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
        assert_eq!(Timestamp::from(time).to_jiff(), Some(time));
        assert_eq!(Timestamp::from("2026-01-02T11:04:05+08:00").to_jiff(), Some(time));
        assert_eq!(Timestamp::from("2026-01-02 03:04:05").to_jiff(), None);
    }

    #[cfg(feature = "chrono")]
    #[test]
    fn instants_of_chrono_come_and_go() {
        let time = chrono::DateTime::from_timestamp(1_767_323_045, 0).unwrap();
        assert_eq!(Timestamp::from(time).to_chrono(), Some(time));
        assert_eq!(Timestamp::from("2026-01-02T11:04:05+08:00").to_chrono(), Some(time));
        assert_eq!(Timestamp::from("2026-01-02 03:04:05").to_chrono(), None);
    }
}
