//! Recorded runs, replayed under failures.

use crate::fixture::{NONE, bought, call, code, configured, turn};
use crate::raw::acs3;
use alibabacloud_dts::Client;
use emulator::replay::{Failure, Verdict, replay};
use emulator::{Emulator, Fault, Settings};
use serde_json::json;
use std::path::{Path, PathBuf};

fn file(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("emulator-{}-{name}.jsonl", std::process::id()))
}

/// Buys, configures, waits, pauses, and releases; one call fails.
async fn recorded(path: &Path) -> String {
    let mut settings = Settings::default();
    settings.record = Some(path.to_path_buf());
    let emulator = Emulator::start_with(settings).await.unwrap();
    let client = Client::new(emulator.config()).unwrap();
    let (instance, task) = bought(&client, "SYNC").await;
    let mut configuration = configured(&instance, &task, "SYNC");
    // Whether the task starts by itself is a part of a secret parameter.
    configuration["Reserve"] = r#"{"autoStartModulesAfterConfig":"none","unknown":"p4ss"}"#.into();
    call(&client, "ConfigureDtsJob", configuration).await;
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 60);
    call(&client, "SuspendDtsJob", json!({ "DtsJobId": task })).await;
    assert_eq!(
        code(&client, "DeleteConsumerChannel", json!({ "DtsInstanceId": instance, "ConsumerGroupId": "none" })).await,
        "Forbidden.ConsumerGroupNotFound"
    );
    call(&client, "DeleteDtsJob", json!({ "DtsJobId": task })).await;
    task
}

fn verdict(outcomes: &[emulator::replay::Outcome], operation: &str, fault: &Fault) -> Verdict {
    let is_meant = |failure: &Failure| match failure {
        Failure::Call { operation: it, fault: other, .. } => it == operation && other == fault,
        _ => false,
    };
    outcomes.iter().find(|outcome| is_meant(&outcome.failure)).unwrap().verdict.clone()
}

#[tokio::test]
async fn a_recorded_run_lists_what_it_survives() {
    let path = file("survives");
    let task = recorded(&path).await;
    let outcomes = replay(&path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("ConfigureDtsJob") && !text.contains("p4ss"), "no secrets");
    assert!(
        matches!(verdict(&outcomes, "CreateDtsInstance", &Fault::Status(503)), Verdict::SurvivesIfRepeated(later) if later.operation == "ConfigureDtsJob" && later.code.as_deref() == Some("Forbidden.InstanceNotFound"))
    );
    // The first attempt was carried out, so that the second buys another instance; the run goes on with the first.
    assert_eq!(verdict(&outcomes, "CreateDtsInstance", &Fault::Reset), Verdict::Survives);
    assert_eq!(verdict(&outcomes, "DeleteDtsJob", &Fault::Unsuccessful), Verdict::Survives, "no call comes after it");
    let suspended =
        verdict(&outcomes, "ConfigureDtsJob", &Fault::Code("UpdateJob.OperationDenied.InitStatus".to_owned()));
    assert!(matches!(suspended, Verdict::SurvivesIfRepeated(later) if later.operation == "StartDtsJob"));
    let phase = |phase: &str| Failure::Phase { task: task.clone(), phase: phase.to_owned() };
    let of_phase =
        |name: &str| outcomes.iter().find(|outcome| outcome.failure == phase(name)).unwrap().verdict.to_string();
    assert_eq!(of_phase("Prechecking"), "does not survive: call 4 SuspendDtsJob ends with OperationDenied.JobStatus");
    assert_eq!(of_phase("Data"), "does not survive: call 4 SuspendDtsJob ends with OperationDenied.JobStatus");
    std::fs::remove_file(&path).unwrap();
}

#[tokio::test]
async fn what_is_no_recording_is_refused_with_its_line() {
    let path = file("none");
    std::fs::write(&path, "{ \"seed\": 1 }\n{ \"operation\": \"StartDtsJob\" }\n").unwrap();
    let error = replay(&path).unwrap_err().to_string();
    assert!(error.contains(":2: this is no recording"), "{error}");
    std::fs::remove_file(&path).unwrap();
    assert!(replay(&path).unwrap_err().to_string().contains("none.jsonl"));
}

#[tokio::test]
async fn a_code_on_demand_has_its_documented_status() {
    let emulator = Emulator::start().await.unwrap();
    let mut request = acs3(&emulator, "DescribeDtsJobs", &[]);
    request.set("x-emulator-fault", "code=Forbidden.InstanceNotFound");
    let answer = request.signed().send(&emulator).await;
    assert_eq!(answer.refusal().1, "Forbidden.InstanceNotFound");
    let client = Client::new(emulator.config()).unwrap();
    client.call_raw("DescribeDtsJobs", &json!({}), &NONE).await.unwrap();
}
