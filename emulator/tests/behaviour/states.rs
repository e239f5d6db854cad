//! The lives of tasks.

use crate::client;
use crate::fixture::{bought, call, code, configured, status, turn};
use emulator::Emulator;
use serde_json::{Value, json};

#[tokio::test]
async fn a_synchronization_moves_from_purchase_to_release() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (instance, task) = bought(&client, "SYNC").await;
    assert_eq!(status(&client, &task).await, "NotConfigured");
    assert_eq!(code(&client, "StartDtsJob", json!({ "DtsJobId": task })).await, "OperationDenied.JobStatus");
    assert_eq!(
        code(&client, "ModifyDtsJob", json!({ "DtsJobId": task, "DtsInstanceId": instance, "DbList": "{}" })).await,
        "CheckStatus.InvalidInitStatus"
    );
    let mut configuration = configured(&instance, &task, "SYNC");
    configuration["Reserve"] = "{ \"autoStartModulesAfterConfig\": \"none\" }".into();
    call(&client, "ConfigureDtsJob", configuration).await;
    assert_eq!(status(&client, &task).await, "NotStarted");
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    for (seconds, expected) in [(0, "Prechecking"), (10, "PreCheckPass"), (2, "Initializing"), (25, "Synchronizing")] {
        turn(&emulator, seconds);
        assert_eq!(status(&client, &task).await, expected);
    }
    let again = configured(&instance, &task, "SYNC");
    assert_eq!(code(&client, "ConfigureDtsJob", again).await, "UpdateJob.OperationDenied.InitStatus");
    call(&client, "ModifyDtsJob", json!({ "DtsJobId": task, "DtsInstanceId": instance, "DbList": "{}" })).await;
    assert_eq!(
        code(&client, "ModifyDtsJob", json!({ "DtsJobId": task, "DtsInstanceId": instance, "DbList": "{}" })).await,
        "OperationDenied.JobStatusModifying"
    );
    turn(&emulator, 10);
    call(&client, "SuspendDtsJob", json!({ "DtsJobId": task })).await;
    assert_eq!(status(&client, &task).await, "Suspending");
    assert_eq!(
        code(&client, "ModifyDtsJob", json!({ "DtsInstanceId": "nobody", "DbList": "{}" })).await,
        "Forbidden.InstanceNotFound"
    );
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    assert_eq!(status(&client, &task).await, "Synchronizing");
    call(&client, "ResetDtsJob", json!({ "DtsInstanceId": instance })).await;
    assert_eq!(code(&client, "DescribeDtsJobDetail", json!({ "DtsJobId": task })).await, "Forbidden.InstanceNotFound");
    let detail = call(&client, "DescribeDtsJobDetail", json!({ "DtsInstanceID": instance })).await;
    assert_eq!(detail["Status"], "NotConfigured");
    assert_ne!(detail["DtsJobId"], task);
    call(&client, "DeleteDtsJob", json!({ "DtsInstanceId": instance })).await;
    assert_eq!(code(&client, "StartDtsJob", json!({ "DtsInstanceId": instance })).await, "Forbidden.InstanceNotFound");
}

#[tokio::test]
async fn a_migration_without_changes_ends_by_itself_and_shows_its_progress() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (instance, task) = bought(&client, "MIGRATION").await;
    let mut configuration = configured(&instance, &task, "MIGRATION");
    configuration["DataSynchronization"] = false.into();
    call(&client, "ConfigureDtsJob", configuration).await;
    let job = async || {
        let listed = call(&client, "DescribeDtsJobs", json!({ "DtsJobId": task })).await;
        listed["DtsJobList"][0].clone()
    };
    turn(&emulator, 5);
    let during = job().await;
    assert_eq!(during["PrecheckStatus"]["Status"], "Checking");
    assert_eq!(during["PrecheckStatus"]["Percent"], "50");
    turn(&emulator, 22);
    let during = job().await;
    assert_eq!(during["Status"], "Migrating");
    assert_eq!(during["PrecheckStatus"]["Status"], "Finished");
    assert_eq!(during["StructureInitializationStatus"]["Status"], "Finished");
    assert_eq!(during["DataInitializationStatus"]["Status"], "Migrating");
    assert_eq!(during["DataInitializationStatus"]["Percent"], "50");
    turn(&emulator, 10);
    assert_eq!(job().await["Status"], "Finished");
    assert_eq!(code(&client, "StartDtsJob", json!({ "DtsJobId": task })).await, "OperationDenied.JobStatus");
}

