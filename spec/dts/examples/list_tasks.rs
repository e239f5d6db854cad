//! Lists the synchronization tasks that are running, page by page, with their delay.
//!
//! ```text
//! cargo run --example list_tasks -- orders
//! ```
//!
//! The optional argument is a part of the task name. The region and the credentials come from the environment.

use alibabacloud_dts::types::{DtsJob, DtsJobStatus, DtsJobType, JobOrderColumn, JobSearchType, SortDirection};
use alibabacloud_dts::{Client, Result};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let client = Client::from_env().await?;
    let name = std::env::args().nth(1);
    for task in run(&client, name.as_deref()).await? {
        let id = task.dts_job_id()?;
        let name = task.dts_job_name.as_deref().unwrap_or("-");
        println!("{id}  {name}  delay: {:?} ms", task.delay);
    }
    Ok(())
}

/// Returns all running synchronization tasks, newest first, whose names contain `name`.
pub async fn run(client: &Client, name: Option<&str>) -> Result<Vec<DtsJob>> {
    let mut tasks = client
        .describe_dts_jobs()
        .job_type(DtsJobType::Sync)
        .status(DtsJobStatus::Synchronizing)
        .search_type(name.map(|_| JobSearchType::Name))
        .search_value(name)
        .order_column(JobOrderColumn::CreateTime)
        .order_direction(SortDirection::Descending)
        .without_objects(true)
        .page_size(30)
        .items();
    tasks.collect().await
}
