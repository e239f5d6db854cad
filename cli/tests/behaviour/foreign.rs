//! Calls of other tools: what they are for `dts`, and what is wrong with them.

use crate::mistakes::assert_golden;
use crate::program::{dts, dts_with};

/// Every call, with a title for each.
fn calls() -> Vec<(&'static str, &'static str)> {
    let all = include_str!("../foreign/calls.txt");
    all.split("=== ").filter(|call| !call.is_empty()).map(|call| call.split_once('\n').unwrap()).collect()
}

#[test]
fn a_call_of_another_tool_is_translated_and_judged() {
    let mut transcript = String::new();
    for (title, call) in calls() {
        let run = dts_with(&["explain", "@-"], call);
        assert!(!format!("{run:?}").contains("placeholder"), "a secret is printed: {title}: {run:?}");
        transcript.push_str(&format!("=== {title}\n{}{}", run.out, run.err));
    }
    assert_golden("foreign_calls.txt", &transcript);
}

#[test]
fn what_a_call_is_translated_to_is_a_call() {
    for (title, call) in calls() {
        let run = dts_with(&["explain", "@-"], call);
        for line in run.out.lines().filter(|line| line.starts_with("dts ")) {
            let words = shlex::split(line).unwrap();
            let mut words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
            // Variables have no value here, and `@env:` names what only the shell of the caller has.
            let is_open = words.iter().any(|word| {
                word.contains('$') || word.contains('<') || word.contains("{{") || word.starts_with("@env:")
            });
            if is_open {
                continue;
            }
            words.retain(|word| *word != "work" && *word != "--profile");
            words.extend(["--dry-run", "--no-check"]);
            let run = dts(&words);
            let has_mistake = run.err.contains("documented") || run.err.contains("must be");
            assert!(run.code == 0 || has_mistake, "{title}: {line}: {run:?}");
        }
    }
}

#[test]
fn a_text_without_a_call_is_looked_up_as_a_name() {
    let run = dts(&["explain", "nothing-to-see"]);
    assert!(run.code == 2 && run.err.contains("nothing is known"), "{run:?}");
    let long = "a".repeat(100_000);
    for text in ["call_api({'Password': 'p4ss'})", "it says p4ss", "", long.as_str()] {
        let run = dts(&["explain", text]);
        assert!(run.code == 2 && !run.err.contains("p4ss") && run.err.len() < 300, "{run:?}");
    }
}

#[test]
fn a_misspelled_secret_is_not_shown_and_a_body_is_read() {
    let call = "aliyun --profile prod dts ModifyDtsJobEndpoint --DtsJobId x --Passwrd p4ss";
    let run = dts(&["explain", call]);
    assert!(run.code == 0 && !run.out.contains("p4ss") && run.out.contains("--profile prod"), "{run:?}");
    let call = r#"aliyun dts ConfigureDtsJob --body '{"SourceEndpointPassword":"p4ss","DtsJobName":"shop"}'"#;
    let run = dts(&["explain", call]);
    assert!(run.code == 0 && !run.out.contains("p4ss") && run.out.contains("--dts-job-name shop"), "{run:?}");
    assert!(run.out.contains("@env:SOURCE_ENDPOINT_PASSWORD"), "{run:?}");
    let call = "aliyun dts ConfigureDtsJob --body '{\"SourceEndpointPassword\": p4ss}'";
    let run = dts(&["explain", call]);
    assert!(run.code == 0 && !run.out.contains("p4ss"), "{run:?}");
}
