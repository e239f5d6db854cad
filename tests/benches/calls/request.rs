//! Making a signed request out of the structure of a request, and out of nothing, beside the floor.

use crate::floor::{self, Case, Pairs};
use crate::turns::compare;
use alibabacloud_core::clock::parse_timestamp;
use alibabacloud_core::plumbing::refusals;
use alibabacloud_core::{Config, Credentials, Endpoint, SignedRequest};
use alibabacloud_dts::Client;
use alibabacloud_dts::operation::configure_synchronization_job::{OPERATION, Request};
use alibabacloud_dts::types::{
    SynchronizationDestinationEndpoint, SynchronizationDestinationType, SynchronizationDirection,
    SynchronizationSourceEndpoint, SynchronizationSourceType,
};
use std::hint::black_box;

const ID: &str = "testid";
const SECRET: &str = "secret-for-the-test-only-0123";

pub(crate) fn signed() {
    let client = client();
    let credentials = Credentials::access_key(ID, SECRET);
    let objects = objects();
    let request = request(&client, &objects);
    let ours = |request: &Request| {
        let signed = client.core().prepare(&OPERATION, request, &credentials).unwrap();
        let target = signed.target();
        (signed, target)
    };
    let (made, target) = ours(&request);
    let case = case(&made);
    check(&case, &made, &target);
    let floor = || floor::sign(&case);
    println!("request: {} parameters, {} bytes of query, {} of body", case.query.len(), target.len(), made.body.len());
    compare("request, signed", || ours(&request), floor);
    // What a call does: `send` refuses by the enforced rules alone.
    compare("request, checked and signed", || (refusals(&request), ours(&request)), floor);
    compare("request, built, checked and signed", || built(&client, &objects, &ours), floor);
    compare("request, validated with all advice and signed", || (request.validate(), ours(&request)), floor);
}

fn built<R>(client: &Client, objects: &str, sign: &impl Fn(&Request) -> R) -> (Request, R) {
    let request = request(client, objects);
    black_box(refusals(&request));
    let signed = sign(&request);
    (request, signed)
}

/// With clock and nonce held still: the floor has them for nothing too.
fn client() -> Client {
    let time = parse_timestamp("2026-01-02T03:04:05Z").unwrap();
    let endpoint = Endpoint::parse("dts.aliyuncs.com").unwrap();
    let config = Config::new(endpoint, Credentials::access_key(ID, SECRET))
        .clock(move || time)
        .nonces(|| "251fefd4b1b7edb86371a9c8736dd318".to_owned());
    Client::new(config).unwrap()
}

fn request(client: &Client, objects: &str) -> Request {
    client
        .configure_synchronization_job()
        .synchronization_job_id("dtsa1b2c3d4e5f6g7")
        .synchronization_job_name("MySQL 同步")
        .synchronization_direction(SynchronizationDirection::Forward)
        .region_id("cn-hangzhou")
        .data_initialization(true)
        .structure_initialization(true)
        .source_endpoint(
            SynchronizationSourceEndpoint::new()
                .instance_type(SynchronizationSourceType::Rds)
                .instance_id("rm-bp1a2b3c4d5e6f7g8")
                .ip("172.16.0.1")
                .port(3306)
                .database_name("shop")
                .user_name("dts_reader")
                .password("Replace&Me=+ /2b"),
        )
        .destination_endpoint(
            SynchronizationDestinationEndpoint::new()
                .instance_type(SynchronizationDestinationType::Rds)
                .instance_id("rm-bp1h2g3f4e5d6c7b8")
                .ip("172.16.0.2")
                .port(3306)
                .user_name("dts_writer")
                .password("Replace&Me=+ /2b"),
        )
        .synchronization_objects(objects)
        .into_request()
}

/// Eight databases with four tables each.
fn objects() -> String {
    let tables: Vec<_> = (0..4).map(|table| serde_json::json!({ "TableName": format!("t{table}") })).collect();
    let databases =
        (0..8).map(|number| serde_json::json!({ "DBName": format!("db{number}"), "TableIncludes": tables }));
    databases.collect::<serde_json::Value>().to_string()
}

/// What the floor starts from: the names and values of this request, the headers that the signature covers.
fn case(request: &SignedRequest) -> Case {
    let signed = |name: &str| name == "host" || name == "content-type" || name.starts_with("x-acs-");
    let headers: Pairs = request.headers.iter().filter(|(name, _)| signed(name)).cloned().collect();
    Case {
        query: request.query.clone(),
        headers,
        form: request.form.clone(),
        access_key_id: ID.to_owned(),
        access_key_secret: SECRET.to_owned(),
    }
}

fn check(case: &Case, request: &SignedRequest, target: &str) {
    let (query, body, authorization) = floor::sign(case);
    assert_eq!(body, request.body);
    assert_eq!(target.len(), query.len() + "/?".len());
    let header = request.headers.iter().find(|(name, _)| name == "authorization").unwrap();
    assert_eq!(String::from_utf8(authorization).unwrap(), header.1);
}
