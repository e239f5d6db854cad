//! A RAM role, assumed with a key.

use super::server::{Server, ok};
use super::world::{Clock, environment, failure, get, id, shown, sts_session};
use alibabacloud_core::Credentials;
use alibabacloud_core::credentials::AssumeRole;
use std::time::Duration;

const ARN: &str = "acs:ram::1234567890123456:role/reader";
const POLICY: &str = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "dts:*", "Resource": "*"}]}"#;

fn sts(clock: &Clock) -> Server {
    let expiration = clock.text_in(3600);
    Server::new(move |_| ok(sts_session("role", &expiration)))
}

fn role(clock: &Clock, server: &Server, variables: &[(&str, &str)]) -> AssumeRole {
    AssumeRole::new(Credentials::access_key("testid", "testsecret"), ARN)
        .environment(environment(clock, variables).sts_endpoint(server.endpoint()))
}

#[tokio::test]
async fn the_question_is_signed_and_the_session_is_the_answer() {
    let clock = Clock::new();
    let server = sts(&clock);
    let role = role(&clock, &server, &[]).session_name("nightly").policy(POLICY).external_id("ext 1");
    let credentials = get(&role.duration(Duration::from_secs(15 * 60))).await.unwrap();
    assert_eq!(shown(&credentials), ("role".to_owned(), "role-token".to_owned()));
    assert_eq!(credentials.expiration(), Some(clock.now() + Duration::from_secs(3600)));
    assert_eq!(credentials.provider_name(), "ram_role_arn");
    let question = server.received().remove(0);
    assert_eq!((question.method.as_str(), question.path.as_str()), ("POST", "/"));
    for (name, value) in [
        ("Action", "AssumeRole"),
        ("Version", "2015-04-01"),
        ("Format", "JSON"),
        ("Timestamp", "2026-01-02T03:04:05Z"),
        ("SignatureMethod", "HMAC-SHA1"),
        ("SignatureVersion", "1.0"),
        ("AccessKeyId", "testid"),
    ] {
        assert_eq!(question.query.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert!(!question.query.contains_key("SecurityToken"));
    let form: Vec<(String, String)> = question.form().into_iter().collect();
    let expected = [
        ("DurationSeconds", "900"),
        ("ExternalId", "ext 1"),
        ("Policy", POLICY),
        ("RoleArn", ARN),
        ("RoleSessionName", "nightly"),
    ];
    assert_eq!(form, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert!(question.is_signed("testsecret"));
    assert!(!question.is_signed("another"));
}

#[tokio::test]
async fn a_session_can_assume_a_role_too() {
    let clock = Clock::new();
    let server = sts(&clock);
    let source = Credentials::sts("testid", "testsecret", "STS.to/k+en==");
    let role = AssumeRole::new(source, ARN).environment(environment(&clock, &[]).sts_endpoint(server.endpoint()));
    assert_eq!(id(&role).await, "role");
    let question = server.received().remove(0);
    assert_eq!(question.query["SecurityToken"], "STS.to/k+en==");
    assert!(question.is_signed("testsecret"));
}

#[tokio::test]
async fn what_is_not_given_has_its_default() {
    let clock = Clock::new();
    let server = sts(&clock);
    get(&role(&clock, &server, &[])).await.unwrap();
    let variables =
        [("ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1:role/other"), ("ALIBABA_CLOUD_ROLE_SESSION_NAME", "session")];
    let of_variables = AssumeRole::new(Credentials::access_key("testid", "testsecret"), "")
        .environment(environment(&clock, &variables).sts_endpoint(server.endpoint()));
    get(&of_variables).await.unwrap();
    let forms: Vec<_> = server.received().iter().map(super::server::Received::form).collect();
    assert_eq!(forms[0]["RoleSessionName"], "credentials-rust-1767323045");
    assert_eq!(forms[0]["DurationSeconds"], "3600");
    assert!(!forms[0].contains_key("Policy") && !forms[0].contains_key("ExternalId"));
    assert_eq!(forms[1]["RoleArn"], "acs:ram::1:role/other");
    assert_eq!(forms[1]["RoleSessionName"], "session");
}

#[tokio::test]
async fn what_cannot_work_is_told_without_asking() {
    let clock = Clock::new();
    let server = sts(&clock);
    let short = role(&clock, &server, &[]).duration(Duration::from_secs(899));
    assert_eq!(failure(&short).await, "a session of 899 seconds is too short; the minimum is 900 seconds");
    let key = Credentials::access_key("testid", "testsecret");
    let nameless = AssumeRole::new(key, "").environment(environment(&clock, &[]).sts_endpoint(server.endpoint()));
    assert_eq!(failure(&nameless).await, "no role is specified, and ALIBABA_CLOUD_ROLE_ARN is not set");
    let bearer = AssumeRole::new(Credentials::bearer("t"), ARN)
        .environment(environment(&clock, &[]).sts_endpoint(server.endpoint()));
    assert_eq!(failure(&bearer).await, "a bearer token cannot assume a role; use a key");
    let damaged = AssumeRole::new(Credentials::access_key("testid", "testsecret\n"), ARN)
        .environment(environment(&clock, &[]).sts_endpoint(server.endpoint()));
    let expected = "the access key secret ends with a line break; remove it (credentials of `static_ak`)";
    assert_eq!(failure(&damaged).await, expected);
    assert_eq!(server.asked().len(), 0);
}

#[tokio::test]
async fn a_refusal_says_what_the_service_said_without_secrets() {
    let clock = Clock::new();
    let server = Server::new(|question| {
        let token = &question.query["SecurityToken"];
        let signed = format!("server string to sign is:POST&SecurityToken={token}");
        let message = format!("No {token} and no testsecret. {signed}");
        (403, "", format!(r#"{{"RequestId":"R7","Code":"NoPermission","Message":"{message}"}}"#))
    });
    let role = AssumeRole::new(Credentials::sts("testid", "testsecret", "STS.token"), ARN)
        .environment(environment(&clock, &[]).sts_endpoint(server.endpoint()));
    let expected = format!(
        "AssumeRole at {} failed: HTTP status 403, NoPermission, No *** and no ***., request ID R7",
        server.host
    );
    assert_eq!(failure(&role).await, expected);
}

#[tokio::test]
async fn answers_of_no_use_are_errors() {
    let clock = Clock::new();
    let (later, before) = (clock.text_in(60), "2026-01-02T03:04:05Z");
    for ((status, headers, body), problem) in [
        ((502, "content-type: text/html\r\n", "<html>testsecret</html>".to_owned()), "HTTP status 502"),
        ((302, "location: http://127.0.0.1:1/\r\n", String::new()), "HTTP status 302"),
        (ok(""), "it is not JSON"),
        (ok("[]"), "it is not a JSON object"),
        (ok(r#"{"Credentials":"#), "it is not JSON"),
        (ok("{}"), "has no `AccessKeyId`"),
        (ok(r#"{"Credentials":[]}"#), "has no `AccessKeyId`"),
        (ok(r#"{"Credentials":{"AccessKeyId":"a"}}"#), "has no `AccessKeySecret`"),
        (
            ok(r#"{"Credentials":{"AccessKeyId":"a","AccessKeySecret":"","SecurityToken":"c"}}"#),
            "has no `AccessKeySecret`",
        ),
        (ok(sts_session("a", "soon")), "is not a time"),
        (ok(sts_session("a", before)), "has expired by the clock"),
        (ok("x".repeat((1 << 20) + 1)), "too large"),
    ] {
        let server = Server::new(move |_| (status, headers, body.clone()));
        let error = failure(&role(&clock, &server, &[])).await;
        assert!(error.contains(problem), "{problem}: {error}");
        assert!(!error.contains("testsecret"), "{error}");
        assert_eq!(server.asked().len(), 1);
    }
    let server = Server::new(move |_| ok(sts_session("a", &later)));
    assert_eq!(id(&role(&clock, &server, &[])).await, "a");
}

#[tokio::test]
async fn a_source_without_a_key_is_named() {
    let clock = Clock::new();
    let empty = alibabacloud_core::credentials::EnvironmentVariables::new(environment(&clock, &[]));
    let role = AssumeRole::new(empty, ARN).environment(environment(&clock, &[]));
    let expected = "there is no key to assume the role with: ALIBABA_CLOUD_ACCESS_KEY_ID is not set";
    assert_eq!(failure(&role).await, expected);
}