#[tokio::test]
async fn a_failure_on_demand_stops_the_phase_once() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (instance, task) = bought(&client, "SYNC").await;
    assert!(emulator.fail(&task, "Prechecking") && emulator.fail(&task, "Data") && !emulator.fail("nobody", "Data"));
    call(&client, "ConfigureDtsJob", configured(&instance, &task, "SYNC")).await;
    turn(&emulator, 60);
    assert_eq!(status(&client, &task).await, "PrecheckFailed");
    let precheck = call(&client, "DescribePreCheckStatus", json!({ "DtsJobId": task, "JobCode": "01" })).await;
    assert_eq!(precheck["State"], "Failed");
    let states: Vec<&Value> = precheck["JobProgress"].as_array().unwrap().iter().map(|item| &item["State"]).collect();
    assert_eq!((states[0], states[1]), (&json!("Failed"), &json!("Success")));
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 60);
    assert_eq!(status(&client, &task).await, "InitializeFailed");
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 60);
    assert_eq!(status(&client, &task).await, "Synchronizing");
}

#[tokio::test]
async fn each_subtask_has_a_state_of_its_own() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (instance, task) = bought(&client, "SYNC").await;
    call(&client, "ConfigureDtsJob", configured(&instance, &task, "SYNC")).await;
    let mut seen = Vec::new();
    for seconds in [5, 10, 5, 35] {
        turn(&emulator, seconds);
        let mut states = Vec::new();
        for code in ["01", "02", "03", "04", "07"] {
            let subtask = json!({ "DtsJobId": task, "JobCode": code });
            let subtask = call(&client, "DescribePreCheckStatus", subtask).await;
            assert_eq!(subtask["Code"], code);
            assert_eq!(subtask["JobProgress"].is_array(), code == "01", "{subtask}");
            assert_eq!(subtask["TotalRecordCount"].as_i64().unwrap() > 0, code == "01", "{subtask}");
            states.push(subtask["State"].as_str().unwrap().to_owned());
        }
        seen.push(states.join(" "));
    }
    let expected = [
        "Checking NotStarted NotStarted NotStarted NotStarted",
        "Finished Migrating NotStarted NotStarted NotStarted",
        "Finished Finished Migrating NotStarted NotStarted",
        "Finished Finished Finished Catched Catched",
    ];
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn a_task_that_is_not_purchased_rests_after_its_precheck() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let mut configuration = configured("", "", "SYNC");
    configuration.as_object_mut().unwrap().retain(|name, _| !matches!(name.as_str(), "DtsInstanceId" | "DtsJobId"));
    let created = call(&client, "ConfigureDtsJob", configuration).await;
    let task = created["DtsJobId"].as_str().unwrap().to_owned();
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 3600);
    assert_eq!(status(&client, &task).await, "PreCheckPass");
    call(&client, "CreateDtsInstance", json!({ "RegionId": "cn-hangzhou", "JobId": task, "AutoStart": true })).await;
    turn(&emulator, 60);
    assert_eq!(status(&client, &task).await, "Synchronizing");
}

#[tokio::test]
async fn a_pause_of_more_than_seven_days_fails() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (instance, task) = bought(&client, "SYNC").await;
    call(&client, "ConfigureDtsJob", configured(&instance, &task, "SYNC")).await;
    turn(&emulator, 60);
    call(&client, "SuspendDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 7 * 86_400 - 1);
    assert_eq!(status(&client, &task).await, "Suspending");
    turn(&emulator, 1);
    assert_eq!(status(&client, &task).await, "Failed");
}

