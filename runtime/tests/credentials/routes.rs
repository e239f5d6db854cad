//! The connections on which credentials are fetched: their own, and direct to servers on this machine.

use super::server::{Server, ok};
use super::world::{Clock, Folder, Recorder, environment, session, sts_session};
use crate::sample::SERVICE;
use alibabacloud_core::credentials::{AssumeRole, CliProfile, CredentialsUri, EcsRole};
use alibabacloud_core::plumbing::Core;
use alibabacloud_core::{
    Config, Credentials, Endpoint, Environment, HttpsSettings, HttpsTransport, ProvideCredentials, Proxy, RetryPolicy,
};
use serde_json::{Value, json};
use std::time::Duration;

const SERVICE_URL: &str = "http://tasks.example.com";

fn config(endpoint: &str, source: impl ProvideCredentials, settings: &HttpsSettings) -> Config {
    let endpoint = Endpoint::parse(endpoint).unwrap();
    Config::new(endpoint, source).allow_plain_http(true).retry(RetryPolicy::Off).https(settings.clone())
}

async fn call(config: Config) -> Result<(), String> {
    let core = Core::new(&SERVICE, config).unwrap();
    core.call_raw("Go", &Value::Null, &Value::Null).await.map(drop).map_err(|error| error.to_string())
}

/// A proxy that responds to every request by itself, and refuses tunnels.
fn proxy() -> (Server, HttpsSettings) {
    let server = Server::new(|request| {
        if request.method == "CONNECT" { (403, "", String::new()) } else { ok(r#"{"RequestId":"R1","Text":"done"}"#) }
    });
    let settings = HttpsSettings::new().proxy(Proxy::url(format!("http://{}", server.host)).unwrap());
    (server, settings)
}

/// The metadata service, and whatever else gives out sessions.
fn near(clock: &Clock) -> Server {
    let expiration = clock.text_in(3600);
    Server::new(move |request| match request.path.as_str() {
        "/latest/api/token" => ok("t"),
        "/latest/meta-data/ram/security-credentials/" => ok("web"),
        "/sts" | "/" => ok(sts_session("near", &expiration)),
        _ => ok(session("near", &expiration)),
    })
}

#[tokio::test]
async fn servers_on_this_machine_are_asked_without_the_proxy_of_the_client() {
    let clock = Clock::new();
    let near = near(&clock);
    let uri = format!("http://{}/uri", near.host);
    let around = || {
        environment(&clock, &[("ALIBABA_CLOUD_CREDENTIALS_URI", &uri)])
            .metadata_endpoint(near.endpoint())
            .sts_endpoint(near.endpoint())
    };
    let sources: [fn(Environment) -> Box<dyn ProvideCredentials>; 3] = [
        |around| Box::new(EcsRole::new(around)),
        |around| Box::new(CredentialsUri::new(around)),
        |around| Box::new(AssumeRole::new(Credentials::access_key("a", "b"), "role").environment(around)),
    ];
    for source in sources {
        let (proxy, settings) = proxy();
        let source = || std::sync::Arc::<dyn ProvideCredentials>::from(source(around()));
        call(config(SERVICE_URL, source(), &settings)).await.unwrap();
        let given = HttpsTransport::new(&settings).unwrap();
        call(config(SERVICE_URL, source(), &HttpsSettings::new()).transport(given)).await.unwrap();
        assert_eq!(proxy.asked(), [format!("POST {SERVICE_URL}/"), format!("POST {SERVICE_URL}/")]);
    }
    assert_eq!(near.asked().len(), 2 * (4 + 1 + 1), "{:?}", near.asked());
}

#[tokio::test]
async fn the_metadata_service_is_never_asked_through_a_proxy() {
    let (proxy, settings) = proxy();
    let around = environment(&Clock::new(), &[]).metadata_timeout(Duration::from_millis(50));
    call(config(SERVICE_URL, EcsRole::new(around), &settings)).await.unwrap_err();
    assert_eq!(proxy.asked(), [] as [&str; 0]);
}

#[tokio::test]
async fn other_servers_of_credentials_are_asked_through_the_proxy() {
    let clock = Clock::new();
    let (proxy, settings) = proxy();
    let role = AssumeRole::new(Credentials::access_key("a", "b"), "role").environment(environment(&clock, &[]));
    call(config(SERVICE_URL, role, &settings)).await.unwrap_err();
    assert_eq!(proxy.asked(), ["CONNECT sts.aliyuncs.com:443"]);
    let folder = Folder::new();
    let expire = super::world::START + 100;
    let profiles = json!([
        { "name": "sso", "mode": "CloudSSO", "cloud_sso_sign_in_url": "https://signin.example.com/x",
          "cloud_sso_account_id": "1", "cloud_sso_access_config": "ac", "access_token": "t",
          "cloud_sso_access_token_expire": expire },
        { "name": "oauth", "mode": "OAuth", "oauth_access_token": "t", "oauth_refresh_token": "r" }
    ]);
    folder.write(".aliyun/config.json", &json!({ "profiles": profiles }).to_string());
    for profile in ["sso", "oauth"] {
        let source = CliProfile::new(environment(&clock, &[]).home(folder.path())).profile(profile);
        call(config(SERVICE_URL, source, &settings)).await.unwrap_err();
    }
    let asked = proxy.asked();
    assert_eq!(asked[1..], ["CONNECT signin.example.com:443", "CONNECT oauth.aliyun.com:443"]);
}

#[tokio::test]
async fn a_transport_that_is_set_for_credentials_sends_them_whatever_the_client_has() {
    let clock = Clock::new();
    let (proxy, settings) = proxy();
    let recorder = Recorder::answering(session("recorded", &clock.text_in(3600)));
    let around = environment(&clock, &[("ALIBABA_CLOUD_ECS_METADATA", "web")]).transport(recorder.clone());
    call(config(SERVICE_URL, EcsRole::new(around), &settings)).await.unwrap();
    assert_eq!(recorder.asked.lock().unwrap().len(), 2);
    assert_eq!(proxy.asked(), [format!("POST {SERVICE_URL}/")]);
}

#[tokio::test]
async fn calls_that_hold_every_connection_do_not_keep_credentials_from_being_fetched() {
    let clock = Clock::new();
    let near = near(&clock);
    let uri = format!("http://{}/uri", near.host);
    let (release, released) = std::sync::mpsc::channel::<()>();
    let released = std::sync::Mutex::new(released);
    let service = Server::new(move |_| {
        let _ = released.lock().unwrap().recv();
        ok(r#"{"RequestId":"R1","Text":"done"}"#)
    });
    let source = CredentialsUri::new(environment(&clock, &[("ALIBABA_CLOUD_CREDENTIALS_URI", &uri)]));
    let settings = HttpsSettings::new().max_connections(1).proxy(Proxy::none());
    let endpoint = format!("http://{}", service.host);
    let core =
        Core::new(&SERVICE, config(&endpoint, source, &settings).attempt_timeout(Duration::from_secs(60))).unwrap();
    let call = || {
        let core = core.clone();
        tokio::spawn(async move { core.call_raw("Go", &Value::Null, &Value::Null).await.map(drop) })
    };
    let first = call();
    until(|| service.asked().len() == 1).await;
    clock.pass(3000);
    let second = call();
    until(|| near.asked().len() == 2).await;
    drop(release);
    first.await.unwrap().unwrap();
    second.await.unwrap().unwrap();
}

async fn until(happened: impl Fn() -> bool) {
    for _ in 0..500 {
        if happened() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it did not happen within 10 seconds");
}
