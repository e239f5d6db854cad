//! Which operations are repeated, and with which token. The clock is paused: waits take no time.

use crate::filling::fill_all;
use crate::spec::{MODEL, SERVICE};
use alibabacloud_core::plumbing::ValueMut;
use alibabacloud_core::plumbing::{Core, Structure};
use alibabacloud_core::{BoxFuture, HttpResponse, SignedRequest, Transport, TransportError, TransportErrorKind};
use alibabacloud_dts::metadata::{Call, calls};
use alibabacloud_dts::settings::{CallOptions, RetryPolicy};
use alibabacloud_dts::{Client, Config, Credentials, Endpoint, ErrorCode};
use codegen::model::{Access, Field, Position};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// Responds to each attempt with the next of its responses, and keeps the requests.
#[derive(Clone, Debug, Default)]
struct Script {
    answers: Arc<Mutex<Vec<(u16, &'static str)>>>,
    requests: Arc<Mutex<Vec<SignedRequest>>>,
}

impl Script {
    fn new(answers: &[(u16, &'static str)]) -> Self {
        Self { answers: Arc::new(Mutex::new(answers.iter().rev().copied().collect())), requests: Arc::default() }
    }

    fn config(&self) -> Config {
        let config = Config::new(Endpoint::parse("dts.example.com").unwrap(), Credentials::access_key("id", "secret"));
        config.transport(self.clone()).validation(false)
    }

    fn requests(&self) -> Vec<SignedRequest> {
        std::mem::take(&mut self.requests.lock().unwrap())
    }
}

impl Transport for Script {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        self.requests.lock().unwrap().push(request.clone());
        let answer = self.answers.lock().unwrap().pop();
        Box::pin(async move {
            let (status, body) =
                answer.ok_or_else(|| TransportError::new(TransportErrorKind::TooLarge, "script", None))?;
            Ok(HttpResponse { status, headers: Vec::new(), body: body.into() })
        })
    }
}

const DONE: (u16, &str) = (200, r#"{"Success":true}"#);
const BROKEN: (u16, &str) = (500, r#"{"Code":"InternalError","Message":"m"}"#);
const THROTTLED: (u16, &str) = (400, r#"{"Code":"Throttling.User","Message":"m"}"#);
const MODIFYING: (u16, &str) = (200, r#"{"Success":false,"ErrCode":"DTS.Msg.OperationDenied.JobStatusModifying"}"#);

/// The attempts of a call with these responses.
async fn attempts(call: &Call, request: &dyn Structure, answers: &[(u16, &'static str)]) -> Vec<SignedRequest> {
    let script = Script::new(answers);
    let core = Core::new(*SERVICE, script.config()).unwrap();
    let _ = core.call(call.operation, request, &mut *(call.response)()).await;
    script.requests()
}

fn token_of_spec(operation: &str) -> Option<&'static Field> {
    MODEL.operation(operation).unwrap().request.iter().find(|field| field.idempotency_token)
}

#[tokio::test(start_paused = true)]
async fn every_operation_is_repeated_where_the_spec_allows_it() {
    let (mut reads, mut writes, mut identified) = (0, 0, 0);
    for call in calls() {
        let name = call.operation.name;
        let request = (call.request)();
        let reading = MODEL.operation(name).unwrap().access == Access::Read;
        let token = token_of_spec(name).is_some();
        let after_failure = attempts(call, &*request, &[BROKEN, DONE]).await.len();
        assert_eq!(after_failure, if reading || token { 2 } else { 1 }, "{name}");
        assert_eq!(attempts(call, &*request, &[THROTTLED, THROTTLED, DONE]).await.len(), 3, "{name}");
        assert_eq!(attempts(call, &*request, &[MODIFYING, DONE]).await.len(), 1, "{name}");
        reads += usize::from(reading);
        writes += usize::from(!reading && !token);
        identified += usize::from(token);
    }
    assert!(reads > 40 && writes > 30 && identified == 22, "{reads} {writes} {identified}");
}

#[tokio::test(start_paused = true)]
async fn every_token_of_the_spec_is_filled_in_where_it_belongs_and_stays_the_same() {
    for call in calls() {
        let name = call.operation.name;
        let Some(field) = token_of_spec(name) else { continue };
        let tokens = |requests: &[SignedRequest]| -> Vec<String> {
            let place = |request: &SignedRequest| match field.position {
                Position::Query => request.query.clone(),
                Position::Form => request.form.clone(),
            };
            let found = requests.iter().flat_map(|request| place(request).into_iter());
            found.filter(|(known, _)| *known == field.name).map(|(_, token)| token).collect()
        };
        let first = tokens(&attempts(call, &*(call.request)(), &[BROKEN, THROTTLED, BROKEN, DONE]).await);
        assert_eq!(first.len(), 4, "{name}");
        assert!(first.iter().all(|token| *token == first[0]), "{name}: {first:?}");
        assert!(first[0].is_ascii() && (1..=64).contains(&first[0].len()), "{name}: {first:?}");
        let next = tokens(&attempts(call, &*(call.request)(), &[DONE]).await);
        assert_ne!(first[0], next[0], "{name}");
        let mut request = (call.request)();
        fill_all(&mut *request, &mut |path, slot| {
            if let (true, ValueMut::Text(text)) = (path == field.name, slot) {
                *text = Some("mine".to_owned());
            }
        });
        assert_eq!(tokens(&attempts(call, &*request, &[BROKEN, DONE]).await), ["mine", "mine"], "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_builder_takes_options_for_its_one_call() {
    let script = Script::new(&[BROKEN, BROKEN, DONE]);
    let client = Client::new(script.config()).unwrap();
    let once = CallOptions::new().retry(RetryPolicy::Off);
    let error = client.describe_dts_jobs().customize(once.clone()).page_size(30).send().await.unwrap_err();
    assert_eq!((error.code(), error.attempts()), (Some(ErrorCode::InternalError), 1));
    assert_eq!((error.operation(), error.is_retryable()), (Some("DescribeDtsJobs"), true));
    client.describe_dts_jobs().send().await.unwrap();
    assert_eq!(script.requests().len(), 3);
    let script = Script::new(&[BROKEN]);
    let client = Client::new(script.config()).unwrap();
    let request = client.describe_dts_jobs().into_request();
    client.customized(once).send(&request).await.unwrap_err();
    assert_eq!(script.requests().len(), 1, "a request is sent with a customized client");
}

#[tokio::test(start_paused = true)]
async fn a_job_that_is_being_modified_is_waited_for_when_asked() {
    let script = Script::new(&[MODIFYING, MODIFYING, DONE]);
    let client = Client::new(script.config()).unwrap();
    let begin = Instant::now();
    let options = CallOptions::new().settle_timeout(Duration::from_mins(10));
    client.modify_dts_job().customize(options).dts_instance_id("dtsa1b2c3d4e5f6g7h").send().await.unwrap();
    assert_eq!(script.requests().len(), 3);
    assert!(begin.elapsed() > Duration::from_secs(7), "{:?}", begin.elapsed());
}
