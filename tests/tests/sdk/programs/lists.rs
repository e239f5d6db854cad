use super::{actions, client};
use alibabacloud_dts::operation::describe_dts_jobs;
use alibabacloud_dts::test_util::Stub;
use serde_json::{Value, json};

#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/list_tasks.rs"]
mod list_tasks;

#[tokio::test]
async fn tasks_of_all_pages_are_listed() {
    let stub = Stub::new();
    let page = |number: i32, ids: &[&str]| {
        let tasks: Vec<_> = ids.iter().map(|id| json!({ "DtsJobId": id, "DtsJobName": "orders" })).collect();
        json!({ "PageNumber": number, "PageRecordCount": ids.len(), "TotalRecordCount": 31, "DtsJobList": tasks })
    };
    let ids: Vec<String> = (1..=30).map(|number| format!("task{number}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    stub.on::<describe_dts_jobs::Request>().respond_json(page(1, &ids)).respond_json(page(2, &["task31"]));

    let tasks = list_tasks::run(&client(&stub), Some("orders")).await.unwrap();

    assert_eq!(tasks.len(), 31);
    assert_eq!(tasks[30].dts_job_id, Some("task31".into()));
    let pages: Vec<_> = stub.calls().iter().map(|call| call.parameters()["PageNumber"].clone()).collect();
    assert_eq!(pages, [Value::Null, "2".into()]);
    let sent = stub.calls()[0].parameters();
    for (name, value) in [
        ("JobType", "SYNC"),
        ("Status", "Synchronizing"),
        ("Type", "name"),
        ("Params", "orders"),
        ("OrderColumn", "CreateTime"),
        ("OrderDirection", "DESC"),
        ("WithoutDbList", "true"),
        ("PageSize", "30"),
    ] {
        assert_eq!(sent[name], value, "{name}");
    }
    stub.verify().unwrap();
}

#[tokio::test]
async fn without_a_name_nothing_is_searched_for() {
    let stub = Stub::new();
    stub.on::<describe_dts_jobs::Request>().respond_json(json!({ "TotalRecordCount": 0, "DtsJobList": [] }));
    assert!(list_tasks::run(&client(&stub), None).await.unwrap().is_empty());
    assert_eq!(actions(&stub), ["DescribeDtsJobs"]);
    let sent = stub.calls()[0].parameters();
    assert!(sent.get("Type").is_none() && sent.get("Params").is_none(), "{sent}");
}
