//! What changes about one parameter or field.

use super::change::{Change, from_to};
use super::rule::Rule;
use crate::wire::Entry;
use std::collections::BTreeSet;

/// What a parameter that is there before and after has changed.
pub(super) fn parameter(owner: &str, path: &str, old: &Entry, new: &Entry, found: &mut Vec<Change>) {
    let mut tell = |rule: Rule, detail: String| found.push(Change::new(rule, owner, "request", path, detail));
    if old.required != new.required {
        tell(if new.required { Rule::ParameterRequired } else { Rule::ParameterOptional }, String::new());
    }
    if old.kind != new.kind {
        let rule = if is_wider(&old.kind, &new.kind) { Rule::ParameterTypeWidened } else { Rule::ParameterType };
        tell(rule, from_to(&old.kind, &new.kind));
    }
    for (rule, old, new) in
        [(Rule::ParameterPosition, &old.position, &new.position), (Rule::ParameterStyle, &old.style, &new.style)]
    {
        if let (Some(old), Some(new)) = (old, new)
            && old != new
        {
            tell(rule, from_to(old, new));
        }
    }
    let is_number = new.kind.starts_with("int") || new.kind == "double";
    match (&old.values, &new.values) {
        (None, Some(_)) if is_number => tell(Rule::LimitNarrowed, "its values are listed now".to_owned()),
        (Some(_), None) if is_number => tell(Rule::LimitWidened, "its values are no longer listed".to_owned()),
        (None, Some(_)) => tell(Rule::ParameterValuesListed, "listed now".to_owned()),
        (Some(_), None) => tell(Rule::ParameterValuesListed, "no longer listed".to_owned()),
        _ => {}
    }
    let (gone, more) = values(old, new);
    if !gone.is_empty() {
        tell(Rule::ParameterValuesRemoved, listed(&gone));
    }
    if !more.is_empty() {
        tell(Rule::ParameterValuesAdded, listed(&more));
    }
    for (limit, old, new, is_narrower) in limits(old, new) {
        tell(
            if is_narrower { Rule::LimitNarrowed } else { Rule::LimitWidened },
            format!("{limit}: {}", from_to(&old, &new)),
        );
    }
    if old.default != new.default {
        let rule = if old.default.is_none() { Rule::DefaultKnown } else { Rule::DefaultChanged };
        tell(rule, optional(old.default.as_deref(), new.default.as_deref()));
    }
    for (what, old, new) in [("pattern", &old.pattern, &new.pattern), ("form", &old.form, &new.form)] {
        let rule = match (what, old, new) {
            _ if old == new => continue,
            ("pattern", None, _) => Rule::LimitNarrowed,
            ("pattern", _, None) => Rule::LimitWidened,
            _ => Rule::ParameterForm,
        };
        tell(rule, format!("{what}: {}", optional(old.as_deref(), new.as_deref())));
    }
    if old.is_token != new.is_token {
        tell(if new.is_token { Rule::IdempotencyGained } else { Rule::IdempotencyLost }, String::new());
    }
    marks(owner, "request", path, old, new, found);
}

/// What a field that is there before and after has changed.
pub(super) fn field(owner: &str, path: &str, old: &Entry, new: &Entry, found: &mut Vec<Change>) {
    let mut tell = |rule: Rule, detail: String| found.push(Change::new(rule, owner, "response", path, detail));
    if old.kind != new.kind {
        let rule = if is_wider(&old.kind, &new.kind) { Rule::FieldTypeWidened } else { Rule::FieldType };
        tell(rule, from_to(&old.kind, &new.kind));
    }
    let (gone, more) = values(old, new);
    let changed: Vec<String> = [("no longer ", gone), ("also ", more)]
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(word, values)| format!("{word}{}", listed(&values)))
        .collect();
    if !changed.is_empty() {
        tell(Rule::FieldValues, changed.join(", "));
    }
    if old.form != new.form {
        tell(Rule::FieldForm, optional(old.form.as_deref(), new.form.as_deref()));
    }
    if old.role != new.role {
        tell(Rule::FieldRole, optional(old.role.as_deref(), new.role.as_deref()));
    }
    marks(owner, "response", path, old, new, found);
}

