//! Shows why the precheck of a task failed, skips the items that can be skipped, and starts the task again.
//!
//! ```text
//! cargo run --example fix_precheck -- a1b2c3d4e5f6g7h
//! ```
//!
//! The argument is the ID of the task.

use alibabacloud_dts::types::{StageCode, SubtaskItem, SubtaskState, WaivedPrecheckItems, WaivedPrecheckNames};
use alibabacloud_dts::{Client, ErrorCode, Result};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let client = Client::from_env().await?;
    let task_id = std::env::args().nth(1).unwrap_or_default();
    for item in run(&client, &task_id).await? {
        println!("{}: {}", item.item.unwrap_or_default(), item.error_message.unwrap_or_default());
        let advice = item.repair_method.unwrap_or_default();
        println!("  {advice}");
        if let Some(remedy) = item.names.and_then(|name| ErrorCode::from(name.as_str()).remedy()) {
            println!("  {remedy}");
        }
    }
    Ok(())
}

/// Returns the failed items that cannot be skipped. If there are none, the task starts.
pub async fn run(client: &Client, task_id: &str) -> Result<Vec<SubtaskItem>> {
    let mut items = client.describe_pre_check_status().dts_job_id(task_id).job_code(StageCode::Precheck).items();
    let mut failed = items.collect().await?;
    failed.retain(|item| item.state == Some(SubtaskState::Failed) && item.skip != Some(true));

    let (skippable, fatal): (Vec<_>, Vec<_>) = failed.into_iter().partition(|item| item.can_skip == Some(true));
    if !fatal.is_empty() {
        return Ok(fatal);
    }
    if !skippable.is_empty() {
        let codes = skippable.iter().filter_map(|item| item.item.clone());
        let names = skippable.iter().filter_map(|item| item.names.clone());
        client
            .skip_pre_check()
            .dts_job_id(task_id)
            .skip(true)
            .skip_precheck_items(WaivedPrecheckItems::new().items(codes))
            .skip_precheck_names(WaivedPrecheckNames::new().names(names))
            .send()
            .await?;
    }
    client.start_dts_job().dts_job_id(task_id).send().await?;
    Ok(Vec::new())
}
