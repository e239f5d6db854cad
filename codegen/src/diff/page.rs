//! Lines for the page of API changes in the reference.

use super::change::Change;
use super::rule::Rule;
use crate::shown::visible;
use std::collections::BTreeMap;

/// The changes on the wire that users of the API look for, as items of a list in a page of the spec: what is new and what is
/// gone, each with its date.
#[must_use]
pub fn page(changes: &[&Change], date: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (rule, word) in [(Rule::OperationAdded, "new"), (Rule::OperationRemoved, "removed")] {
        let names: Vec<&str> = changes.iter().filter(|it| it.rule == rule).map(|it| it.owner.as_str()).collect();
        if let [first, others @ ..] = names.as_slice() {
            let word_for = if others.is_empty() { "operation" } else { "operations" };
            let all = [&[*first], others].concat().join(", ");
            lines.push(format!("- {date}, {word} {word_for}: {all}"));
        }
    }
    let members = [
        (&[Rule::ParameterAdded, Rule::RequiredParameterAdded][..], "parameters of"),
        (&[Rule::ParameterRemoved][..], "removed parameters of"),
        (&[Rule::FieldAdded][..], "in the response of"),
        (&[Rule::FieldRemoved][..], "removed from the response of"),
    ];
    for (rules, words) in members {
        let mut by_owner: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for change in changes.iter().filter(|change| rules.contains(&change.rule)) {
            by_owner.entry(&change.owner).or_default().push(format!("`{}`", change.subject));
        }
        let mut by_members: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (owner, members) in by_owner {
            by_members.entry(members.join(", ")).or_default().push(owner);
        }
        for (members, owners) in by_members {
            lines.push(format!("- {date}, {words} {}: {members}", owners.join(", ")));
        }
    }
    lines.push(String::new());
    lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n")
}
