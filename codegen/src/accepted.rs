//! Differences that somebody has looked at and accepts, each with a reason: a file beside the spec.

use crate::diagnostic::Diagnostic;
use crate::spec::{At, SourceSet, read_list};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use std::fmt;

/// An accepted difference.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The number of the rule.
    pub rule: At<String>,
    /// What it is about; `*` stands for anything.
    pub path: At<String>,
    /// Why it is right.
    pub reason: At<String>,
    /// The last day on which it counts, as `2027-03-31`; without one, it counts for ever.
    pub until: Option<At<Day>>,
    /// Counts against documents that are older than this day alone: what they lack came later.
    pub before: Option<At<Day>>,
    /// What says so: sources of the spec, versions of other SDKs, pages.
    #[serde(default)]
    pub witnesses: Vec<At<String>>,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    /// The day that is written as `2027-03-31`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let date: Date = text.parse().ok()?;
        // The library reads other forms too.
        (date.to_string() == text).then_some(Self(date))
    }

    /// The day that it is, in UTC.
    #[must_use]
    pub fn today() -> Self {
        Self(TimeZone::UTC.to_datetime(Timestamp::now()).date())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = || serde::de::Error::custom(format!("`{text}` is not a day such as `2027-03-31`"));
        Self::parse(&text).ok_or_else(wrong)
    }
}

/// Something that can be accepted.
pub trait Difference {
    /// The number of its rule.
    fn rule(&self) -> &str;
    /// What it is about.
    fn path(&self) -> &str;
}

/// The days that entries are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    pub today: Day,
    /// The day of the document that is compared with.
    pub document: Day,
}

impl Days {
    /// Both are the same day.
    #[must_use]
    pub fn of(today: Day) -> Self {
        Self { today, document: today }
    }
}

/// Differences, apart by whether they are accepted.
#[derive(Debug)]
pub struct Verdict<'d, D> {
    pub open: Vec<&'d D>,
    pub accepted: Vec<(&'d D, &'d Accepted)>,
    /// Entries that accept nothing: the difference is gone, or the entry has ended.
    pub idle: Vec<&'d Accepted>,
}

/// The entries of a file, or everything that is wrong with it.
pub fn read(path: &str, text: &str) -> Result<Vec<Accepted>, (Vec<Diagnostic>, SourceSet)> {
    let sources = SourceSet::of_pages(vec![(path.to_owned(), text.to_owned())]);
    read_list(&sources).map_err(|found| (found, sources))
}

impl<'d, D> Verdict<'d, D> {
    /// All differences, open ones first.
    #[must_use]
    pub fn all(&self) -> Vec<&'d D> {
        self.open.iter().copied().chain(self.accepted.iter().map(|(difference, _)| *difference)).collect()
    }
}

/// Takes the accepted differences out. An entry whose last day is over accepts nothing, and neither does one for documents
/// that are older than this one.
#[must_use]
pub fn judge<'d, D: Difference>(differences: &'d [D], entries: &'d [Accepted], days: Days) -> Verdict<'d, D> {
    let is_older = |entry: &&Accepted| entry.before.as_ref().is_none_or(|before| days.document < before.value);
    let entries = || entries.iter().filter(is_older);
    let is_current = |entry: &&Accepted| entry.until.as_ref().is_none_or(|until| days.today <= until.value);
    let (mut open, mut accepted) = (Vec::new(), Vec::new());
    for difference in differences {
        match entries().filter(is_current).find(|entry| entry.accepts(difference)) {
            Some(entry) => accepted.push((difference, entry)),
            None => open.push(difference),
        }
    }
    let is_idle = |entry: &&Accepted| !accepted.iter().any(|(_, used)| std::ptr::eq(*used, *entry));
    let idle = entries().filter(is_idle).collect();
    Verdict { open, accepted, idle }
}

impl Accepted {
    fn accepts(&self, difference: &impl Difference) -> bool {
        difference.rule() == self.rule.value && fits(&self.path, difference.path())
    }
}

/// Whether a path is that of the pattern, in which `*` stands for anything.
fn fits(pattern: &str, path: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == path };
    let Some(mut left) = path.strip_prefix(start) else { return false };
    let mut parts = rest.split('*').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return left.ends_with(part);
        }
        match left.find(part) {
            Some(at) => left = left.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        assert!(fits("A.request.X", "A.request.X") && !fits("A.request.X", "A.request.XY"));
        assert!(fits("*.request.X", "A.request.X") && fits("A.*", "A.request.X") && fits("*", "A"));
        assert!(fits("*.response.*.Code", "A.response.B.Code") && !fits("*.response.*.Code", "A.response.Code"));
        assert!(!fits("A*A", "A"));
    }

    #[test]
    fn a_day_is_written_in_one_way() {
        for wrong in ["2027-3-31", "2027-13-01", "2027-02-29", "20270331", "soon"] {
            assert!(Day::parse(wrong).is_none(), "{wrong}");
        }
        assert!(Day::parse("2027-03-31") > Day::parse("2026-12-31"));
    }
}