pub(super) fn deprecation(is_deprecated: bool) -> &'static str {
    if is_deprecated { "deprecated now" } else { "no longer deprecated" }
}

fn marks(owner: &str, part: &str, path: &str, old: &Entry, new: &Entry, found: &mut Vec<Change>) {
    if old.deprecated != new.deprecated {
        found.push(Change::new(Rule::Deprecation, owner, part, path, deprecation(new.deprecated)));
    }
    for (what, old, new) in [("secret", old.secret, new.secret), ("unsupported", old.unsupported, new.unsupported)] {
        if old != new {
            let detail = format!("{what}: {}", from_to(&old.to_string(), &new.to_string()));
            found.push(Change::new(Rule::MarkChanged, owner, part, path, detail));
        }
    }
}

/// Whether all values of the old type are values of the new one, also at the bottom of lists.
fn is_wider(old: &str, new: &str) -> bool {
    let widened = [("int32", "int64"), ("int32", "double"), ("int64", "double")];
    widened.iter().any(|(from, to)| old.contains(from) && old.replace(from, to) == new)
}

/// The values that are gone, and those that are new; where either side knows none, nothing is known.
fn values<'e>(old: &'e Entry, new: &'e Entry) -> (Vec<&'e String>, Vec<&'e String>) {
    let (Some(old), Some(new)) = (&old.values, &new.values) else { return (Vec::new(), Vec::new()) };
    let only = |these: &'e BTreeSet<String>, others: &BTreeSet<String>| {
        these.iter().filter(|value| !others.contains(*value)).collect()
    };
    (only(old, new), only(new, old))
}

/// Each limit that differs: its key, both numbers, and whether less is allowed.
fn limits(old: &Entry, new: &Entry) -> Vec<(&'static str, String, String, bool)> {
    let keys = |entry: &Entry| entry.limits.keys().map(|key| key.trim_start_matches("exclusive_")).collect::<Vec<_>>();
    let keys: BTreeSet<&'static str> = keys(old).into_iter().chain(keys(new)).collect();
    let differing = keys.into_iter().filter_map(|key| {
        let (before, after) = (Bound::of(old, key), Bound::of(new, key));
        let shown = |bound: Option<Bound>| bound.map_or_else(|| "none".to_owned(), Bound::shown);
        (before != after).then(|| (key, shown(before), shown(after), Bound::is_narrower(before, after, key)))
    });
    differing.collect()
}

/// A limit, and whether the number itself is allowed.
#[derive(Clone, Copy, PartialEq)]
struct Bound {
    number: f64,
    is_exclusive: bool,
}

impl Bound {
    fn of(entry: &Entry, key: &str) -> Option<Self> {
        let bound = |name: &str, is_exclusive| Some(Self { number: *entry.limits.get(name)?, is_exclusive });
        bound(key, false).or_else(|| bound(&format!("exclusive_{key}"), true))
    }

    /// Whether the second bound allows less than the first.
    fn is_narrower(before: Option<Self>, after: Option<Self>, key: &str) -> bool {
        let (Some(before), Some(after)) = (before, after) else { return after.is_some() };
        if before.number.total_cmp(&after.number).is_eq() {
            return after.is_exclusive;
        }
        (after.number > before.number) == key.contains("min")
    }

    fn shown(self) -> String {
        if self.is_exclusive { format!("{} (exclusive)", self.number) } else { self.number.to_string() }
    }
}

fn optional(old: Option<&str>, new: Option<&str>) -> String {
    from_to(old.unwrap_or("none"), new.unwrap_or("none"))
}

fn listed(values: &[&String]) -> String {
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ")
}
