//! Settings of Kafka clients.

use alibabacloud_dts::Client;
use alibabacloud_dts::operation::{describe_consumer_channel, describe_dts_job_detail};
use alibabacloud_dts::test_util::Stub;
use alibabacloud_dts_jobs::{ClientNetwork, KafkaError, KafkaSettings};
use serde_json::json;

const PASSWORD: &str = "pa\"ss\\wörd";

fn client(topic: &str) -> Client {
    let stub = Stub::new();
    stub.on::<describe_dts_job_detail::Request>().respond_json(json!({
        "Success": true,
        "SubscribeTopic": topic,
        "SubscriptionHost": { "VpcHost": "vpc.example.com:18003", "PublicHost": "public.example.com:18001" },
        "BeginTimestamp": "2026-03-29T00:00:00Z",
        "EndTimestamp": "2026-03-30T00:00:00Z"
    }));
    let group = |id: &str, name: &str| json!({ "ConsumerGroupID": id, "ConsumerGroupName": name, "ConsumerGroupUserName": "reader" });
    stub.on::<describe_consumer_channel::Request>().respond_json(json!({
        "Success": true,
        "ConsumerChannels": [group("dtsg1", "cache"), group("dtsg2", "twice"), group("dtsg3", "twice")],
        "TotalRecordCount": 3
    }));
    Client::new(stub.config()).unwrap()
}

async fn settings(group: &str, network: ClientNetwork) -> Result<KafkaSettings, KafkaError> {
    KafkaSettings::of(&client("topic_1"), "dtsa1", group, PASSWORD, network).await
}

#[tokio::test]
async fn a_group_is_found_by_name_and_by_id_with_everything_that_clients_need() {
    for group in ["cache", "dtsg1"] {
        let kafka = settings(group, ClientNetwork::Vpc).await.unwrap();
        let found: Vec<_> = kafka.rdkafka().iter().map(|(key, value)| (key, value.to_owned())).collect();
        let expected = [
            ("bootstrap.servers", "vpc.example.com:18003"),
            ("group.id", "dtsg1"),
            ("security.protocol", "sasl_plaintext"),
            ("sasl.mechanisms", "PLAIN"),
            ("sasl.username", "reader-dtsg1"),
            ("sasl.password", PASSWORD),
            ("enable.auto.commit", "false"),
        ];
        assert_eq!(found, expected.map(|(key, value)| (key, value.to_owned())));
        assert_eq!(kafka.topic, "topic_1");
        assert!(kafka.begins.is_some() && kafka.ends.is_some());
    }
}

#[tokio::test]
async fn java_clients_get_a_login_module_and_a_properties_file() {
    let java = settings("cache", ClientNetwork::Public).await.unwrap().java();
    assert_eq!(java.get("bootstrap.servers"), Some("public.example.com:18001"));
    assert_eq!(
        java.get("sasl.jaas.config"),
        Some(
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"reader-dtsg1\" \
             password=\"pa\\\"ss\\\\wörd\";"
        )
    );
    let file = java.to_properties();
    assert!(file.expose().contains("password=\"pa\\\\\"ss\\\\\\\\w\\u00f6rd\";\n"), "{}", file.expose());
    assert_eq!(file.expose().lines().count(), 8);
}

#[tokio::test]
async fn the_password_is_never_printed() {
    let kafka = settings("cache", ClientNetwork::Vpc).await.unwrap();
    for printed in [format!("{kafka:?}"), format!("{:?}", kafka.rdkafka()), format!("{:#?}", kafka.java())] {
        assert!(!printed.contains("wörd") && printed.contains("***"), "{printed}");
    }
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let error = settings("nobody", ClientNetwork::Vpc).await.unwrap_err();
    assert!(error.to_string().contains("cache"), "{error}");
    assert!(matches!(settings("twice", ClientNetwork::Vpc).await, Err(KafkaError::SeveralGroups(_))));
    assert!(matches!(settings("cache", ClientNetwork::Private).await, Err(KafkaError::NoHost(ClientNetwork::Private))));
    let without = KafkaSettings::of(&client(""), "dtsa1", "cache", PASSWORD, ClientNetwork::Vpc).await;
    assert!(matches!(without, Err(KafkaError::NoTopic)));
}
