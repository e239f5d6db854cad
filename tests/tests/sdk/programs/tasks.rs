//! Programs that configure tasks.

use super::{actions, client, parameters};
use alibabacloud_dts::test_util::{Call, Stub};
use alibabacloud_dts::types::DatabaseEndpoint;
use serde_json::{Value, json};

#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/stream_to_kafka.rs"]
mod stream_to_kafka;
#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/synchronize_both_ways.rs"]
mod synchronize_both_ways;
#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/track_changes.rs"]
mod track_changes;
#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/transform_data.rs"]
mod transform_data;

fn endpoint(id: &str) -> DatabaseEndpoint {
    DatabaseEndpoint::rds(id).region("cn-hangzhou").login("dts", "hush")
}

/// A stub whose tasks have this status.
fn stub(kind: &str, status: &str) -> Stub {
    let stub = Stub::new();
    let first = json!({ "Success": true, "DtsJobId": "task1", "JobType": kind, "Status": "Prechecking" });
    let then = json!({
        "Success": true, "DtsJobId": "task1", "JobType": kind, "Status": status, "SubscribeTopic": "topic1",
        "SubscriptionHost": { "VpcHost": "host1:18001" },
    });
    stub.on_action("DescribeDtsJobDetail").respond_json(first).respond_json(then).forever();
    stub
}

fn document(parameters: &Value, name: &str) -> Value {
    serde_json::from_str(parameters[name].as_str().unwrap()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn both_directions_are_configured_one_after_the_other() {
    let stub = stub("sync", "Synchronizing");
    stub.on_action("CreateDtsInstance").respond_json(json!({ "InstanceId": "instance1", "JobId": "task1" }));
    stub.on_action("ConfigureDtsJob")
        .respond_json(json!({ "DtsInstanceId": "instance1", "DtsJobId": "task1" }))
        .respond_json(json!({ "DtsInstanceId": "instance1", "DtsJobId": "task2" }));

    synchronize_both_ways::run(&client(&stub), endpoint("first"), endpoint("second"), "shop").await.unwrap();

    let mut called = actions(&stub);
    called.dedup();
    let poll = "DescribeDtsJobDetail";
    assert_eq!(called, ["CreateDtsInstance", "ConfigureDtsJob", poll, "ConfigureDtsJob", poll]);
    assert_eq!(parameters(&stub, "CreateDtsInstance")["SyncArchitecture"], "bidirectional");
    let calls = stub.calls();
    let sent: Vec<_> = calls.iter().filter(|call| call.action() == "ConfigureDtsJob").map(Call::parameters).collect();
    for (sent, direction, source, destination) in
        [(&sent[0], "Forward", "first", "second"), (&sent[1], "Reverse", "second", "first")]
    {
        assert_eq!(sent["DtsInstanceId"], "instance1");
        assert_eq!(sent["SynchronizationDirection"], direction);
        assert_eq!(sent["SourceEndpointInstanceID"], source);
        assert_eq!(sent["DestinationEndpointInstanceID"], destination);
        assert_eq!(sent["DataInitialization"], if direction == "Forward" { "true" } else { "false" });
    }
    stub.verify().unwrap();
}

#[tokio::test]
async fn changes_of_mongodb_go_to_kafka() {
    let stub = Stub::new();
    stub.on_action("ConfigureDtsJob").respond_json(json!({ "DtsJobId": "task1" }));
    let task = stream_to_kafka::run(&client(&stub), "instance1", "10.0.0.8", "hush", "kafka1").await.unwrap();
    assert_eq!(task, "task1");
    let sent = parameters(&stub, "ConfigureDtsJob");
    for (name, value) in [
        ("SourceEndpointInstanceType", "EXPRESS"),
        ("SourceEndpointEngineName", "MONGODB"),
        ("SourceEndpointIP", "10.0.0.8"),
        ("SourceEndpointPort", "27017"),
        ("SourceEndpointDatabaseName", "admin"),
        ("SourceEndpointPassword", "hush"),
        ("DestinationEndpointInstanceType", "KAFKA"),
        ("DestinationEndpointInstanceID", "kafka1"),
    ] {
        assert_eq!(sent[name], value, "{name}");
    }
    assert_eq!(document(&sent, "DbList")["shop"]["Table"]["orders"]["all"], true);
    assert_eq!(document(&sent, "Reserve")["destTopic"], "orders");
    stub.verify().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_consumer_gets_address_topic_and_group() {
    let stub = stub("subscribe", "Normal");
    stub.on_action("ConfigureSubscription").respond_json(json!({ "DtsInstanceId": "instance1", "DtsJobId": "task1" }));
    stub.on_action("CreateConsumerChannel").respond_json(json!({ "ConsumerGroupID": "group1" }));
    let groups = json!([{ "ConsumerGroupName": "cache refresh", "MessageDelay": 3 }]);
    stub.on_action("DescribeConsumerChannel")
        .respond_json(json!({ "ConsumerChannels": groups, "PageNumber": 1, "TotalRecordCount": 1 }));

    let text = track_changes::run(&client(&stub), "instance1", endpoint("rm-source"), "whisper").await.unwrap();

    assert_eq!(text, "address host1:18001, topic topic1, group group1");
    let sent = parameters(&stub, "ConfigureSubscription");
    assert_eq!(sent["SourceEndpointInstanceID"], "rm-source");
    assert_eq!(sent["SubscriptionInstanceNetworkType"], "vpc");
    let sent = parameters(&stub, "CreateConsumerChannel");
    assert_eq!(sent["ConsumerGroupPassword"], "whisper");
    stub.verify().unwrap();
}

#[tokio::test(start_paused = true)]
async fn rows_are_transformed_and_the_log_is_returned() {
    let stub = stub("sync", "Synchronizing");
    stub.on_action("ConfigureDtsJob").respond_json(json!({ "DtsInstanceId": "instance1", "DtsJobId": "task1" }));
    stub.on_action("DescribeEtlJobLogs")
        .respond_json(json!({ "EtlRunningLogs": [{ "Status": "INFO", "Content": "started" }] }));

    let (source, destination) = (endpoint("rm-source"), endpoint("rm-target"));
    let log = transform_data::run(&client(&stub), "instance1", source, destination).await.unwrap();

    assert_eq!(log[0].content.as_deref(), Some("started"));
    let settings = document(&parameters(&stub, "ConfigureDtsJob"), "Reserve");
    assert_eq!(settings["etlOperatorCtl"], "Y");
    assert!(settings["etlOperatorSetting"].as_str().unwrap().contains("str_mask"));
    assert_eq!(parameters(&stub, "DescribeEtlJobLogs")["DtsJobId"], "task1");
    stub.verify().unwrap();
}
