//! Which STS is asked.

use super::world::{Clock, Recorder, environment, failure, get, sts_session};
use crate::sample::SERVICE;
use alibabacloud_core::credentials::{AssumeRole, AssumeRoleWithOidc};
use alibabacloud_core::plumbing::Core;
use alibabacloud_core::{
    BoxFuture, Config, Credentials, Endpoint, Environment, HttpResponse, SignedRequest, Transport, TransportError,
    TransportErrorKind,
};
use serde_json::Value;

const REGION: (&str, &str) = ("ALIBABA_CLOUD_STS_REGION", "cn-beijing");
const VPC: (&str, &str) = ("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED", "True");

async fn host(variables: &[(&str, &str)], change: impl FnOnce(AssumeRole) -> AssumeRole) -> String {
    let clock = Clock::new();
    let recorder = Recorder::answering(sts_session("role", &clock.text_in(3600)));
    let role = AssumeRole::new(Credentials::access_key("testid", "testsecret"), "role")
        .environment(environment(&clock, variables).transport(recorder.clone()));
    get(&change(role)).await.unwrap();
    let asked = recorder.asked.lock().unwrap().clone();
    asked.join(" ")
}

#[tokio::test]
async fn the_host_follows_region_and_network() {
    let same = |role: AssumeRole| role;
    assert_eq!(host(&[], same).await, "https://sts.aliyuncs.com");
    assert_eq!(host(&[VPC], same).await, "https://sts.aliyuncs.com");
    assert_eq!(host(&[REGION], same).await, "https://sts.cn-beijing.aliyuncs.com");
    assert_eq!(host(&[REGION, VPC], same).await, "https://sts-vpc.cn-beijing.aliyuncs.com");
    let given = |role: AssumeRole| role.sts_region("eu-west-1").sts_vpc(false);
    assert_eq!(host(&[REGION, VPC], given).await, "https://sts.eu-west-1.aliyuncs.com");
    let inside = |role: AssumeRole| role.sts_vpc(true);
    assert_eq!(host(&[REGION], inside).await, "https://sts-vpc.cn-beijing.aliyuncs.com");
}

