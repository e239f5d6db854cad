//! Parameters that the types of an operation do not have.

use crate::sample::Everything;
use crate::script::{Act, READ, Script, WRITE, WRITE_WITH_TOKEN, answer, call, call_with, ok, status};
use alibabacloud_core::plumbing::Core;
use alibabacloud_core::{Algorithm, CallOptions, Credentials, ErrorKind};
use serde_json::{Value, json};

fn with(script: &Script, options: CallOptions) -> Core {
    script.core().customized(options)
}

#[tokio::test(start_paused = true)]
async fn they_are_sent_and_signed_with_every_attempt() {
    let script = Script::new([status(500), ok()]);
    let options = CallOptions::new().parameter("New.1.Key", "a b").parameter("Body", "in the form");
    call(&with(&script, options), &READ).await.unwrap();
    let made = script.made();
    assert_eq!(made.len(), 2);
    for attempt in &made {
        assert_eq!(attempt.request.target(), "/?New.1.Key=a%20b");
        assert_eq!(attempt.request.body, "Body=in%20the%20form", "where the operation has it");
    }
}

#[test]
fn they_are_part_of_the_signature() {
    let script = Script::new([ok()]);
    let key = Credentials::access_key("testid", "testsecret");
    for algorithm in [Algorithm::Acs3HmacSha256, Algorithm::RpcHmacSha1] {
        let time = alibabacloud_core::clock::parse_timestamp("2026-01-02T03:04:05Z").unwrap();
        let config = script.config().algorithm(algorithm).clock(move || time).nonces(|| "n".into());
        let core = Core::new(&crate::script::SERVICE, config).unwrap();
        let typed = Everything { text: Some("x".into()), ..Everything::default() };
        let expected = core.prepare(&READ, &typed, &key).unwrap();
        let core = core.customized(CallOptions::new().parameter("Text", "x"));
        let signed = core.prepare(&READ, &Everything::default(), &key).unwrap();
        assert_eq!((signed.query.clone(), signed.headers.clone()), (expected.query.clone(), expected.headers.clone()));
        let raw = core.prepare_raw("Look", &Value::Null, &Value::Null, &key).unwrap();
        assert_eq!((raw.query.clone(), raw.headers.clone()), (expected.query.clone(), expected.headers.clone()));
    }
}

#[tokio::test(start_paused = true)]
async fn one_that_the_request_sets_too_is_refused_before_anything_is_sent() {
    let script = Script::new([ok()]);
    let request =
        Everything { text: Some("a".into()), body: Some("b".into()), names: vec!["c".into()], ..Everything::default() };
    for (name, is_set) in [("Text", true), ("Body", true), ("Names.1", true), ("Names.2", false), ("text", false)] {
        let core = with(&script, CallOptions::new().parameter(name, "x"));
        let outcome = call_with(&core, &WRITE, &request).await;
        if is_set {
            let error = outcome.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Invalid, "{error}");
            assert!(error.to_string().contains(&format!("{name}: it is set by both")), "{error}");
        } else {
            outcome.unwrap();
        }
        assert_eq!(script.made().len(), usize::from(!is_set), "{name}");
    }
    let core = with(&script, CallOptions::new().parameter("A", "x"));
    assert!(core.call_raw("Go", &json!({"A": "y"}), &Value::Null).await.is_err());
    let core = with(&script, CallOptions::new().parameter("", "x"));
    assert!(call(&core, &READ).await.is_err());
    assert_eq!(script.made().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn what_the_older_signature_adds_cannot_be_added_twice() {
    let script = Script::new([ok()]);
    for (algorithm, is_refused) in [(Algorithm::RpcHmacSha1, true), (Algorithm::Acs3HmacSha256, false)] {
        let core = Core::new(&crate::script::SERVICE, script.config().algorithm(algorithm)).unwrap();
        for name in ["Action", "Signature", "SecurityToken"] {
            let outcome = call(&core.customized(CallOptions::new().parameter(name, "x")), &READ).await;
            assert_eq!(outcome.is_err(), is_refused, "{name}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_idempotency_token_can_be_given_so() {
    let script = Script::new([status(500), ok()]);
    call(&with(&script, CallOptions::new().parameter("Text", "mine")), &WRITE_WITH_TOKEN).await.unwrap();
    let made = script.made();
    assert_eq!(made.len(), 2);
    assert!(made.iter().all(|attempt| attempt.request.target() == "/?Text=mine"));
}

#[tokio::test(start_paused = true)]
async fn handles_add_up_and_the_last_value_of_a_name_counts() {
    let script = Script::new([ok()]);
    let first = with(&script, CallOptions::new().parameter("A", "1").parameter("B", "2").parameter("A", "3"));
    let second = first.customized(CallOptions::new().parameter("B", "4").parameter("C", "5"));
    call(&first, &READ).await.unwrap();
    call(&second, &READ).await.unwrap();
    let made = script.made();
    let targets: Vec<_> = made.iter().map(|attempt| attempt.request.target()).collect();
    assert_eq!(targets, ["/?B=2&A=3", "/?A=3&B=4&C=5"]);
}

#[tokio::test(start_paused = true)]
async fn their_values_are_not_shown_and_secrets_by_name_are_masked() {
    let options = CallOptions::new().parameter("NewPassword", "hush-hush").parameter("Plain", "plain-text");
    let shown = format!("{options:?}");
    assert!(shown.contains("NewPassword") && !shown.contains("hush") && !shown.contains("plain-text"), "{shown}");
    let refused = r#"{"Code":"Odd","Message":"bad hush-hush, plain-text"}"#;
    let script = Script::new([answer(400, &[], refused) as Act]);
    let error = call(&with(&script, options), &READ).await.unwrap_err().to_string();
    assert!(error.contains("bad ***, plain-text"), "{error}");
}
