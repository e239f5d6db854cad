//! Faults on demand.

use crate::fixture::{NONE, call};
use alibabacloud_dts::Client;
use emulator::{Emulator, Fault};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn faults_hit_the_calls_that_they_are_for() {
    let emulator = Emulator::start().await.unwrap();
    let config = crate::config(&emulator).retry(alibabacloud_dts::settings::RetryPolicy::Off);
    let client = Client::new(config).unwrap();
    emulator.fault(Some("DescribeDtsJobs"), 100, Fault::Status(503));
    let error = client.call_raw("DescribeDtsJobs", &json!({}), &NONE).await.unwrap_err();
    assert_eq!(error.http_status(), Some(503));
    call(&client, "DescribeMigrationJobs", json!({})).await;
    emulator.end_faults();
    emulator.fault(None, 100, Fault::Throttle(Duration::from_secs(2)));
    let error = client.call_raw("DescribeDtsJobs", &json!({}), &NONE).await.unwrap_err();
    assert!(error.is_throttled() && error.retry_after() == Some(Duration::from_secs(2)), "{error:?}");
    emulator.end_faults();
    emulator.fault(None, 100, Fault::Unsuccessful);
    let error = client.call_raw("DescribeDtsJobs", &json!({}), &NONE).await.unwrap_err();
    assert_eq!(
        (error.http_status(), error.code().map(|code| code.to_string())),
        (Some(200), Some("InternalError".to_owned()))
    );
    emulator.end_faults();
    emulator.fault(None, 100, Fault::WrongTypes);
    let typed = client.describe_dts_jobs().send().await.unwrap();
    assert_eq!(typed.total_record_count, Some(0));
    emulator.end_faults();
    emulator.fault(None, 100, Fault::Reset);
    let error = client.call_raw("DescribeDtsJobs", &json!({}), &NONE).await.unwrap_err();
    assert_eq!(error.http_status(), None, "{error:?}");
    emulator.end_faults();
    emulator.fault(None, 0, Fault::Reset);
    call(&client, "DescribeDtsJobs", json!({})).await;
}
