//! Waits that follow a call: each begins from the response, asks for what the call was about, and ends on no old state.

use crate::memory::Memory;
use crate::spec::MODEL;
use alibabacloud_dts::types::DtsJobType;
use alibabacloud_dts::wait::{DtsJobGoal, Wait};
use alibabacloud_dts::{Client, WaitError};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::time::Instant;

/// The calls that begin something, in the order of their names.
const ACTIONS: &[&str] = &[
    "ConfigureDtsJob",
    "ConfigureMigrationJob",
    "ConfigureSubscription",
    "ConfigureSubscriptionInstance",
    "ConfigureSynchronizationJob",
    "CreateDocParserJob",
    "CreateDtsInstance",
    "CreateMigrationJob",
    "CreateReverseDtsJob",
    "CreateSubscriptionInstance",
    "CreateSynchronizationJob",
    "DeleteDtsJob",
    "DeleteDtsJobs",
    "DeleteMigrationJob",
    "DeleteSubscriptionInstance",
    "DeleteSynchronizationJob",
    "ModifyDedicatedCluster",
    "ModifyDtsJob",
    "ModifyDtsJobEndpoint",
    "ModifyDtsJobPassword",
    "ModifySubscription",
    "ModifySubscriptionObject",
    "ModifySynchronizationObject",
    "PreCheckCreateGadOrder",
    "ResetDtsJob",
    "ResetSynchronizationJob",
    "StartDtsJob",
    "StartDtsJobs",
    "StartMigrationJob",
    "StartReverseWriter",
    "StartSubscriptionInstance",
    "StartSynchronizationJob",
    "StopDedicatedCluster",
    "StopDtsJob",
    "StopDtsJobs",
    "StopMigrationJob",
    "SuspendDtsJob",
    "SuspendDtsJobs",
    "SuspendMigrationJob",
    "SuspendSynchronizationJob",
    "SwitchSynchronizationEndpoint",
    "TransferInstanceClass",
    "UpgradeTwoWay",
];

#[test]
fn every_call_that_begins_something_has_a_wait() {
    let found: Vec<&str> =
        MODEL.operations.iter().filter(|it| it.then_wait.is_some()).map(|it| it.name.as_str()).collect();
    assert_eq!(found, ACTIONS);
}

/// A service whose task has these states at one poll after the other, the last for ever.
fn service(kind: &'static str, states: &'static [&'static str]) -> Memory {
    let polls = AtomicUsize::new(0);
    Memory::new(move |action, _| {
        let success = json!({ "RequestId": "R1", "Success": true });
        if action != "DescribeDtsJobDetail" {
            return Ok((200, success));
        }
        let poll = polls.fetch_add(1, Ordering::Relaxed).min(states.len() - 1);
        match states[poll] {
            "" => Ok((200, gone())),
            state => Ok((200, json!({ "RequestId": "R1", "Success": true, "Status": state, "JobType": kind }))),
        }
    })
}

fn gone() -> Value {
    json!({ "RequestId": "R1", "Success": false, "ErrCode": "Forbidden.InstanceNotFound", "ErrMessage": "Gone." })
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap().block_on(future)
}

/// How long a wait takes, and how it ends: in a state, or with a word.
async fn ended(wait: Wait<DtsJobGoal>) -> (u64, String) {
    let began = Instant::now();
    let end = match wait.await {
        Ok(response) => response.status.map_or_else(|| "gone".to_owned(), |status| status.as_str().to_owned()),
        Err(WaitError::Failed { state, .. }) => format!("failed {state}"),
        Err(WaitError::Stuck { state, .. }) => format!("stuck {state}"),
        Err(error) => error.to_string(),
    };
    (began.elapsed().as_secs(), end)
}

async fn start(client: &Client) -> Wait<DtsJobGoal> {
    client.start_dts_job().dts_job_id("job1").send().await.unwrap().wait(client)
}

#[test]
fn a_start_does_not_end_on_the_state_before_it() {
    for old in ["Suspending", "PrecheckFailed", "Failed", "InitializeFailed"] {
        let states: &'static [&'static str] = vec![old, "Prechecking", "Initializing", "Synchronizing"].leak();
        let client = service("sync", states).client();
        let (took, end) = run(async { ended(start(&client).await).await });
        assert_eq!(end, "Synchronizing", "{old}");
        assert!(took < 51, "{took}");
        // Nothing has happened for a minute: it is the state now.
        let client = service("sync", vec![old].leak()).client();
        let (took, end) = run(async { ended(start(&client).await).await });
        assert!(end.ends_with(old) && took == 60, "{took} {end}");
    }
}

