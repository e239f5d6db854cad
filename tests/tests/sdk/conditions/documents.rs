//! Conditions inside JSON documents, which the dump lists in no request.

use super::typed;
use crate::spec::MODEL;
use alibabacloud_core::plumbing::{refusals, validate};
use codegen::model::{Field, Type};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A document that breaks a condition, one that keeps it, and what is said about the first.
struct Case {
    rule: (&'static str, &'static str, &'static str),
    operation: &'static str,
    broken: Value,
    kept: Value,
    parameter: &'static str,
    enforced: bool,
}

fn cases() -> Vec<Case> {
    let comparison = |document: Value| json!({ "DataCheckConfigure": document });
    let objects = |document: Value| json!({ "DbList": document });
    vec![
        Case {
            rule: ("DataCheckSettings", "fullCheckRatio", "required_when"),
            operation: "ConfigureDtsJob",
            broken: comparison(json!({ "fullCheckModel": 1 })),
            kept: comparison(json!({ "fullCheckModel": 1, "fullCheckRatio": 20 })),
            parameter: "DataCheckConfigure → fullCheckRatio",
            enforced: false,
        },
        Case {
            rule: ("DataCheckSettings", "checkMaximumHour", "only_when"),
            operation: "ConfigureDtsJob",
            broken: comparison(json!({ "checkMaximumHour": 12 })),
            kept: comparison(json!({ "checkMaximumHour": 12, "checkMaximumHourEnable": 1 })),
            parameter: "DataCheckConfigure → checkMaximumHour",
            enforced: false,
        },
        Case {
            rule: ("Database", "all", "value_when"),
            operation: "ModifyDtsJob",
            broken: objects(
                json!({ "shop": { "name": "shop", "all": true, "Table": { "t": { "name": "t", "all": true } } } }),
            ),
            kept: objects(
                json!({ "shop": { "name": "shop", "all": false, "Table": { "t": { "name": "t", "all": true } } } }),
            ),
            parameter: "DbList → shop.all",
            enforced: false,
        },
        Case {
            rule: ("Database", "Table", "required_when"),
            operation: "ModifyDtsJob",
            broken: objects(json!({ "shop": { "name": "shop", "all": false } })),
            kept: objects(json!({ "shop": { "name": "shop", "all": true } })),
            parameter: "DbList → shop.Table",
            enforced: false,
        },
        Case {
            rule: ("SelectedDatabase", "DBName, SchemaName", "at_least_one_of"),
            operation: "ConfigureSynchronizationJob",
            broken: json!({ "SynchronizationObjects": [{ "AllTable": true }] }),
            kept: json!({ "SynchronizationObjects": [{ "AllTable": true, "DBName": "shop" }] }),
            parameter: "SynchronizationObjects → 1.DBName, SynchronizationObjects → 1.SchemaName",
            enforced: false,
        },
    ]
}

#[test]
fn each_condition_inside_of_a_document_is_broken_and_kept() {
    for case in cases() {
        let told = |request: &Value| -> Vec<bool> {
            let violations = validate(typed(case.operation, request).as_ref());
            let refusals = refusals(typed(case.operation, request).as_ref());
            assert!(refusals.iter().eq(violations.iter().filter(|told| told.enforced)), "{:?}", case.rule);
            let about = |told: &&alibabacloud_core::Violation| told.parameter == case.parameter;
            violations.iter().filter(about).map(|told| told.enforced).collect()
        };
        assert_eq!(told(&case.broken), [case.enforced], "{:?} is broken", case.rule);
        assert_eq!(told(&case.kept), [false; 0], "{:?} is kept", case.rule);
    }
}

#[test]
fn no_condition_inside_of_a_document_is_left_out() {
    let owned = |(structure, member, rule): (&str, &str, _)| (structure.to_owned(), member.to_owned(), rule);
    let proven: BTreeSet<_> = cases().into_iter().map(|case| owned(case.rule)).collect();
    let mut found = BTreeSet::new();
    for (name, fields) in within_documents() {
        let structure = MODEL.structure(&name).unwrap();
        for rule in &structure.rules {
            let members: Vec<String> = rule.parameters.iter().map(ToString::to_string).collect();
            found.insert((name.clone(), members.join(", "), rule.kind.keyword()));
        }
        for field in fields {
            let rules = [
                ("required_when", field.required_when.is_some()),
                ("only_when", field.only_when.is_some()),
                ("value_when", !field.value_when.is_empty()),
            ];
            let there = rules.into_iter().filter(|(_, there)| *there);
            found.extend(there.map(|(rule, _)| (name.clone(), field.name.clone(), rule)));
        }
    }
    assert_eq!(found, proven);
}

/// The structures that documents of requests consist of.
fn within_documents() -> Vec<(String, &'static Vec<Field>)> {
    let mut open: Vec<&Type> = Vec::new();
    let own = MODEL.operations.iter().flat_map(|operation| &operation.request);
    let members = MODEL.structures.iter().filter(|structure| !structure.usage.requests.is_empty());
    for field in own.chain(members.flat_map(|structure| &structure.fields)) {
        if let Type::Document(_) = field.ty.innermost() {
            open.push(field.ty.innermost());
        }
    }
    let mut seen: Vec<(String, &Vec<Field>)> = Vec::new();
    while let Some(ty) = open.pop() {
        let (Type::Structure(name) | Type::Document(name)) = ty.innermost() else { continue };
        if seen.iter().any(|(known, _)| known == name) {
            continue;
        }
        let fields = &MODEL.structure(name).unwrap().fields;
        seen.push((name.clone(), fields));
        open.extend(fields.iter().map(|field| &field.ty));
    }
    seen
}
