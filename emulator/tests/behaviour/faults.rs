//! Faults on demand.

use crate::fixture::{NONE, bought, call};
use crate::raw::acs3;
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

#[tokio::test]
async fn a_late_response_comes_late_and_does_not_slow_others() {
    let emulator = Emulator::start().await.unwrap();
    emulator.fault(Some("DescribeDtsJobs"), 100, Fault::Latency(Duration::from_millis(300)));
    let began = std::time::Instant::now();
    let late = acs3(&emulator, "DescribeDtsJobs", &[]).signed();
    let other = acs3(&emulator, "DescribeMigrationJobs", &[]).signed();
    let (late_at, other_at) = tokio::join!(
        async {
            assert_eq!(late.send(&emulator).await.status, 200);
            began.elapsed()
        },
        async {
            assert_eq!(other.send(&emulator).await.status, 200);
            began.elapsed()
        }
    );
    assert!(late_at >= Duration::from_millis(300) && other_at < late_at, "{late_at:?} {other_at:?}");
}

#[tokio::test]
async fn a_request_header_has_faults_for_its_call_alone() {
    let emulator = Emulator::start().await.unwrap();
    let sent = async |fault: &str| {
        let mut request = acs3(&emulator, "DescribeDtsJobs", &[]);
        request.set("x-emulator-fault", fault);
        request.signed().send(&emulator).await
    };
    assert_eq!(sent("status=503").await.refusal(), (503, "ServiceUnavailable".to_owned()));
    let throttled = sent("throttle=1500").await;
    assert!(throttled.head.contains("x-acs-retry-after: 1500"), "{}", throttled.head);
    let both = sent("unsuccessful, wrong-types").await;
    assert_eq!((both.status, &both.json()["Success"]), (200, &json!("false")));
    for mistake in ["nonsense", "latnecy=300", "Status=500", "DescribeDtsJobs:status=500", "status=500@100", ""] {
        assert_eq!(sent(mistake).await.refusal(), (400, "InvalidParameter".to_owned()), "{mistake}");
    }
    assert_eq!(acs3(&emulator, "DescribeDtsJobs", &[]).signed().send(&emulator).await.status, 200);
}

#[tokio::test]
async fn what_cannot_fail_is_no_failure_on_demand() {
    let emulator = Emulator::start().await.unwrap();
    let (_, task) = bought(&crate::client(&emulator), "MIGRATION").await;
    for phase in ["Prechecking", "Structure", "Data", "Changes", "CHECK_SAME_OBJ"] {
        assert!(emulator.fail(&task, phase), "{phase}");
    }
    for phase in ["Nonsense", "Migrating", "PreCheckPass", "prechecking", ""] {
        assert!(!emulator.fail(&task, phase), "{phase}");
    }
}
