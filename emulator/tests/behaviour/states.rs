//! The lives of tasks.

use crate::client;
use alibabacloud_dts::Client;
use emulator::{Emulator, Fault, Settings};
use serde_json::{Value, json};
use std::time::Duration;

const NONE: Value = Value::Null;

async fn call(client: &Client, action: &str, query: Value) -> Value {
    client.call_raw(action, &query, &NONE).await.unwrap_or_else(|error| panic!("{action}: {error}")).document
}

async fn code(client: &Client, action: &str, query: Value) -> String {
    let error = client.call_raw(action, &query, &NONE).await.unwrap_err();
    error.code().map(|code| code.to_string()).unwrap_or_default()
}

async fn bought(client: &Client, kind: &str) -> (String, String) {
    let query = json!({ "RegionId": "cn-hangzhou", "Type": kind });
    let response = call(client, "CreateDtsInstance", query).await;
    let text = |name: &str| response[name].as_str().unwrap().to_owned();
    (text("InstanceId"), text("JobId"))
}

async fn status(client: &Client, task: &str) -> String {
    let detail = call(client, "DescribeDtsJobDetail", json!({ "DtsJobId": task })).await;
    detail["Status"].as_str().unwrap().to_owned()
}

fn configured(instance: &str, task: &str, kind: &str) -> Value {
    json!({
        "RegionId": "cn-hangzhou", "DtsInstanceId": instance, "DtsJobId": task, "DtsJobName": "shop", "JobType": kind,
        "SourceEndpointInstanceType": "RDS", "SourceEndpointInstanceID": "rm-bp1", "SourceEndpointEngineName": "MySQL",
        "SourceEndpointRegion": "cn-hangzhou", "SourceEndpointUserName": "u", "SourceEndpointPassword": "p4ss",
        "DestinationEndpointInstanceType": "RDS", "DestinationEndpointInstanceID": "rm-bp2",
        "DestinationEndpointEngineName": "MySQL", "DestinationEndpointRegion": "cn-hangzhou",
        "DestinationEndpointUserName": "u", "DestinationEndpointPassword": "p",
        "StructureInitialization": true, "DataInitialization": true, "DataSynchronization": true,
    })
}

fn turn(emulator: &Emulator, seconds: u64) {
    emulator.clock().advance(Duration::from_secs(seconds));
}

#[tokio::test]
async fn a_synchronization_moves_from_purchase_to_release() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (instance, task) = bought(&client, "SYNC").await;
    assert_eq!(status(&client, &task).await, "NotConfigured");
    assert_eq!(code(&client, "StartDtsJob", json!({ "DtsJobId": task })).await, "OperationDenied.JobStatus");
    assert_eq!(
        code(&client, "ModifyDtsJob", json!({ "DtsJobId": task, "DtsInstanceId": instance, "DbList": "{}" })).await,
        "CheckStatus.InvalidInitStatus"
    );
    let mut configuration = configured(&instance, &task, "SYNC");
    configuration["Reserve"] = "{ \"autoStartModulesAfterConfig\": \"none\" }".into();
    call(&client, "ConfigureDtsJob", configuration).await;
    assert_eq!(status(&client, &task).await, "NotStarted");
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    for (seconds, expected) in [(0, "Prechecking"), (10, "PreCheckPass"), (2, "Initializing"), (25, "Synchronizing")] {
        turn(&emulator, seconds);
        assert_eq!(status(&client, &task).await, expected);
    }
    let again = configured(&instance, &task, "SYNC");
    assert_eq!(code(&client, "ConfigureDtsJob", again).await, "UpdateJob.OperationDenied.InitStatus");
    call(&client, "ModifyDtsJob", json!({ "DtsJobId": task, "DtsInstanceId": instance, "DbList": "{}" })).await;
    assert_eq!(
        code(&client, "ModifyDtsJob", json!({ "DtsJobId": task, "DtsInstanceId": instance, "DbList": "{}" })).await,
        "OperationDenied.JobStatusModifying"
    );
    turn(&emulator, 10);
    call(&client, "SuspendDtsJob", json!({ "DtsJobId": task })).await;
    assert_eq!(status(&client, &task).await, "Suspending");
    assert_eq!(
        code(&client, "ModifyDtsJob", json!({ "DtsInstanceId": "nobody", "DbList": "{}" })).await,
        "Forbidden.InstanceNotFound"
    );
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    assert_eq!(status(&client, &task).await, "Synchronizing");
    call(&client, "ResetDtsJob", json!({ "DtsInstanceId": instance })).await;
    assert_eq!(code(&client, "DescribeDtsJobDetail", json!({ "DtsJobId": task })).await, "Forbidden.InstanceNotFound");
    let detail = call(&client, "DescribeDtsJobDetail", json!({ "DtsInstanceID": instance })).await;
    assert_eq!(detail["Status"], "NotConfigured");
    assert_ne!(detail["DtsJobId"], task);
    call(&client, "DeleteDtsJob", json!({ "DtsInstanceId": instance })).await;
    assert_eq!(code(&client, "StartDtsJob", json!({ "DtsInstanceId": instance })).await, "Forbidden.InstanceNotFound");
}

