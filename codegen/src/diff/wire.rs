//! What changes on the wire.

use super::change::{Change, from_to};
use super::entry;
use super::rule::Rule;
use crate::wire::{Api, Entry, Operation};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Parameters or fields by path.
type Entries = BTreeMap<String, Entry>;

/// All changes from one API to another.
#[must_use]
pub fn wire(old: &Api, new: &Api) -> Vec<Change> {
    let mut found = Vec::new();
    for (what, old, new) in [("product", &old.product, &new.product), ("version", &old.version, &new.version)] {
        if old != new {
            found.push(Change::new(Rule::ProductChanged, "", "", what, from_to(old, new)));
        }
    }
    hosts(&old.hosts, &new.hosts, &mut found);
    for (code, before) in &old.codes {
        if let Some(after) = new.codes.get(code).filter(|after| *after != before) {
            found.push(Change::new(Rule::ErrorMeaning, "", "errors", code, from_to(before, after)));
        }
    }
    for (name, operation) in &old.operations {
        match new.operations.get(name) {
            Some(after) => self::operation(name, operation, after, &mut found),
            None => found.push(Change::new(Rule::OperationRemoved, name, "", "", "")),
        }
    }
    let added = new.operations.keys().filter(|name| !old.operations.contains_key(*name));
    found.extend(added.map(|name| Change::new(Rule::OperationAdded, name, "", "", "")));
    found
}

fn hosts(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>, found: &mut Vec<Change>) {
    for (region, host) in old {
        match new.get(region) {
            Some(other) if other == host => {}
            Some(other) => found.push(Change::new(Rule::HostChanged, "", "hosts", region, from_to(host, other))),
            None => found.push(Change::new(Rule::HostChanged, "", "hosts", region, format!("`{host}` is gone"))),
        }
    }
    let added = new.iter().filter(|(region, _)| !old.contains_key(*region));
    found.extend(added.map(|(region, host)| Change::new(Rule::HostAdded, "", "hosts", region, format!("`{host}`"))));
}

fn operation(name: &str, old: &Operation, new: &Operation, found: &mut Vec<Change>) {
    if let (Some(before), Some(after)) = (old.is_read, new.is_read)
        && before != after
    {
        let word = |is_read: bool| if is_read { "read" } else { "write" };
        found.push(Change::new(Rule::AccessChanged, name, "", "", from_to(word(before), word(after))));
    }
    if old.auth != new.auth {
        let word = |auth: Option<&'static str>| auth.unwrap_or("any");
        found.push(Change::new(Rule::AuthChanged, name, "", "", from_to(word(old.auth), word(new.auth))));
    }
    if old.deprecated != new.deprecated {
        found.push(Change::new(Rule::Deprecation, name, "", "", entry::deprecation(new.deprecated)));
    }
    request(name, &old.request, &new.request, found);
    response(name, &old.response, &new.response, found);
    let mut lists = |part: &str, old: &BTreeSet<String>, new: &BTreeSet<String>, gone: Rule, more: Rule| {
        found.extend(old.difference(new).map(|code| Change::new(gone, name, part, code, "")));
        found.extend(new.difference(old).map(|code| Change::new(more, name, part, code, "")));
    };
    lists("errors", &old.errors, &new.errors, Rule::ErrorRemoved, Rule::ErrorAdded);
    rules(name, "rules", &old.enforced, &new.enforced, (Rule::RuleNotEnforced, Rule::RuleEnforced), found);
    // A rule that is enforced now, or no longer, has been named.
    let known = |rules: &Rules, others: &Rules| -> Rules {
        rules
            .iter()
            .filter(|(rule, _)| !others.contains_key(*rule))
            .map(|(rule, text)| (rule.clone(), text.clone()))
            .collect()
    };
    let (before, after) = (known(&old.advised, &new.enforced), known(&new.advised, &old.enforced));
    rules(name, "advice", &before, &after, (Rule::AdviceRemoved, Rule::AdviceAdded), found);
    let permission = if old.permission.is_none() { Rule::PermissionKnown } else { Rule::PermissionChanged };
    for (what, rule, old, new) in [
        ("permission", permission, &old.permission, &new.permission),
        ("cost", Rule::CostChanged, &old.cost, &new.cost),
    ] {
        if old != new {
            let word = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
            found.push(Change::new(rule, name, "", what, from_to(&word(old), &word(new))));
        }
    }
    let keys: BTreeSet<_> = old.attempts.keys().chain(new.attempts.keys()).collect();
    for key in keys.into_iter().filter(|key| old.attempts.get(*key) != new.attempts.get(*key)) {
        let word = |operation: &Operation| operation.attempts.get(key).cloned().unwrap_or_else(|| "none".to_owned());
        let (before, after) = (word(old), word(new));
        let rule = match *key {
            "unwraps" if new.attempts.get(key).is_some_and(|names| goes_on(old.attempts.get(key), names)) => {
                Rule::UnwrapsAdded
            }
            "unwraps" => Rule::UnwrapsChanged,
            _ => Rule::AttemptsChanged,
        };
        found.push(Change::new(rule, name, "", key, from_to(&before, &after)));
    }
    flows(name, old, new, found);
}

