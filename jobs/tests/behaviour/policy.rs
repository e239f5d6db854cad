//! RAM policies.

use crate::world::{KINDS, World, job, quick};
use alibabacloud_dts::metadata::SERVICE;
use alibabacloud_dts_jobs::{Order, RamPolicy};
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
