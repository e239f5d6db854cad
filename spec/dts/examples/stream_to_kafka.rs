//! Sends the changes of a self-managed MongoDB replica set to a topic of ApsaraMQ for Kafka.
//!
//! ```text
//! MONGODB_PASSWORD=… cargo run --example stream_to_kafka -- dtsa1b2c3d4e5f6g7 10.0.0.8 alikafka_post-cn-1a2b3c
//! ```
//!
//! The arguments are the ID of a purchased instance, the address of the source, and the ID of the Kafka instance.

use alibabacloud_dts::types::{
    AdvancedSettings, Database, DatabaseEndpoint, DatabaseEngine, DtsJobId, DtsJobType, KafkaPartitioning,
    KafkaRecordFormat, MongoDbArchitecture, ObjectSelection, Table,
};
use alibabacloud_dts::{Client, Result, Secret};
use std::env;

const REGION: &str = "cn-hangzhou";

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env().await?;
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [instance_id, address, kafka_id] = arguments.as_slice() else {
        return Err("usage: stream_to_kafka <DTS instance> <address of MongoDB> <Kafka instance>".into());
    };
    let task_id = run(&client, instance_id, address, env::var("MONGODB_PASSWORD")?, kafka_id).await?;
    println!("configured the task {task_id}");
    Ok(())
}

/// Configures the task and returns its ID. Its precheck starts automatically, and the task after it.
pub async fn run(
    client: &Client,
    instance_id: &str,
    address: &str,
    password: impl Into<Secret>,
    kafka_id: &str,
) -> Result<DtsJobId> {
    let source = DatabaseEndpoint::express_connect(address, 27017)
        .engine_name(DatabaseEngine::MongoDb)
        .region(REGION)
        .database_name("admin")
        .login("dts", password);
    let destination = DatabaseEndpoint::kafka(kafka_id).region(REGION);
    let objects = ObjectSelection::new().database(Database::named("shop").table(Table::named("orders").all(true)));
    let settings = AdvancedSettings::new()
        .source_architecture(MongoDbArchitecture::ReplicaSet)
        .kafka_topic("orders")
        .kafka_record_format(KafkaRecordFormat::CanalJson)
        .kafka_partitioning(KafkaPartitioning::PrimaryKey);

    let response = client
        .configure_dts_job()
        .dts_job_name("orders to Kafka")
        .job_type(DtsJobType::Sync)
        .dts_instance_id(instance_id)
        .source(source)
        .destination(destination)
        .structure_initialization(false)
        .data_initialization(false)
        .data_synchronization(true)
        .objects(objects)
        .advanced_settings(settings)
        .send()
        .await?;
    response.dts_job_id().cloned()
}
