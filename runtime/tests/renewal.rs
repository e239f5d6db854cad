//! Credentials that expire and clocks that are wrong: what a call does about them by itself.

use crate::script::{Act, READ, SERVICE, Script, WRITE, answer, call, ok, refusal, status};
use alibabacloud_core::clock::{parse_timestamp, timestamp};
use alibabacloud_core::plumbing::Core;
use alibabacloud_core::{BoxFuture, Config, Credentials, CredentialsError, ErrorKind, ProvideCredentials, RetryPolicy};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

/// Provides tokens of one letter, a new one each time the last one is reported as unusable.
#[derive(Clone, Debug, Default)]
struct Letters {
    asked: Arc<Mutex<u32>>,
    invalidated: Arc<Mutex<Vec<Credentials>>>,
}

fn letter(index: usize) -> Credentials {
    Credentials::sts("testid", "testsecret", ["a", "b", "c", "d"][index])
}

impl ProvideCredentials for Letters {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        *self.asked.lock().unwrap() += 1;
        let current = letter(self.invalidated.lock().unwrap().len());
        Box::pin(async { Ok(current) })
    }

    fn invalidate(&self, refused: &Credentials) {
        self.invalidated.lock().unwrap().push(refused.clone());
    }
}

fn tokens(script: &Script) -> Vec<String> {
    script.made().iter().map(|attempt| attempt.header("x-acs-security-token").unwrap().to_owned()).collect()
}

fn with(script: &Script, provider: &Letters) -> Core {
    Core::new(&SERVICE, script.config().credentials(provider.clone())).unwrap()
}

#[tokio::test(start_paused = true)]
async fn credentials_are_asked_for_before_each_attempt() {
    let (script, provider) = (Script::new([status(500), status(500), ok()]), Letters::default());
    call(&with(&script, &provider), &READ).await.unwrap();
    assert_eq!(*provider.asked.lock().unwrap(), 3);
    assert!(provider.invalidated.lock().unwrap().is_empty());
}

#[tokio::test(start_paused = true)]
async fn expired_credentials_are_replaced_once_and_at_once() {
    let (script, provider) = (Script::new([refusal("Token.Expired"), ok()]), Letters::default());
    let begin = Instant::now();
    call(&with(&script, &provider), &WRITE).await.unwrap();
    assert_eq!(begin.elapsed(), Duration::ZERO);
    assert_eq!(tokens(&script), ["a", "b"]);
    assert_eq!(*provider.invalidated.lock().unwrap(), [letter(0)]);
}

#[tokio::test(start_paused = true)]
async fn credentials_that_are_refused_again_end_the_call() {
    let (script, provider) = (Script::new([refusal("Token.Expired")]), Letters::default());
    let error = call(&with(&script, &provider), &WRITE).await.unwrap_err();
    assert_eq!(error.code(), Some("Token.Expired"));
    assert_eq!(tokens(&script), ["a", "b"]);
}

#[tokio::test(start_paused = true)]
async fn the_same_credentials_are_not_tried_again() {
    let script = Script::new([refusal("Token.Expired")]);
    let error = call(&script.core(), &READ).await.unwrap_err();
    assert_eq!((error.code(), error.attempts(), script.made().len()), (Some("Token.Expired"), 1, 1));
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_does_not_answer_ends_with_the_time_of_the_call() {
    #[derive(Debug)]
    struct Silent;
    impl ProvideCredentials for Silent {
        fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
            Box::pin(std::future::pending())
        }
    }
    let script = Script::new([ok()]);
    let core = Core::new(&SERVICE, script.config().credentials(Silent)).unwrap();
    let begin = Instant::now();
    let error = call(&core, &READ).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials, "{error}");
    assert_eq!(begin.elapsed().as_secs(), 60);
}

const NOW: &str = "2026-03-01T12:00:00Z";

