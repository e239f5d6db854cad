//! Adds a table to a running synchronization task.
//!
//! ```text
//! cargo run --example add_table -- dtsa1b2c3d4e5f6g7 shop customers
//! ```
//!
//! The arguments are the ID of the instance, the database and the table.

use alibabacloud_dts::Client;
use alibabacloud_dts::types::{Database, ObjectSelection, Table};
use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::from_env().await?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [instance_id, database, table] = arguments.as_slice() else {
        return Err("usage: add_table <instance> <database> <table>".into());
    };
    run(&client, instance_id, database, table).await
}

/// Returns when the task synchronizes the table as well.
pub async fn run(client: &Client, instance_id: &str, database: &str, table: &str) -> Result<(), Box<dyn Error>> {
    let task = client.describe_dts_job_detail().dts_instance_id(instance_id).send().await?;

    // The new selection replaces the old one, so it is the old one with the table.
    let mut objects = match task.objects {
        Some(document) => document.parsed()?,
        None => ObjectSelection::new(),
    };
    let selected = objects.databases.entry(database.to_owned()).or_insert_with(|| Database::named(database));
    selected.tables.insert(table.to_owned(), Table::named(table).all(true));

    let change = client.modify_dts_job().dts_instance_id(instance_id).objects(objects).send().await?;
    change.wait(client).await?;
    Ok(())
}
