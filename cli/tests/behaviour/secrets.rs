//! Secrets never reach the screen.

use crate::program::{Run, calling, command, dts, dts_with};
use emulator::Emulator;

const CALL: [&str; 7] = ["modify-dts-job-password", "--dts-job-id", "k9", "--endpoint", "src", "--user-name", "u"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [CALL.as_slice(), more].concat()
}

#[test]
fn a_secret_in_clear_is_sent_with_a_warning_and_never_printed() {
    for form in ["--dry-run", "--curl"] {
        let run = dts(&with(&["--password", "hush-hush", form]));
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.err.contains("--password is a secret in clear"), "{run:?}");
        assert!(!run.out.contains("hush-hush") && !run.err.contains("hush-hush"), "{run:?}");
        let shown = dts(&with(&["--password", "hush-hush", form, "--show-secrets"]));
        assert!(shown.out.contains("hush-hush"), "{shown:?}");
    }
}

#[test]
fn a_secret_from_standard_input_a_file_or_the_environment_gives_no_warning() {
    let arguments = with(&["--password", "@-", "--dry-run", "--show-secrets", "--query", "query.Password"]);
    let run = dts_with(&arguments, "from input\n");
    assert_eq!((run.out.as_str(), run.err.as_str()), ("\"from input\"\n", ""));

    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("password");
    std::fs::write(&file, "from a file\n").unwrap();
    let place = format!("@{}", file.display());
    let run = dts(&with(&["--password", &place, "--dry-run", "--show-secrets", "--query", "query.Password"]));
    assert_eq!((run.out.as_str(), run.err.as_str()), ("\"from a file\"\n", ""));

    let arguments =
        with(&["--password", "@env:DB_PASSWORD", "--dry-run", "--show-secrets", "--query", "query.Password"]);
    let run = Run::of(command(&arguments).env("DB_PASSWORD", "from a variable").output().unwrap());
    assert_eq!((run.out.as_str(), run.err.as_str()), ("\"from a variable\"\n", ""));

    let run = dts(&with(&["--password", "@@home", "--dry-run", "--show-secrets", "--query", "query.Password"]));
    assert_eq!(run.out, "\"@home\"\n");
}

#[test]
fn two_values_do_not_share_standard_input() {
    let run = dts_with(&with(&["--password", "@-", "--region-id", "@-", "--dry-run"]), "x");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("both read standard input"), "{run:?}");
}

#[test]
fn a_mistake_in_a_file_does_not_show_its_secrets() {
    let run = dts_with(&["modify-dts-job-password", "--request", "-"], "Password: hush-hush\n  Endpoint: [src\n");
    assert_eq!(run.code, 2);
    assert!(!run.err.contains("hush-hush"), "{run:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn secrets_of_responses_are_hidden_unless_they_are_wanted() {
    let mut settings = emulator::Settings::default();
    settings.accept_unknown_ids = true;
    let emulator = Emulator::start_with(settings).await.unwrap();
    let call = ["describe-channel-account", "--dts-job-id", "k9", "--type", "src", "--region", "cn-hangzhou"];
    let hidden = calling(&emulator, &call).await;
    assert_eq!(hidden.json()["Password"], "***", "{hidden:?}");
    assert!(hidden.err.contains("--show-secrets"), "{hidden:?}");
    let shown = calling(&emulator, &[call.as_slice(), &["--show-secrets"]].concat()).await;
    assert_ne!(shown.json()["Password"], "***", "{shown:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn attempts_are_shown_without_parameters() {
    let emulator = Emulator::start().await.unwrap();
    let run = calling(
        &emulator,
        &["--debug", "describe-dts-jobs", "--dts-job-id", "secret-id", "--query", "TotalRecordCount"],
    )
    .await;
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("> DescribeDtsJobs http://127.0.0.1"), "{run:?}");
    assert!(run.err.contains("< HTTP 200") && !run.err.contains("secret-id"), "{run:?}");
}
