//! A program that prints credentials.
#![cfg(unix)]

use super::world::{Clock, Folder, environment, failure, get, shown};
use alibabacloud_core::credentials::{CliProfile, External};
use serde_json::json;
use std::time::{Duration, Instant};

fn print(json: &str) -> External {
    External::new(format!("printf %s '{json}'"))
}

#[tokio::test]
async fn a_key_or_a_session_is_read_from_the_output() {
    let key = get(&print(r#"{"mode":"AK","access_key_id":"a","access_key_secret":"b"}"#)).await.unwrap();
    assert_eq!(format!("{key:?}"), "Credentials(a)");
    assert_eq!((key.provider_name(), key.expiration()), ("external", None));
    let session = r#"{"mode":"StsToken","access_key_id":"a","access_key_secret":"b","sts_token":"c","expiration":"2999-01-02T03:04:05Z"}"#;
    let session = get(&print(session)).await.unwrap();
    assert_eq!(shown(&session), ("a".to_owned(), "c".to_owned()));
    assert!(session.expiration().is_some());
}

#[tokio::test]
async fn output_of_no_use_is_told_without_being_shown() {
    for (output, problem) in [
        ("canary", "it is not JSON"),
        ("", "it is not JSON"),
        (r#"{"access_key_secret":"canary"}"#, "has no `access_key_id`"),
        (r#"{"access_key_id":"canary"}"#, "has no `access_key_secret`"),
        (r#"{"access_key_id":"canary","access_key_secret":"canary","mode":"StsToken"}"#, "has no `sts_token`"),
        (r#"{"access_key_id":"a","access_key_secret":"b","expiration":"canary"}"#, "is not a time"),
        (
            r#"{"access_key_id":"a","access_key_secret":"b","expiration":"2020-01-02T03:04:05Z"}"#,
            "has expired by the clock",
        ),
    ] {
        let error = failure(&print(output)).await;
        assert!(error.contains(problem) && !error.contains("canary"), "{error}");
    }
}

#[tokio::test]
async fn a_program_that_fails_is_named_without_its_arguments() {
    let error = failure(&External::new("sh -c 'echo canary >&2; echo canary; exit 3'")).await;
    assert_eq!(error, "`sh` failed (exit status: 3); it complains: ***");
    let error = failure(&External::new("/no/such/program --password canary")).await;
    assert!(error.starts_with("`/no/such/program` cannot be run: ") && !error.contains("canary"), "{error}");
    assert_eq!(failure(&External::new("  ")).await, "the command is empty");
    assert_eq!(failure(&External::new("sh 'canary")).await, "a quote of the command is not closed");
}

#[tokio::test]
async fn no_shell_runs_the_command() {
    let folder = Folder::new();
    let file = folder.path().join("made by a shell");
    let command = format!("echo {{}} $HOME > '{}'", file.display());
    let error = failure(&External::new(command)).await;
    assert!(error.contains("the output of `echo` cannot be used"), "{error}");
    assert!(!file.exists());
}

#[tokio::test]
async fn a_program_that_hangs_is_ended() {
    let folder = Folder::new();
    let file = folder.path().join("pid");
    let command = format!("sh -c 'echo $$ > \"$0\"; exec sleep 100' '{}'", file.display());
    let begin = Instant::now();
    let error = failure(&External::new(command).time_limit(Duration::from_secs(2))).await;
    assert_eq!(error, "`sh` did not finish within 2 s and was stopped");
    assert!(begin.elapsed() < Duration::from_secs(60));
    let pid = std::fs::read_to_string(file).unwrap();
    let gone = || {
        let state = std::fs::read_to_string(format!("/proc/{}/stat", pid.trim())).unwrap_or_default();
        state.is_empty() || state.contains(") Z ")
    };
    for _ in 0..100 {
        if gone() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the program still runs");
}

/// The state of a process, by the file that its number is in.
fn has_ended(file: &std::path::Path) -> bool {
    let Ok(pid) = std::fs::read_to_string(file) else { return false };
    let state = std::fs::read_to_string(format!("/proc/{}/stat", pid.trim())).unwrap_or_default();
    !pid.trim().is_empty() && (state.is_empty() || state.contains(") Z "))
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

/// A program with a child, which writes its number into the file.
fn with_child(file: &std::path::Path, then: &str) -> External {
    External::new(format!("sh -c 'sleep 100 & echo $! > \"$0\"; {then}' '{}'", file.display()))
}

#[tokio::test]
async fn the_children_of_a_program_end_with_it_when_it_takes_too_long() {
    let folder = Folder::new();
    let file = folder.path().join("pid");
    let error = failure(&with_child(&file, "sleep 100").time_limit(Duration::from_secs(2))).await;
    assert_eq!(error, "`sh` did not finish within 2 s and was stopped");
    until(|| has_ended(&file)).await;
}

#[tokio::test]
async fn the_children_of_a_program_end_with_it_when_nobody_waits_any_more() {
    let folder = Folder::new();
    let file = folder.path().join("pid");
    let source = with_child(&file, "sleep 100");
    let asking = tokio::spawn(async move { get(&source).await.map(drop) });
    until(|| std::fs::read_to_string(&file).is_ok_and(|pid| pid.ends_with('\n'))).await;
    asking.abort();
    until(|| has_ended(&file)).await;
}

#[tokio::test]
async fn a_child_that_stays_neither_delays_the_output_nor_outlives_it() {
    let folder = Folder::new();
    let file = folder.path().join("pid");
    let source = with_child(&file, r#"echo "{\"access_key_id\":\"a\",\"access_key_secret\":\"b\"}""#);
    let begin = Instant::now();
    assert_eq!(get(&source).await.unwrap().access_key_id(), Some("a"));
    assert!(begin.elapsed() < Duration::from_secs(50), "it waited for the child");
    until(|| has_ended(&file)).await;
}

#[tokio::test]
async fn the_end_of_the_standard_error_of_a_program_that_fails_is_shown() {
    let script =
        "i=0; while [ $i -lt 3000 ]; do echo 0123456789 >&2; i=$((i+1)); done; echo \"run: helper login\" >&2; exit 1";
    let error = failure(&External::new(format!("sh -c '{script}'"))).await;
    assert!(error.starts_with("`sh` failed (exit status: 1); it complains: …"), "{error}");
    assert!(error.ends_with("run: helper login") && error.len() < 300, "{error}");
    let error = failure(&External::new("sh -c 'echo nobody is signed in >&2; echo {}'")).await;
    assert_eq!(
        error,
        "the output of `sh` cannot be used: it has no `access_key_id`; it complains: nobody is signed in"
    );
    let waiting = External::new("sh -c 'echo waiting for a browser >&2; sleep 100'").time_limit(Duration::from_secs(2));
    let error = failure(&waiting).await;
    assert_eq!(error, "`sh` did not finish within 2 s and was stopped; it complains: waiting for a browser");
}

#[tokio::test]
async fn a_line_break_around_a_printed_value_is_no_part_of_it() {
    let key = get(&print(r#"{"access_key_id":"a\n","access_key_secret":" b","sts_token":"c\r\n"}"#)).await.unwrap();
    assert_eq!(shown(&key), ("a".to_owned(), "c".to_owned()));
}

#[tokio::test]
async fn endless_output_is_cut_off() {
    let error = failure(&External::new("yes").time_limit(Duration::from_secs(60))).await;
    assert_eq!(error, "`yes` prints more than 1 MiB");
}

#[tokio::test]
async fn an_answer_that_does_not_say_how_long_it_lasts_is_asked_for_each_time() {
    let folder = Folder::new();
    let file = folder.path().join("runs");
    let json = r#"{"access_key_id":"a","access_key_secret":"b"}"#;
    let source = External::new(format!("sh -c 'echo x >> \"$0\"; echo \"$1\"' '{}' '{json}'", file.display()));
    for _ in 0..3 {
        get(&source).await.unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap().lines().count(), 3);
}

#[tokio::test]
async fn it_runs_again_when_three_minutes_are_left() {
    let (clock, folder) = (Clock::new(), Folder::new());
    let runs = folder.path().join("runs");
    let json = format!(r#"{{"access_key_id":"a","access_key_secret":"b","expiration":"{}"}}"#, clock.text_in(3600));
    let command = format!("sh -c 'echo x >> \"$0\"; echo \"$1\"' '{}' '{json}'", runs.display());
    let profile = json!({ "name": "main", "mode": "External", "process_command": command });
    folder.write(".aliyun/config.json", &json!({ "current": "main", "profiles": [profile] }).to_string());
    let source = CliProfile::new(environment(&clock, &[]).home(folder.path()));
    for (seconds, expected) in [(0, 1), (3419, 1), (1, 2)] {
        clock.pass(seconds);
        get(&source).await.unwrap();
        assert_eq!(std::fs::read_to_string(&runs).unwrap().lines().count(), expected);
    }
}

#[test]
fn debug_does_not_show_the_command() {
    assert!(!format!("{:?}", External::new("helper --password canary")).contains("canary"));
}
