//! Which calls are repeated, when, and how often. The clock is paused: waits take no time.

use crate::sample::Everything;
use crate::script::{
    Act, READ, SERVICE, Script, WRITE, WRITE_WITH_TOKEN, WRITE_WITH_TOKEN_IN_FORM, answer, call, call_with, ok,
    refusal, status, waits,
};
use alibabacloud_core::plumbing::{Core, Operation};
use alibabacloud_core::{
    CallOptions, Error, ErrorKind, Retry, RetryBudget, RetryDecision, RetryPolicy, StandardRetry, TransportErrorKind,
};
use serde_json::{Value, json};
use std::error::Error as _;
use std::time::Duration;
use tokio::time::Instant;

fn throttled(milliseconds: &str) -> Act {
    answer(503, &[("x-acs-retry-after", milliseconds)], r#"{"Code":"Throttling.User","Message":"m"}"#)
}

/// The number of attempts that the operation makes when the first one ends like this.
async fn attempts(operation: &'static Operation, first: Act) -> usize {
    let script = Script::new([first, ok()]);
    let _ = call(&script.core(), operation).await;
    script.made().len()
}

#[tokio::test(start_paused = true)]
async fn reads_are_repeated_after_everything_that_may_pass() {
    for passing in [
        status(500),
        status(502),
        status(503),
        status(429),
        refusal("Node.Busy"),
        refusal("Throttling.User"),
        throttled("10"),
        Act::Fail(TransportErrorKind::Connect),
        Act::Fail(TransportErrorKind::Broken),
        Act::Fail(TransportErrorKind::Timeout),
        Act::Hang,
    ] {
        assert_eq!(attempts(&READ, passing).await, 2);
    }
}

#[tokio::test(start_paused = true)]
async fn what_cannot_pass_is_not_repeated() {
    for lasting in [
        status(400),
        status(403),
        status(307),
        refusal("Job.Gone"),
        refusal("Odd"),
        answer(500, &[], r#"{"Code":"Job.Gone"}"#),
        answer(200, &[], "<html>"),
        Act::Fail(TransportErrorKind::TooLarge),
        Act::Fail(TransportErrorKind::Certificate),
    ] {
        assert_eq!(attempts(&READ, lasting).await, 1);
    }
}

#[tokio::test(start_paused = true)]
async fn writes_are_repeated_only_where_they_have_not_been_done() {
    for harmless in [
        Act::Fail(TransportErrorKind::Connect),
        status(429),
        refusal("Throttling.User"),
        throttled("10"),
        answer(400, &[], r#"{"Code":"Rejected.Throttling"}"#),
    ] {
        assert_eq!(attempts(&WRITE, harmless).await, 2);
    }
    for doubtful in [
        status(500),
        status(503),
        // The code of the gateway next to a status that says that the service had the request.
        answer(500, &[], r#"{"Code":"Throttling.User"}"#),
        answer(502, &[], r#"{"Code":"Throttling.User"}"#),
        answer(504, &[("x-acs-retry-after", "10")], r#"{"Code":"Throttling.User"}"#),
        refusal("Node.Busy"),
        Act::Fail(TransportErrorKind::Broken),
        Act::Fail(TransportErrorKind::Timeout),
        Act::Hang,
    ] {
        assert_eq!(attempts(&WRITE, doubtful.clone()).await, 1);
        assert_eq!(attempts(&WRITE_WITH_TOKEN, doubtful.clone()).await, 2, "a token makes it safe");
        let script = Script::new([doubtful, ok()]);
        call(&script.core().customized(CallOptions::new().repeatable(true)), &WRITE).await.unwrap();
        assert_eq!(script.made().len(), 2, "so does the caller's word");
    }
}

#[tokio::test(start_paused = true)]
async fn a_time_to_wait_alone_does_not_make_a_write_go_out_again() {
    let asked = [("x-acs-retry-after", "10")];
    let refused = r#"{"Success":false,"ErrCode":"Odd","ErrMessage":"m"}"#;
    for (status, body) in [(500, "{}"), (504, ""), (503, r#"{"Code":"My.Throttling"}"#), (200, refused)] {
        assert_eq!(attempts(&WRITE, answer(status, &asked, body)).await, 1, "{status} {body}");
        assert_eq!(attempts(&READ, answer(status, &asked, body)).await, 2, "{status} {body}");
    }
    assert_eq!(attempts(&WRITE, answer(429, &asked, "{}")).await, 2);
}

#[tokio::test(start_paused = true)]
async fn a_nonce_that_was_used_is_replaced_by_a_new_one_on_a_read_alone() {
    let used = || answer(400, &[], r#"{"Code":"Nonce.Used","Message":"m"}"#);
    let script = Script::new([used(), ok()]);
    call(&script.core(), &READ).await.unwrap();
    let made = script.made();
    let nonce = |index: usize| {
        let headers = &made[index].request.headers;
        headers.iter().find(|(name, _)| name == "x-acs-signature-nonce").map(|(_, value)| value.clone()).unwrap()
    };
    assert_ne!(nonce(0), nonce(1));
    assert_eq!(attempts(&WRITE, used()).await, 1, "the first request may have arrived");
}

#[tokio::test(start_paused = true)]
async fn a_read_may_be_declared_unrepeatable() {
    let script = Script::new([status(500), ok()]);
    call(&script.core().customized(CallOptions::new().repeatable(false)), &READ).await.unwrap_err();
    assert_eq!(script.made().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_raw_call_is_repeated_like_a_write() {
    for (act, options, count) in [
        (status(500), CallOptions::new(), 1),
        (status(429), CallOptions::new(), 2),
        (status(500), CallOptions::new().repeatable(true), 2),
    ] {
        let script = Script::new([act, ok()]);
        let _ = script.core().customized(options).call_raw("Go", &json!({}), &Value::Null).await;
        assert_eq!(script.made().len(), count);
    }
}

#[tokio::test(start_paused = true)]
async fn the_answer_of_a_failed_attempt_leaves_nothing_behind() {
    let failed = r#"{"Text":"old","Numbers":[1,2],"Success":false,"ErrCode":"Node.Busy"}"#;
    let script = Script::new([answer(200, &[], failed), answer(200, &[], r#"{"Numbers":[3],"Success":true}"#)]);
    let (response, _) = call(&script.core(), &READ).await.unwrap();
    assert_eq!((response.text, response.numbers), (None, vec![3]));
}

#[tokio::test(start_paused = true)]
async fn a_token_is_made_up_once_for_a_call_and_anew_for_the_next() {
    for operation in [&WRITE_WITH_TOKEN, &WRITE_WITH_TOKEN_IN_FORM] {
        let name = operation.idempotency_token.unwrap();
        let script = Script::new([status(500), status(500), ok()]);
        let core = script.core();
        call(&core, operation).await.unwrap();
        let made = script.made();
        let token = made[0].parameter(name).unwrap().to_owned();
        assert!(token.is_ascii() && (16..=64).contains(&token.len()), "{token}");
        assert_eq!(made.iter().filter(|attempt| attempt.parameter(name) == Some(&token)).count(), 3);
        assert_eq!(made[0].request.body.is_empty(), name == "Text", "it stands where the operation has it");
        call(&core, operation).await.unwrap();
        assert_ne!(script.made()[0].parameter(name), Some(token.as_str()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_of_the_callers_own_is_kept() {
    let script = Script::new([status(500), ok()]);
    let request = Everything { text: Some("mine".into()), ..Everything::default() };
    call_with(&script.core(), &WRITE_WITH_TOKEN, &request).await.unwrap();
    let made = script.made();
    assert_eq!(made.len(), 2);
    assert!(made.iter().all(|attempt| attempt.request.target() == "/?Text=mine"));
    let script = Script::new([status(500), ok()]);
    let request = Everything { text: Some(String::new()), ..Everything::default() };
    call_with(&script.core(), &WRITE_WITH_TOKEN, &request).await.unwrap_err();
    assert_eq!(script.made()[0].request.target(), "/?Text=", "an empty one identifies nothing, so it is not repeated");
}

#[tokio::test(start_paused = true)]
async fn each_attempt_is_signed_anew_and_says_which_it_is() {
    let script = Script::new([status(500), status(500), ok()]);
    let begin = (std::time::SystemTime::now(), Instant::now());
    let config = script
        .config()
        .clock(move || begin.0 + begin.1.elapsed())
        .retry(StandardRetry::new().backoff(Duration::from_secs(60)).max_backoff(Duration::from_secs(60)));
    let core = Core::new(&SERVICE, config.call_timeout(Duration::MAX)).unwrap();
    call(&core, &READ).await.unwrap();
    let made = script.made();
    for name in ["x-acs-signature-nonce", "authorization"] {
        let mut values: Vec<_> = made.iter().map(|attempt| attempt.header(name).unwrap()).collect();
        values.sort_unstable();
        values.dedup();
        assert_eq!(values.len(), 3, "{name}");
    }
    let dates: Vec<_> = made.iter().map(|attempt| attempt.header("x-acs-date").unwrap()).collect();
    let seconds = |date: &str| alibabacloud_core::clock::parse_timestamp(date).unwrap();
    let between = seconds(dates[2]).duration_since(seconds(dates[0])).unwrap();
    assert!(between.abs_diff(made[2].at - made[0].at) <= Duration::from_secs(1), "{dates:?}");
    assert_eq!((made[0].header("x-acs-retry-attempts"), made[0].header("x-acs-retry-delay")), (None, None));
    let waits = waits(&made);
    for retry in [1, 2] {
        assert_eq!(made[retry].header("x-acs-retry-attempts"), Some(retry.to_string().as_str()));
        let told: u128 = made[retry].header("x-acs-retry-delay").unwrap().parse().unwrap();
        assert!(told.abs_diff(waits[retry - 1].as_millis()) <= 2, "{told}");
        assert!(made[retry].header("authorization").unwrap().contains("x-acs-retry-attempts;x-acs-retry-delay"));
    }
}

#[tokio::test(start_paused = true)]
async fn the_number_of_attempts_and_the_waits_are_bounded() {
    let script = Script::new([status(500)]);
    let error = call(&script.core(), &READ).await.unwrap_err();
    let made = script.made();
    assert_eq!((made.len(), error.attempts()), (4, 4));
    assert!(error.to_string().contains("after 4 attempts"), "{error}");
    for (wait, bound) in waits(&made).into_iter().zip([500, 1000, 2000]) {
        // tokio's timers are exact to a millisecond, upwards.
        assert!(wait <= Duration::from_millis(bound + 2), "{wait:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_wait_that_the_service_asks_for_is_kept_to() {
    for operation in [&READ, &WRITE] {
        let script = Script::new([throttled("15000"), throttled("20000"), ok()]);
        call(&script.core(), operation).await.unwrap();
        let waits = waits(&script.made());
        for (wait, asked) in waits.into_iter().zip([15_000, 20_000]) {
            let (asked, more) = (Duration::from_millis(asked), Duration::from_millis(1002));
            assert!(wait >= asked && wait <= asked + more, "{wait:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_state_is_not_asked_about_before_the_time_that_the_service_asks_for() {
    let body = r#"{"Success":false,"ErrCode":"Job.Modifying","ErrMessage":"m"}"#;
    let script = Script::new([answer(200, &[("x-acs-retry-after", "45000")], body), ok()]);
    let core = Core::new(&SERVICE, script.config().call_timeout(Duration::from_secs(3600))).unwrap();
    let patient = core.customized(CallOptions::new().settle_timeout(Duration::from_secs(5 * 60)));
    call(&patient, &READ).await.unwrap();
    assert_eq!(waits(&script.made()), [Duration::from_secs(45)]);
}

#[tokio::test(start_paused = true)]
async fn a_secret_that_an_error_code_repeats_is_masked_unless_the_code_is_listed() {
    for (code, shown) in [("Odd.hushhush", false), ("Job.Gone", true)] {
        let script = Script::new([answer(400, &[], &format!(r#"{{"Code":"{code}","Message":"m"}}"#))]);
        let secret = code.trim_start_matches("Odd.");
        let request = Everything { secret: Some(secret.into()), ..Everything::default() };
        let error = script.core().call(&WRITE, &request, &mut Everything::default()).await.unwrap_err();
        assert_eq!(error.code() == Some(code), shown, "{error}");
        assert_eq!(error.to_string().contains(secret), shown, "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_full_budget_stays_full() {
    let (script, budget) = (Script::new([ok()]), RetryBudget::new(7));
    let core = Core::new(&SERVICE, script.config().retry_budget(budget.clone())).unwrap();
    for _ in 0..3 {
        call(&core, &READ).await.unwrap();
    }
    assert_eq!(budget.tokens(), 7);
}

#[tokio::test(start_paused = true)]
async fn clients_that_are_asked_to_wait_alike_do_not_return_at_once() {
    let mut waited = Vec::new();
    for _ in 0..20 {
        let script = Script::new([throttled("15000"), ok()]);
        call(&script.core(), &READ).await.unwrap();
        waited.extend(waits(&script.made()));
    }
    assert!(waited.iter().any(|wait| *wait != waited[0]), "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_asked_for_ends_after_two_minutes_at_the_most() {
    let script = Script::new([throttled("3600000"), ok()]);
    let core = Core::new(&SERVICE, script.config().call_timeout(Duration::from_secs(5 * 3600))).unwrap();
    call(&core, &READ).await.unwrap();
    let wait = waits(&script.made())[0];
    assert!(wait >= Duration::from_secs(2 * 60) && wait <= Duration::from_millis(121_002), "{wait:?}");
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_time_of_the_call_ends_it_at_once_with_the_reason() {
    let script = Script::new([throttled("61000"), ok()]);
    let begin = Instant::now();
    let error = call(&script.core(), &READ).await.unwrap_err();
    assert_eq!((begin.elapsed(), script.made().len()), (Duration::ZERO, 1));
    assert_eq!((error.kind(), error.retry_after()), (ErrorKind::Throttling, Some(Duration::from_secs(61))));
    assert_eq!(
        error.to_string(),
        "Look: Throttling.User: m [throttling, worth a retry after 61000 ms, HTTP status 503]"
    );
}

#[tokio::test(start_paused = true)]
async fn the_time_of_a_call_ends_it_wherever_it_is() {
    let script = Script::new([Act::Hang]);
    let config = script.config().call_timeout(Duration::from_secs(25));
    let begin = Instant::now();
    let error = call(&Core::new(&SERVICE, config).unwrap(), &READ).await.unwrap_err();
    assert!(begin.elapsed() <= Duration::from_millis(25_002), "{:?}", begin.elapsed());
    assert_eq!(script.made().len(), 3, "two whole attempts of 10 seconds and one cut short");
    assert!(error.is_timeout(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_end_of_the_time_does_not_hide_why_the_attempt_before_failed() {
    let script = Script::new([answer(503, &[], r#"{"Code":"Node.Busy","Message":"busy"}"#), Act::Hang]);
    let config = script.config().call_timeout(Duration::from_secs(5));
    let error = call(&Core::new(&SERVICE, config).unwrap(), &READ).await.unwrap_err();
    let told = "Look: no response in time from https://tasks.example.com, after 2 attempts";
    assert_eq!(error.to_string(), told);
    let before = "Look: Node.Busy: busy [server failure, worth a retry, HTTP status 503]";
    assert_eq!(format!("{error:#}"), format!("{told}: {before}"));
    let earlier = error.source().and_then(|cause| cause.downcast_ref::<Error>());
    assert_eq!(earlier.and_then(Error::code), Some("Node.Busy"));
}

#[tokio::test(start_paused = true)]
async fn retries_end_when_the_budget_is_used_up_and_come_back_with_success() {
    let script = Script::new([status(500)]);
    let budget = RetryBudget::new(17);
    let core = Core::new(&SERVICE, script.config().retry_budget(budget.clone())).unwrap();
    call(&core, &READ).await.unwrap_err();
    assert_eq!((script.made().len(), budget.tokens()), (4, 2), "three retries for 5 tokens each");
    call(&core.clone(), &READ).await.unwrap_err();
    assert_eq!((script.made().len(), budget.tokens()), (1, 2), "clones share what is left");
    let script = Script::new([ok(), ok(), ok(), status(500), ok()]);
    let core = Core::new(&SERVICE, script.config().retry_budget(budget.clone())).unwrap();
    for _ in 0..3 {
        call(&core, &READ).await.unwrap();
    }
    assert_eq!(budget.tokens(), 5, "a success adds one");
    call(&core, &READ).await.unwrap();
    assert_eq!(budget.tokens(), 5, "a retry that succeeds gives back what it took");
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_ran_out_of_time_costs_twice_as_much() {
    let script = Script::new([Act::Hang]);
    let budget = RetryBudget::new(19);
    let core = Core::new(&SERVICE, script.config().retry_budget(budget.clone())).unwrap();
    call(&core, &READ).await.unwrap_err();
    assert_eq!((script.made().len(), budget.tokens()), (2, 9));
}

#[tokio::test(start_paused = true)]
async fn a_passing_state_is_an_error_unless_it_is_to_be_waited_out() {
    let script = Script::new([refusal("Job.Modifying")]);
    let core = script.core();
    let error = call(&core, &WRITE).await.unwrap_err();
    assert_eq!((error.kind(), error.retry(), script.made().len()), (ErrorKind::StateConflict, Retry::Settle, 1));
    let patient = core.customized(CallOptions::new().settle_timeout(Duration::from_secs(5 * 60)));
    let begin = Instant::now();
    let error = call(&patient, &WRITE).await.unwrap_err();
    assert_eq!(error.code(), Some("Job.Modifying"));
    assert_eq!(begin.elapsed().as_secs(), 300);
    let made = script.made();
    assert!((12..30).contains(&made.len()), "{}", made.len());
    for wait in waits(&made[..made.len() - 1]) {
        assert!((Duration::from_millis(2500)..=Duration::from_millis(30_002)).contains(&wait), "{wait:?}");
    }
    let script = Script::new([refusal("Job.Modifying"), refusal("Job.Modifying"), status(500), ok()]);
    let patient = script.core().customized(CallOptions::new().settle_timeout(Duration::from_secs(5 * 60)));
    call(&patient, &WRITE).await.unwrap_err();
    assert_eq!(script.made().len(), 3, "once it has settled, the rules of a write hold again");
}

#[tokio::test(start_paused = true)]
async fn waiting_for_a_state_uses_up_neither_attempts_nor_budget() {
    let mut acts = vec![refusal("Job.Modifying"); 9];
    acts.extend([status(500), status(500), status(500), ok()]);
    let script = Script::new(acts);
    let budget = RetryBudget::new(15);
    let config = script.config().settle_timeout(Duration::from_secs(10 * 60)).retry_budget(budget.clone());
    call(&Core::new(&SERVICE, config).unwrap(), &READ).await.unwrap();
    assert_eq!(script.made().len(), 13);
}

#[tokio::test(start_paused = true)]
async fn off_is_one_attempt_whatever_happens() {
    for act in [
        status(500),
        throttled("10"),
        refusal("Job.Modifying"),
        refusal("Token.Expired"),
        answer(400, &[("Date", "Sun, 01 Mar 2026 12:20:00 GMT")], r#"{"Code":"InvalidTimeStamp.Expired"}"#),
        Act::Fail(TransportErrorKind::Connect),
        Act::Hang,
    ] {
        let script = Script::new([act, ok()]);
        let options = CallOptions::new().retry(RetryPolicy::Off).settle_timeout(Duration::from_secs(5 * 60));
        call(&script.core().customized(options), &READ).await.unwrap_err();
        assert_eq!(script.made().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_policy_of_ones_own_decides_by_attempt_and_error() {
    let policy = RetryPolicy::custom(|failed| {
        assert_eq!((failed.operation, failed.repeatable), ("Change", false));
        match failed.error.code() {
            Some("Odd") if failed.attempt < 3 => RetryDecision::After(Duration::from_secs(2)),
            _ => RetryDecision::Stop,
        }
    });
    let script = Script::new([refusal("Odd")]);
    let core = Core::new(&SERVICE, script.config().retry(policy)).unwrap();
    call(&core, &WRITE).await.unwrap_err();
    let made = script.made();
    assert_eq!(made.len(), 3);
    assert!(waits(&made).iter().all(|wait| wait.as_secs() == 2));
}

#[tokio::test(start_paused = true)]
async fn options_of_a_handle_add_up_and_leave_the_client_as_it_is() {
    let script = Script::new([status(500)]);
    let core = script.core();
    let once = core.customized(CallOptions::new().retry(RetryPolicy::Off));
    let quick = once.customized(CallOptions::new().attempt_timeout(Duration::from_millis(1)));
    for (handle, attempts) in [(&core, 4), (&once, 1), (&quick, 1)] {
        call(handle, &READ).await.unwrap_err();
        assert_eq!(script.made().len(), attempts);
    }
    let script = Script::new([Act::Hang]);
    let core = script.core().customized(CallOptions::new().retry(RetryPolicy::Off));
    for (options, milliseconds) in [
        (CallOptions::new(), 10_000),
        (CallOptions::new().attempt_timeout(Duration::from_millis(70)), 70),
        (CallOptions::new().call_timeout(Duration::from_millis(90)), 90),
    ] {
        let begin = Instant::now();
        call(&core.customized(options), &READ).await.unwrap_err();
        assert_eq!(begin.elapsed().as_millis().abs_diff(milliseconds) / 3, 0, "{:?}", begin.elapsed());
    }
}

#[tokio::test(start_paused = true)]
async fn a_policy_that_is_on_is_not_taken_for_off() {
    for policy in [RetryPolicy::default(), RetryPolicy::custom(|_| RetryDecision::Stop)] {
        for (passing, options) in [
            (refusal("Job.Modifying"), CallOptions::new().settle_timeout(Duration::from_secs(5 * 60))),
            (
                answer(400, &[("Date", "Sun, 01 Mar 2020 12:20:00 GMT")], r#"{"Code":"InvalidTimeStamp.Expired"}"#),
                CallOptions::new(),
            ),
        ] {
            let script = Script::new([passing, ok()]);
            let then = alibabacloud_core::clock::parse_timestamp("2020-03-01T12:00:00Z").unwrap();
            let core = Core::new(&SERVICE, script.config().clock(move || then)).unwrap();
            let core = core.customized(options.retry(policy.clone()));
            // The wait is bounded: a call that stops too early or never is a failure, not a hang.
            tokio::time::timeout(Duration::from_secs(10 * 60), call(&core, &READ)).await.unwrap().unwrap();
            assert_eq!(script.made().len(), 2);
        }
    }
}

#[test]
fn a_policy_shows_what_it_is() {
    assert_eq!(format!("{:?}", RetryPolicy::Off), "Off");
    let own = RetryPolicy::custom(|_| RetryDecision::Stop);
    assert_eq!(format!("{own:?}"), "Custom(DecideRetry)");
    let standard = format!("{:?}", RetryPolicy::from(StandardRetry::new().max_attempts(7)));
    assert!(standard.starts_with("Standard(StandardRetry { max_attempts: 7"), "{standard}");
}

#[tokio::test(start_paused = true)]
async fn the_wait_of_http_itself_is_kept_to_as_well() {
    let date = ("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
    for (headers, asked) in [
        (&[("Retry-After", "7")][..], 7),
        (&[date, ("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT")], 30),
        (&[("Retry-After", "86400")], 120),
        (&[("x-acs-retry-after", "999999999999")], 120),
    ] {
        for status in [429, 503] {
            let script = Script::new([answer(status, headers, "{}"), ok()]);
            let core = script.core().customized(CallOptions::new().call_timeout(Duration::MAX));
            call(&core, &READ).await.unwrap();
            let wait = waits(&script.made())[0];
            let asked = Duration::from_secs(asked);
            assert!(wait >= asked && wait <= asked + Duration::from_millis(1002), "{status} {headers:?}: {wait:?}");
        }
    }
    assert_eq!(attempts(&WRITE, answer(503, &[("Retry-After", "1")], "{}")).await, 1, "it may have been done");
}

#[tokio::test(start_paused = true)]
async fn a_retry_that_is_not_sent_costs_nothing() {
    use TransportErrorKind::{Broken, Certificate, Connect, NotSent};
    for (acts, left) in [
        (vec![throttled("61000")], 50),
        (vec![status(500), Act::Fail(Connect)], 50),
        (vec![status(500), Act::Fail(Certificate)], 50),
        (vec![status(500), Act::Fail(NotSent)], 50),
        (vec![status(500), Act::Fail(Broken)], 35),
        (vec![status(500), Act::Fail(Connect), Act::Fail(Broken), Act::Fail(NotSent)], 45),
    ] {
        let script = Script::new(acts);
        let budget = RetryBudget::new(50);
        let core = Core::new(&SERVICE, script.config().retry_budget(budget.clone())).unwrap();
        call(&core, &READ).await.unwrap_err();
        assert_eq!(budget.tokens(), left);
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_while_it_waits_costs_nothing() {
    let budget = RetryBudget::new(50);
    let script = Script::new([throttled("30000"), Act::Hang]);
    let core = Core::new(&SERVICE, script.config().retry_budget(budget.clone())).unwrap();
    tokio::time::timeout(Duration::from_secs(5), call(&core, &READ)).await.unwrap_err();
    assert_eq!((script.made().len(), budget.tokens()), (1, 50));
    let script = Script::new([status(500), Act::Hang]);
    let core = Core::new(&SERVICE, script.config().retry_budget(budget.clone())).unwrap();
    tokio::time::timeout(Duration::from_secs(5), call(&core, &READ)).await.unwrap_err();
    assert_eq!((script.made().len(), budget.tokens()), (2, 45), "this one was sent");
}
