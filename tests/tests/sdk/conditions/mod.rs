//! Every condition of the spec against the generated check: for each a request that breaks it and one that keeps it.
//!
//! What is expected comes from `cargo codegen dump` and from an evaluation of its own, not from the tables that the
//! generator writes for the client.

mod accepted;
mod documented;
mod documents;
mod expectation;
mod request;
mod search;

use crate::spec::MODEL;
use alibabacloud_core::Violation;
use alibabacloud_core::plumbing::{Structure, from_json, refusals, validate};
use alibabacloud_dts::metadata::call;
use expectation::Told;
use request::Assignment;
use search::Found;
use serde_json::Value;
use std::sync::LazyLock;

/// The whole spec, as other tools see it.
static DUMP: LazyLock<Value> = LazyLock::new(|| codegen::dump::dump(&MODEL));

/// A typed request filled from JSON.
fn typed(operation: &str, request: &Value) -> Box<dyn Structure> {
    let call = call(operation).unwrap_or_else(|| panic!("{operation} is no operation"));
    let mut typed = (call.request)();
    let loaded = from_json(request, typed.as_mut());
    assert!(loaded.mismatches.is_empty() && loaded.unknown.is_empty(), "{operation} {request}: {loaded:?}");
    typed
}

/// What the client says about the conditions of a request; without limits, values and what is always required.
fn told(operation: &str, request: &Value) -> Vec<Told> {
    let violations = validate(typed(operation, request).as_ref());
    let refusals = refusals(typed(operation, request).as_ref());
    assert!(refusals.iter().eq(violations.iter().filter(|told| told.enforced)), "a call refuses what is enforced");
    let mut told: Vec<Told> = violations.iter().filter_map(kind_of).collect();
    told.sort();
    told
}

/// The kind of rule that a violation is of, by its words.
fn kind_of(violation: &Violation) -> Option<Told> {
    let several = [
        "specify exactly one of",
        "specify at least one of",
        "specify at most one of",
        "specify all of",
        "specify the same value",
        "specify values for",
        "make sure that",
    ];
    let keys =
        ["exactly_one_of", "at_least_one_of", "at_most_one_of", "all_or_none_of", "equal", "ascending", "ascending"];
    let rule = &violation.rule;
    let mut values = Vec::new();
    let kind = if violation.parameter.contains(", ") {
        let position = several.iter().position(|words| rule.contains(words));
        keys[position.unwrap_or_else(|| panic!("a rule of no known kind: {violation}"))]
    } else if rule.starts_with("specify ") {
        "at_least_one_of"
    } else if rule.starts_with("required if") {
        "required_when"
    } else if rule.starts_with("valid only if") || rule.starts_with("invalid if") {
        "only_when"
    } else if let Some(listed) = values_of(rule) {
        let listed =
            [", or ", ", and ", " or ", " and "].iter().fold(listed.to_owned(), |it, word| it.replace(word, ", "));
        values = listed.split(", ").map(str::to_owned).collect();
        "value_when"
    } else {
        return None;
    };
    Some(Told { rule: kind.to_owned(), parameter: violation.parameter.clone(), values, enforced: violation.enforced })
}

/// The values that a rule allows or excludes, as it lists them.
fn values_of(rule: &str) -> Option<&str> {
    let allowed = rule.strip_prefix("must be ").and_then(|rest| rest.split_once(" if "));
    let split = |words: &str| rule.split_once(words);
    allowed
        .or_else(|| split(" is valid only "))
        .or_else(|| split(" are valid only "))
        .or_else(|| split(" is invalid "))
        .or_else(|| split(" are invalid "))
        .map(|(listed, _)| listed)
}

/// The conditions that the client checks, each with its operation.
fn conditions() -> impl Iterator<Item = (&'static String, &'static Value)> {
    let operations = DUMP["operations"].as_object().unwrap();
    operations.iter().flat_map(|(name, operation)| {
        let conditions = operation["conditions"].as_array().unwrap();
        conditions.iter().filter(|condition| condition["reported"] == true).map(move |condition| (name, condition))
    })
}

/// What of a request the client must say, and what it says.
fn compared(operation: &str, assignment: &Assignment) -> (Vec<Told>, Vec<Told>) {
    (expectation::of(operation, assignment), told(operation, &assignment.to_json()))
}

#[test]
fn each_condition_is_broken_by_one_request_and_kept_by_another() {
    let mut count = 0;
    let mut unproven = Vec::new();
    for (operation, condition) in conditions() {
        count += 1;
        let subject = expectation::subject(condition);
        for breaks in [true, false] {
            let Some(Found { assignment, .. }) = search::request(operation, condition, breaks) else {
                let verb = if breaks { "breaks" } else { "keeps" };
                unproven.push(format!("{operation}: no request {verb} {condition}"));
                continue;
            };
            let (expected, seen) = compared(operation, &assignment);
            assert_eq!(seen, expected, "{operation} {}\nfor {condition}", assignment.to_json());
            let rule = condition["rule"].as_str().unwrap();
            let values = expectation::named(condition);
            let is_this = |told: &&Told| told.rule == rule && told.parameter == subject && told.values == values;
            let this = seen.iter().find(is_this);
            assert_eq!(this.is_some(), breaks, "{operation} {}\nfor {condition}: {seen:?}", assignment.to_json());
            if let Some(told) = this {
                assert_eq!(told.enforced, condition["enforced"], "{operation}: {condition}");
            }
        }
    }
    assert!(unproven.is_empty(), "{} of {count} are not proven:\n{}", unproven.len(), unproven.join("\n"));
    assert!(count > 100, "only {count} conditions were found");
}

#[test]
fn a_condition_can_be_broken_without_breaking_another() {
    let mut entangled = Vec::new();
    for (operation, condition) in conditions() {
        let found = search::request(operation, condition, true).unwrap_or_else(|| panic!("{operation}: {condition}"));
        if found.others > 0 {
            entangled.push(format!("{operation} {condition}\n  {}", found.assignment.to_json()));
        }
    }
    assert!(entangled.is_empty(), "{}:\n{}", entangled.len(), entangled.join("\n"));
}

#[test]
fn what_rests_on_a_fact_is_told_and_not_checked() {
    let rests = |when: &Value| when.to_string().contains("\"fact\"");
    let operations = DUMP["operations"].as_object().unwrap();
    let conditions = operations.values().flat_map(|operation| operation["conditions"].as_array().unwrap());
    let on_facts: Vec<&Value> = conditions.filter(|condition| rests(&condition["when"])).collect();
    assert!(on_facts.iter().all(|condition| condition["reported"] == false), "{on_facts:?}");
    assert!(on_facts.len() > 20, "{}", on_facts.len());
}

#[test]
fn what_is_enforced_names_the_sources_that_agree() {
    let sources = DUMP["sources"].as_object().unwrap();
    let mut enforced = 0;
    for (operation, condition) in conditions() {
        let named = expectation::texts(&condition["certain"]);
        assert_eq!(condition["enforced"] == true, named.len() > 1, "{operation}: {condition}");
        assert!(named.iter().all(|name| sources.contains_key(name)), "{operation}: {condition}");
        enforced += usize::from(condition["enforced"] == true);
    }
    assert!(enforced > 30, "{enforced}");
}
