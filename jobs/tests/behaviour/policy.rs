//! RAM policies.

use crate::world::{KINDS, World, job, quick};
use alibabacloud_core::Access;
use alibabacloud_dts::metadata::{SERVICE, WORKFLOWS};
use alibabacloud_dts_jobs::{JobKind, Order, RamPolicy};
use std::collections::BTreeSet;

#[tokio::test]
async fn the_policy_of_a_kind_allows_what_its_jobs_call() {
    for order in [Order::ConfigureFirst, Order::PurchaseFirst] {
        for kind in KINDS {
            let world = World::new().await;
            let job = job(kind, order).release_on_failure(true).skip_precheck_items(["CHECK_CONN_SRC"]);
            quick(job.start(&world.client)).await.unwrap();
            let allowed: BTreeSet<&str> = RamPolicy::for_job(&job).unwrap().actions().collect();
            for call in world.emulator.calls() {
                let action = SERVICE.operation(&call.operation).and_then(|operation| operation.ram_action).unwrap();
                assert!(allowed.contains(action), "{action} of {kind}");
            }
        }
    }
}

#[test]
fn every_operation_has_a_policy_and_other_names_have_none() {
    for operation in SERVICE.operations() {
        let policy = RamPolicy::for_operations([operation.name]).unwrap();
        assert_eq!(policy.to_json()["Statement"][0]["Resource"], serde_json::json!(["*"]));
    }
    let error = RamPolicy::for_operations(["StartEverything"]).unwrap_err();
    assert!(error.to_string().contains("StartEverything"));
}

#[test]
fn lists_purchases_and_other_resources_stay_allowed_beside_restricted_instances() {
    let names =
        ["CreateDtsInstance", "DescribeDtsJobs", "ListDedicatedCluster", "DeleteDtsJob", "DescribePreCheckStatus"];
    let policy = RamPolicy::for_operations(names).unwrap().on_instances("cn-hangzhou", ["a", "b"]);
    let json = policy.to_json();
    assert_eq!(json["Statement"][0]["Action"].as_array().unwrap().len(), 3, "{json:#}");
    assert_eq!(
        json["Statement"][1]["Resource"],
        serde_json::json!(["acs:dts:cn-hangzhou:*:instance/a", "acs:dts:cn-hangzhou:*:instance/b"])
    );
    assert_eq!(serde_json::from_str::<serde_json::Value>(&policy.to_string()).unwrap(), json);
}

#[test]
fn the_policy_of_a_workflow_allows_the_calls_of_its_steps_and_nothing_else() {
    for workflow in WORKFLOWS {
        let policy = RamPolicy::for_workflow(workflow.name).unwrap();
        let steps = workflow.steps.iter().flat_map(|step| step.operations);
        let named: BTreeSet<&str> =
            steps.map(|name| SERVICE.operation(name).and_then(|operation| operation.ram_action).unwrap()).collect();
        assert_eq!(policy.actions().collect::<BTreeSet<_>>(), named, "{}", workflow.name);
        // A restriction leaves the purchase and the lists as they are.
        let json = policy.on_instances("cn-hangzhou", ["dtsone"]).to_json();
        let free = json["Statement"][0]["Action"].as_array().unwrap();
        let is_free = |action: &str| free.iter().any(|it| it == action);
        assert!(!named.contains("dts:CreateDtsInstance") || is_free("dts:CreateDtsInstance"), "{json:#}");
        assert!(!is_free("dts:DeleteDtsJob"), "{json:#}");
    }
    let error = RamPolicy::for_workflow("conquer").unwrap_err();
    assert!(error.to_string().contains("conquer") && error.to_string().contains("migrate"), "{error}");
}

#[tokio::test]
async fn the_changes_of_a_job_are_steps_of_the_workflow_of_its_kind_in_the_same_order() {
    for kind in KINDS {
        let name = match kind {
            JobKind::Migration => "migrate",
            JobKind::Synchronization => "synchronize",
            JobKind::TwoWaySynchronization => "synchronize_both_ways",
            _ => "track_changes",
        };
        let workflow = WORKFLOWS.iter().find(|workflow| workflow.name == name).unwrap();
        let steps: Vec<&str> = workflow.steps.iter().flat_map(|step| step.operations).copied().collect();
        let world = World::new().await;
        quick(job(kind, Order::PurchaseFirst).start(&world.client)).await.unwrap();
        let calls = world.emulator.calls();
        let changes = calls.iter().filter(|call| {
            let operation = SERVICE.operation(&call.operation).unwrap();
            // The tag is the key of the run, which the workflow of a person has no use for.
            operation.access == Access::Write && operation.name != "TagResources"
        });
        let places = changes.map(|call| {
            let place = steps.iter().position(|step| *step == call.operation);
            place.unwrap_or_else(|| panic!("{} is no step of {name}", call.operation))
        });
        let mut first_of_each: Vec<usize> = Vec::new();
        for place in places {
            if !first_of_each.contains(&place) {
                first_of_each.push(place);
            }
        }
        assert!(first_of_each.is_sorted(), "{name}: {first_of_each:?}");
    }
}
