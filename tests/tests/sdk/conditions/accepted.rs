//! Requests that work: the vendor's samples, public configurations, and the examples of the spec. The client has nothing
//! to say about them.

use crate::runner::run;
use crate::spec::{MODEL, parameters};
use serde_json::{Value, json};

/// What the client says about the request.
fn violations(operation: &str, params: &Value) -> Value {
    let told = run(&json!({ "do": "validate", "operation": operation, "params": params }));
    assert!(told["violations"].is_array(), "{operation} {params}: {told}");
    told["violations"].clone()
}

#[test]
fn requests_that_others_make_draw_neither_a_refusal_nor_advice() {
    let lines: Vec<&str> = include_str!("../../../data/accepted.jsonl").lines().collect();
    let mut wrong = Vec::new();
    for line in &lines {
        let case: Value = serde_json::from_str(line).unwrap();
        let told = violations(case["operation"].as_str().unwrap(), &case["params"]);
        if told != json!([]) {
            wrong.push(format!("{} ({}): {told}", case["operation"], case["why"]));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
    assert!(lines.len() > 100, "{}", lines.len());
}

#[test]
fn the_examples_of_the_spec_draw_neither_a_refusal_nor_advice() {
    let mut wrong = Vec::new();
    for operation in &MODEL.operations {
        for example in &operation.examples {
            let told = violations(&operation.name, &parameters(operation, example));
            if told != json!([]) {
                wrong.push(format!("{} ({}): {told}", operation.name, example.title.en));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Calls that name nothing, or say nothing about what is to change.
#[test]
fn a_call_that_can_do_nothing_is_refused() {
    let mut cases: Vec<(&str, Value, &str)> = Vec::new();
    for operation in [
        "DeleteDtsJob",
        "ResetDtsJob",
        "StartDtsJob",
        "StopDtsJob",
        "SuspendDtsJob",
        "SwitchPhysicalDtsJobToCloud",
        "ModifyDtsJobPassword",
        "DescribeSyncStatus",
    ] {
        for params in [json!({}), json!({ "DtsJobId": "" }), json!({ "DtsJobId": "", "DtsInstanceId": "" })] {
            cases.push((operation, params, "DtsJobId, DtsInstanceId"));
        }
    }
    for operation in ["DescribeDtsJobConfig", "DescribeDtsServiceLog", "ModifyDtsJobConfig", "ModifyJobStepCheckpoint"]
    {
        cases.push((operation, json!({ "RegionId": "cn-hangzhou", "DtsJobId": "" }), "DtsJobId"));
    }
    for operation in ["StopDtsJobs", "StartDtsJobs", "SuspendDtsJobs", "DeleteDtsJobs"] {
        cases.push((operation, json!({ "DtsJobIds": "" }), "DtsJobIds"));
    }
    cases.push(("DescribeDtsJobDetail", json!({}), "DtsJobId, DtsInstanceID"));
    cases.push(("ModifySubscription", json!({ "DbList": "{}" }), "DtsInstanceId, DtsJobId"));
    cases.push(("StartSynchronizationJob", json!({ "SynchronizationJobId": "" }), "SynchronizationJobId"));
    cases.push(("TagResources", json!({ "ResourceId": [""] }), "ResourceId"));
    cases.push(("ModifyDtsJob", json!({ "DtsInstanceId": "dtsx", "Reserved": "{}" }), "ModifyTypeEnum"));
    cases.push(("ModifyDtsJob", json!({ "DtsInstanceId": "dtsx", "DtsJobId": "j1" }), "DbList, FileOssUrl, Reserved"));
    for (operation, params, parameter) in cases {
        let told = violations(operation, &params);
        let refused = told.as_array().unwrap().iter().any(|violation| {
            violation["enforced"] == true && violation["parameter"].as_str().unwrap().starts_with(parameter)
        });
        assert!(refused, "{operation} {params}: {told}");
    }
}
