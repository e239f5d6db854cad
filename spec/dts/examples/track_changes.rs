//! Tracks the changes of a database, and creates a consumer group for a program that reads them.
//!
//! ```text
//! SOURCE_PASSWORD=… CONSUMER_PASSWORD=… cargo run --example track_changes -- dtss1u2b3s4c5r6i7 rm-source
//! ```
//!
//! The arguments are the IDs of a purchased change tracking instance and of an ApsaraDB RDS for MySQL instance.

use alibabacloud_dts::types::{Database, DatabaseEndpoint, DatabaseEngine, ObjectSelection, SubscriptionNetworkType};
use alibabacloud_dts::wait::DtsJobGoal;
use alibabacloud_dts::{Client, Secret};
use std::env;
use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::from_env().await?;
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [instance_id, source_id] = arguments.as_slice() else {
        return Err("usage: track_changes <DTS instance> <source instance>".into());
    };
    let source = DatabaseEndpoint::rds(source_id)
        .engine_name(DatabaseEngine::MySql)
        .region("cn-hangzhou")
        .login("dts", env::var("SOURCE_PASSWORD")?);
    println!("{}", run(&client, instance_id, source, env::var("CONSUMER_PASSWORD")?).await?);
    Ok(())
}

/// Returns what a consumer needs: the address, the topic and the ID of its group.
pub async fn run(
    client: &Client,
    instance_id: &str,
    source: DatabaseEndpoint,
    password: impl Into<Secret>,
) -> Result<String, Box<dyn Error>> {
    let configuration = client
        .configure_subscription()
        .dts_job_name("order events")
        .dts_instance_id(instance_id)
        .source(source)
        .objects(ObjectSelection::new().database(Database::named("shop").all(true)))
        .subscription_data_type_ddl(true)
        .subscription_data_type_dml(true)
        .subscription_instance_network_type(SubscriptionNetworkType::Vpc)
        .subscription_instance_vpc_id("vpc-bp1a2b3c4d5e6f7g8")
        .subscription_instance_vswitch_id("vsw-bp1a2b3c4d5e6f7g8")
        .send()
        .await?;
    configuration.wait(client).until(DtsJobGoal::Running).await?;

    let group = client
        .create_consumer_channel()
        .dts_instance_id(instance_id)
        .consumer_group_name("cache refresh")
        .consumer_group_user_name("cache_reader")
        .consumer_group_password(password.into())
        .send()
        .await?;
    let group_id = group.consumer_group_id.ok_or("the group has no ID")?;

    let task = client.describe_dts_job_detail().dts_instance_id(instance_id).send().await?;
    let address = task.subscription_host.and_then(|host| host.vpc_host).unwrap_or_default();
    let topic = task.subscribe_topic.unwrap_or_default();

    let mut groups = client.describe_consumer_channel().dts_instance_id(instance_id).items();
    while let Some(group) = groups.next().await {
        let group = group?;
        println!("group {:?} has a delay of {:?}", group.consumer_group_name, group.message_delay);
    }
    Ok(format!("address {address}, topic {topic}, group {group_id}"))
}