#[test]
fn a_plain_wait_gives_a_bad_state_the_same_grace() {
    for states in
        [&["Suspending", "Synchronizing"], &["PrecheckFailed", "Synchronizing"], &["NotConfigured", "Synchronizing"]]
    {
        let client = service("sync", states).client();
        assert_eq!(run(ended(client.wait_for_dts_job("job1"))).1, "Synchronizing", "{states:?}");
    }
    let client = service("sync", &["Failed"]).client();
    assert_eq!(run(ended(client.wait_for_dts_job("job1"))), (60, "failed Failed".to_owned()));
}

#[test]
fn a_modification_does_not_end_on_the_state_before_it() {
    let modify = |client: Client| async move {
        let response = client.modify_dts_job().dts_instance_id("dts1").dts_job_id("job1").send().await.unwrap();
        ended(response.wait(&client)).await
    };
    let memory = service("sync", &["Synchronizing", "Modifying", "Modifying", "Synchronizing"]);
    let (took, end) = run(modify(memory.client()));
    assert_eq!((end.as_str(), memory.asked().len()), ("Synchronizing", 5));
    assert!(took > 39, "{took}");
    let client = service("sync", &["Synchronizing", "Modifying", "ModifyFailed"]).client();
    assert_eq!(run(modify(client)).1, "failed ModifyFailed");
    let client = service("sync", &["Synchronizing"]).client();
    assert_eq!(run(modify(client)), (60, "Synchronizing".to_owned()));
}

#[test]
fn the_wait_asks_for_what_the_call_was_about() {
    let memory = service("sync", &["Suspending"]);
    let client = memory.client();
    run(async {
        let call = client.suspend_dts_job().dts_job_id("job1").dts_instance_id("dts1").region_id("cn-hangzhou");
        let direction = alibabacloud_dts::types::SynchronizationDirection::Reverse;
        call.synchronization_direction(direction).send().await.unwrap().wait(&client).await.unwrap();
    });
    let asked = &memory.asked()[1];
    assert_eq!(asked.0, "DescribeDtsJobDetail");
    for (name, value) in [
        ("DtsJobId", "job1"),
        ("DtsInstanceID", "dts1"),
        ("RegionId", "cn-hangzhou"),
        ("SynchronizationDirection", "Reverse"),
    ] {
        assert_eq!(asked.1[name], value);
    }
}

#[test]
fn pausing_change_tracking_ends_at_once_with_an_explanation() {
    for state in ["Normal", "Abnormal", "Starting"] {
        let client = service("subscribe", vec![state].leak()).client();
        let error = run(async {
            let response = client.suspend_dts_job().dts_job_id("job1").send().await.unwrap();
            response.wait(&client).await.unwrap_err()
        });
        let WaitError::Stuck { reason, .. } = &error else { panic!("{error}") };
        assert!(reason.contains("cannot be paused"), "{reason}");
        let wait = client.wait_for_dts_job("job1").until(DtsJobGoal::Suspended);
        assert_eq!(run(ended(wait)), (0, format!("stuck {state}")));
    }
}

#[test]
fn a_passed_precheck_without_a_purchase_is_stuck_with_a_reason() {
    let client = service("sync", &["Prechecking", "PreCheckPass"]).client();
    let error = run(async { client.wait_for_dts_job("job1").await.unwrap_err() });
    let WaitError::Stuck { reason, .. } = &error else { panic!("{error}") };
    assert!(reason.contains("CreateDtsInstance"), "{reason}");
    let client =
        service("sync", &["Prechecking", "PreCheckPass", "PreCheckPass", "Initializing", "Synchronizing"]).client();
    assert_eq!(run(ended(client.wait_for_dts_job("job1"))).1, "Synchronizing");
    let client = service("sync", &["PreCheckPass"]).client();
    let wait = client.wait_for_dts_job("job1").until(DtsJobGoal::PrecheckPassed);
    assert_eq!(run(ended(wait)), (0, "PreCheckPass".to_owned()));
}

