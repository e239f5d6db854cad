//! What the shells get to complete.

use crate::program::{Run, command, dts};
use crate::results::bought;
use emulator::Emulator;

fn candidates(words: &[&str]) -> Vec<String> {
    let run = dts(&[&["__complete", "--"], words].concat());
    assert_eq!(run.code, 0, "{run:?}");
    run.out.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

#[test]
fn names_of_operations_and_commands_are_completed_in_both_forms() {
    assert!(candidates(&["describe-dts-jo"]).contains(&"describe-dts-jobs".to_owned()));
    assert!(candidates(&["DescribeDtsJo"]).contains(&"DescribeDtsJobs".to_owned()));
    assert!(candidates(&["exp"]).contains(&"explain".to_owned()));
}

#[test]
fn parameters_members_values_regions_and_goals_are_completed() {
    assert_eq!(candidates(&["describe-dts-jobs", "--page-s"]), ["--page-size"]);
    assert_eq!(candidates(&["describe-dts-jobs", "--job-type", "SY"]), ["SYNC"]);
    assert!(candidates(&["--region", "cn-hang"]).contains(&"cn-hangzhou".to_owned()));
    assert!(
        candidates(&["configure-synchronization-job", "--source-endpoint.I"])
            .contains(&"--source-endpoint.IP".to_owned())
    );
    assert!(candidates(&["start-dts-job", "--wait", "run"]).contains(&"running".to_owned()));
    assert!(candidates(&["error", "InvalidJobS"]).contains(&"InvalidJobStatus".to_owned()));
}

#[test]
fn each_shell_has_a_script_that_asks_the_program() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let run = dts(&["completion", shell]);
        assert!(run.code == 0 && run.out.contains("dts __complete"), "{shell}: {run:?}");
    }
}

/// What `dts __complete` prints for these words when it can reach the emulator, with a folder of its own for what is kept.
async fn completing(emulator: &Emulator, folder: &str, words: &[&str]) -> Run {
    let mut command = tokio::process::Command::from(command(&[&["__complete", "--"], words].concat()));
    command.env("ALIBABA_CLOUD_ENDPOINT", emulator.endpoint());
    command.env("XDG_CACHE_HOME", std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder));
    Run::of(command.output().await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_of_the_account_are_completed_and_asked_for_once() {
    let emulator = Emulator::start().await.unwrap();
    // A run a moment ago may have had an emulator at the same port.
    let _ = std::fs::remove_dir_all(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("ids"));
    let (instance, task) = bought(&emulator).await;
    let before = emulator.calls().len();
    let run = completing(&emulator, "ids", &["start-dts-job", "--dts-job-id", ""]).await;
    assert!(run.code == 0 && run.out.starts_with(&format!("{task}\t")), "{run:?}");
    assert!(run.out.contains("NotConfigured"), "{run:?}");
    let asked = emulator.calls().len();
    assert_eq!(asked, before + 3, "a call for each type");
    for (words, id) in [
        (&["delete-dts-job", "--DtsInstanceId", "dts"][..], &instance),
        (&["watch", ""], &task),
        (&["objects", "show", ""], &instance),
    ] {
        let run = completing(&emulator, "ids", words).await;
        assert!(run.code == 0 && run.out.contains(id.as_str()), "{words:?}: {run:?}");
    }
    assert_eq!(emulator.calls().len(), asked, "what is kept is asked for again");
    // Another region is another list.
    completing(&emulator, "ids", &["--region", "cn-beijing", "watch", ""]).await;
    assert_eq!(emulator.calls().len(), asked + 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_for_ids_without_credentials() {
    let emulator = Emulator::start().await.unwrap();
    let mut stranger = command(&["__complete", "--", "watch", ""]);
    stranger.env_remove("ALIBABA_CLOUD_ACCESS_KEY_ID").env_remove("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
    stranger.env("ALIBABA_CLOUD_ENDPOINT", emulator.endpoint()).env("HOME", "/nonexistent");
    let run = Run::of(stranger.output().unwrap());
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    assert!(emulator.calls().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_is_not_there_leaves_no_candidates_and_no_message() {
    let emulator = Emulator::start().await.unwrap();
    let run = completing(&emulator, "ids_nowhere", &["--endpoint", "http://127.0.0.1:1", "watch", ""]).await;
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
}
