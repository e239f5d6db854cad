//! `CloudSSO`, with the access token of the last sign-in.

use super::server::{Server, ok};
use super::world::{Clock, Folder, START, environment, failure, get, session, shown};
use alibabacloud_core::credentials::CliProfile;
use serde_json::{Value, json};

fn profile(url: &str) -> Value {
    json!({
        "name": "main", "mode": "CloudSSO", "cloud_sso_sign_in_url": url, "cloud_sso_account_id": "1234567890123456",
        "cloud_sso_access_config": "ac-example", "access_token": "sso-token",
        "cloud_sso_access_token_expire": START + 100
    })
}

fn source(clock: &Clock, profile: &Value) -> (Folder, CliProfile) {
    let folder = Folder::new();
    folder.write(".aliyun/config.json", &json!({ "current": "main", "profiles": [profile] }).to_string());
    let source = CliProfile::new(environment(clock, &[]).home(folder.path()));
    (folder, source)
}

#[tokio::test]
async fn the_access_token_is_exchanged_for_a_session() {
    let clock = Clock::new();
    let expiration = clock.text_in(3600);
    let server = Server::new(move |_| ok(format!(r#"{{"CloudCredential":{}}}"#, session("sso", &expiration))));
    let (_folder, source) = source(&clock, &profile(&format!("http://{}/start/login?x=1", server.host)));
    let credentials = get(&source).await.unwrap();
    assert_eq!(shown(&credentials), ("sso".to_owned(), "sso-token".to_owned()));
    assert_eq!(credentials.provider_name(), "cli_profile/cloud_sso");
    let question = server.received().remove(0);
    assert_eq!((question.method.as_str(), question.path.as_str()), ("POST", "/cloud-credentials"));
    assert_eq!(question.headers["authorization"], "Bearer sso-token");
    assert_eq!(question.headers["content-type"], "application/json");
    let body: Value = serde_json::from_str(&question.body).unwrap();
    assert_eq!(body, json!({ "AccountId": "1234567890123456", "AccessConfigurationId": "ac-example" }));
}

#[tokio::test]
async fn without_a_valid_token_somebody_has_to_sign_in() {
    let clock = Clock::new();
    let server = Server::new(|_| ok("{}"));
    let url = format!("http://{}", server.host);
    let mut expired = profile(&url);
    expired["cloud_sso_access_token_expire"] = json!(START);
    let mut undated = profile(&url);
    undated["cloud_sso_access_token_expire"] = Value::Null;
    let mut absent = profile(&url);
    absent["access_token"] = json!("");
    for (profile, problem) in [
        (expired, "the access token of CloudSSO has expired"),
        (undated, "the access token of CloudSSO has expired"),
        (absent, "the profile has no `access_token`"),
    ] {
        let (_folder, source) = source(&clock, &profile);
        let error = failure(&source).await;
        assert!(error.contains(problem) && error.contains("aliyun configure --mode CloudSSO"), "{error}");
    }
    assert_eq!(server.asked().len(), 0);
}

#[tokio::test]
async fn a_profile_or_an_answer_of_no_use_is_told() {
    let clock = Clock::new();
    for member in ["cloud_sso_sign_in_url", "cloud_sso_account_id", "cloud_sso_access_config"] {
        let mut profile = profile("https://signin.example.com");
        profile[member] = json!("");
        let (_folder, source) = source(&clock, &profile);
        assert_eq!(failure(&source).await, format!("the profile has no `{member}`"));
    }
    for (url, problem) in
        [("http://signin.example.com/x", "plain http to another machine"), ("ftp://a", "not an address like https://")]
    {
        let (_folder, source) = source(&clock, &profile(url));
        assert!(failure(&source).await.contains(problem));
    }
    for ((status, headers, body), problem) in [
        ((401, "", r#"{"Code":"Denied","Message":"no sso-token"}"#.to_owned()), "HTTP status 401, Denied, no ***"),
        (ok("{}"), "has no `AccessKeyId`"),
        (ok("<html>"), "it is not JSON"),
    ] {
        let server = Server::new(move |_| (status, headers, body.clone()));
        let (_folder, source) = source(&clock, &profile(&format!("http://{}", server.host)));
        let error = failure(&source).await;
        assert!(error.contains(problem) && !error.contains("sso-token"), "{error}");
    }
}

#[tokio::test]
async fn a_session_outlives_the_access_token_and_cannot_be_renewed_without_it() {
    let clock = Clock::new();
    let expiration = clock.text_in(3600);
    let server = Server::new(move |_| ok(format!(r#"{{"CloudCredential":{}}}"#, session("sso", &expiration))));
    let (_folder, source) = source(&clock, &profile(&format!("http://{}", server.host)));
    for seconds in [0, 3000] {
        clock.pass(seconds);
        assert_eq!(get(&source).await.unwrap().access_key_id(), Some("sso"));
    }
    clock.pass(600);
    assert!(failure(&source).await.contains("the access token of CloudSSO has expired"));
    assert_eq!(server.asked().len(), 1);
}
