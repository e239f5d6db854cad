use super::{actions, client, done, parameters};
use alibabacloud_dts::settings::Environment;
use alibabacloud_dts::test_util::Stub;
use alibabacloud_dts::types::DatabaseEndpoint;
use serde_json::{Value, json};

#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/migrate.rs"]
mod migrate;

#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/connect.rs"]
mod connect;

#[tokio::test]
async fn settings_in_code_go_before_those_of_the_environment() {
    let environment = Environment::empty().variables(|name| {
        let value = match name {
            "ALIBABA_CLOUD_ACCESS_KEY_ID" => "a",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET" => "b",
            "ALIBABA_CLOUD_REGION_ID" => "cn-hangzhou",
            _ => return None,
        };
        Some(value.to_owned())
    });
    let client = connect::connect(environment).await.unwrap();
    assert!(format!("{client:?}").contains("https://dts-vpc.cn-beijing.aliyuncs.com"), "{client:?}");
}

#[tokio::test]
async fn tasks_are_counted_on_all_pages() {
    let stub = Stub::new();
    let tasks = json!([{ "DtsJobId": "task1" }, { "DtsJobId": "task2" }]);
    stub.on_action("DescribeDtsJobs").respond_json(json!({ "DtsJobList": tasks, "TotalRecordCount": 2 }));
    assert_eq!(connect::run(&client(&stub)).await.unwrap(), 2);
    assert_eq!(parameters(&stub, "DescribeDtsJobs")["JobType"], "SYNC");
}

/// What `DescribeDtsJobDetail` returns for a migration in this status.
fn migration(status: &str) -> Value {
    json!({ "Success": true, "DtsJobId": "task1", "JobType": "MIGRATION", "Status": status })
}

fn endpoint(id: &str) -> DatabaseEndpoint {
    DatabaseEndpoint::rds(id).region("cn-hangzhou").login("dts", "hush")
}

#[tokio::test(start_paused = true)]
async fn a_migration_goes_from_purchase_to_release() {
    let stub = Stub::new();
    stub.on_action("CreateDtsInstance").respond_json(json!({ "InstanceId": "instance1", "JobId": "task1" }));
    stub.on_action("ConfigureDtsJob").respond_json(json!({ "DtsInstanceId": "instance1", "DtsJobId": "task1" }));
    stub.on_action("StartDtsJob").respond_json(done());
    stub.on_action("DeleteDtsJob").respond_json(done());
    let mut polls = stub.on_action("DescribeDtsJobDetail");
    for status in ["NotConfigured", "Prechecking", "PreCheckPass", "Migrating", "Finished"] {
        polls = polls.respond_json(migration(status));
    }
    stub.on_action("DescribeDtsJobs").respond_json(json!({ "DtsJobList": [], "TotalRecordCount": 0 })).forever();

    migrate::run(&client(&stub), endpoint("rm-source"), endpoint("rm-destination"), "shop").await.unwrap();

    let mut calls = actions(&stub);
    calls.dedup();
    let poll = "DescribeDtsJobDetail";
    let expected =
        ["CreateDtsInstance", poll, "ConfigureDtsJob", "StartDtsJob", poll, "DeleteDtsJob", "DescribeDtsJobs"];
    assert_eq!(calls, expected);
    let purchase = parameters(&stub, "CreateDtsInstance");
    assert_eq!(purchase["Type"], "MIGRATION");
    assert_eq!(purchase["RegionId"], "cn-hangzhou");
    assert_eq!(purchase["DestinationEndpointEngineName"], "PolarDB");
    let configuration = parameters(&stub, "ConfigureDtsJob");
    for (name, value) in [
        ("DtsJobId", "task1"),
        ("SourceEndpointInstanceID", "rm-source"),
        ("DestinationEndpointInstanceID", "rm-destination"),
        ("SourceEndpointPassword", "hush"),
        ("DataSynchronization", "false"),
        ("DbList", r#"{"shop":{"name":"shop","all":true}}"#),
        (
            "Reserve",
            r#"{"targetTableMode":"0","autoStartModulesAfterConfig":"none","anySinkTableEngineType":"innodb"}"#,
        ),
    ] {
        assert_eq!(configuration[name], value, "{name}");
    }
    stub.verify().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_failed_precheck_ends_the_migration_with_its_items() {
    let stub = Stub::new();
    stub.on_action("CreateDtsInstance").respond_json(json!({ "InstanceId": "instance1", "JobId": "task1" }));
    stub.on_action("ConfigureDtsJob").respond_json(json!({ "DtsInstanceId": "instance1", "DtsJobId": "task1" }));
    stub.on_action("StartDtsJob").respond_json(done());
    let failed = json!({
        "Success": true, "DtsJobId": "task1", "JobType": "MIGRATION", "Status": "PrecheckFailed",
        "MigrationPrecheckStatus": { "Status": "Failed", "Percent": "80", "Detail": [
            { "ItemName": "CHECK_CONN_SRC", "CheckItemDescription": "CHECK_CONN_SRC_DETAIL", "CheckResult": "Failed" },
        ] },
    });
    stub.on_action("DescribeDtsJobDetail").respond_json(migration("NotConfigured")).respond_json(failed).forever();

    let error = migrate::run(&client(&stub), endpoint("rm-source"), endpoint("rm-destination"), "shop").await;

    let message = error.unwrap_err().to_string();
    assert!(message.contains("PrecheckFailed"), "{message}");
    assert!(!actions(&stub).contains(&"DeleteDtsJob".to_owned()));
}
