//! What a Kafka client needs to read the changes of a subscription.

mod error;
mod network;
mod settings;

pub use error::KafkaError;
pub use network::ClientNetwork;
pub use settings::ClientSettings;

use alibabacloud_dts::types::ConsumerGroup;
use alibabacloud_dts::{Client, Secret, Timestamp};

/// The settings of a Kafka client for a consumer group of a subscription.
///
/// ```no_run
/// # async fn example(client: alibabacloud_dts::Client) -> Result<(), Box<dyn std::error::Error>> {
/// use alibabacloud_dts_jobs::{ClientNetwork, KafkaSettings};
///
/// let password = std::env::var("GROUP_PASSWORD")?;
/// let kafka = KafkaSettings::of(&client, "dtsa1b2c3d4e5f6g7", "cache refresh", password, ClientNetwork::Vpc).await?;
/// // let mut config = rdkafka::ClientConfig::new();
/// for (key, value) in kafka.rdkafka().iter() {
///     // config.set(key, value);
///     # let _ = (key, value);
/// }
/// println!("{}, partition {}", kafka.topic, KafkaSettings::PARTITION);
/// # Ok(())
/// # }
/// ```
///
/// Clients of version 0.11 to 2.7 are supported. Values are Avro records. The position that a server keeps is lost when DTS
/// moves the task, so store the timestamp of the last record yourself and seek by it; the service counts the time of
/// `offsetsForTimes` in seconds. After a failed commit, records arrive a second time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KafkaSettings {
    /// The address to connect to: host and port.
    pub bootstrap_servers: String,
    /// The topic.
    pub topic: String,
    /// The ID of the consumer group.
    pub group_id: String,
    /// The user name: the account of the group, a hyphen, and the ID of the group.
    pub user_name: String,
    /// The password of the group.
    pub password: Secret,
    /// The time of the oldest record that can be read.
    pub begins: Option<Timestamp>,
    /// The time of the newest record.
    pub ends: Option<Timestamp>,
}

impl KafkaSettings {
    /// The only partition of the topic.
    pub const PARTITION: i32 = 0;

    /// The settings for a group of the subscription of this instance. `group` is the ID of the group or its name.
    ///
    /// # Errors
    /// [`KafkaError`], if a call fails, the subscription has no topic or no host in this network, or there is no such group.
    pub async fn of(
        client: &Client,
        instance_id: &str,
        group: &str,
        password: impl Into<Secret>,
        network: ClientNetwork,
    ) -> Result<Self, KafkaError> {
        let task = client.describe_dts_job_detail().dts_instance_id(instance_id).send().await?;
        let groups = client.describe_consumer_channel().dts_instance_id(instance_id).items().collect().await?;
        let (group_id, account) = named(&groups, group)?;
        let topic = task.subscribe_topic.filter(|topic| !topic.is_empty()).ok_or(KafkaError::NoTopic)?;
        let hosts = task.subscription_host.unwrap_or_default();
        let host = network.host(&hosts).ok_or(KafkaError::NoHost(network))?;
        Ok(Self {
            bootstrap_servers: host.to_owned(),
            topic,
            user_name: format!("{account}-{group_id}"),
            group_id,
            password: password.into(),
            begins: task.begin_timestamp,
            ends: task.end_timestamp,
        })
    }

    /// In the form of librdkafka, for the crate `rdkafka`. Commits are off: store the timestamp of the last record yourself.
    pub fn rdkafka(&self) -> ClientSettings {
        ClientSettings::new([
            ("bootstrap.servers", self.bootstrap_servers.as_str()),
            ("group.id", &self.group_id),
            ("security.protocol", "sasl_plaintext"),
            ("sasl.mechanisms", "PLAIN"),
            ("sasl.username", &self.user_name),
            ("sasl.password", self.password.expose()),
            ("enable.auto.commit", "false"),
        ])
    }

    /// In the form of Java clients. [`ClientSettings::to_properties`] writes them as a file.
    pub fn java(&self) -> ClientSettings {
        const BYTES: &str = "org.apache.kafka.common.serialization.ByteArrayDeserializer";
        let login = format!(
            "org.apache.kafka.common.security.plain.PlainLoginModule required username={} password={};",
            quoted(&self.user_name),
            quoted(self.password.expose()),
        );
        ClientSettings::new([
            ("bootstrap.servers", self.bootstrap_servers.as_str()),
            ("group.id", &self.group_id),
            ("security.protocol", "SASL_PLAINTEXT"),
            ("sasl.mechanism", "PLAIN"),
            ("sasl.jaas.config", &login),
            ("enable.auto.commit", "false"),
            ("key.deserializer", BYTES),
            ("value.deserializer", BYTES),
        ])
    }
}

/// The ID and the account of the group.
fn named(groups: &[ConsumerGroup], group: &str) -> Result<(String, String), KafkaError> {
    let is_it = |known: &&ConsumerGroup| {
        known.consumer_group_id.as_ref().is_some_and(|id| id.as_str() == group)
            || known.consumer_group_name.as_deref() == Some(group)
    };
    let mut found = groups.iter().filter(is_it);
    let missing = || KafkaError::NoGroup {
        group: group.to_owned(),
        known: groups.iter().filter_map(|group| group.consumer_group_name.clone()).collect(),
    };
    let known = found.next().ok_or_else(missing)?;
    if found.next().is_some() {
        return Err(KafkaError::SeveralGroups(group.to_owned()));
    }
    match (&known.consumer_group_id, &known.consumer_group_user_name) {
        (Some(id), Some(account)) => Ok((id.to_string(), account.clone())),
        _ => Err(missing()),
    }
}

/// A text in the form of login modules.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