#[tokio::test]
async fn classic_and_present_operations_see_the_same_tasks() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let created =
        call(&client, "CreateMigrationJob", json!({ "Region": "cn-hangzhou", "MigrationJobClass": "small" })).await;
    let instance = created["MigrationJobId"].clone();
    let listed = call(&client, "DescribeDtsJobs", json!({ "DtsInstanceId": instance })).await;
    let task = listed["DtsJobList"][0]["DtsJobId"].clone();
    call(&client, "ModifyDtsJobName", json!({ "DtsJobId": task, "DtsJobName": "renamed" })).await;
    let seen = call(&client, "DescribeMigrationJobStatus", json!({ "MigrationJobId": instance })).await;
    assert_eq!(seen["MigrationJobName"], "renamed");
    assert_eq!(seen["MigrationJobStatus"], "NotConfigured");
    let found = call(&client, "DescribeMigrationJobs", json!({ "MigrationJobName": "name" })).await;
    assert_eq!(found["TotalRecordCount"], 1);
    let found = call(&client, "DescribeMigrationJobs", json!({ "MigrationJobName": "other" })).await;
    assert_eq!(found["TotalRecordCount"], 0);
}

#[tokio::test]
async fn a_two_way_instance_has_a_task_for_each_direction() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let created = json!({ "SourceRegion": "cn-hangzhou", "DestRegion": "cn-hangzhou", "SynchronizationJobClass": "small", "PayType": "PostPaid", "Topology": "bidirectional", "SourceEndpoint": { "InstanceType": "MySQL" }, "DestinationEndpoint": { "InstanceType": "MySQL" } });
    let instance = call(&client, "CreateSynchronizationJob", created).await["SynchronizationJobId"].clone();
    let listed = call(&client, "DescribeDtsJobs", json!({ "JobType": "SYNC" })).await;
    assert_eq!(listed["TotalRecordCount"], 2);
    let direction = |direction: &str| json!({ "DtsInstanceID": instance, "SynchronizationDirection": direction });
    let forward = call(&client, "DescribeDtsJobDetail", direction("Forward")).await;
    let reverse = call(&client, "DescribeDtsJobDetail", direction("Reverse")).await;
    assert_ne!(forward["DtsJobId"], reverse["DtsJobId"]);
    let usual = call(&client, "DescribeDtsJobDetail", json!({ "DtsInstanceID": instance })).await;
    assert_eq!(usual["DtsJobId"], forward["DtsJobId"]);
    call(&client, "DeleteSynchronizationJob", json!({ "SynchronizationJobId": instance })).await;
    let listed = call(&client, "DescribeDtsJobs", json!({ "JobType": "SYNC" })).await;
    assert_eq!(listed["TotalRecordCount"], 0);
}

#[tokio::test]
async fn an_item_of_the_precheck_fails_until_it_is_skipped() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (instance, task) = bought(&client, "SYNC").await;
    assert!(emulator.fail(&task, "CHECK_SAME_OBJ"));
    call(&client, "ConfigureDtsJob", configured(&instance, &task, "SYNC")).await;
    turn(&emulator, 11);
    let items = json!({ "DtsJobId": task, "JobCode": "01" });
    let precheck = call(&client, "DescribePreCheckStatus", items.clone()).await;
    assert_eq!((&precheck["State"], &precheck["JobProgress"][4]["State"]), (&"Failed".into(), &"Failed".into()));
    assert_eq!(precheck["JobProgress"][0]["State"], "Success");
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 11);
    assert_eq!(status(&client, &task).await, "PrecheckFailed");
    let skip = |skip| json!({ "DtsJobId": task, "Skip": skip, "SkipPreCheckItems": "[\"CHECK_SAME_OBJ\"]", "SkipPreCheckNames": "[\"CHECK_SAME_OBJ_DETAIL\"]" });
    call(&client, "SkipPreCheck", skip(true)).await;
    call(&client, "SkipPreCheck", skip(false)).await;
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 11);
    assert_eq!(status(&client, &task).await, "PrecheckFailed");
    call(&client, "SkipPreCheck", skip(true)).await;
    call(&client, "StartDtsJob", json!({ "DtsJobId": task })).await;
    turn(&emulator, 60);
    assert_eq!(status(&client, &task).await, "Synchronizing");
}