#[test]
fn a_reset_and_a_purchase_have_goals() {
    let reset = |client: Client| async move {
        let response = client.reset_dts_job().dts_instance_id("dts1").send().await.unwrap();
        ended(response.wait(&client)).await
    };
    assert_eq!(run(reset(service("sync", &["Failed", "Failed", "NotConfigured"]).client())).1, "NotConfigured");
    // The instance has a new task then, and the old ID is none any more.
    assert_eq!(run(reset(service("sync", &["Suspending", ""]).client())).1, "gone");
    let wait = |states| service("sync", states).client().wait_for_dts_job("job1").until(DtsJobGoal::Reset);
    assert_eq!(run(ended(wait(&["Synchronizing", "NotConfigured"]))).1, "NotConfigured");
    assert!(run(ended(wait(&[""]))).1.contains("Forbidden.InstanceNotFound"));

    let memory = Memory::new(|action, _| {
        Ok(match action {
            "CreateDtsInstance" => (200, json!({ "Success": true, "InstanceId": "dts9", "JobId": "job9" })),
            _ => (200, json!({ "Success": true, "Status": "NotConfigured" })),
        })
    });
    let client = memory.client();
    run(async {
        let call = client.create_dts_instance().instance_class("medium").send().await;
        call.unwrap().wait(&client).await.unwrap();
    });
    let asked = memory.asked();
    assert_eq!((asked[1].1["DtsJobId"].as_str(), asked[1].1["DtsInstanceID"].as_str()), ("job9", "dts9"));
}

#[test]
fn a_release_is_complete_when_the_list_no_longer_has_the_task() {
    let polls = AtomicUsize::new(0);
    let memory = Memory::new(move |action, _| {
        if action != "DescribeDtsJobs" {
            return Ok((200, json!({ "Success": true })));
        }
        let job = json!({ "DtsJobId": "job1", "Status": "Normal", "JobType": "subscribe" });
        let jobs = if polls.fetch_add(1, Ordering::Relaxed) < 2 { vec![job] } else { Vec::new() };
        Ok((200, json!({ "Success": true, "TotalRecordCount": jobs.len(), "DtsJobList": jobs })))
    });
    let client = memory.client();
    run(async {
        let response = client.delete_dts_job().dts_job_id("job1").job_type(DtsJobType::Subscribe).send().await.unwrap();
        let last = response.wait(&client).await.unwrap();
        assert!(last.dts_job_list.is_empty());
    });
    let asked = memory.asked();
    assert_eq!((asked.len(), asked[1].1["JobType"].as_str()), (4, "SUBSCRIBE"));
    // The detail of a change tracking task proves nothing.
    let client = service("subscribe", &["Normal"]).client();
    let wait = client.wait_for_dts_job("job1").until(DtsJobGoal::Released);
    assert_eq!(run(ended(wait)), (0, "stuck Normal".to_owned()));
    let client = service("sync", &["Synchronizing", ""]).client();
    assert_eq!(run(ended(client.wait_for_dts_job("job1").until(DtsJobGoal::Released))).1, "gone");
}

#[test]
fn a_wait_without_what_it_needs_fails_before_it_polls() {
    let memory = Memory::new(|_, _| Ok((200, json!({ "Success": true }))));
    let client = memory.client();
    let error = run(async {
        let release = client.delete_dts_job().dts_job_id("job1").send().await.unwrap();
        alibabacloud_dts::Error::from(release.wait(&client).await.unwrap_err())
    });
    // The list would be that of migrations, and a task of another type would look released.
    assert_eq!(memory.asked().len(), 1);
    assert!(error.is_invalid() && error.to_string().contains("JobType"), "{error}");
}

#[test]
fn the_blocking_client_waits_as_well() {
    let memory = Memory::new(|_, _| Ok((200, json!({ "Success": true, "Status": "Suspending", "JobType": "sync" }))));
    let client = memory.blocking_client();
    let response = client.suspend_dts_job().dts_job_id("job1").send().unwrap();
    let last = response.wait(&client).interval(Duration::from_secs(1)).wait().unwrap();
    assert_eq!(last.status.unwrap().as_str(), "Suspending");
}
