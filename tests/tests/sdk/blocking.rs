//! The client whose calls return when they are done, with and without a tokio runtime around it.

use crate::server::{Reply, Server};
use alibabacloud_dts::blocking::Client;
use alibabacloud_dts::operation::describe_dts_jobs;
use alibabacloud_dts::settings::{CallOptions, RetryPolicy};
use alibabacloud_dts::wait::MigrationJobGoal;
use alibabacloud_dts::{Config, Credentials, Endpoint, ErrorCode};
use serde_json::{Value, json};
use std::net::{SocketAddr, TcpListener};
use std::thread;
use std::time::Duration;

fn client(address: SocketAddr) -> Client {
    let endpoint = Endpoint::parse(&format!("http://{address}")).unwrap();
    Client::new(Config::new(endpoint, Credentials::access_key("testid", "testsecret"))).unwrap()
}

fn answering(count: usize) -> Server {
    Server::answering((0..count).map(|_| Reply::json(200, r#"{"RequestId":"R1","Success":true}"#)).collect())
}

fn call(client: &Client) -> Option<String> {
    client.describe_dts_jobs().region("cn-hangzhou").send().unwrap().request_id().map(str::to_owned)
}

#[test]
fn a_call_needs_no_runtime() {
    let server = answering(2);
    let client = client(server.address);
    assert_eq!(call(&client).as_deref(), Some("R1"));
    let raw = client.call_raw("DescribeWeather", &json!({ "City": "x" }), &Value::Null).unwrap();
    assert_eq!(raw.document["RequestId"], "R1");
    let received = server.received();
    assert_eq!(received[0].query()["Region"], "cn-hangzhou");
    assert_eq!(received[1].headers["x-acs-action"], "DescribeWeather");
}

#[test]
fn a_required_parameter_is_a_setter_away_as_in_the_async_client() {
    let server = answering(1);
    let builder = client(server.address).describe_dts_job_detail().dts_job_id("a1").region_id("cn-hangzhou");
    builder.send().unwrap();
    assert_eq!(server.received()[0].query()["DtsJobId"], "a1");
}

#[test]
fn a_loaded_request_is_sent() {
    let server = answering(1);
    let mut request = describe_dts_jobs::Request::new();
    request.region = Some("cn-hangzhou".into());
    assert_eq!(client(server.address).send(&request).unwrap().request_id(), Some("R1"));
    assert_eq!(server.received()[0].query()["Region"], "cn-hangzhou");
}

#[test]
fn pages_and_entries_are_iterators() {
    let page = |number: u8| {
        let jobs = json!([{ "DtsJobId": format!("a{number}") }]);
        let body = json!({ "Success": true, "DtsJobList": jobs, "PageNumber": number, "TotalRecordCount": 2 });
        Reply::json(200, &body.to_string())
    };
    let server = Server::answering(vec![page(1), page(2), page(1), page(2)]);
    let client = client(server.address);
    let jobs = || client.describe_dts_jobs().page_size(1);
    let ids: Vec<alibabacloud_dts::types::DtsJobId> =
        jobs().items().map(|job| job.unwrap().dts_job_id.unwrap()).collect();
    assert_eq!(ids, ["a1", "a2"]);
    let mut pages = jobs().pages();
    assert_eq!(pages.next().unwrap().unwrap().page_number, Some(1));
    assert_eq!(pages.stream().position().unwrap().page_number, Some(2));
    assert_eq!(pages.by_ref().count(), 1);
    assert_eq!(server.received().len(), 4);
}

#[test]
fn errors_are_those_of_the_async_client() {
    let body = r#"{"Success":"false","ErrCode":"InternalError","ErrMessage":"Broken."}"#;
    let server = Server::answering(vec![Reply::json(200, body)]);
    let client = client(server.address).customized(CallOptions::new().retry(RetryPolicy::Off));
    let error = client.describe_dts_jobs().send().unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::InternalError));
}

#[test]
fn a_call_works_inside_a_runtime_of_one_thread_and_of_several() {
    let one = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let several = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
    for runtime in [one, several] {
        let server = answering(2);
        let address = server.address;
        runtime.block_on(async move {
            let client = client(address);
            assert_eq!(call(&client).as_deref(), Some("R1"));
            // And on a task, which is dropped with the client.
            tokio::spawn(async move { assert_eq!(call(&client).as_deref(), Some("R1")) }).await.unwrap();
        });
        server.received();
    }
}

#[test]
fn many_threads_share_a_client() {
    let server = answering(40);
    let client = client(server.address);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..5 {
                    assert_eq!(call(&client).as_deref(), Some("R1"));
                }
            });
        }
    });
    assert_eq!(server.received().len(), 40);
}

#[test]
fn a_call_that_gets_no_answer_ends_when_its_time_runs_out() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = client(listener.local_addr().unwrap());
    // A busy machine may not even connect in a short time.
    let errors = [200, 2_000, 20_000].into_iter().map(|time| {
        let options = CallOptions::new().call_timeout(Duration::from_millis(time));
        client.customized(options).describe_dts_jobs().send().unwrap_err().to_string()
    });
    let errors = errors.skip_while(|error| error.contains("not made in time")).take(1).collect::<Vec<_>>();
    assert!(errors.concat().contains("no response in time"), "{errors:?}");
}

#[test]
fn a_handle_outlives_the_one_that_it_was_cloned_from() {
    let server = answering(1);
    let first = client(server.address);
    let second = first.clone();
    drop(first);
    assert_eq!(call(&second).as_deref(), Some("R1"));
}

#[test]
fn a_wait_returns_when_the_goal_is_reached_and_tells_its_progress() {
    let status = |status: &str| {
        let body = json!({ "Success": true, "DtsJobId": "a1", "MigrationJobStatus": status });
        Reply::json(200, &body.to_string())
    };
    let server = Server::answering(vec![status("Migrating"), status("Finished"), status("Finished")]);
    let client = client(server.address);
    let quickly = || client.wait_for_migration_job("a1").interval(Duration::from_millis(100));
    assert!(quickly().until(MigrationJobGoal::Finished).progress().all(|look| look.is_ok()));
    quickly().until(MigrationJobGoal::Finished).wait().unwrap();
    assert_eq!(server.received().len(), 3);
}