#[tokio::test]
async fn a_migration_without_changes_ends_by_itself_and_shows_its_progress() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (instance, task) = bought(&client, "MIGRATION").await;
    let mut configuration = configured(&instance, &task, "MIGRATION");
    configuration["DataSynchronization"] = false.into();
    call(&client, "ConfigureDtsJob", configuration).await;
    let job = async || {
        let listed = call(&client, "DescribeDtsJobs", json!({ "DtsJobId": task })).await;
        listed["DtsJobList"][0].clone()
    };
    turn(&emulator, 5);
    let during = job().await;
    assert_eq!(during["PrecheckStatus"]["Status"], "Checking");
    assert_eq!(during["PrecheckStatus"]["Percent"], "50");
    turn(&emulator, 22);
    let during = job().await;
    assert_eq!(during["Status"], "Migrating");
    assert_eq!(during["PrecheckStatus"]["Status"], "Finished");
    assert_eq!(during["StructureInitializationStatus"]["Status"], "Finished");
    assert_eq!(during["DataInitializationStatus"]["Status"], "Migrating");
    assert_eq!(during["DataInitializationStatus"]["Percent"], "50");
    turn(&emulator, 10);
    assert_eq!(job().await["Status"], "Finished");
    assert_eq!(code(&client, "StartDtsJob", json!({ "DtsJobId": task })).await, "OperationDenied.JobStatus");
}

#[tokio::test]
async fn a_failure_on_demand_stops_the_phase_once() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (instance, task) = bought(&client, "SYNC").await;
    assert!(emulator.fail(&task, "Prechecking") && emulator.fail(&task, "Data") && !emulator.fail("nobody", "Data"));
    call(&client, "ConfigureDtsJob", configured(&instance, &task, "SYNC")).await;
    turn(&emulator, 60);
    assert_eq!(status(&client, &task).await, "PrecheckFailed");
    let precheck = call(&client, "DescribePreCheckStatus", json!({ "DtsJobId": task, "JobCode": "01" })).await;
    assert_eq!(precheck["State"], "Failed");
    let states: Vec<&Value> = precheck["JobProgress"].as_array().unwrap().iter().map(|item| &item["State"]).collect();
    assert_eq!((states[0], states[1]), (&json!("Failed"), &json!("Success")));
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 60);
    assert_eq!(status(&client, &task).await, "InitializeFailed");
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 60);
    assert_eq!(status(&client, &task).await, "Synchronizing");
}

#[tokio::test]
async fn a_task_that_is_not_purchased_rests_after_its_precheck() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let mut configuration = configured("", "", "SYNC");
    configuration.as_object_mut().unwrap().retain(|name, _| !matches!(name.as_str(), "DtsInstanceId" | "DtsJobId"));
    let created = call(&client, "ConfigureDtsJob", configuration).await;
    let task = created["DtsJobId"].as_str().unwrap().to_owned();
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 3600);
    assert_eq!(status(&client, &task).await, "PreCheckPass");
    call(&client, "CreateDtsInstance", json!({ "RegionId": "cn-hangzhou", "JobId": task, "AutoStart": true })).await;
    turn(&emulator, 60);
    assert_eq!(status(&client, &task).await, "Synchronizing");
}

#[tokio::test]
async fn a_pause_of_more_than_seven_days_fails() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (instance, task) = bought(&client, "SYNC").await;
    call(&client, "ConfigureDtsJob", configured(&instance, &task, "SYNC")).await;
    turn(&emulator, 60);
    call(&client, "SuspendDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 7 * 86_400 - 1);
    assert_eq!(status(&client, &task).await, "Suspending");
    turn(&emulator, 1);
    assert_eq!(status(&client, &task).await, "Failed");
}

