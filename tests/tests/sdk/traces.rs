//! What a call reports to `tracing`.

use crate::collector::Collector;
use crate::server::{Reply, Server};
use alibabacloud_core::{BoxFuture, HttpResponse, SignedRequest, Transport, TransportError};
use alibabacloud_dts::credentials::AssumeRole;
use alibabacloud_dts::credentials::ProvideCredentials;
use alibabacloud_dts::settings::{Environment, StandardRetry};
use alibabacloud_dts::wait::DtsJobGoal;
use alibabacloud_dts::{Client, Config, Credentials, Endpoint};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// What a single call reports.
fn traced(replies: Vec<Reply>) -> Vec<String> {
    traced_work(replies, async |client| {
        let _ = client.describe_dts_jobs().dts_job_ids(["a1b2c3d4e5f6g7h"]).send().await;
    })
}

/// The lines that the SDK reports during the work, without durations.
fn traced_work(replies: Vec<Reply>, work: impl AsyncFnOnce(Client)) -> Vec<String> {
    let server = Server::answering(replies);
    let collector = Collector::default();
    let guard = tracing::subscriber::set_default(collector.clone());
    let endpoint = Endpoint::parse(&format!("http://{}", server.address)).unwrap();
    let config = Config::new(endpoint, Credentials::access_key("testid", "testsecret"))
        .region("cn-hangzhou")
        .retry(StandardRetry::new().backoff(Duration::from_nanos(1)));
    let client = Client::new(config).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(work(client));
    drop(guard);
    server.received();
    let text = collector.take();
    let own = |line: &&str| {
        ["call", "attempt", "wait", "pages", "alibabacloud_core"].contains(&line.split(' ').nth(1).unwrap())
    };
    let without_durations = |line: &str| {
        let words: Vec<&str> = line.split(' ').filter(|word| !word.starts_with("elapsed_ms=")).collect();
        words.join(" ")
    };
    let lines: Vec<String> = text.lines().filter(own).map(without_durations).collect();
    assert!(text.matches("elapsed_ms=").count() >= 2);
    assert!(!text.contains("a1b2c3d4e5f6g7h"), "no parameters");
    lines
}