/// Whether the names of objects are those of before and more after them, in the form of a JSON list.
fn goes_on(old: Option<&String>, new: &str) -> bool {
    old.is_none_or(|old| new.strip_prefix(old.trim_end_matches(']')).is_some_and(|rest| rest.starts_with(',')))
}

/// Rules by what they demand of which parameters.
type Rules = BTreeMap<String, String>;

/// The rules that are gone, and those that are new or have another condition.
fn rules(name: &str, part: &str, old: &Rules, new: &Rules, (gone, more): (Rule, Rule), found: &mut Vec<Change>) {
    for (rule, before) in old.iter().filter(|(rule, _)| !new.contains_key(*rule)) {
        found.push(Change::new(gone, name, part, rule, format!("`{before}`")));
    }
    for (rule, after) in new {
        match old.get(rule) {
            Some(before) if before == after => {}
            Some(before) => found.push(Change::new(more, name, part, rule, from_to(before, after))),
            None => found.push(Change::new(more, name, part, rule, format!("`{after}`"))),
        }
    }
}

/// Pages and waits. One that only has further goals does what it did.
fn flows(name: &str, old: &Operation, new: &Operation, found: &mut Vec<Change>) {
    let keys: BTreeSet<&&str> = old.flows.keys().chain(new.flows.keys()).collect();
    for key in keys {
        let rule = match (old.flows.get(*key), new.flows.get(*key)) {
            (before, after) if before == after => continue,
            (None, _) => Rule::FlowAdded,
            (Some(before), Some(after)) if *key == "waiters" && has_all_goals(before, after) => Rule::FlowAdded,
            _ => Rule::FlowChanged,
        };
        found.push(Change::new(rule, name, "", key, ""));
    }
}

/// Whether the second goals are the first ones and further ones.
fn has_all_goals(old: &Value, new: &Value) -> bool {
    old.as_object().into_iter().flatten().all(|(goal, meaning)| new.get(goal) == Some(meaning))
}

fn request(name: &str, old: &Entries, new: &Entries, found: &mut Vec<Change>) {
    for (path, before) in old {
        match new.get(path) {
            Some(after) => entry::parameter(name, path, before, after, found),
            None if is_outermost(path, old, new) => {
                found.push(Change::new(Rule::ParameterRemoved, name, "request", path, ""));
            }
            None => {}
        }
    }
    // What is inside something new is required only of those who send that.
    for (path, after) in new.iter().filter(|(path, _)| is_outermost(path, new, old)) {
        let rule = if after.required { Rule::RequiredParameterAdded } else { Rule::ParameterAdded };
        found.push(Change::new(rule, name, "request", path, ""));
    }
}

fn response(name: &str, old: &Entries, new: &Entries, found: &mut Vec<Change>) {
    for (path, before) in old {
        match new.get(path) {
            Some(after) => entry::field(name, path, before, after, found),
            None if is_outermost(path, old, new) => {
                found.push(Change::new(Rule::FieldRemoved, name, "response", path, ""));
            }
            None => {}
        }
    }
    let added = new.keys().filter(|path| is_outermost(path, new, old));
    found.extend(added.map(|path| Change::new(Rule::FieldAdded, name, "response", path, "")));
}

/// Whether the path is on this side only, and nothing that it leads through is, or has another type there.
fn is_outermost(path: &str, here: &Entries, there: &Entries) -> bool {
    let is_told = |outer: &str| match (here.get(outer), there.get(outer)) {
        (Some(before), Some(after)) => before.kind != after.kind,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let dots = path.match_indices('.').map(|(at, _)| path.get(..at).unwrap_or_default());
    let mut outer = dots.map(|outer| outer.trim_end_matches(['[', ']', '{', '}']));
    here.contains_key(path) && !there.contains_key(path) && !outer.any(is_told)
}
