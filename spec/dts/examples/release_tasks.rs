//! Suspends and releases synchronization tasks one by one, and continues after errors.
//!
//! ```text
//! cargo run --example release_tasks -- a1b2c3d4e5f6g7h k9m2p4q6r8s0t1v
//! ```
//!
//! The arguments are the IDs of the tasks. Their instances are released, and cannot be restored.

use alibabacloud_dts::types::DtsJobType;
use alibabacloud_dts::{Client, Error, Result};
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode> {
    let client = Client::from_env().await?;
    let task_ids: Vec<String> = std::env::args().skip(1).collect();
    let failed = run(&client, &task_ids).await;
    for (task_id, error) in &failed {
        eprintln!("{task_id}: {error:#}");
    }
    println!("released {} of {} tasks", task_ids.len() - failed.len(), task_ids.len());
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Returns the tasks that could not be released, each with the reason.
pub async fn run(client: &Client, task_ids: &[String]) -> Vec<(String, Error)> {
    let mut failed = Vec::new();
    for task_id in task_ids {
        match release(client, task_id).await {
            Ok(()) => println!("{task_id}: released"),
            // Somebody else was faster.
            Err(error) if error.is_not_found() => println!("{task_id}: already released"),
            Err(error) => failed.push((task_id.clone(), error)),
        }
    }
    failed
}

async fn release(client: &Client, task_id: &str) -> Result<()> {
    let suspension = client.suspend_dts_job().dts_job_id(task_id).send().await?;
    suspension.wait(client).await?;
    client.delete_dts_job().dts_job_id(task_id).job_type(DtsJobType::Sync).send().await?;
    Ok(())
}
