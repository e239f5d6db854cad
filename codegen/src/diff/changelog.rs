//! The section of the changelog.

use super::change::Change;
use super::print::{said, together};
use super::rule::{Axis, Rule, Severity};

/// The headings of a section, in their order, each with its changes.
fn sections<'c>(changes: &[&'c Change]) -> Vec<(&'static str, Vec<&'c Change>)> {
    let heading = |change: &Change| match change.rule {
        Rule::ProductAdded
        | Rule::OperationAdded
        | Rule::ParameterAdded
        | Rule::FieldAdded
        | Rule::ItemAdded
        | Rule::FeatureAdded => "Added",
        Rule::Deprecation => "Deprecated",
        Rule::ProductRemoved
        | Rule::OperationRemoved
        | Rule::ParameterRemoved
        | Rule::FieldRemoved
        | Rule::ItemRemoved
        | Rule::FeatureRemoved => "Removed",
        _ => "Changed",
    };
    let sections = ["Added", "Changed", "Deprecated", "Removed"]
        .into_iter()
        .map(|title| (title, changes.iter().filter(|change| heading(change) == title).copied().collect::<Vec<_>>()));
    sections.filter(|(_, changes)| !changes.is_empty()).collect()
}

/// Markdown as Keep a Changelog has it: what changes on the wire, and what breaks in the crate. Items of the crate that only
/// follow from additions on the wire are omitted, and so are texts.
#[must_use]
pub fn markdown(changes: &[&Change]) -> String {
    let sections = sections(&listed(changes));
    let text: Vec<String> =
        sections.iter().map(|(title, changes)| format!("### {title}\n\n{}", lines(changes).concat())).collect();
    text.join("\n")
}

fn listed<'c>(changes: &[&'c Change]) -> Vec<&'c Change> {
    let is_listed = |change: &&&Change| match change.rule.axis() {
        Axis::Wire => true,
        Axis::Rust => change.rule.severity() == Severity::Breaking,
        Axis::Text => false,
    };
    changes.iter().filter(is_listed).copied().collect()
}

fn lines(changes: &[&Change]) -> Vec<String> {
    let line = |told: super::print::Told<'_>| {
        let breaking = if told.change.rule.severity() == Severity::Breaking { "**Breaking:** " } else { "" };
        format!("- {breaking}{}: {}.\n", told.subject(), said(told.change))
    };
    together(changes).into_iter().map(line).collect()
}

/// The changelog with the changes in its section `Unreleased`; lines that it has are not written again. Nothing, if it has no
/// such section.
#[must_use]
pub fn into_changelog(changelog: &str, changes: &[&Change]) -> Option<String> {
    const UNRELEASED: &str = "## [Unreleased]";
    let start = changelog.find(UNRELEASED)? + UNRELEASED.len();
    let end = changelog[start..].find("\n## ").map_or(changelog.len(), |at| start + at);
    let mut section = changelog[start..end].trim_end().to_owned();
    for (title, changes) in sections(&listed(changes)) {
        let new: String = lines(&changes).into_iter().filter(|line| !section.contains(line.trim_end())).collect();
        if new.is_empty() {
            continue;
        }
        let heading = format!("\n### {title}\n");
        match section.find(&heading) {
            Some(at) => {
                let from = at + heading.len();
                let to = section[from..].find("\n### ").map_or(section.len(), |next| from + next);
                let kept = section[from..to].trim_end().to_owned();
                section.replace_range(from..to, &format!("{kept}\n{new}"));
            }
            None => {
                section.truncate(section.trim_end().len());
                section.push_str(&format!("\n{heading}\n{}", new.trim_end()));
            }
        }
    }
    let rest = changelog[end..].trim_start_matches('\n');
    let gap = if rest.is_empty() { "\n" } else { "\n\n" };
    Some(format!("{}{}{gap}{rest}", &changelog[..start], section.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- By hand.\n\n### Fixed\n\n- A fault.\n\n## [0.1.0]\n\n- First.\n";

    #[test]
    fn lines_go_under_their_headings_and_only_once() {
        let added = Change::new(Rule::ParameterAdded, "DockShip", "request", "Tide", "");
        let gone = Change::new(Rule::OperationRemoved, "SinkShip", "", "", "");
        let changes = [&gone, &added];
        let once = into_changelog(OLD, &changes).unwrap_or_default();
        let expected = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- By hand.\n- `Tide` of `DockShip`: A new parameter, \
                        which calls may omit.\n\n### Fixed\n\n- A fault.\n\n### Removed\n\n- **Breaking:** `SinkShip`: An \
                        operation is gone.\n\n## [0.1.0]\n\n- First.\n";
        assert_eq!(once, expected);
        assert_eq!(into_changelog(&once, &changes).as_deref(), Some(expected));
        assert_eq!(into_changelog("# Changelog\n", &changes), None);
    }

    #[test]
    fn one_line_is_blank_between_a_heading_with_more_lines_and_a_new_one() {
        let added = Change::new(Rule::ParameterAdded, "DockShip", "request", "Tide", "");
        let gone = Change::new(Rule::OperationRemoved, "SinkShip", "", "", "");
        let old = OLD.replace("### Fixed\n\n- A fault.\n\n", "");
        let new = into_changelog(&old, &[&gone, &added]).unwrap_or_default();
        assert!(new.contains("which calls may omit.\n\n### Removed\n\n- **Breaking:**"), "{new}");
        assert!(!new.contains("\n\n\n"), "{new}");
    }
}
