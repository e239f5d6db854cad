//! Finds requests that break a condition or keep it.

use super::DUMP;
use super::expectation::{applies, holds, is_broken, named as named_values, paths, texts};
use super::request::{Assignment, another, entry, is_within, parameters, unequal};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A request, and the number of other conditions that it violates.
pub(super) struct Found {
    pub(super) assignment: Assignment,
    pub(super) others: usize,
}

/// A request that breaks the condition, or one to which the condition applies and that keeps it. Of those that there
/// are, one that breaks no other condition; a request that keeps a condition breaks none at all.
pub(super) fn request(operation: &str, condition: &Value, breaks: bool) -> Option<Found> {
    let mut best: Option<Found> = None;
    for (choice, fixed) in choices(operation, condition) {
        if is_broken(condition, &choice) != breaks || !(breaks || is_kept(condition, &choice)) {
            continue;
        }
        let assignment = mended(condition, choice, &fixed, breaks);
        let others = others(operation, condition, &assignment).count();
        if best.as_ref().is_none_or(|best| others < best.others) {
            best = Some(Found { assignment, others });
        }
        if others == 0 {
            break;
        }
    }
    best.filter(|best| breaks || best.others == 0)
}

/// Whether the request has anything to do with the condition.
fn is_kept(condition: &Value, request: &Assignment) -> bool {
    let paths = paths(condition);
    let given = paths.iter().filter(|path| request.has(path)).count();
    match condition["rule"].as_str().unwrap() {
        "only_when" => applies(condition, request) == Some(true) && given == 1,
        "equal" | "ascending" => given > 1,
        _ => given > 0 && applies(condition, request) != Some(false),
    }
}

/// The other conditions that the request breaks.
fn others<'a>(
    operation: &str,
    condition: &'a Value,
    request: &'a Assignment,
) -> impl Iterator<Item = &'static Value> + use<'a> {
    let conditions: &'static Vec<Value> = DUMP["operations"][operation]["conditions"].as_array().unwrap();
    conditions.iter().filter(move |other| *other != condition && is_broken(other, request))
}

/// Every combination of the values that matter to the condition, and the paths that were chosen.
fn choices(operation: &str, condition: &Value) -> Vec<(Assignment, BTreeSet<String>)> {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in paths(condition) {
        named.entry(path).or_default().extend(named_values(condition));
    }
    mentioned(&condition["when"], &mut named);
    let mut all = vec![(Assignment::new(operation), BTreeSet::new())];
    for (path, mut values) in named {
        let kind = entry(operation, &path);
        let is_group = kind["type"].as_str().unwrap().contains("object");
        if !is_group {
            values.extend(another(kind, &values));
        }
        if matches!(condition["rule"].as_str(), Some("equal" | "ascending")) {
            values.extend(unequal(kind));
        }
        values.dedup();
        let mut next = Vec::new();
        for (choice, fixed) in &all {
            let with = |value: Option<&str>, given: bool| {
                let (mut choice, mut fixed) = (choice.clone(), fixed.clone());
                if given {
                    choice.give(&path, value);
                }
                fixed.insert(path.clone());
                (choice, fixed)
            };
            next.push(with(None, false));
            if is_group {
                next.push(with(None, true));
            }
            // The many values of a condition are alike: a few show it.
            let (few, rest) = values.split_at(values.len().min(5));
            next.extend(few.iter().chain(rest.last()).map(|value| with(Some(value), true)));
        }
        assert!(next.len() < 20_000, "{operation}: too many cases for {condition}");
        all = next;
    }
    // A rule of a group is asked only when the group is there.
    for (choice, fixed) in &mut all {
        for path in paths(condition) {
            let Some((group, _)) = path.rsplit_once('.') else { continue };
            if !choice.has(group.trim_end_matches("[]")) {
                let members = parameters(operation).iter().filter_map(|entry| entry["path"].as_str());
                let beside = |name: &&str| {
                    name.strip_prefix(group)
                        .and_then(|rest| rest.strip_prefix('.'))
                        .is_some_and(|rest| !rest.contains('.'))
                        && !fixed.contains(*name)
                };
                if let Some(member) = members.into_iter().find(beside) {
                    choice.give(member, None);
                }
            }
        }
    }
    all
}

