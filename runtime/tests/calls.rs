//! Calls of a generated operation through a transport that has its response in memory.

use crate::generated_form::{Client, start_task, types};
use alibabacloud_core::{
    BoxFuture, CallOptions, Config, Credentials, CredentialsError, Endpoint, HttpResponse, Json, ProvideCredentials,
    RetryPolicy, SignedRequest, Transport, TransportError,
};
use std::error::Error as _;
use std::sync::{Arc, Mutex};

/// Returns the same body for every request and keeps the requests.
#[derive(Clone, Debug)]
struct Memory {
    body: &'static str,
    requests: Arc<Mutex<Vec<SignedRequest>>>,
}

impl Transport for Memory {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        self.requests.lock().unwrap().push(request.clone());
        let answer = HttpResponse { status: 200, headers: Vec::new(), body: self.body.into() };
        Box::pin(async move { Ok(answer) })
    }
}

fn memory(body: &'static str) -> Memory {
    Memory { body, requests: Arc::default() }
}

fn config(transport: &Memory) -> Config {
    let key = Credentials::access_key("testid", "testsecret");
    Config::new(Endpoint::parse("tasks.example.com").unwrap(), key).transport(transport.clone())
}

#[tokio::test]
async fn a_call_sends_the_parameters_and_reads_the_answer() {
    let transport = memory(r#"{"RequestId":"r","Success":"True","TaskId":7,"Tags":[{"Key":"k","Weights":{"a":"1"}}]}"#);
    let client = Client::new(config(&transport).nonces(|| "n".to_owned())).unwrap();
    let answer = client
        .start_task()
        .task_id("task1")
        .direction(types::Direction::Reverse)
        .source_endpoint(types::SourceEndpoint::new().instance_type("RDS").ip("10.0.0.1").password("p w"))
        .tag([types::Tag { key: Some("k".into()), ..types::Tag::default() }])
        .objects(Json::from(serde_json::json!({ "shop": {} })))
        .dry_run(true)
        .send()
        .await
        .unwrap();
    assert_eq!(
        (answer.metadata().envelope_field("Success").as_deref(), answer.task_id.as_deref()),
        (Some("true"), Some("7"))
    );
    assert_eq!(answer.tags[0].weights["a"], 1);
    assert_eq!((answer.metadata().http_status(), answer.request_id()), (200, Some("r")));
    let sent = transport.requests.lock().unwrap().pop().unwrap();
    assert_eq!(
        sent.target(),
        "/?TaskId=task1&Direction=Reverse&SourceEndpoint.InstanceType=RDS&SourceEndpoint.IP=10.0.0.1\
         &SourceEndpoint.Password=p%20w&Tag.1.Key=k&DryRun=true&ClientToken=n"
    );
    assert_eq!(sent.body, "Objects=%7B%22shop%22%3A%7B%7D%7D");
}

#[tokio::test]
async fn a_request_that_breaks_enforced_rules_is_not_sent() {
    let transport = memory(r#"{"RequestId":"r"}"#);
    let client = Client::new(config(&transport)).unwrap();
    let mut request = start_task::Request::new();
    request.source_endpoint = Some(types::SourceEndpoint::new().instance_type("ecs"));
    request.direction = Some("Sideways".into());
    let error = client.send(&request).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the request was not sent: TaskId: required; SourceEndpoint.IP: required when InstanceType is ECS or Express"
    );
    assert!(transport.requests.lock().unwrap().is_empty());
    assert_eq!(request.validate().len(), 3, "advice is told by `validate` alone");
}

#[test]
fn a_builder_can_end_as_a_request() {
    let client = Client::new(config(&memory(r#"{"RequestId":"r"}"#))).unwrap();
    let request = client.start_task().direction(types::Direction::ONE_WAY[0].clone()).into_request();
    assert_eq!(request.validate()[0].to_string(), "TaskId: required");
}

#[tokio::test]
async fn a_builder_continues_from_a_whole_request() {
    let transport = memory(r#"{"RequestId":"r"}"#);
    let client = Client::new(config(&transport).nonces(|| "n".to_owned())).unwrap();
    let request = start_task::Request { task_id: Some("t".into()), ..start_task::Request::new() };
    client.start_task().dry_run(true).request(request).direction("Reverse").send().await.unwrap();
    let sent = transport.requests.lock().unwrap().pop().unwrap();
    assert_eq!(sent.target(), "/?TaskId=t&Direction=Reverse&ClientToken=n", "what was given before is gone");
    let error = client.start_task().task_id("t").request(start_task::Request::new()).send().await.unwrap_err();
    assert_eq!(error.to_string(), "the request was not sent: TaskId: required");
}

#[tokio::test]
async fn validation_can_be_turned_off() {
    let transport = memory(r#"{"RequestId":"r"}"#);
    let client = Client::new(config(&transport).validation(false)).unwrap();
    client.send(&start_task::Request::new()).await.unwrap();
    assert_eq!(transport.requests.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn each_call_has_a_nonce_of_its_own() {
    let transport = memory(r#"{"RequestId":"r"}"#);
    let client = Client::new(config(&transport)).unwrap();
    for _ in 0..2 {
        client.start_task().task_id("t").send().await.unwrap();
    }
    let nonces: Vec<String> = transport
        .requests
        .lock()
        .unwrap()
        .iter()
        .flat_map(|request| request.headers.iter().filter(|(name, _)| name == "x-acs-signature-nonce"))
        .map(|(_, value)| value.clone())
        .collect();
    assert!(nonces.len() == 2 && nonces[0] != nonces[1], "{nonces:?}");
}

#[tokio::test]
async fn credentials_that_cannot_be_had_end_the_call() {
    #[derive(Debug)]
    struct Nowhere;
    impl ProvideCredentials for Nowhere {
        fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
            Box::pin(async { Err(CredentialsError::new("nowhere to look").caused_by("the map is lost")) })
        }
    }
    let transport = memory(r#"{"RequestId":"r"}"#);
    let client = Client::new(config(&transport).credentials(Nowhere)).unwrap();
    let error = client.start_task().task_id("t").send().await.unwrap_err();
    assert_eq!(error.to_string(), "no credentials: nowhere to look");
    assert_eq!(error.source().unwrap().to_string(), "the map is lost");
    assert_eq!(format!("{error:#}"), "no credentials: nowhere to look: the map is lost");
    assert!(transport.requests.lock().unwrap().is_empty());
}

#[test]
fn a_call_outside_of_a_runtime_is_an_error_and_no_panic() {
    let client = Client::new(config(&memory(r#"{"RequestId":"r"}"#))).unwrap();
    let call = Box::pin(client.start_task().task_id("t").send());
    let error = poll_once(call).unwrap_err();
    assert!(error.to_string().contains("tokio runtime"), "{error}");
}

fn poll_once<T>(mut future: std::pin::Pin<Box<impl Future<Output = T>>>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(output) => output,
        std::task::Poll::Pending => panic!("the call waits"),
    }
}

#[test]
fn calls_can_move_between_threads() {
    fn is_send<T: Send>(_: &T) {}
    let client = Client::new(config(&memory(r#"{"RequestId":"r"}"#))).unwrap();
    is_send(&client.start_task().task_id("t").send());
}

#[cfg(feature = "blocking")]
#[test]
fn a_builder_of_the_blocking_client_gives_the_answer_without_a_runtime() {
    let transport = memory(r#"{"RequestId":"r","Success":true}"#);
    let client = crate::generated_form::BlockingClient::new(config(&transport)).unwrap();
    let call = client.start_task().task_id("t").customize(CallOptions::new());
    assert_eq!(call.send().unwrap().request_id(), Some("r"));
}

#[tokio::test]
async fn what_a_builder_is_told_holds_for_its_call() {
    let transport = memory(r#"{"Success":false,"ErrCode":"Throttling"}"#);
    let client = Client::new(config(&transport)).unwrap();
    let options = CallOptions::new().retry(RetryPolicy::Off);
    client.start_task().task_id("t").customize(options).send().await.unwrap_err();
    assert_eq!(transport.requests.lock().unwrap().len(), 1);
}
