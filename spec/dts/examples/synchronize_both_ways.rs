//! Synchronizes a database between two regions in both directions.
//!
//! ```text
//! FIRST_PASSWORD=… SECOND_PASSWORD=… cargo run --example synchronize_both_ways -- rm-first rm-second shop
//! ```
//!
//! The arguments are the IDs of two ApsaraDB RDS for MySQL instances, and the name of the database. The call places an
//! order.

use alibabacloud_dts::types::{
    AdvancedSettings, BillingMethod, ConflictPolicy, Database, DatabaseEndpoint, DatabaseEngine, DtsInstanceClass,
    DtsJobType, ObjectSelection, SynchronizationDirection, SynchronizationTopology,
};
use alibabacloud_dts::{Client, Secret};
use std::env;
use std::error::Error;

const FIRST_REGION: &str = "cn-hangzhou";
const SECOND_REGION: &str = "cn-shanghai";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::from_env().await?;
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [first, second, database] = arguments.as_slice() else {
        return Err("usage: synchronize_both_ways <first instance> <second instance> <database>".into());
    };
    let first = endpoint(first, FIRST_REGION, env::var("FIRST_PASSWORD")?);
    let second = endpoint(second, SECOND_REGION, env::var("SECOND_PASSWORD")?);
    run(&client, first, second, database).await
}

fn endpoint(instance_id: &str, region: &str, password: impl Into<Secret>) -> DatabaseEndpoint {
    DatabaseEndpoint::rds(instance_id).engine_name(DatabaseEngine::MySql).region(region).login("dts", password)
}

/// Returns when both directions are synchronizing.
pub async fn run(
    client: &Client,
    first: DatabaseEndpoint,
    second: DatabaseEndpoint,
    database: &str,
) -> Result<(), Box<dyn Error>> {
    let purchase = client
        .create_dts_instance()
        .region_id(FIRST_REGION)
        .job_type(DtsJobType::Sync)
        .topology(SynchronizationTopology::Bidirectional)
        .source_region(FIRST_REGION)
        .destination_region(SECOND_REGION)
        .source_endpoint_engine_name(DatabaseEngine::MySql)
        .destination_endpoint_engine_name(DatabaseEngine::MySql)
        .instance_class(DtsInstanceClass::Small)
        .billing_method(BillingMethod::PostPaid)
        .send()
        .await?;
    let instance_id = purchase.instance_id()?;

    // What both directions have in common. Existing data is copied from the first database only.
    let settings =
        AdvancedSettings::new().topology(SynchronizationTopology::Bidirectional).conflict(ConflictPolicy::Interrupt);
    let common = client
        .configure_dts_job()
        .dts_instance_id(instance_id)
        .job_type(DtsJobType::Sync)
        .data_synchronization(true)
        .objects(ObjectSelection::new().database(Database::named(database).all(true)))
        .advanced_settings(settings);

    let forward = common
        .clone()
        .dts_job_name("shop, forward")
        .synchronization_direction(SynchronizationDirection::Forward)
        .source(first.clone())
        .destination(second.clone())
        .structure_initialization(true)
        .data_initialization(true)
        .send()
        .await?;
    forward.wait(client).await?;

    let reverse = common
        .dts_job_name("shop, reverse")
        .synchronization_direction(SynchronizationDirection::Reverse)
        .source(second)
        .destination(first)
        .structure_initialization(false)
        .data_initialization(false)
        .send()
        .await?;
    reverse.wait(client).await?;
    Ok(())
}
