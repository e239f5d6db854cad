//! Whole lives with the waits of the SDK, by the example programs of the SDK: their clock and the emulator's are one.

use crate::fixture::{self, call};
use alibabacloud_dts::types::{DatabaseEndpoint, DatabaseEngine};
use alibabacloud_dts::{Client, ErrorKind};
use emulator::{Emulator, Fault};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime};

#[allow(clippy::doc_markdown, dead_code, unreachable_pub, reason = "programs with a main function, tested as modules")]
#[path = "../../../generated/dts/alibabacloud-dts/examples/migrate.rs"]
mod migrate;
#[allow(dead_code, unreachable_pub, reason = "programs with a main function, tested as modules")]
#[path = "../../../generated/dts/alibabacloud-dts/examples/synchronize_both_ways.rs"]
mod synchronize_both_ways;
#[allow(dead_code, unreachable_pub, reason = "programs with a main function, tested as modules")]
#[path = "../../../generated/dts/alibabacloud-dts/examples/track_changes.rs"]
mod track_changes;

async fn started() -> (Emulator, Client) {
    let emulator = Emulator::start().await.unwrap();
    let client = Client::new(emulator.config()).unwrap();
    (emulator, client)
}

fn database(id: &str) -> DatabaseEndpoint {
    DatabaseEndpoint::rds(id).engine_name(DatabaseEngine::MySql).region("cn-hangzhou").login("dts", "p4ss")
}

fn statuses(emulator: &Emulator) -> Vec<String> {
    let tasks = emulator.records().into_iter().filter(|record| record.collection == "tasks");
    tasks.map(|record| record.attributes["status"].clone()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_migration_with_its_waits_takes_no_time() {
    let (emulator, client) = started().await;
    let (began, of_emulator) = (SystemTime::now(), emulator.clock().now());
    migrate::run(&client, database("rm-bp1"), database("rm-bp2"), "shop").await.unwrap();
    let passed = emulator.clock().now().duration_since(of_emulator).unwrap();
    assert!(passed > Duration::from_secs(30), "the precheck and the copy have passed: {passed:?}");
    assert!(began.elapsed().unwrap() < passed / 2, "nobody has waited");
    assert!(statuses(&emulator).is_empty(), "the instance is released");
    let called: Vec<String> = emulator.calls().into_iter().map(|call| call.operation).collect();
    assert_eq!(called.iter().filter(|name| *name == "StartDtsJob").count(), 1);
    assert!(called.iter().filter(|name| *name == "DescribeDtsJobDetail").count() > 3, "{called:?}");
}

#[tokio::test(start_paused = true)]
async fn a_migration_whose_precheck_fails_ends_its_wait_with_the_item() {
    let (emulator, client) = started().await;
    let running = migrate::run(&client, database("rm-bp1"), database("rm-bp2"), "shop");
    let failing = async {
        while emulator.records().iter().all(|record| record.collection != "tasks") {
            tokio::task::yield_now().await;
        }
        let tasks = emulator.records().into_iter().find(|record| record.collection == "tasks");
        emulator.fail(&tasks.unwrap().attributes["task"], "Prechecking");
    };
    let (outcome, ()) = tokio::join!(running, failing);
    let error = outcome.unwrap_err().to_string();
    assert!(error.contains("CHECK_CONN_SRC"), "{error}");
    assert_eq!(statuses(&emulator), ["PrecheckFailed"]);
}

#[tokio::test(start_paused = true)]
async fn a_two_way_synchronization_with_its_waits_takes_no_time() {
    let (emulator, client) = started().await;
    synchronize_both_ways::run(&client, database("rm-bp1"), database("rm-bp2"), "shop").await.unwrap();
    assert_eq!(statuses(&emulator), ["Synchronizing", "Synchronizing"]);
}

#[tokio::test(start_paused = true)]
async fn change_tracking_with_its_waits_takes_no_time() {
    let (emulator, client) = started().await;
    let (instance, _) = fixture::bought(&client, "SUBSCRIBE").await;
    let configured = track_changes::run(&client, &instance, database("rm-bp1"), "Passw0rd1");
    let starting = async {
        let is_configured =
            |record: &emulator::Kept| record.attributes.get("status").is_some_and(|it| it == "NotStarted");
        while !emulator.records().iter().any(is_configured) {
            tokio::task::yield_now().await;
        }
        call(&client, "StartDtsJob", json!({ "DtsInstanceId": instance })).await;
    };
    let (configured, ()) = tokio::join!(configured, starting);
    assert!(configured.unwrap().contains("group "));
    assert_eq!(statuses(&emulator), ["Normal"]);
}

#[tokio::test(start_paused = true)]
async fn retries_and_late_responses_use_the_same_clock() {
    let (emulator, client) = started().await;
    emulator.fault(Some("DescribeDtsJobs"), 100, Fault::Latency(Duration::from_secs(3600)));
    let error = client.describe_dts_jobs().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    emulator.end_faults();
    emulator.fault(None, 100, Fault::Latency(Duration::from_secs(2)));
    let before = emulator.clock().now();
    client.describe_dts_jobs().send().await.unwrap();
    assert_eq!(emulator.clock().now().duration_since(before).unwrap().as_secs(), 2);
    emulator.end_faults();
    emulator.fault(None, 100, Fault::Reset);
    let query = json!({ "Region": "cn-hangzhou", "MigrationJobClass": "small" });
    let error = client.call_raw("CreateMigrationJob", &query, &Value::Null).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Broken);
    assert_eq!(statuses(&emulator).len(), 1, "the call has been carried out once");
}

#[tokio::test]
async fn a_client_of_an_emulator_that_has_stopped_is_told_so() {
    let (emulator, client) = started().await;
    emulator.stop().await;
    let error = client.describe_dts_jobs().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
}
