//! Tests an application without a server: a stub takes the place of the service.
//!
//! ```text
//! cargo run --example test_an_application --features test-util
//! ```
//!
//! In an application, the function below the line is in its tests, and `test-util` a feature of its dev-dependency.

use alibabacloud_dts::operation::{describe_dts_jobs, suspend_dts_job};
use alibabacloud_dts::test_util::Stub;
use alibabacloud_dts::types::{DtsJob, DtsJobId, DtsJobStatus};
use alibabacloud_dts::{Client, Result};
use serde_json::json;

/// The application: suspends every task that lags behind, and returns the IDs.
pub async fn suspend_slow_tasks(client: &Client, limit: i64) -> Result<Vec<DtsJobId>> {
    let mut suspended = Vec::new();
    let mut tasks = client.describe_dts_jobs().job_type("SYNC").status(DtsJobStatus::Synchronizing).items();
    while let Some(task) = tasks.next().await {
        let task = task?;
        if let (Some(id), Some(delay)) = (task.dts_job_id, task.delay)
            && delay > limit
        {
            client.suspend_dts_job().dts_job_id(&id).send().await?;
            suspended.push(id);
        }
    }
    Ok(suspended)
}

// ---------------------------------------------------------------------------------------------------------------------

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    test().await
}

/// The test: one of two tasks is slow.
///
/// # Panics
///
/// If the application does anything but suspend that task.
pub async fn test() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let stub = Stub::new();
    let mut tasks = describe_dts_jobs::Response::default();
    tasks.dts_job_list = vec![task("slow", 90), task("quick", 1)];
    tasks.total_record_count = Some(2);
    stub.on::<describe_dts_jobs::Request>().respond(&tasks);
    // Checks of the request, signatures, retries and errors are real: the first call is throttled, and repeated.
    stub.on::<suspend_dts_job::Request>().error("Throttling.User", 429).respond_json(json!({ "Success": true }));

    let client = Client::new(stub.config())?;
    assert_eq!(suspend_slow_tasks(&client, 60).await?, ["slow"]);

    let requests = stub.requests::<suspend_dts_job::Request>();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].dts_job_id, Some("slow".into()));
    stub.verify()?;
    println!("the application suspends what it should");
    Ok(())
}

fn task(id: &str, delay: i64) -> DtsJob {
    let mut task = DtsJob::default();
    task.dts_job_id = Some(id.into());
    task.delay = Some(delay);
    task
}
