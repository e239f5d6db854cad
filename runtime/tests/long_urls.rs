//! Parameters that are too long for a URL.

use crate::sample::Everything;
use crate::script::{Act, Made, READ, Script, WRITE, answer, call_with, ok, status};
use alibabacloud_core::{CallOptions, RetryBudget, RetryPolicy};
use serde_json::{Value, json};

fn too_long() -> Act {
    answer(414, &[("content-type", "text/html")], "<html><title>414 Request-URI Too Large</title></html>")
}

fn request(length: usize) -> Everything {
    Everything {
        text: Some("x".repeat(length)),
        small: Some(7),
        body: Some("b".into()),
        names: vec!["短".repeat(20), "y".repeat(50)],
        ..Everything::default()
    }
}

/// The parameters, wherever they are.
fn all(made: &Made) -> Vec<(String, String)> {
    let mut all = [made.request.query.clone(), made.request.form.clone()].concat();
    all.sort();
    all
}

#[tokio::test(start_paused = true)]
async fn what_fits_into_a_url_stays_there() {
    for length in [10, 8000, 50_000] {
        let script = Script::new([ok()]);
        call_with(&script.core(), &WRITE, &request(length)).await.unwrap();
        let made = script.made();
        assert_eq!((made.len(), made[0].request.body.as_ref()), (1, &b"Body=b"[..]));
    }
}

#[tokio::test(start_paused = true)]
async fn what_no_url_can_carry_travels_in_the_form() {
    for length in [65_536, 200_000, 2_000_000] {
        let script = Script::new([ok()]);
        call_with(&script.core(), &WRITE, &request(length)).await.unwrap();
        let made = script.made();
        assert_eq!(made.len(), 1);
        let request = &made[0].request;
        assert!(request.target().starts_with("/?Small=7&Names.1="), "{}", request.target());
        assert!(request.body.starts_with(b"Body=b&Text=xxx") && request.body.len() > length);
        assert!(made[0].header("authorization").unwrap().contains("content-type;"), "the form is signed");
    }
}

#[tokio::test(start_paused = true)]
async fn a_url_that_the_service_refuses_is_shortened_once_also_for_a_write() {
    for operation in [&READ, &WRITE] {
        let script = Script::new([too_long(), ok()]);
        let budget = RetryBudget::new(0);
        let config = script.config().retry_budget(budget);
        let core = alibabacloud_core::plumbing::Core::new(&crate::script::SERVICE, config).unwrap();
        call_with(&core, operation, &request(9000)).await.unwrap();
        let made = script.made();
        assert_eq!(made.len(), 2);
        assert_eq!(all(&made[0]), all(&made[1]), "nothing is lost");
        assert!(made[0].request.target().len() > 9000 && made[1].request.target().len() < 4096);
        assert_eq!(made[0].at, made[1].at, "without a wait");
    }
}

#[tokio::test(start_paused = true)]
async fn the_error_names_the_parameter_and_its_length() {
    for status_code in [413, 414, 431] {
        let script = Script::new([status(status_code)]);
        let error = call_with(&script.core(), &WRITE, &request(9000)).await.unwrap_err();
        assert_eq!(script.made().len(), 2);
        let text = error.to_string();
        assert!(text.contains("the longest parameter is `Text`, with 9000 bytes in encoded form"), "{text}");
    }
    let script = Script::new([too_long()]);
    let off = script.core().customized(CallOptions::new().retry(RetryPolicy::Off));
    let error = call_with(&off, &READ, &request(9000)).await.unwrap_err();
    assert_eq!(script.made().len(), 1);
    assert!(error.to_string().contains("`Text`, with 9000 bytes"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_short_url_that_is_refused_is_not_tried_again() {
    let script = Script::new([too_long(), ok()]);
    let error = call_with(&script.core(), &READ, &request(100)).await.unwrap_err();
    assert_eq!((error.http_status(), script.made().len()), (Some(414), 1));
}

#[tokio::test(start_paused = true)]
async fn raw_calls_are_shortened_as_well() {
    let script = Script::new([ok()]);
    let query = json!({ "Ids": "i".repeat(70_000), "Page": 1 });
    script.core().call_raw("Go", &query, &Value::Null).await.unwrap();
    let made = script.made();
    assert_eq!((made[0].request.target().as_str(), made[0].request.form.len()), ("/?Page=1", 1));
}
