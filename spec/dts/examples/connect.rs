//! Makes a client with a region and a network of its own, and counts the tasks of the region.
//!
//! ```text
//! cargo run --example connect
//! ```
//!
//! The credentials come from the environment.

use alibabacloud_dts::settings::Environment;
use alibabacloud_dts::types::DtsJobType;
use alibabacloud_dts::{Client, Result};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let client = connect(Environment::process()).await?;
    println!("{} synchronization tasks", run(&client).await?);
    Ok(())
}

/// Returns a client for the region `cn-beijing` that works in a VPC without Internet access. Everything that is not set
/// here comes from `environment`.
pub async fn connect(environment: Environment) -> Result<Client> {
    let config = alibabacloud_dts::config().environment(environment).region("cn-beijing").network("vpc").load().await?;
    Client::new(config)
}

/// Returns the number of synchronization tasks, on all pages.
pub async fn run(client: &Client) -> Result<usize> {
    let mut tasks = client.describe_dts_jobs().job_type(DtsJobType::Sync).items();
    Ok(tasks.collect().await?.len())
}
