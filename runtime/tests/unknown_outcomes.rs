//! What is said about a call that may have been carried out although it failed. The clock is paused: waits take no time.

use crate::script::{Act, READ, SERVICE, Script, WRITE, answer, call, ok, refusal, status};
use alibabacloud_core::plumbing::{Core, Operation};
use alibabacloud_core::{Access, CallOptions, Lookup, RetryPolicy, TransportErrorKind, UnknownOutcome};
use serde_json::Value;
use std::time::Duration;
use tokio::time::Instant;

static BUY: Operation = Operation::new("Buy", Access::Write)
    .attempt_timeout(60)
    .lookup("ListTasks", "Look for a task that was not there before.");
static BUY_ONCE: Operation =
    Operation::new("Buy", Access::Write).idempotency_token("Text").lookup("ListTasks", "Look.");
static QUICK: Operation = Operation::new("Ping", Access::Read).attempt_timeout(1);

/// How long the first attempt takes, and the whole call.
async fn times(core: &Core, script: &Script, operation: &'static Operation) -> (u64, u64) {
    let begin = Instant::now();
    let error = call(core, operation).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    let (all, made) = (begin.elapsed().as_secs(), script.made());
    (made.get(1).map_or(all, |second| (second.at - begin).as_secs()), all)
}

#[tokio::test(start_paused = true)]
async fn an_operation_that_needs_long_gets_more_time_than_others() {
    let script = Script::new([Act::Hang]);
    assert_eq!(times(&script.core(), &script, &BUY).await, (60, 60));
    assert_eq!(times(&script.core(), &script, &WRITE).await, (10, 10));
    // More than usual is meant: an operation cannot have less.
    assert_eq!(times(&script.core(), &script, &QUICK).await.0, 10);
}

#[tokio::test(start_paused = true)]
async fn what_the_user_sets_wins_over_what_the_operation_needs() {
    let script = Script::new([Act::Hang]);
    for seconds in [3, 300] {
        let time = Duration::from_secs(seconds);
        let of_client = Core::new(&SERVICE, script.config().attempt_timeout(time)).unwrap();
        assert_eq!(times(&of_client, &script, &BUY).await.0, seconds);
        let of_call = script.core().customized(CallOptions::new().attempt_timeout(time));
        assert_eq!(times(&of_call, &script, &BUY).await.0, seconds);
        let of_whole = script.core().customized(CallOptions::new().call_timeout(Duration::from_secs(5)));
        assert_eq!(times(&of_whole, &script, &BUY).await.1, 5);
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_has_room_for_a_long_attempt_after_a_short_one() {
    let script = Script::new([status(503), Act::Hang]);
    let repeated = script.core().customized(CallOptions::new().repeatable(true));
    let begin = Instant::now();
    call(&repeated, &BUY).await.unwrap_err();
    let made = script.made();
    let second = made[1].at;
    assert!(made.get(2).map_or(begin.elapsed(), |third| third.at - second).as_secs() >= 60);
}

#[tokio::test(start_paused = true)]
async fn a_write_without_a_certain_end_says_that_it_may_have_been_carried_out_and_how_to_check() {
    let lookup = Lookup { operation: "ListTasks", doc: "Look for a task that was not there before." };
    for open in [
        Act::Hang,
        Act::Fail(TransportErrorKind::Timeout),
        Act::Fail(TransportErrorKind::Broken),
        Act::Fail(TransportErrorKind::TooLarge),
        status(500),
        status(502),
        status(504),
        status(408),
        answer(200, &[], "<html>"),
        answer(200, &[], ""),
    ] {
        let script = Script::new([open]);
        let error = call(&script.core(), &BUY).await.unwrap_err();
        assert_eq!(error.unknown_outcome().and_then(|outcome| outcome.lookup), Some(lookup), "{error}");
        let text = error.to_string();
        assert!(
            text.ends_with(
                "; the call may have been carried out: before you repeat it, check with ListTasks (Look for a task \
                 that was not there before)"
            ),
            "{text}"
        );
        let error = call(&script.core(), &WRITE).await.unwrap_err().to_string();
        assert!(error.ends_with("; the call may have been carried out"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_certain_end_says_no_such_thing() {
    for certain in [
        Act::Fail(TransportErrorKind::Connect),
        Act::Fail(TransportErrorKind::Certificate),
        Act::Fail(TransportErrorKind::NotSent),
        status(400),
        status(403),
        status(429),
        refusal("Odd"),
        refusal("Job.Gone"),
        refusal("Throttling.User"),
        answer(500, &[], r#"{"Code":"Job.Gone"}"#),
    ] {
        let script = Script::new([certain]);
        let error = call(&script.core(), &BUY).await.unwrap_err();
        assert_eq!(error.unknown_outcome(), None, "{error}");
        assert!(!error.to_string().contains("carried out"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn reads_need_no_check() {
    let script = Script::new([Act::Hang]);
    let error = call(&script.core(), &READ).await.unwrap_err();
    assert_eq!(error.unknown_outcome(), None, "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_attempt_without_a_certain_end_is_not_forgotten_when_a_later_one_is_refused() {
    let script = Script::new([Act::Hang, refusal("Job.Gone")]);
    let error = call(&script.core(), &BUY_ONCE).await.unwrap_err();
    assert_eq!((script.made().len(), error.code()), (2, Some("Job.Gone")));
    let found = error.unknown_outcome().and_then(|outcome| outcome.lookup).map(|lookup| lookup.operation);
    assert_eq!(found, Some("ListTasks"), "{error}");

    let script = Script::new([Act::Hang, ok()]);
    call(&script.core(), &BUY_ONCE).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn of_a_call_by_name_it_is_said_unless_the_caller_knows_it_to_be_harmless() {
    let script = Script::new([Act::Hang]);
    let raw = async |options| {
        let core = script.core().customized(options);
        core.call_raw("Unheard", &Value::Null, &Value::Null).await.unwrap_err().unknown_outcome()
    };
    let once = || CallOptions::new().retry(RetryPolicy::Off);
    assert!(matches!(raw(once()).await, Some(UnknownOutcome { lookup: None, .. })));
    assert_eq!(raw(once().repeatable(true)).await, None);
}

#[tokio::test(start_paused = true)]
async fn a_host_that_cannot_be_reached_may_be_that_of_a_region_with_a_slip_in_it() {
    for (host, kind, hinted) in [
        ("tasks.nroth.example.com", TransportErrorKind::Connect, true),
        ("tasks.nroth.example.com", TransportErrorKind::Broken, false),
        ("tasks.north.example.com", TransportErrorKind::Connect, false),
    ] {
        let script = Script::new([Act::Fail(kind)]);
        let config = script.config().endpoint_url(host).unwrap();
        let error = call(&Core::new(&SERVICE, config).unwrap(), &READ).await.unwrap_err().to_string();
        assert_eq!(error.contains("; did you mean `north`?"), hinted, "{error}");
    }
}
