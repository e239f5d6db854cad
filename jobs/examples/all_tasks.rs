//! Lists the tasks of an account in all regions.
//!
//! ```text
//! cargo run -p alibabacloud-dts-jobs --example all_tasks
//! ```

use alibabacloud_dts_jobs::AllTasks;
use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let config = alibabacloud_dts::config().region("cn-hangzhou").load().await?;
    let mut tasks = AllTasks::new(config).list();
    while let Some(found) = tasks.next().await {
        match found {
            Ok(found) => {
                let id = found.task.dts_job_id()?;
                println!("{}  {}  {id}  {:?}", found.region, found.job_type, found.task.status);
            }
            Err(failure) => eprintln!("{failure}"),
        }
    }
    Ok(())
}