/// The service's clock says `date`, this machine's says [`NOW`].
fn wrong_time(code: &str, date: &str) -> Act {
    answer(400, &[("Date", date)], &format!(r#"{{"Code":"{code}","Message":"m"}}"#))
}

fn at_now(config: Config) -> Config {
    let now: SystemTime = parse_timestamp(NOW).unwrap();
    config.clock(move || now)
}

fn dates(script: &Script) -> Vec<String> {
    script.made().iter().map(|attempt| attempt.header("x-acs-date").unwrap().to_owned()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_wrong_clock_is_corrected_once_and_for_all_calls() {
    for (code, date, corrected) in [
        ("InvalidTimeStamp.Expired", "Sun, 01 Mar 2026 12:20:00 GMT", "2026-03-01T12:20:00Z"),
        ("InvalidTimeStamp.Expired", "Sun, 01 Mar 2026 10:00:05 GMT", "2026-03-01T10:00:05Z"),
        ("IllegalTimestamp", "Mon, 02 Mar 2026 00:00:00 GMT", "2026-03-02T00:00:00Z"),
    ] {
        let script = Script::new([wrong_time(code, date), ok()]);
        let core = Core::new(&SERVICE, at_now(script.config())).unwrap();
        call(&core, &WRITE).await.unwrap();
        assert_eq!(dates(&script), [NOW, corrected]);
        call(&core.clone(), &READ).await.unwrap();
        assert_eq!(dates(&script), [corrected]);
    }
}

#[tokio::test(start_paused = true)]
async fn calls_at_the_same_time_are_all_corrected() {
    let refused = wrong_time("InvalidTimeStamp.Expired", "Sun, 01 Mar 2026 12:20:00 GMT");
    let script = Script::new([refused.clone(), refused, ok()]);
    let core = Core::new(&SERVICE, at_now(script.config())).unwrap();
    let (one, other) = tokio::join!(call(&core, &READ), call(&core, &READ));
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(script.made().len(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_is_right_is_left_alone() {
    for act in [
        wrong_time("InvalidTimeStamp.Expired", "Sun, 01 Mar 2026 12:00:50 GMT"),
        wrong_time("InvalidTimeStamp.Expired", "yesterday"),
        wrong_time("InvalidParameter", "Sun, 01 Mar 2026 13:00:00 GMT"),
        answer(400, &[], r#"{"Code":"InvalidTimeStamp.Expired"}"#),
    ] {
        let script = Script::new([act]);
        let core = Core::new(&SERVICE, at_now(script.config())).unwrap();
        call(&core, &READ).await.unwrap_err();
        assert_eq!(dates(&script), [NOW]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_stays_wrong_ends_the_call() {
    let later = wrong_time("InvalidTimeStamp.Expired", "Sun, 01 Mar 2026 12:20:00 GMT");
    let latest = wrong_time("InvalidTimeStamp.Expired", "Sun, 01 Mar 2026 14:20:00 GMT");
    let script = Script::new([later.clone(), latest]);
    let core = Core::new(&SERVICE, at_now(script.config())).unwrap();
    call(&core, &READ).await.unwrap_err();
    assert_eq!(dates(&script).len(), 2);
    let script = Script::new([later, ok()]);
    let core = Core::new(&SERVICE, at_now(script.config()).retry(RetryPolicy::Off)).unwrap();
    call(&core, &READ).await.unwrap_err();
    assert_eq!(dates(&script), [NOW]);
}

#[tokio::test(start_paused = true)]
async fn a_date_that_is_nonsense_corrects_nothing() {
    for date in [
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Sun, 99 Mar 2026 99:99:99 GMT",
        "Mon, 01 Mar 2027 12:00:00 GMT",
        "Thu, 01 Jan 2026 12:00:00 GMT",
    ] {
        let script = Script::new([wrong_time("InvalidTimeStamp.Expired", date), ok()]);
        let core = Core::new(&SERVICE, at_now(script.config())).unwrap();
        call(&core, &READ).await.unwrap_err();
        call(&core, &READ).await.unwrap();
        assert_eq!(dates(&script), [NOW, NOW], "{date}");
    }
    assert!(timestamp(SystemTime::UNIX_EPOCH).is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_wrong_correction_is_given_up_when_a_later_response_contradicts_it() {
    const LATER: &str = "2026-03-10T12:00:00Z";
    const RIGHT: &str = "2026-03-01T12:00:01Z";
    let wrong = || wrong_time("InvalidTimeStamp.Expired", "Tue, 10 Mar 2026 12:00:00 GMT");
    let right = ("Date", "Sun, 01 Mar 2026 12:00:01 GMT");
    let refused_without_date = || answer(400, &[], r#"{"Code":"InvalidTimeStamp.Expired"}"#);
    let refused_with_nonsense = || wrong_time("IllegalTimestamp", "Fri, 31 Dec 9999 23:59:59 GMT");
    for (next, expected) in [
        // A refusal with the right time: the same call is corrected.
        (vec![wrong_time("InvalidTimeStamp.Expired", right.1), ok()], vec![NOW, LATER, LATER, RIGHT]),
        // A success with the right time: the next call is corrected.
        (vec![answer(200, &[right], r#"{"Success":true}"#), ok()], vec![NOW, LATER, LATER, RIGHT]),
        (vec![answer(500, &[right], "{}"), ok()], vec![NOW, LATER, LATER, RIGHT]),
        // A refusal without the right time: this machine's clock counts again.
        (vec![refused_without_date(), ok()], vec![NOW, LATER, LATER, NOW]),
        (vec![refused_with_nonsense(), ok()], vec![NOW, LATER, LATER, NOW]),
    ] {
        let script = Script::new([wrong(), ok()].into_iter().chain(next));
        let core = Core::new(&SERVICE, at_now(script.config())).unwrap();
        call(&core, &READ).await.unwrap();
        call(&core, &READ).await.unwrap();
        let mut signed = dates(&script);
        if signed.len() < expected.len() {
            call(&core, &READ).await.unwrap();
            signed.extend(dates(&script));
        }
        assert_eq!(signed, expected);
    }
}

#[tokio::test(start_paused = true)]
async fn a_correction_that_is_confirmed_stays() {
    let late = "Sun, 01 Mar 2026 12:20:00 GMT";
    let script = Script::new([
        wrong_time("InvalidTimeStamp.Expired", late),
        answer(200, &[("Date", "Sun, 01 Mar 2026 12:20:30 GMT")], r#"{"Success":true}"#),
        ok(),
    ]);
    let core = Core::new(&SERVICE, at_now(script.config())).unwrap();
    call(&core, &READ).await.unwrap();
    call(&core, &READ).await.unwrap();
    assert_eq!(dates(&script), [NOW, "2026-03-01T12:20:00Z", "2026-03-01T12:20:00Z"]);
}

#[tokio::test(start_paused = true)]
async fn old_credentials_and_a_wrong_clock_do_not_repeat_a_write_that_the_service_may_have_done() {
    let date = [("date", "Sun, 01 Mar 2026 12:20:00 GMT")];
    for status in [500, 502, 504] {
        for (code, headers) in [("Token.Expired", &[][..]), ("InvalidTimeStamp.Expired", &date)] {
            let body = format!(r#"{{"Code":"{code}","Message":"m"}}"#);
            for (operation, attempts) in [(&WRITE, 1), (&READ, 2)] {
                let (script, provider) = (Script::new([answer(status, headers, &body), ok()]), Letters::default());
                let core = Core::new(&SERVICE, at_now(script.config()).credentials(provider)).unwrap();
                let error = call(&core, operation).await.err();
                assert_eq!(script.made().len(), attempts, "{status} {code} {error:?}");
                let is_open = error.is_none_or(|error| !error.is_unprocessed() && error.unknown_outcome().is_some());
                assert!(is_open, "{status} {code}");
            }
        }
    }
}
