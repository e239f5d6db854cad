//! Migrates a database once: buys an instance, configures and starts the task, waits for its end, and releases the
//! instance.
//!
//! ```text
//! SOURCE_PASSWORD=… DESTINATION_PASSWORD=… cargo run --example migrate -- rm-source pc-destination shop
//! ```
//!
//! The arguments are the ID of an ApsaraDB RDS for MySQL instance, that of a PolarDB for MySQL cluster, and the name of
//! the database. The call places an order.

use alibabacloud_dts::types::{
    AdvancedSettings, AutoStart, BillingMethod, Database, DatabaseEndpoint, DatabaseEngine, DtsInstanceClass,
    DtsJobType, ObjectSelection, TableStorageEngine, TargetTableMode,
};
use alibabacloud_dts::wait::DtsJobGoal;
use alibabacloud_dts::{Client, Secret};
use std::env;
use std::error::Error;

const REGION: &str = "cn-hangzhou";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::from_env().await?;
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [source, destination, database] = arguments.as_slice() else {
        return Err("usage: migrate <source instance> <destination cluster> <database>".into());
    };
    let [source_password, destination_password] =
        [env::var("SOURCE_PASSWORD")?, env::var("DESTINATION_PASSWORD")?].map(Secret::from);
    let source = DatabaseEndpoint::rds(source).engine_name(DatabaseEngine::MySql);
    let destination = DatabaseEndpoint::polar_db(destination).engine_name(DatabaseEngine::PolarDb);
    let source = source.region(REGION).login("dts", source_password);
    let destination = destination.region(REGION).login("dts", destination_password);
    run(&client, source, destination, database).await
}

/// Returns when the data has been copied and the instance is released.
pub async fn run(
    client: &Client,
    source: DatabaseEndpoint,
    destination: DatabaseEndpoint,
    database: &str,
) -> Result<(), Box<dyn Error>> {
    let purchase = client
        .create_dts_instance()
        .region_id(REGION)
        .job_type(DtsJobType::Migration)
        .source_region(REGION)
        .destination_region(REGION)
        .source_endpoint_engine_name(DatabaseEngine::MySql)
        .destination_endpoint_engine_name(DatabaseEngine::PolarDb)
        .instance_class(DtsInstanceClass::Small)
        .billing_method(BillingMethod::PostPaid)
        .send()
        .await?;
    purchase.wait(client).await?;
    let task_id = purchase.job_id()?;
    println!("bought {} with the task {task_id}", purchase.instance_id()?);

    client
        .configure_dts_job()
        .dts_job_name("copy of a shop")
        .job_type(DtsJobType::Migration)
        .dts_job_id(task_id)
        .source(source)
        .destination(destination)
        .structure_initialization(true)
        .data_initialization(true)
        .data_synchronization(false)
        .objects(ObjectSelection::new().database(Database::named(database).all(true)))
        .advanced_settings(
            AdvancedSettings::new()
                .target_table_mode(TargetTableMode::FailIfExists)
                .auto_start(AutoStart::None)
                .table_engine(TableStorageEngine::InnoDb),
        )
        .send()
        .await?;

    let start = client.start_dts_job().dts_job_id(task_id).send().await?;
    // If the precheck fails, the error names the items and their remedies.
    start.wait(client).until(DtsJobGoal::PrecheckPassed).await?;
    println!("the precheck has passed");

    let mut progress = client.wait_for_dts_job(task_id).until(DtsJobGoal::Finished).progress();
    while let Some(poll) = progress.next().await {
        println!("status: {:?}", poll?.state);
    }

    let release = client.delete_dts_job().dts_job_id(task_id).job_type(DtsJobType::Migration).send().await?;
    release.wait(client).await?;
    Ok(())
}
