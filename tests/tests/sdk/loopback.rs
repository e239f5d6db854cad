//! The client and a server on loopback: what arrives, and the outcome of each response.

use crate::server::{Received, Reply, Server};
use alibabacloud_dts::operation::configure_synchronization_job::Response;
use alibabacloud_dts::settings::Algorithm;
use alibabacloud_dts::types::{SynchronizationSourceEndpoint, SynchronizationSourceType};
use alibabacloud_dts::{Client, Config, Credentials, Endpoint, Error, ErrorCode};
use serde_json::json;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};

const ID: &str = "testid";
const SECRET: &str = "testsecret";
const OBJECTS: &str = r#"[{"DBName":"商店","TableIncludes":[{"TableName":"a b*~"}]}]"#;

fn config(address: SocketAddr) -> Config {
    let endpoint = Endpoint::parse(&format!("http://{address}")).unwrap();
    Config::new(endpoint, Credentials::access_key(ID, SECRET))
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

async fn configure(client: &Client, source: SynchronizationSourceEndpoint) -> Result<Response, Error> {
    client
        .configure_synchronization_job()
        .synchronization_job_id("dtsa1b2c3d4e5f6g7")
        .data_initialization(true)
        .structure_initialization(false)
        .synchronization_objects(OBJECTS)
        .synchronization_job_name("MySQL 同步 +*~%")
        .source_endpoint(source)
        .send()
        .await
}

fn rds() -> SynchronizationSourceEndpoint {
    SynchronizationSourceEndpoint::new()
        .instance_id("rm-bp1a2b3c4d5e6f7g8")
        .instance_type(SynchronizationSourceType::Rds)
}

/// The outcome of one call, and the request that arrived.
fn call(config: impl FnOnce(Config) -> Config, reply: Reply) -> (Result<Response, Error>, Received) {
    let server = Server::answering(vec![reply]);
    let client = Client::new(config(self::config(server.address))).unwrap();
    let outcome = wait(configure(&client, rds()));
    (outcome, server.received().remove(0))
}

fn outcome(reply: Reply) -> Result<Response, Error> {
    call(|config| config, reply).0
}

#[test]
fn a_call_arrives_signed_with_every_parameter_in_its_place() {
    let (outcome, received) = call(|config| config, Reply::json(200, r#"{"RequestId":"R1","Success":true}"#));
    let answer = outcome.unwrap();
    assert_eq!(answer.request_id(), Some("R1"));
    assert_eq!(answer.metadata().envelope_field("Success").as_deref(), Some("true"));
    assert_eq!((&*received.method, &*received.path), ("POST", "/"));
    assert_eq!(received.headers["x-acs-action"], "ConfigureSynchronizationJob");
    assert_eq!(received.headers["x-acs-version"], "2020-01-01");
    let query: Vec<(String, String)> = received.query().into_iter().collect();
    let expected = [
        ("DataInitialization", "true"),
        ("SourceEndpoint.InstanceId", "rm-bp1a2b3c4d5e6f7g8"),
        ("SourceEndpoint.InstanceType", "RDS"),
        ("StructureInitialization", "false"),
        ("SynchronizationJobId", "dtsa1b2c3d4e5f6g7"),
        ("SynchronizationJobName", "MySQL 同步 +*~%"),
    ];
    assert_eq!(query, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(received.form().into_iter().collect::<Vec<_>>(), [("SynchronizationObjects".into(), OBJECTS.into())]);
    assert!(received.is_signed_acs3(ID, SECRET));
}

#[test]
fn the_check_of_signatures_notices_a_change() {
    let (_, received) = call(|config| config, Reply::json(200, r#"{"RequestId":"R1"}"#));
    assert!(!received.is_signed_acs3(ID, "another secret"));
    let mut changed = received.clone();
    changed.body.push(b'x');
    assert!(!changed.is_signed_acs3(ID, SECRET));
    let mut changed = received.clone();
    changed.query.push_str("&RegionId=cn-hangzhou");
    assert!(!changed.is_signed_acs3(ID, SECRET));
    let mut changed = received;
    changed.headers.insert("x-acs-action".into(), "DeleteSynchronizationJob".into());
    assert!(!changed.is_signed_acs3(ID, SECRET));
}

#[test]
fn a_session_token_is_sent_and_signed() {
    let session = |config: Config| config.credentials(Credentials::sts(ID, SECRET, "STS.to/k+en=="));
    let (_, received) = call(session, Reply::json(200, r#"{"RequestId":"R1"}"#));
    assert_eq!(received.headers["x-acs-security-token"], "STS.to/k+en==");
    assert!(received.is_signed_acs3(ID, SECRET));
}

#[test]
fn the_older_signature_covers_query_and_form() {
    let (_, received) =
        call(|config| config.algorithm(Algorithm::RpcHmacSha1), Reply::json(200, r#"{"RequestId":"R1"}"#));
    assert_eq!(received.query()["Action"], "ConfigureSynchronizationJob");
    assert!(received.is_signed_rpc(ID, SECRET));
    let mut changed = received;
    changed.body.push(b'x');
    assert!(!changed.is_signed_rpc(ID, SECRET));
}

#[test]
fn a_refusal_inside_http_200_is_an_error_with_its_code() {
    let body = r#"{"RequestId":"R1","Success":"false","ErrCode":"InternalError","ErrMessage":"Broken."}"#;
    let error = outcome(Reply::json(200, body)).unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::InternalError));
    assert_eq!((error.request_id(), error.http_status()), (Some("R1"), Some(200)));
    assert!(error.to_string().contains("Broken."), "{error}");
}

#[test]
fn a_page_of_a_proxy_is_an_error_with_its_status() {
    let reply = Reply { status: 503, content_type: "text/html", body: "<html><h1>Busy</h1></html>".into() };
    let error = outcome(reply).unwrap_err();
    assert_eq!((error.code(), error.http_status()), (None, Some(503)));
}

#[test]
fn empty_answers_are_errors() {
    for status in [200, 502] {
        let error = outcome(Reply { status, content_type: "text/plain", body: String::new() }).unwrap_err();
        assert_eq!(error.http_status(), Some(status));
    }
}

#[test]
fn xml_responses_are_read_as_well() {
    let body = "<ConfigureSynchronizationJobResponse><RequestId>R1</RequestId><Success>True</Success>\
                </ConfigureSynchronizationJobResponse>";
    let answer = outcome(Reply { status: 200, content_type: "application/xml", body: body.into() }).unwrap();
    assert_eq!(
        (answer.request_id(), answer.metadata().envelope_field("success").as_deref()),
        (Some("R1"), Some("true"))
    );
}

#[test]
fn an_answer_that_fits_in_part_is_given_with_what_did_not_fit() {
    let answer = outcome(Reply::json(200, r#"{"RequestId":{"odd":1},"Success":true,"More":[]}"#)).unwrap();
    let metadata = answer.metadata();
    assert_eq!((answer.request_id(), metadata.envelope_field("Success").as_deref()), (None, Some("true")));
    assert_eq!(metadata.mismatches().len(), 1);
    assert_eq!(metadata.mismatches()[0].path, "RequestId");
}

#[test]
fn a_request_that_breaks_a_rule_is_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let client = Client::new(config(listener.local_addr().unwrap())).unwrap();
    let error = wait(client.stop_dts_job().dts_job_id("").region_id("cn-hangzhou").send()).unwrap_err();
    let text = error.to_string();
    for name in ["DtsJobId", "DtsInstanceId"] {
        assert!(text.contains(name), "{name}: {text}");
    }
    assert_eq!(listener.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
}

#[test]
fn with_validation_off_it_is_sent_all_the_same() {
    let server = Server::answering(vec![Reply::json(200, r#"{"RequestId":"R1"}"#)]);
    let client = Client::new(config(server.address).validation(false)).unwrap();
    let source = SynchronizationSourceEndpoint::new().instance_type(SynchronizationSourceType::Ecs);
    wait(configure(&client, source)).unwrap();
    assert_eq!(server.received()[0].query()["SourceEndpoint.InstanceType"], "ECS");
}

#[test]
fn any_action_can_be_called_raw() {
    let server = Server::answering(vec![Reply::json(200, r#"{"RequestId":"R1","Sky":{"Colour":"blue"}}"#)]);
    let client = Client::new(config(server.address)).unwrap();
    let query = json!({ "Place": [{ "City": "杭州" }, null, { "City": "" }], "Nothing": null, "Deep": { "Down": 1.0 }, "Flat.1.Key": "k" });
    let answer = wait(client.call_raw("DescribeWeather", &query, &json!({ "Flag": true }))).unwrap();
    assert_eq!(answer.document["Sky"]["Colour"], "blue");
    let received = &server.received()[0];
    let expected = [("Deep.Down", "1.0"), ("Flat.1.Key", "k"), ("Place.1.City", "杭州"), ("Place.3.City", "")];
    assert_eq!(
        received.query().into_iter().collect::<Vec<_>>(),
        expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
    assert_eq!(received.form()["Flag"], "true");
    assert_eq!(received.headers["x-acs-action"], "DescribeWeather");
    assert!(received.is_signed_acs3(ID, SECRET));
}