#[tokio::test]
async fn plain_http_to_another_machine_is_refused() {
    let recorder = Recorder::silent();
    let environment = environment(&Clock::new(), &[])
        .transport(recorder.clone())
        .sts_endpoint(Endpoint::parse("http://sts.example.com").unwrap());
    let role = AssumeRole::new(Credentials::access_key("testid", "testsecret"), "role").environment(environment);
    assert!(failure(&role).await.contains("plain http to another machine"));
    assert!(recorder.asked.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_region_cannot_become_another_host() {
    for region in ["evil.example.com/", "a.b", "A", "a b"] {
        let role = AssumeRole::new(Credentials::access_key("testid", "testsecret"), "role")
            .environment(environment(&Clock::new(), &[]).transport(Recorder::silent()))
            .sts_region(region);
        assert!(failure(&role).await.contains("is not a valid STS region"), "{region}");
    }
}

#[tokio::test(start_paused = true)]
async fn silence_ends_after_ten_seconds() {
    let role = AssumeRole::new(Credentials::access_key("testid", "testsecret"), "role")
        .environment(environment(&Clock::new(), &[]).transport(Recorder::silent()));
    let begin = tokio::time::Instant::now();
    assert_eq!(failure(&role).await, "no response from https://sts.aliyuncs.com within 10 s");
    assert_eq!(begin.elapsed().as_secs(), 10);
}

/// The hosts that a client of this region asks, the service last.
async fn hosts_of_client(
    region: &str,
    variables: &[(&str, &str)],
    change: impl FnOnce(AssumeRole) -> AssumeRole,
) -> String {
    let clock = Clock::new();
    let recorder = Recorder::answering(sts_session("role", &clock.text_in(3600)));
    let role = AssumeRole::new(Credentials::access_key("a", "b"), "role").environment(environment(&clock, variables));
    let endpoint = Endpoint::parse("tasks.example.com").unwrap();
    let config = Config::new(endpoint, change(role)).region(region).transport(recorder.clone());
    Core::new(&SERVICE, config).unwrap().call_raw("Go", &Value::Null, &Value::Null).await.unwrap();
    recorder.asked.lock().unwrap().join(" ")
}

#[tokio::test]
async fn the_region_of_the_client_is_the_default() {
    let same = |role: AssumeRole| role;
    let asked = |host: &str| format!("https://{host}.aliyuncs.com https://tasks.example.com");
    assert_eq!(hosts_of_client("ap-southeast-1", &[], same).await, asked("sts.ap-southeast-1"));
    assert_eq!(hosts_of_client("ap-southeast-1", &[VPC], same).await, asked("sts-vpc.ap-southeast-1"));
    assert_eq!(hosts_of_client("ap-southeast-1", &[REGION], same).await, asked("sts.cn-beijing"));
    let given = |role: AssumeRole| role.sts_region("eu-west-1");
    assert_eq!(hosts_of_client("ap-southeast-1", &[REGION], given).await, asked("sts.eu-west-1"));
    assert_eq!(hosts_of_client("not a region", &[], same).await, asked("sts"));
}

/// Reaches no host but one.
#[derive(Clone, Debug)]
struct Only(&'static str, Recorder);

impl Transport for Only {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        let answered = self.1.send(request);
        let endpoint = request.endpoint.to_string();
        if endpoint.contains("sts") && endpoint != self.0 {
            return Box::pin(async { Err(TransportError::new(TransportErrorKind::Connect, endpoint, None)) });
        }
        answered
    }
}

async fn asked_where_only_the_central_sts_is_reached(
    around: impl FnOnce(Environment) -> Environment,
) -> (Result<(), String>, Vec<String>) {
    let clock = Clock::new();
    let recorder = Recorder::answering(sts_session("role", &clock.text_in(3600)));
    let around = around(environment(&clock, &[]));
    let role = AssumeRole::new(Credentials::access_key("a", "b"), "role").environment(around);
    let config = Config::new(Endpoint::parse("tasks.example.com").unwrap(), role)
        .region("cn-hangzhou-finance")
        .transport(Only("https://sts.aliyuncs.com", recorder.clone()));
    let core = Core::new(&SERVICE, config).unwrap();
    let outcome = core.call_raw("Go", &Value::Null, &Value::Null).await;
    let asked = recorder.asked.lock().unwrap().clone();
    (outcome.map(drop).map_err(|error| error.to_string()), asked)
}

#[tokio::test]
async fn the_central_sts_stands_in_for_a_region_of_the_client_that_has_none() {
    let (outcome, asked) = asked_where_only_the_central_sts_is_reached(|around| around).await;
    outcome.unwrap();
    let expected =
        ["https://sts.cn-hangzhou-finance.aliyuncs.com", "https://sts.aliyuncs.com", "https://tasks.example.com"];
    assert_eq!(asked, expected);
}

#[tokio::test]
async fn a_region_of_sts_that_is_named_has_no_stand_in() {
    let named = |around: Environment| {
        around.variables(|name| (name == "ALIBABA_CLOUD_STS_REGION").then(|| "cn-beijing".to_owned()))
    };
    let (outcome, asked) = asked_where_only_the_central_sts_is_reached(named).await;
    let error = outcome.unwrap_err();
    assert!(error.contains("https://sts.cn-beijing.aliyuncs.com"), "{error}");
    assert_eq!(asked, ["https://sts.cn-beijing.aliyuncs.com"]);
}

#[tokio::test]
async fn oidc_follows_the_client_as_well() {
    let clock = Clock::new();
    let folder = super::world::Folder::new();
    let token = folder.write("token", "oidc-token");
    let recorder = Recorder::answering(sts_session("role", &clock.text_in(3600)));
    let role =
        AssumeRoleWithOidc::new(environment(&clock, &[])).role_arn("role").provider_arn("provider").token_file(token);
    let config = Config::new(Endpoint::parse("tasks.example.com").unwrap(), role).region("cn-shanghai");
    let core = Core::new(&SERVICE, config.transport(recorder.clone())).unwrap();
    core.call_raw("Go", &Value::Null, &Value::Null).await.unwrap();
    assert_eq!(recorder.asked.lock().unwrap()[0], "https://sts.cn-shanghai.aliyuncs.com");
}
