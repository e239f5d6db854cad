//! Lists: pages, filters, order.

use crate::client;
use crate::fixture::{bought, call, turn};
use alibabacloud_dts::Client;
use emulator::Emulator;
use serde_json::{Value, json};

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

/// Creates this many synchronization tasks without a socket, which is sooner.
async fn many(emulator: &Emulator, count: usize) {
    let client = Client::new(emulator.config()).unwrap();
    for _ in 0..count {
        bought(&client, "SYNC").await;
    }
}

#[tokio::test]
async fn the_stream_of_the_sdk_returns_ten_thousand_tasks_once_each() {
    let emulator = Emulator::start().await.unwrap();
    many(&emulator, 10_000).await;
    let client = client(&emulator);
    let mut tasks =
        client.describe_dts_jobs().job_type(alibabacloud_dts::types::DtsJobType::Sync).page_size(100).items();
    let mut seen = std::collections::BTreeSet::new();
    while let Some(task) = tasks.next().await {
        assert!(seen.insert(task.unwrap().dts_job_id.unwrap()));
    }
    assert_eq!(seen.len(), 10_000);
    assert_eq!(emulator.calls().iter().filter(|call| call.operation == "DescribeDtsJobs").count(), 100);
}

/// Parameters of lists that choose no records here, with the reason.
const WITHOUT_EFFECT: [(&str, &str); 16] = [
    ("AccountId", "there is one account"),
    ("Category", "all tags are custom ones"),
    ("ClientToken", "nothing is created"),
    ("DestProductType", "the vendor's description swaps source and destination"),
    ("GroupId", "no task is distributed"),
    ("InstanceType", "it goes with InstanceId, which is enough"),
    ("OwnerId", "there is one account"),
    ("ParentChannelId", "no group is below another one"),
    ("Region", "there is one region"),
    ("RegionId", "there is one region"),
    ("ResourceGroupId", "resource groups are not kept"),
    ("ResourceType", "there is one type"),
    ("SrcProductType", "the vendor's description swaps source and destination"),
    ("WithoutDbList", "it makes the response smaller"),
    ("ZeroEtlJob", "no task belongs to an integration"),
    ("NextToken", "it says where a page begins"),
];

#[test]
fn every_parameter_of_a_list_chooses_sorts_or_pages_or_is_named_here() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/dts/emulation/states.json");
    let states: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut without_effect = std::collections::BTreeSet::new();
    let mut lists = 0;
    for entry in states["operations"].as_array().unwrap() {
        let effects = entry["effects"].to_string();
        let is_list = entry["effects"].as_array().unwrap().iter().any(|effect| effect["action"] == "list");
        let operation = alibabacloud_dts::metadata::SERVICE.operation(entry["operation"].as_str().unwrap()).unwrap();
        let pages = |name: &str| matches!(name, "PageNumber" | "PageNum" | "PageSize");
        for field in operation.request.iter().filter(|field| is_list && !pages(field.name)) {
            if !effects.contains(&format!("\"{}\"", field.name)) {
                let named = WITHOUT_EFFECT.iter().find(|(name, _)| *name == field.name);
                without_effect.insert(named.unwrap_or_else(|| panic!("{}: {}", operation.name, field.name)).0);
            }
        }
        lists += usize::from(is_list);
    }
    assert_eq!(without_effect.len(), WITHOUT_EFFECT.len(), "{without_effect:?}");
    assert!(lists > 10);
}

#[tokio::test]
async fn lists_are_searched_by_databases_names_and_clusters() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    for (name, source, destination) in [("orders", "rm-a", "rm-b"), ("customers", "rm-b", "rm-c")] {
        let (instance, task) = bought(&client, "MIGRATION").await;
        let mut configuration = crate::fixture::configured(&instance, &task, "MIGRATION");
        configuration["DtsJobName"] = name.into();
        configuration["SourceEndpointInstanceID"] = source.into();
        configuration["DestinationEndpointInstanceID"] = destination.into();
        call(&client, "ConfigureDtsJob", configuration).await;
    }
    let names = async |query: Value| -> Vec<String> {
        let listed = call(&client, "DescribeDtsJobs", query).await;
        let jobs = listed["DtsJobList"].as_array().unwrap();
        jobs.iter().map(|job| job["DtsJobName"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(json!({ "InstanceId": "rm-b", "InstanceType": "RDS" })).await, ["orders", "customers"]);
    assert_eq!(names(json!({ "InstanceId": "rm-c", "InstanceType": "RDS" })).await, ["customers"]);
    assert_eq!(names(json!({ "Type": "srcRds", "Params": "rm-b" })).await, ["customers"]);
    assert_eq!(names(json!({ "Type": "rds", "Params": "rm-b" })).await, ["orders"]);
    assert_eq!(names(json!({ "Type": "name", "Params": "ord" })).await, ["orders"]);
    assert_eq!(names(json!({ "Status": "Prechecking" })).await.len(), 2);
    turn(&emulator, 10);
    assert!(names(json!({ "Status": "Prechecking" })).await.is_empty());
    let clusters = async |query: Value| call(&client, "ListDedicatedCluster", query).await["TotalRecordCount"].clone();
    assert_eq!(clusters(json!({ "Type": "NAME", "Params": "emulated" })).await, 1);
    assert_eq!(clusters(json!({ "Type": "NAME", "Params": "other" })).await, 0);
    assert_eq!(clusters(json!({ "State": "locked" })).await, 0);
}