#[tokio::test]
async fn the_items_of_a_precheck_are_paged() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (instance, task) = bought(&client, "SYNC").await;
    call(&client, "ConfigureDtsJob", configured(&instance, &task, "SYNC")).await;
    turn(&emulator, 11);
    let mut seen = Vec::new();
    for (page, items) in [(1, 2), (2, 2), (3, 1), (4, 0)] {
        let parameters = json!({ "DtsJobId": task, "JobCode": "01", "PageNo": page.to_string(), "PageSize": "2" });
        let precheck = call(&client, "DescribePreCheckStatus", parameters).await;
        assert_eq!((&precheck["TotalRecordCount"], &precheck["PageNumber"]), (&5.into(), &page.into()));
        let found = precheck["JobProgress"].as_array().cloned().unwrap_or_default();
        assert_eq!(found.len(), items, "page {page}");
        seen.extend(found.iter().map(|item| item["Item"].as_str().unwrap_or_default().to_owned()));
    }
    assert_eq!((seen.len(), seen[0].as_str(), seen[4].as_str()), (5, "CHECK_CONN_SRC", "CHECK_SAME_OBJ"));
}

#[tokio::test]
async fn the_tasks_of_a_two_way_instance_exchange_their_directions() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let (one_way, _) = bought(&client, "SYNC").await;
    let reverse = |instance: &str| json!({ "RegionId": "cn-hangzhou", "DtsInstanceId": instance });
    assert_eq!(code(&client, "ReverseTwoWayDirection", reverse(&one_way)).await, "Forbidden.InstanceNotFound");
    let two_way = json!({ "RegionId": "cn-hangzhou", "Type": "SYNC", "SyncArchitecture": "bidirectional" });
    let bought = call(&client, "CreateDtsInstance", two_way).await;
    let instance = bought["InstanceId"].as_str().unwrap_or_default().to_owned();
    let task = async |direction: &str| {
        let one = json!({ "DtsInstanceID": instance, "SynchronizationDirection": direction });
        call(&client, "DescribeDtsJobDetail", one).await["DtsJobId"].clone()
    };
    let before = (task("Forward").await, task("Reverse").await);
    assert_ne!(before.0, before.1);
    call(&client, "ReverseTwoWayDirection", reverse(&instance)).await;
    assert_eq!((task("Reverse").await, task("Forward").await), before);
}

#[tokio::test]
async fn responses_spell_values_and_names_as_they_are_documented() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    for (kind, spelled) in [("MIGRATION", "online"), ("SYNC", "sync"), ("SUBSCRIBE", "subscribe")] {
        let (instance, task) = bought(&client, kind).await;
        let detail = call(&client, "DescribeDtsJobDetail", json!({ "DtsJobId": task })).await;
        assert_eq!(detail["JobType"], spelled);
        let listed = call(&client, "DescribeDtsJobs", json!({ "JobType": kind, "DtsInstanceId": instance })).await;
        assert_eq!(listed["DtsJobList"][0]["JobType"], spelled);
        if kind == "SUBSCRIBE" {
            let types = json!({ "SubscriptionInstanceId": instance, "SubscriptionDataType": { "DDL": true, "DML": true }, "SubscriptionObject": "[]" });
            call(&client, "ConfigureSubscriptionInstance", types).await;
            let detail = call(&client, "DescribeDtsJobDetail", json!({ "DtsJobId": task })).await;
            assert_eq!(detail["SubscriptionDataType"], json!({ "Ddl": true, "Dml": true }));
            let classic = json!({ "SubscriptionInstanceId": instance });
            let classic = call(&client, "DescribeSubscriptionInstanceStatus", classic).await;
            assert_eq!(classic["SubscriptionDataType"], json!({ "DDL": true, "DML": true }));
        }
    }
}
