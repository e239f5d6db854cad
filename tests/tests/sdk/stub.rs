//! The test kit, as an application's own tests use it.

use alibabacloud_core::TransportErrorKind;
use alibabacloud_dts::operation::{configure_dts_job, describe_dts_jobs, skip_pre_check, stop_dts_job, tag_resources};
use alibabacloud_dts::settings::{Algorithm, RetryPolicy};
use alibabacloud_dts::test_util::Stub;
use alibabacloud_dts::types::{DtsJob, DtsJobStatus, Tag};
use alibabacloud_dts::{Client, ErrorCode};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::Instant;

fn client(stub: &Stub) -> Client {
    Client::new(stub.config()).unwrap()
}

/// What an application does: stops the job if it is under way.
async fn stop_if_running(client: &Client, id: &str) -> Result<bool, alibabacloud_dts::Error> {
    let jobs = client.describe_dts_jobs().dts_job_ids([id]).send().await?;
    let is_running = jobs
        .dts_job_list
        .iter()
        .any(|job| job.status.as_ref().is_some_and(|status| *status == DtsJobStatus::Synchronizing));
    if is_running {
        client.stop_dts_job().region_id("cn-hangzhou").dts_job_id(id).send().await?;
    }
    Ok(is_running)
}

#[tokio::test]
async fn an_application_is_tested_with_typed_answers() {
    let stub = Stub::new();
    let mut job = DtsJob::default();
    job.status = Some(DtsJobStatus::Synchronizing);
    let mut jobs = describe_dts_jobs::Response::default();
    jobs.dts_job_list = vec![job];
    stub.on::<describe_dts_jobs::Request>().when(|request| request.dts_job_ids == ["a1"]).respond(&jobs);
    stub.on::<describe_dts_jobs::Request>().respond(&describe_dts_jobs::Response::default());
    stub.on::<stop_dts_job::Request>().respond_json(json!({ "Success": true }));

    let client = client(&stub);
    assert!(stop_if_running(&client, "a1").await.unwrap());
    assert!(!stop_if_running(&client, "b2").await.unwrap());

    let stopped = stub.requests::<stop_dts_job::Request>();
    assert_eq!(stopped[0].dts_job_id, Some("a1".into()));
    assert_eq!(stub.calls().len(), 3);
    stub.verify().unwrap();
}

#[tokio::test]
async fn a_typed_answer_arrives_as_it_was_given() {
    let text =
        r#"{"RequestId":"R1","DtsJobList":[{"DtsJobId":"a1","SourceEndpoint":{"Ip":"10.0.0.1"}}],"PageNumber":2}"#;
    let given: describe_dts_jobs::Response = serde_json::from_str(text).unwrap();
    let stub = Stub::new();
    stub.on::<describe_dts_jobs::Request>().respond(&given);
    let received = client(&stub).describe_dts_jobs().send().await.unwrap();
    assert_eq!(received, given);
    assert!(received.metadata().mismatches().is_empty());
}

#[tokio::test]
async fn a_request_is_seen_as_it_was_sent() {
    let stub = Stub::new();
    stub.on::<tag_resources::Request>().respond_json(json!({})).forever();
    stub.on::<configure_dts_job::Request>().respond_json(json!({})).forever();
    stub.on::<skip_pre_check::Request>().respond_json(json!({})).forever();
    let client = Client::new(stub.config().algorithm(Algorithm::RpcHmacSha1).validation(false)).unwrap();

    let mut tags = tag_resources::Request::new();
    tags.region_id = Some("cn-hangzhou".into());
    tags.resource_ids = (1..=11).map(|number| format!("dts{number}").into()).collect();
    tags.tags = vec![Tag::new().key("team"), Tag::new().key("stage").value("1")];
    client.send(&tags).await.unwrap();
    assert_eq!(stub.requests::<tag_resources::Request>(), [tags]);

    let mut configure = configure_dts_job::Request::new();
    configure.source_endpoint_password = Some("hush".into());
    configure.data_initialization = Some(true);
    client.send(&configure).await.unwrap();
    assert_eq!(stub.requests::<configure_dts_job::Request>(), [configure]);
    assert!(!format!("{:?}", stub.calls()).contains("hush"));

    let text = r#"{"SkipPreCheckItems":["CHECK_1","CHECK_2"],"DtsJobId":"a1"}"#;
    let skip: skip_pre_check::Request = serde_json::from_str(text).unwrap();
    client.send(&skip).await.unwrap();
    assert_eq!(stub.requests::<skip_pre_check::Request>(), [skip]);
}

