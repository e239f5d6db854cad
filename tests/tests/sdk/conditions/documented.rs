//! Sentences of the documents, each with a request and what has to be said about it. Written from what the sentences
//! mean, not from the spec.

use super::typed;
use alibabacloud_core::plumbing::validate;
use serde_json::Value;
use std::collections::BTreeSet;

fn names(list: &Value) -> BTreeSet<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn documented_conditions_are_told_as_they_are_meant() {
    let cases: Value = serde_json::from_str(include_str!("../../../data/conditions.json")).unwrap();
    let cases = cases.as_array().unwrap();
    let mut wrong = Vec::new();
    for case in cases {
        let (operation, request) = (case["operation"].as_str().unwrap(), &case["request"]);
        let violations = validate(typed(operation, request).as_ref());
        let told = |enforced: bool| -> BTreeSet<&str> {
            let told = violations.iter().filter(|violation| violation.enforced == enforced);
            told.map(|violation| violation.parameter.as_str()).collect()
        };
        let (refused, advised) = (told(true), told(false));
        let right = refused == names(&case["refused"])
            && names(&case["advised"]).is_subset(&advised)
            && names(&case["silent"]).is_disjoint(&advised);
        if !right {
            wrong.push(format!("{}: {}\n  refused {refused:?}, advised {advised:?}", operation, case["says"]));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 40, "only {}", cases.len());
}
