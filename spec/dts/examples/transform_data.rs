//! Synchronizes a table, changes its rows on the way (ETL), and shows the log of the transformation.
//!
//! ```text
//! SOURCE_PASSWORD=… DESTINATION_PASSWORD=… cargo run --example transform_data -- dtsa1b2c3d4e5f6g7 rm-source rm-target
//! ```
//!
//! The arguments are the ID of a purchased synchronization instance, and of two ApsaraDB RDS for MySQL instances.

use alibabacloud_dts::types::{
    AdvancedSettings, Database, DatabaseEndpoint, DatabaseEngine, DtsJobType, EtlLogLine, ObjectSelection, Table,
};
use alibabacloud_dts::{Client, Secret};
use std::env;
use std::error::Error;

/// Masks the phone numbers, in the language of DTS for transformations.
const SCRIPT: &str = "script:e_set(`phone`, str_mask(`phone`, 3, 6, '*'))";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::from_env().await?;
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [instance_id, source, destination] = arguments.as_slice() else {
        return Err("usage: transform_data <DTS instance> <source instance> <destination instance>".into());
    };
    let source = endpoint(source, env::var("SOURCE_PASSWORD")?);
    let destination = endpoint(destination, env::var("DESTINATION_PASSWORD")?);
    for line in run(&client, instance_id, source, destination).await? {
        println!("{:?} {}", line.status, line.content.unwrap_or_default());
    }
    Ok(())
}

fn endpoint(instance_id: &str, password: impl Into<Secret>) -> DatabaseEndpoint {
    DatabaseEndpoint::rds(instance_id).engine_name(DatabaseEngine::MySql).region("cn-hangzhou").login("dts", password)
}

/// Returns the log of the transformation once the task is running.
pub async fn run(
    client: &Client,
    instance_id: &str,
    source: DatabaseEndpoint,
    destination: DatabaseEndpoint,
) -> Result<Vec<EtlLogLine>, Box<dyn Error>> {
    let customers = Database::named("shop").table(Table::named("customers").all(true));
    let configuration = client
        .configure_dts_job()
        .dts_job_name("customers without phone numbers")
        .job_type(DtsJobType::Sync)
        .dts_instance_id(instance_id)
        .source(source)
        .destination(destination)
        .structure_initialization(true)
        .data_initialization(true)
        .data_synchronization(true)
        .objects(ObjectSelection::new().database(customers))
        .advanced_settings(AdvancedSettings::new().etl(true).etl_setting(SCRIPT))
        .send()
        .await?;
    configuration.wait(client).await?;

    let task_id = configuration.dts_job_id()?;
    let logs = client.describe_etl_job_logs().dts_job_id(task_id).send().await?;
    Ok(logs.etl_running_logs)
}
