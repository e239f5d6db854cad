//! Programs that look after tasks and instances.

use super::{actions, client, done, parameters};
use alibabacloud_dts::ErrorKind;
use alibabacloud_dts::test_util::Stub;
use serde_json::{Value, json};

#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/add_table.rs"]
mod add_table;
#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/fix_precheck.rs"]
mod fix_precheck;
#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/release_tasks.rs"]
mod release_tasks;
#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/set_alerts.rs"]
mod set_alerts;
#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/tag_instances.rs"]
mod tag_instances;
#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/test_an_application.rs"]
mod test_an_application;

/// A precheck whose only failed item can be skipped, or not.
fn precheck(can_skip: bool) -> Value {
    json!({
        "State": "Failed", "PageNumber": 1, "TotalRecordCount": 2,
        "JobProgress": [
            { "Item": "CHECK_CONN_SRC", "State": "Success", "CanSkip": false },
            {
                "Item": "CHECK_SAME_OBJ", "Names": "CHECK_SAME_OBJ_DETAIL", "State": "Failed", "CanSkip": can_skip,
                "RepairMethod": "Rename the table.",
            },
        ],
    })
}

#[tokio::test]
async fn items_that_can_be_skipped_are_skipped() {
    let stub = Stub::new();
    stub.on_action("DescribePreCheckStatus").respond_json(precheck(true));
    stub.on_action("SkipPreCheck").respond_json(done());
    stub.on_action("StartDtsJob").respond_json(done());
    assert!(fix_precheck::run(&client(&stub), "task1").await.unwrap().is_empty());
    assert_eq!(actions(&stub), ["DescribePreCheckStatus", "SkipPreCheck", "StartDtsJob"]);
    assert_eq!(parameters(&stub, "DescribePreCheckStatus")["JobCode"], "01");
    let sent = parameters(&stub, "SkipPreCheck");
    assert_eq!(sent["Skip"], "true");
    assert_eq!(sent["SkipPreCheckItems"], r#"["CHECK_SAME_OBJ"]"#);
    assert_eq!(sent["SkipPreCheckNames"], r#"["CHECK_SAME_OBJ_DETAIL"]"#);
    stub.verify().unwrap();
}

#[tokio::test]
async fn an_item_that_cannot_be_skipped_is_returned() {
    let stub = Stub::new();
    stub.on_action("DescribePreCheckStatus").respond_json(precheck(false));
    let fatal = fix_precheck::run(&client(&stub), "task1").await.unwrap();
    assert_eq!(fatal.len(), 1);
    assert_eq!(fatal[0].repair_method.as_deref(), Some("Rename the table."));
    assert_eq!(actions(&stub), ["DescribePreCheckStatus"]);
}

#[tokio::test(start_paused = true)]
async fn a_table_is_added_to_those_that_are_selected() {
    let stub = Stub::new();
    let objects = r#"{"shop":{"name":"shop","Table":{"orders":{"name":"orders","all":true}}}}"#;
    let task = |status: &str| json!({ "DtsJobId": "task1", "JobType": "sync", "Status": status, "DbObject": objects });
    stub.on_action("DescribeDtsJobDetail")
        .respond_json(task("Synchronizing"))
        .respond_json(task("Modifying"))
        .respond_json(task("Synchronizing"))
        .forever();
    stub.on_action("ModifyDtsJob").respond_json(json!({ "DtsJobId": "task1", "Status": "Modifying" }));

    add_table::run(&client(&stub), "instance1", "shop", "customers").await.unwrap();

    let sent = parameters(&stub, "ModifyDtsJob");
    assert_eq!(sent["DtsInstanceId"], "instance1");
    let sent: Value = serde_json::from_str(sent["DbList"].as_str().unwrap()).unwrap();
    assert_eq!(sent["shop"]["Table"]["orders"]["all"], true);
    assert_eq!(sent["shop"]["Table"]["customers"]["name"], "customers");
    let mut called = actions(&stub);
    called.dedup();
    assert_eq!(called, ["DescribeDtsJobDetail", "ModifyDtsJob", "DescribeDtsJobDetail"]);
}

#[tokio::test]
async fn tags_are_attached_listed_and_detached() {
    let stub = Stub::new();
    stub.on_action("TagResources").respond_json(done());
    stub.on_action("ListTagResources").respond_json(json!({
        "TagResources": { "TagResource": [{ "ResourceId": "instance1", "TagKey": "team", "TagValue": "checkout" }] },
    }));
    stub.on_action("UntagResources").respond_json(done());
    let lines = tag_instances::run(&client(&stub), &["instance1".to_owned()]).await.unwrap();
    assert_eq!(lines, ["instance1: team=checkout"]);
    assert_eq!(actions(&stub), ["TagResources", "ListTagResources", "UntagResources"]);
    let sent = parameters(&stub, "TagResources");
    assert_eq!(sent["Tag"]["2"], json!({ "Key": "stage", "Value": "trial" }));
    assert_eq!(sent["ResourceId"]["1"], "instance1");
    assert_eq!(parameters(&stub, "UntagResources")["TagKey"]["1"], "stage");
    stub.verify().unwrap();
}

#[tokio::test]
async fn two_alerts_are_set() {
    let stub = Stub::new();
    stub.on_action("CreateJobMonitorRule").respond_json(done()).respond_json(done());
    let rules = json!([{ "Type": "delay", "State": "Y", "DelayRuleTime": 60 }]);
    stub.on_action("DescribeJobMonitorRule").respond_json(json!({ "MonitorRules": rules }));
    let rules = set_alerts::run(&client(&stub), "task1", &["1390000****".to_owned()]).await.unwrap();
    assert_eq!(rules[0].delay_rule_time, Some(60));
    let calls = stub.calls();
    let (delay, error) = (calls[0].parameters(), calls[1].parameters());
    assert_eq!((&delay["Type"], &delay["DelayRuleTime"]), (&"delay".into(), &"60".into()));
    assert_eq!((&error["Type"], error.get("DelayRuleTime")), (&"error".into(), None));
    for sent in [&delay, &error] {
        assert_eq!((&sent["DtsJobId"], &sent["Phone"]), (&"task1".into(), &"1390000****".into()));
    }
    stub.verify().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_release_continues_after_errors() {
    let stub = Stub::new();
    let suspend =
        |id: &'static str| stub.on_action("SuspendDtsJob").when_call(move |call| call.parameters()["DtsJobId"] == id);
    suspend("gone").error("Forbidden.InstanceNotFound", 403);
    suspend("denied").error("Forbidden.RAM", 403);
    suspend("good").respond_json(done());
    let task = |status: &str| json!({ "DtsJobId": "good", "JobType": "sync", "Status": status });
    stub.on_action("DescribeDtsJobDetail")
        .respond_json(task("Synchronizing"))
        .respond_json(task("Suspending"))
        .forever();
    stub.on_action("DeleteDtsJob").respond_json(done());

    let ids = ["gone", "denied", "good"].map(str::to_owned);
    let failed = release_tasks::run(&client(&stub), &ids).await;

    assert_eq!(failed.len(), 1);
    assert_eq!((failed[0].0.as_str(), failed[0].1.kind()), ("denied", ErrorKind::Permission));
    assert_eq!(parameters(&stub, "DeleteDtsJob")["DtsJobId"], "good");
    stub.verify().unwrap();
}

#[tokio::test(start_paused = true)]
async fn the_test_of_an_application_passes() {
    test_an_application::test().await.unwrap();
}