fn mentioned(when: &Value, named: &mut BTreeMap<String, Vec<String>>) {
    if let Some(path) = when["parameter"].as_str() {
        named.entry(path.to_owned()).or_default().extend(texts(&when["values"]));
    }
    for key in ["all", "any"] {
        for part in when[key].as_array().into_iter().flatten() {
            mentioned(part, named);
        }
    }
    if let Some(inner) = when.get("not") {
        mentioned(inner, named);
    }
}

/// The request with what other conditions ask for, as far as that leaves the chosen parameters alone.
fn mended(condition: &Value, choice: Assignment, fixed: &BTreeSet<String>, breaks: bool) -> Assignment {
    let operation = choice.operation.clone();
    let mut request = choice;
    for _ in 0..60 {
        let Some(broken) = others(&operation, condition, &request).find(|broken| {
            let mut trial = request.clone();
            satisfy(broken, &mut trial, fixed) && is_broken(condition, &trial) == breaks && trial != request
        }) else {
            break;
        };
        satisfy(broken, &mut request, fixed);
    }
    request
}

/// Changes the request so that the condition no longer speaks; whether that was possible.
fn satisfy(condition: &Value, request: &mut Assignment, fixed: &BTreeSet<String>) -> bool {
    let paths = paths(condition);
    let is_chosen = |path: &&String| fixed.iter().any(|chosen| is_within(chosen, path));
    let free: Vec<&String> = paths.iter().filter(|path| !is_chosen(path)).collect();
    match (condition["rule"].as_str().unwrap(), free.first()) {
        ("required_when" | "at_least_one_of", Some(first)) => request.give(first, None),
        ("only_when", Some(first)) => request.take(first),
        ("value_when", Some(first)) if condition.get("not_values").is_some() => {
            let other = another(entry(&request.operation, first), &named_values(condition));
            request.give(first, other.as_deref());
        }
        ("value_when", Some(first)) => request.give(first, texts(&condition["values"]).first().map(String::as_str)),
        ("exactly_one_of" | "at_most_one_of", Some(first)) => {
            if paths.iter().any(|path| request.has(path)) {
                free.iter().skip(usize::from(free.len() == paths.len())).for_each(|path| request.take(path));
            } else {
                request.give(first, None);
            }
        }
        ("all_or_none_of", Some(_)) if free.len() < paths.len() => {
            for path in free {
                if !request.has(path) {
                    request.give(path, None);
                }
            }
        }
        ("all_or_none_of" | "equal" | "ascending", Some(_)) => free.iter().for_each(|path| request.take(path)),
        // What it is about must stay as it is, so its condition has to change.
        ("only_when", None) => make(&condition["when"], true, request, fixed),
        (_, None) if condition.get("when").is_some() => make(&condition["when"], false, request, fixed),
        _ => {}
    }
    !is_broken(condition, request) || applies(condition, request).is_none()
}

/// Changes parameters so that the condition holds, or does not; facts are left to the server.
fn make(when: &Value, hold: bool, request: &mut Assignment, fixed: &BTreeSet<String>) {
    if let Some(inner) = when.get("not") {
        return make(inner, !hold, request, fixed);
    }
    for (key, every) in [("all", hold), ("any", !hold)] {
        let Some(parts) = when[key].as_array() else { continue };
        for part in parts {
            make(part, hold, request, fixed);
            if !every && holds(part, request) == Some(hold) {
                break;
            }
        }
        return;
    }
    let Some(path) = when["parameter"].as_str().filter(|path| !fixed.contains(*path)) else { return };
    match (when["set"].as_bool(), hold) {
        (Some(set), hold) if set == hold => request.give(path, None),
        (Some(_), _) => request.take(path),
        (None, true) => request.give(path, texts(&when["values"]).first().map(String::as_str)),
        (None, false) => {
            let other = another(entry(&request.operation, path), &texts(&when["values"]));
            request.give(path, other.as_deref());
        }
    }
}