#[tokio::test]
async fn classic_and_present_operations_see_the_same_tasks() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let created =
        call(&client, "CreateMigrationJob", json!({ "Region": "cn-hangzhou", "MigrationJobClass": "small" })).await;
    let instance = created["MigrationJobId"].clone();
    let listed = call(&client, "DescribeDtsJobs", json!({ "DtsInstanceId": instance })).await;
    let task = listed["DtsJobList"][0]["DtsJobId"].clone();
    call(&client, "ModifyDtsJobName", json!({ "DtsJobId": task, "DtsJobName": "renamed" })).await;
    let seen = call(&client, "DescribeMigrationJobStatus", json!({ "MigrationJobId": instance })).await;
    assert_eq!(seen["MigrationJobName"], "renamed");
    assert_eq!(seen["MigrationJobStatus"], "NotConfigured");
    let found = call(&client, "DescribeMigrationJobs", json!({ "MigrationJobName": "name" })).await;
    assert_eq!(found["TotalRecordCount"], 1);
    let found = call(&client, "DescribeMigrationJobs", json!({ "MigrationJobName": "other" })).await;
    assert_eq!(found["TotalRecordCount"], 0);
}

#[tokio::test]
async fn a_two_way_instance_has_a_task_for_each_direction() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let created = json!({ "SourceRegion": "cn-hangzhou", "DestRegion": "cn-hangzhou", "SynchronizationJobClass": "small", "PayType": "PostPaid", "Topology": "bidirectional", "SourceEndpoint": { "InstanceType": "MySQL" }, "DestinationEndpoint": { "InstanceType": "MySQL" } });
    let instance = call(&client, "CreateSynchronizationJob", created).await["SynchronizationJobId"].clone();
    let listed = call(&client, "DescribeDtsJobs", json!({ "JobType": "SYNC" })).await;
    assert_eq!(listed["TotalRecordCount"], 2);
    let direction = |direction: &str| json!({ "DtsInstanceID": instance, "SynchronizationDirection": direction });
    let forward = call(&client, "DescribeDtsJobDetail", direction("Forward")).await;
    let reverse = call(&client, "DescribeDtsJobDetail", direction("Reverse")).await;
    assert_ne!(forward["DtsJobId"], reverse["DtsJobId"]);
    let usual = call(&client, "DescribeDtsJobDetail", json!({ "DtsInstanceID": instance })).await;
    assert_eq!(usual["DtsJobId"], forward["DtsJobId"]);
    call(&client, "DeleteSynchronizationJob", json!({ "SynchronizationJobId": instance })).await;
    let listed = call(&client, "DescribeDtsJobs", json!({ "JobType": "SYNC" })).await;
    assert_eq!(listed["TotalRecordCount"], 0);
}

#[tokio::test]
async fn lists_are_paged_filtered_and_sorted() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let mut tasks = Vec::new();
    for _ in 0..25 {
        tasks.push(bought(&client, "SYNC").await.1);
        turn(&emulator, 1);
    }
    bought(&client, "MIGRATION").await;
    let ids = async |query: Value| -> Vec<String> {
        let listed = call(&client, "DescribeDtsJobs", query).await;
        listed["DtsJobList"]
            .as_array()
            .unwrap()
            .iter()
            .map(|job| job["DtsJobId"].as_str().unwrap().to_owned())
            .collect()
    };
    let mut seen = Vec::new();
    for page in 1..=3 {
        seen.extend(ids(json!({ "JobType": "SYNC", "PageNumber": page, "PageSize": 10 })).await);
    }
    assert_eq!(seen, tasks);
    let newest = json!({ "JobType": "SYNC", "OrderColumn": "CreateTime", "OrderDirection": "DESC", "PageSize": 10 });
    assert_eq!(ids(newest).await[0], tasks[24]);
    let two = format!("{},{}", tasks[3], tasks[7]);
    assert_eq!(ids(json!({ "JobType": "SYNC", "DtsJobId": two })).await, [tasks[3].clone(), tasks[7].clone()]);
    assert!(ids(json!({ "JobType": "SYNC", "Status": "Synchronizing" })).await.is_empty());
    assert_eq!(ids(json!({})).await.len(), 1, "without a type, migrations are returned");
}

