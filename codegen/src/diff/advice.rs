//! Which version the changes ask for.

use super::change::Change;
use super::rule::Severity;
use std::fmt;

/// What of a version grows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The version without the changes.
    pub from: String,
    /// The least version with them.
    pub to: String,
    /// The most severe change; `None` without any.
    pub because: Option<Severity>,
}

/// The least version that Cargo's rules allow: below 1.0.0 the second number stands for breaking changes, and the third for
/// all others. `None` if `version` is no version.
#[must_use]
pub fn advice(version: &str, changes: &[&Change]) -> Option<Advice> {
    let numbers: Vec<u64> = version.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [major, minor, patch] = numbers.try_into().ok()?;
    let because = changes.iter().map(|change| change.rule.severity()).min();
    let next = |major: u64, minor: u64, patch: u64| format!("{major}.{minor}.{patch}");
    let to = match (because, major, minor) {
        (None, ..) => version.to_owned(),
        (Some(Severity::Breaking), 0, 0) => next(0, 0, patch + 1),
        (Some(Severity::Breaking), 0, _) => next(0, minor + 1, 0),
        (Some(Severity::Breaking), ..) => next(major + 1, 0, 0),
        (Some(Severity::Additive), 1.., _) => next(major, minor + 1, 0),
        (Some(Severity::Additive | Severity::Text), ..) => next(major, minor, patch + 1),
    };
    Some(Advice { from: version.to_owned(), to, because })
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.because {
            None => write!(f, "version {} can stay", self.from),
            Some(severity) => {
                let word = severity.keyword();
                write!(f, "version {} becomes {} or greater: the most severe change is {word}", self.from, self.to)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::rule::Rule;
    use super::*;

    fn to(version: &str, rules: &[Rule]) -> String {
        let changes: Vec<Change> = rules.iter().map(|rule| Change::new(*rule, "Dock", "", "", "")).collect();
        advice(version, &changes.iter().collect::<Vec<_>>()).map(|advice| advice.to).unwrap_or_default()
    }

    #[test]
    fn the_first_number_that_is_not_zero_stands_for_breaking_changes() {
        let (breaking, additive, text) = (Rule::OperationRemoved, Rule::OperationAdded, Rule::TextChanged);
        assert_eq!(to("1.4.2", &[additive, breaking, text]), "2.0.0");
        assert_eq!(to("1.4.2", &[additive, text]), "1.5.0");
        assert_eq!(to("1.4.2", &[text]), "1.4.3");
        assert_eq!(to("0.4.2", &[additive, breaking]), "0.5.0");
        assert_eq!(to("0.4.2", &[additive]), "0.4.3");
        assert_eq!(to("0.0.2", &[breaking]), "0.0.3");
        assert_eq!(to("0.4.2", &[]), "0.4.2");
        assert_eq!(to("four", &[breaking]), "");
    }
}
