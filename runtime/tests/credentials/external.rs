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
        ("canary", "it is no JSON"),
        ("", "it is no JSON"),
        (r#"{"access_key_secret":"canary"}"#, "has no `access_key_id`"),
        (r#"{"access_key_id":"canary"}"#, "has no `access_key_secret`"),
        (r#"{"access_key_id":"canary","access_key_secret":"canary","mode":"StsToken"}"#, "has no `sts_token`"),
        (r#"{"access_key_id":"a","access_key_secret":"b","expiration":"canary"}"#, "is no time"),
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
    assert_eq!(error, "`sh` failed (exit status: 3); run the command by hand to see why");
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
    assert!(error.contains("what `echo` printed is of no use"), "{error}");
    assert!(!file.exists());
}

#[tokio::test]
async fn a_program_that_hangs_is_ended() {
    let folder = Folder::new();
    let file = folder.path().join("pid");
    let command = format!("sh -c 'echo $$ > \"$0\"; exec sleep 100' '{}'", file.display());
    let begin = Instant::now();
    let error = failure(&External::new(command).time_limit(Duration::from_secs(2))).await;
    assert_eq!(error, "`sh` did not end within 2 s and was ended");
    assert!(begin.elapsed() < Duration::from_mins(1));
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

#[tokio::test]
async fn endless_output_is_cut_off() {
    let error = failure(&External::new("yes").time_limit(Duration::from_mins(1))).await;
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
