//! Changes for people and for other programs.

use super::advice::Advice;
use super::change::Change;
use super::rule::{Axis, Severity};
use crate::accepted::Verdict;
use crate::shown::visible;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Owners that a line names; the number stands for the others.
const FEW: usize = 4;

/// The same change of one or several owners.
pub(super) struct Told<'c> {
    pub(super) change: &'c Change,
    pub(super) owners: Vec<&'c str>,
}

/// Changes that are the same in several operations or types, together.
pub(super) fn together<'c>(changes: &[&'c Change]) -> Vec<Told<'c>> {
    let mut index: BTreeMap<(super::Rule, &str, &str), usize> = BTreeMap::new();
    let mut told: Vec<Told<'c>> = Vec::new();
    for change in changes {
        // A whole operation or type is itself.
        let key =
            (!change.subject.is_empty()).then_some((change.rule, change.subject.as_str(), change.detail.as_str()));
        match key.and_then(|key| index.get(&key)).and_then(|at| told.get_mut(*at)) {
            Some(same) => same.owners.push(&change.owner),
            None => {
                index.extend(key.map(|key| (key, told.len())));
                told.push(Told { change, owners: vec![&change.owner] });
            }
        }
    }
    told
}

impl Told<'_> {
    /// Which operations or types, and what of them.
    pub(super) fn subject(&self) -> String {
        let change = self.change;
        let named: Vec<String> =
            self.owners.iter().filter(|it| !it.is_empty()).map(|it| format!("`{}`", visible(it))).collect();
        let owners = match named.as_slice() {
            several if several.len() > FEW + 1 => {
                let few = several.get(..FEW).unwrap_or_default().join(", ");
                format!("{few} and {} others", several.len() - FEW)
            }
            few => few.join(", "),
        };
        // What is upstream may name things as it likes.
        let subject = visible(&change.subject);
        match (owners.is_empty(), subject.is_empty()) {
            (_, true) => owners,
            (true, false) => format!("`{subject}`"),
            (false, false) => format!("`{subject}` of {owners}"),
        }
    }
}

/// A report for people.
#[must_use]
pub fn human(verdict: &Verdict<'_, Change>, advice: Option<&Advice>) -> String {
    let mut text = String::new();
    for severity in [Severity::Breaking, Severity::Additive, Severity::Text] {
        for axis in [Axis::Wire, Axis::Rust, Axis::Text] {
            let is_here = |change: &&&Change| change.rule.severity() == severity && change.rule.axis() == axis;
            let changes: Vec<&Change> = verdict.open.iter().filter(is_here).copied().collect();
            if changes.is_empty() {
                continue;
            }
            let title = if axis == Axis::Text {
                "texts".to_owned()
            } else {
                format!("{}, {}", severity.keyword(), axis.keyword())
            };
            let _ = writeln!(text, "{title}");
            for told in together(&changes) {
                let _ = writeln!(text, "  {} {}: {}", told.change.rule, told.subject(), said(told.change));
                let _ = write!(text, "{}", places(told.change));
            }
            text.push('\n');
        }
    }
    let count = |severity| verdict.open.iter().filter(|change| change.rule.severity() == severity).count();
    let _ = writeln!(
        text,
        "{} breaking, {} additive, {} of texts, {} accepted",
        count(Severity::Breaking),
        count(Severity::Additive),
        count(Severity::Text),
        verdict.accepted.len()
    );
    if let Some(advice) = advice {
        let _ = writeln!(text, "{advice}");
    }
    text
}

/// What the rule says, and from what to what.
pub(super) fn said(change: &Change) -> String {
    let meaning = change.rule.meaning().trim_end_matches('.');
    if change.detail.is_empty() { meaning.to_owned() } else { format!("{meaning} ({})", visible(&change.detail)) }
}

fn places(change: &Change) -> String {
    let line = |word: &str, place: &Option<String>| {
        place.as_ref().map(|place| format!("       {word} {place}\n")).unwrap_or_default()
    };
    if change.old == change.new {
        line("at ", &change.new)
    } else {
        line("old", &change.old) + &line("new", &change.new)
    }
}

/// One JSON object for other programs.
#[must_use]
pub fn json(verdict: &Verdict<'_, Change>, advice: Option<&Advice>) -> String {
    let change = |change: &&Change, reason: Option<&str>| {
        let Change { rule, path, owner, subject, detail, old, new } = change;
        json!({
            "rule": rule.number(),
            "meaning": rule.meaning(),
            "axis": rule.axis().keyword().to_lowercase(),
            "severity": rule.severity().keyword(),
            "path": path,
            "owner": owner,
            "subject": subject,
            "detail": detail,
            "old": old,
            "new": new,
            "accepted": reason,
        })
    };
    let open = verdict.open.iter().map(|it| change(it, None));
    let accepted = verdict.accepted.iter().map(|(it, entry)| change(it, Some(entry.reason.value.as_str())));
    let changes: Vec<Value> = open.chain(accepted).collect();
    let advice = advice.map(|it| json!({ "from": it.from, "to": it.to, "because": it.because.map(Severity::keyword) }));
    format!("{:#}\n", json!({ "changes": changes, "version": advice }))
}
