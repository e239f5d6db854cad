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