#[tokio::test]
async fn tags_rules_and_groups_are_kept_and_removed() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let scope = |more: Value| {
        let mut query = json!({ "RegionId": "cn-hangzhou", "ResourceType": "ALIYUN::DTS::INSTANCE" });
        query.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        query
    };
    let tag = |value: &str| json!({ "ResourceId": ["a", "b"], "Tag": [{ "Key": "team", "Value": value }, { "Key": "stage" }] });
    call(&client, "TagResources", scope(tag("x"))).await;
    call(&client, "TagResources", scope(tag("y"))).await;
    let all = call(&client, "ListTagResources", scope(json!({ "ResourceId": ["a", "b"] }))).await;
    assert_eq!(all["TagResources"]["TagResource"].as_array().unwrap().len(), 4, "{all}");
    let some = call(&client, "ListTagResources", scope(json!({ "Tag": [{ "Key": "team", "Value": "y" }] }))).await;
    assert_eq!(some["TagResources"]["TagResource"].as_array().unwrap().len(), 2, "{some}");
    call(&client, "UntagResources", scope(json!({ "ResourceId": ["a"], "TagKey": ["team"] }))).await;
    let left = call(&client, "ListTagResources", scope(json!({ "ResourceId": ["a"] }))).await;
    assert_eq!(left["TagResources"]["TagResource"].as_array().unwrap().len(), 1, "{left}");

    for state in ["Y", "N"] {
        call(&client, "CreateJobMonitorRule", json!({ "DtsJobId": "a", "Type": "delay", "State": state })).await;
    }
    let rules = call(&client, "DescribeJobMonitorRule", json!({ "DtsJobId": "a" })).await;
    assert_eq!(rules["MonitorRules"].as_array().unwrap().len(), 1);
    assert_eq!((&rules["MonitorRules"][0]["State"], &rules["DtsJobId"]), (&json!("N"), &json!("a")));
}

#[tokio::test]
async fn faults_hit_the_calls_that_they_are_for() {
    let emulator = Emulator::start().await.unwrap();
    let config = crate::config(&emulator).retry(alibabacloud_dts::settings::RetryPolicy::Off);
    let client = Client::new(config).unwrap();
    emulator.fault(Some("DescribeDtsJobs"), 100, Fault::Status(503));
    let error = client.call_raw("DescribeDtsJobs", &json!({}), &NONE).await.unwrap_err();
    assert_eq!(error.http_status(), Some(503));
    call(&client, "DescribeMigrationJobs", json!({})).await;
    emulator.end_faults();
    emulator.fault(None, 100, Fault::Throttle(Duration::from_secs(2)));
    let error = client.call_raw("DescribeDtsJobs", &json!({}), &NONE).await.unwrap_err();
    assert!(error.is_throttled() && error.retry_after() == Some(Duration::from_secs(2)), "{error:?}");
    emulator.end_faults();
    emulator.fault(None, 100, Fault::Unsuccessful);
    let error = client.call_raw("DescribeDtsJobs", &json!({}), &NONE).await.unwrap_err();
    assert_eq!(
        (error.http_status(), error.code().map(|code| code.to_string())),
        (Some(200), Some("InternalError".to_owned()))
    );
    emulator.end_faults();
    emulator.fault(None, 100, Fault::WrongTypes);
    let typed = client.describe_dts_jobs().send().await.unwrap();
    assert_eq!(typed.total_record_count, Some(0));
    emulator.end_faults();
    emulator.fault(None, 100, Fault::Reset);
    let error = client.call_raw("DescribeDtsJobs", &json!({}), &NONE).await.unwrap_err();
    assert_eq!(error.http_status(), None, "{error:?}");
    emulator.end_faults();
    emulator.fault(None, 0, Fault::Reset);
    call(&client, "DescribeDtsJobs", json!({})).await;
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart() {
    let folder = std::env::temp_dir().join(format!("emulator-test-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("state.redb");
    let _ = std::fs::remove_file(&file);
    let settings = || {
        let mut settings = Settings::default();
        settings.data = Some(file.clone());
        settings
    };
    let emulator = Emulator::start_with(settings()).await.unwrap();
    let (_, task) = bought(&client(&emulator), "SYNC").await;
    let (gone, _) = bought(&client(&emulator), "SYNC").await;
    call(&client(&emulator), "DeleteDtsJob", json!({ "DtsInstanceId": gone })).await;
    emulator.stop().await;
    let emulator = Emulator::start_with(settings()).await.unwrap();
    let client = client(&emulator);
    assert_eq!(status(&client, &task).await, "NotConfigured");
    assert_eq!(call(&client, "DescribeDtsJobs", json!({ "JobType": "SYNC" })).await["TotalRecordCount"], 1);
    emulator.stop().await;
    std::fs::remove_dir_all(&folder).unwrap();
}
