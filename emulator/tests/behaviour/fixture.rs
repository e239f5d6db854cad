//! Calls by name, and tasks to begin with.

use alibabacloud_dts::Client;
use emulator::Emulator;
use serde_json::{Value, json};
use std::time::Duration;

pub(crate) const NONE: Value = Value::Null;

pub(crate) async fn call(client: &Client, action: &str, query: Value) -> Value {
    client.call_raw(action, &query, &NONE).await.unwrap_or_else(|error| panic!("{action}: {error}")).document
}

pub(crate) async fn code(client: &Client, action: &str, query: Value) -> String {
    let error = client.call_raw(action, &query, &NONE).await.unwrap_err();
    error.code().map(|code| code.to_string()).unwrap_or_default()
}

pub(crate) async fn bought(client: &Client, kind: &str) -> (String, String) {
    let query = json!({ "RegionId": "cn-hangzhou", "Type": kind });
    let response = call(client, "CreateDtsInstance", query).await;
    let text = |name: &str| response[name].as_str().unwrap().to_owned();
    (text("InstanceId"), text("JobId"))
}

pub(crate) async fn status(client: &Client, task: &str) -> String {
    let detail = call(client, "DescribeDtsJobDetail", json!({ "DtsJobId": task })).await;
    detail["Status"].as_str().unwrap().to_owned()
}

pub(crate) fn configured(instance: &str, task: &str, kind: &str) -> Value {
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

pub(crate) fn turn(emulator: &Emulator, seconds: u64) {
    emulator.clock().advance(Duration::from_secs(seconds));
}
