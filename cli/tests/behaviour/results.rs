//! Results in their forms, and exit codes.

use crate::program::{Run, calling, command};
use emulator::{Emulator, Fault};
use serde_json::{Value, json};

async fn emulator_with_tasks(number: usize) -> Emulator {
    let emulator = Emulator::start().await.unwrap();
    for _ in 0..number {
        bought(&emulator).await;
    }
    emulator
}

pub(crate) async fn bought(emulator: &Emulator) -> (String, String) {
    let run = calling(emulator, &["create-dts-instance", "--type", "MIGRATION", "--yes"]).await.json();
    let text = |name: &str| run[name].as_str().unwrap().to_owned();
    (text("InstanceId"), text("JobId"))
}

#[tokio::test(flavor = "multi_thread")]
async fn all_pages_are_one_result_and_lines_hold_an_entry_each() {
    let emulator = emulator_with_tasks(5).await;
    let pages = ["describe-dts-jobs", "--page-size", "2", "--all-pages"];
    let one = calling(&emulator, &["describe-dts-jobs", "--page-size", "2"]).await.json();
    assert_eq!(one["DtsJobList"].as_array().unwrap().len(), 2);
    let all = calling(&emulator, &pages).await.json();
    assert_eq!(all["DtsJobList"].as_array().unwrap().len(), 5);
    let lines = calling(&emulator, &[pages.as_slice(), &["--output", "ndjson"]].concat()).await;
    let ids: Vec<Value> =
        lines.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["DtsJobId"].clone()).collect();
    let expected: Vec<Value> =
        all["DtsJobList"].as_array().unwrap().iter().map(|entry| entry["DtsJobId"].clone()).collect();
    assert_eq!(ids, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_form_holds_the_same_data_and_a_query_chooses_from_it() {
    let emulator = Emulator::start().await.unwrap();
    let (_, task) = bought(&emulator).await;
    let form = async |more: &[&str]| -> Run { calling(&emulator, &[&["describe-dts-jobs"], more].concat()).await };
    let query = ["--query", "DtsJobList[].[DtsJobId, Status]"];
    assert_eq!(form(&query).await.json(), json!([[task, "NotConfigured"]]));
    assert_eq!(form(&[query.as_slice(), &["-o", "text"]].concat()).await.out, format!("{task}\tNotConfigured\n"));
    let yaml = form(&["--query", "DtsJobList[0].{id: DtsJobId}", "-o", "yaml"]).await.out;
    assert_eq!(yaml.trim(), format!("id: {task}"));
    let table = form(&["-o", "table"]).await.out;
    assert!(table.contains(&task), "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 120), "{table}");
}

#[tokio::test(flavor = "multi_thread")]
async fn exit_codes_tell_the_kind_of_failure() {
    let emulator = Emulator::start().await.unwrap();
    let (_, task) = bought(&emulator).await;
    let code = async |arguments: &[&str]| calling(&emulator, arguments).await.code;
    assert_eq!(code(&["describe-dts-jobs"]).await, 0);
    assert_eq!(code(&["start-dts-job"]).await, 2);
    assert_eq!(code(&["describe-dts-job-detail", "--dts-job-id", "nothing"]).await, 5);
    assert_eq!(code(&["suspend-dts-job", "--dts-job-id", &task]).await, 6);
    assert_eq!(code(&["describe-dts-jobs", "--endpoint", "http://127.0.0.1:1"]).await, 8);
    assert_eq!(code(&["describe-dts-jobs", "--profile", "missing", "--endpoint", "ftp://x"]).await, 3);
    emulator.fault(None, 100, Fault::Status(500));
    assert_eq!(code(&["create-dts-instance", "--type", "SYNC", "--yes"]).await, 9);
    emulator.end_faults();
    let stranger = command(&["describe-dts-jobs", "--endpoint", &emulator.endpoint()])
        .env("ALIBABA_CLOUD_ACCESS_KEY_ID", "stranger")
        .output();
    assert_eq!(Run::of(stranger.unwrap()).code, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_costs_or_destroys_needs_consent_without_a_terminal() {
    let emulator = Emulator::start().await.unwrap();
    let (_, task) = bought(&emulator).await;
    let calls = emulator.calls().len();
    for arguments in [&["create-dts-instance", "--type", "MIGRATION"][..], &["delete-dts-job", "--dts-job-id", &task]] {
        let refused = calling(&emulator, arguments).await;
        assert_eq!(refused.code, 2, "{refused:?}");
        assert!(refused.err.contains("--yes"), "{refused:?}");
    }
    assert_eq!(emulator.calls().len(), calls);
    assert_eq!(calling(&emulator, &["delete-dts-job", "--dts-job-id", &task, "--yes"]).await.code, 0);
}