#[test]
fn a_call_is_a_span_with_a_span_for_each_attempt_and_an_event_for_each_retry() {
    let busy = Reply::json(503, r#"{"Code":"ServiceUnavailable","Message":"m","RequestId":"R1"}"#);
    let lines = traced(vec![busy, Reply::json(200, r#"{"RequestId":"R2","Success":true}"#)]);
    assert_eq!(
        lines,
        [
            "new call service=\"Dts\" operation=\"DescribeDtsJobs\" region=\"cn-hangzhou\" host=\"127.0.0.1\"",
            "new attempt attempt=1 delay_ms=0",
            "record attempt outcome=\"server failure\"",
            "record attempt error_code=\"ServiceUnavailable\"",
            "record attempt http_status=503",
            "record attempt request_id=\"R1\"",
            "record attempt",
            "close attempt",
            "event alibabacloud_core level=DEBUG message=the attempt is repeated outcome=\"server failure\" \
             error_code=\"ServiceUnavailable\" delay_ms=0",
            "new attempt attempt=2 delay_ms=0",
            "record attempt outcome=\"success\"",
            "record attempt",
            "record attempt http_status=200",
            "record attempt request_id=\"R2\"",
            "record attempt",
            "close attempt",
            "record call attempts=2",
            "record call outcome=\"success\"",
            "record call",
            "record call http_status=200",
            "record call request_id=\"R2\"",
            "record call",
            "close call",
        ]
    );
}

#[test]
fn a_failure_is_told_in_a_word_with_its_code() {
    let body = r#"{"RequestId":"R1","Success":false,"ErrCode":"InvalidJobId","ErrMessage":"m"}"#;
    let lines = traced(vec![Reply::json(200, body)]);
    for line in [
        "record call outcome=\"not found\"",
        "record call error_code=\"InvalidJobId\"",
        "record call http_status=200",
        "record call request_id=\"R1\"",
    ] {
        assert!(lines.iter().any(|known| known == line), "{line}: {lines:#?}");
    }
    let events: Vec<_> = lines.iter().filter(|line| line.starts_with("event")).collect();
    assert_eq!(
        events,
        ["event alibabacloud_core level=WARN message=the call failed outcome=\"not found\" \
          error_code=\"InvalidJobId\" http_status=200 request_id=\"R1\" attempts=1"]
    );
}

/// The lines about the spans of this name.
fn about<'a>(lines: &'a [String], span: &str) -> Vec<&'a str> {
    lines.iter().map(String::as_str).filter(|line| line.split(' ').nth(1) == Some(span)).collect()
}

#[test]
fn a_wait_is_a_span_around_its_calls() {
    let reply = Reply::json(200, r#"{"RequestId":"R1","Success":true,"Status":"Finished"}"#);
    let lines = traced_work(vec![reply], async |client| {
        client.wait_for_dts_job("a1b2c3d4e5f6g7h").until(DtsJobGoal::Finished).await.unwrap();
    });
    let wait = [
        "new wait service=\"Dts\" operation=\"DescribeDtsJobDetail\" goal=\"finished\"",
        "record wait outcome=\"reached\"",
        "record wait state=\"Finished\"",
        "record wait polls=1",
        "record wait",
        "close wait",
    ];
    assert_eq!(about(&lines, "wait"), wait, "{lines:#?}");
    let place = |line: &str| lines.iter().position(|known| known == line).unwrap();
    assert!(place(wait[0]) < place("close call") && place("close call") < place(wait[5]), "{lines:#?}");
}

#[test]
fn a_wait_without_its_goal_is_one_warning() {
    let reply = Reply::json(200, r#"{"RequestId":"R1","Success":true,"Status":"Migrating"}"#);
    let lines = traced_work(vec![reply], async |client| {
        client.wait_for_dts_job("a1b2c3d4e5f6g7h").until(DtsJobGoal::Finished).max_polls(1).await.unwrap_err();
    });
    let event = "event alibabacloud_core level=WARN message=the wait ended without its goal outcome=\"timed out\" \
                 state=\"Migrating\" polls=1";
    assert_eq!(about(&lines, "alibabacloud_core"), [event], "{lines:#?}");
}

#[test]
fn a_list_is_a_span_around_its_pages() {
    let page = |id: &str| {
        let body =
            format!(r#"{{"RequestId":"R","Success":true,"TotalRecordCount":2,"DtsJobList":[{{"DtsJobId":"{id}"}}]}}"#);
        Reply::json(200, &body)
    };
    let lines = traced_work(vec![page("a1"), page("a2")], async |client| {
        let jobs = client.describe_dts_jobs().page_size(1).items().collect().await.unwrap();
        assert_eq!(jobs.len(), 2);
    });
    let pages = [
        "new pages service=\"Dts\" operation=\"DescribeDtsJobs\"",
        "record pages outcome=\"last page\"",
        "record pages pages=2",
        "record pages",
        "close pages",
    ];
    assert_eq!(about(&lines, "pages"), pages, "{lines:#?}");
    assert_eq!(lines.iter().filter(|line| *line == "close call").count(), 2);
}

/// Gives one session, and fails from then on.
#[derive(Debug, Default)]
struct OnceOnly(AtomicBool);

impl Transport for OnceOnly {
    fn send<'a>(&'a self, _: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        let body = r#"{"Credentials":{"AccessKeyId":"role","AccessKeySecret":"s3cret","SecurityToken":"t0ken","Expiration":"1970-01-01T01:00:00Z"}}"#;
        let status = if self.0.swap(true, Ordering::Relaxed) { 503 } else { 200 };
        Box::pin(async move { Ok(HttpResponse { status, headers: Vec::new(), body: body.into() }) })
    }
}

#[test]
fn credentials_that_are_not_renewed_are_told_without_secrets() {
    let collector = Collector::default();
    let guard = tracing::subscriber::set_default(collector.clone());
    let minutes = Arc::new(AtomicU64::new(0));
    let clock = Arc::clone(&minutes);
    let environment = Environment::empty()
        .clock(move || SystemTime::UNIX_EPOCH + Duration::from_mins(clock.load(Ordering::Relaxed)))
        .transport(OnceOnly::default());
    let role = AssumeRole::new(Credentials::access_key("testid", "testsecret"), "role").environment(environment);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for now in [0, 50] {
        minutes.store(now, Ordering::Relaxed);
        runtime.block_on(role.credentials()).unwrap();
    }
    drop(guard);
    let text = collector.take();
    assert!(text.contains("credentials were not renewed") && text.contains("provider=\"ram_role_arn\""), "{text}");
    assert!(text.contains("HTTP status 503"), "{text}");
    for secret in ["testsecret", "s3cret", "t0ken"] {
        assert!(!text.contains(secret), "{text}");
    }
}