#[tokio::test(start_paused = true)]
async fn answers_come_one_after_the_other_and_take_no_time() {
    let stub = Stub::new();
    stub.on::<describe_dts_jobs::Request>()
        .throttled(Duration::from_secs(3))
        .transport_error(TransportErrorKind::Broken)
        .respond_json(json!({ "Success": true }))
        .after(Duration::from_secs(5));
    let begin = Instant::now();
    client(&stub).describe_dts_jobs().send().await.unwrap();
    assert!(begin.elapsed() >= Duration::from_secs(8));
    assert_eq!(stub.calls().len(), 3);
    stub.verify().unwrap();
}

#[tokio::test(start_paused = true)]
async fn failures_of_every_sort_can_be_told() {
    let stub = Stub::new();
    stub.on::<describe_dts_jobs::Request>()
        .error("Forbidden.RAM", 403)
        .respond_json(json!({ "Success": "false", "ErrCode": "InternalError", "ErrMessage": "Broken." }))
        .transport_error(TransportErrorKind::Connect)
        .silence();
    let client = Client::new(stub.config().retry(RetryPolicy::Off)).unwrap();
    let call = || async { client.describe_dts_jobs().send().await.unwrap_err() };
    assert_eq!(call().await.http_status(), Some(403));
    assert_eq!(call().await.code(), Some(ErrorCode::InternalError));
    assert!(call().await.to_string().contains("no connection to"));
    assert!(call().await.to_string().contains("no response in time"));
    stub.verify().unwrap();
}

#[tokio::test]
async fn a_call_without_an_answer_is_named_and_not_repeated() {
    let stub = Stub::new();
    stub.on::<stop_dts_job::Request>().respond_json(json!({})).respond_json(json!({}));
    let error = client(&stub).describe_dts_jobs().region("cn-hangzhou").send().await.unwrap_err();
    let error = format!("{error:#}");
    assert!(
        error.contains("no response was prepared for DescribeDtsJobs with Region; responses are left for StopDtsJob"),
        "{error}"
    );
    assert_eq!(stub.calls().len(), 1);
    let unmet = stub.verify().unwrap_err().to_string();
    assert_eq!(unmet, "no response was prepared for DescribeDtsJobs with Region; 2 responses are left for StopDtsJob");
}

#[tokio::test]
async fn any_action_can_be_stubbed() {
    let stub = Stub::new();
    stub.on_action("DescribeWeather")
        .when_call(|call| call.parameters()["Place"]["City"] == "x")
        .respond_json(json!({ "Sky": "blue" }));
    let answer = client(&stub).call_raw("DescribeWeather", &json!({ "Place": { "City": "x" } }), &Value::Null).await;
    assert_eq!(answer.unwrap().document["Sky"], "blue");
    stub.verify().unwrap();
}

#[test]
fn the_blocking_client_takes_a_stub_too() {
    let stub = Stub::new();
    stub.on::<describe_dts_jobs::Request>().respond_json(json!({ "RequestId": "R1" }));
    let client = alibabacloud_dts::blocking::Client::new(stub.config()).unwrap();
    assert_eq!(client.describe_dts_jobs().send().unwrap().request_id(), Some("R1"));
}

#[tokio::test]
async fn what_the_stub_says_is_told_as_it_is() {
    let stub = Stub::new();
    stub.on_action("StartDtsJob").error("Forbidden.RAM", 403);
    let client = Client::new(stub.config()).unwrap();
    let error = client.call_raw("StartDtsJob", &Value::Null, &Value::Null).await.unwrap_err();
    assert_eq!(error.request_id(), Some("stub"));
    assert!(error.to_string().contains("says the stub"), "{error}");
}
