//! Starts a task, and treats each kind of error in its own way.
//!
//! ```text
//! cargo run --example handle_errors -- a1b2c3d4e5f6g7h
//! ```
//!
//! The argument is the ID of the task. The client has retried transient failures before it returns an error.

use alibabacloud_dts::{Client, Error, ErrorKind, Result};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let client = Client::from_env().await?;
    let task_id = std::env::args().nth(1).unwrap_or_default();
    println!("{}", run(&client, &task_id).await?);
    Ok(())
}

/// Returns what happened to the task; the errors that it returns are those that only a person can fix.
pub async fn run(client: &Client, task_id: &str) -> Result<String> {
    let Err(error) = client.start_dts_job().dts_job_id(task_id).send().await else {
        return Ok("The task starts.".to_owned());
    };
    match error.kind() {
        // A code that means "already so" for this program.
        _ if error.is_code("OperationDenied.JobStatus") => Ok("The task is already running.".to_owned()),
        ErrorKind::NotFound => Ok("There is no such task.".to_owned()),
        ErrorKind::Throttling => Ok(format!("Too many calls: try again in {:?}.", error.retry_after())),
        ErrorKind::Timeout | ErrorKind::Broken if !error.is_unprocessed() => {
            Ok("The outcome is unknown: check the status of the task.".to_owned())
        }
        _ if error.is_retryable() => Ok("The service is not available: try again later.".to_owned()),
        _ => {
            explain(&error);
            Err(error)
        }
    }
}

/// Prints everything that helps to fix the cause.
fn explain(error: &Error) {
    // One line with all causes; it contains no secrets.
    eprintln!("{error:#}");
    for violation in error.violations() {
        eprintln!("  wrong parameter: {violation}");
    }
    if let Some(remedy) = error.code().and_then(|code| code.remedy()) {
        eprintln!("  remedy: {remedy}");
    }
    if let Some(request_id) = error.request_id() {
        eprintln!("  request ID for support: {request_id}");
    }
}
