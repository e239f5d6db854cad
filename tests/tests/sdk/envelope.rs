//! What all responses have in common: kept with every response, by name, and out of the way of its fields.

use crate::spec::{MODEL, SERVICE};
use alibabacloud_core::plumbing::{read_response, to_json};
use alibabacloud_dts::http::HttpResponse;
use alibabacloud_dts::operation::{describe_dts_jobs, describe_pre_check_status, stop_dts_job};
use alibabacloud_dts::test_util::Stub;
use alibabacloud_dts::types::DtsJobStatus;
use alibabacloud_dts::{Client, metadata};
use serde_json::{Value, json};

/// A value of each field of the envelope, as the metadata shows it.
const VALUES: [(&str, &str); 8] = [
    ("RequestId", "R1"),
    ("HttpStatusCode", "200"),
    ("Success", "true"),
    ("ErrCode", "Warning.Slow"),
    ("ErrMessage", "It takes %s."),
    ("DynamicMessage", "an hour"),
    ("DynamicCode", "403"),
    ("Code", "Odd"),
];

fn response(body: &str) -> HttpResponse {
    HttpResponse { status: 200, headers: Vec::new(), body: body.to_owned().into() }
}

async fn stopped(body: Value) -> stop_dts_job::Response {
    let stub = Stub::new();
    stub.on::<stop_dts_job::Request>().respond_json(body);
    let client = Client::new(stub.config()).unwrap();
    client.stop_dts_job().dts_job_id("a1").send().await.unwrap()
}

#[test]
fn every_response_keeps_what_its_envelope_says_also_beside_success() {
    for operation in &MODEL.operations {
        let call = metadata::call(&operation.name).unwrap();
        let is_member = |name: &str| operation.payload().iter().any(|field| field.name == name);
        let values: Vec<_> = VALUES.into_iter().filter(|(name, _)| !is_member(name)).collect();
        let json = Value::Object(values.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect());
        let elements: Vec<String> = values.iter().map(|(name, value)| format!("<{name}>{value}</{name}>")).collect();
        for body in [json.to_string(), format!("<Response>{}</Response>", elements.concat())] {
            let mut typed = (call.response)();
            let metadata = read_response(*SERVICE, &response(&body), &mut *typed).unwrap();
            for (name, value) in &values {
                assert_eq!(metadata.envelope_field(name).as_deref(), Some(*value), "{}: {name}", operation.name);
            }
            assert!(metadata.mismatches().is_empty(), "{}: {:?}", operation.name, metadata.mismatches());
            // The fields of the response are others.
            assert_eq!(to_json(&*typed), json!({}), "{}", operation.name);
        }
    }
}

#[test]
fn a_field_is_found_whatever_its_letter_case_and_all_can_be_listed() {
    let mut typed = stop_dts_job::Response::default();
    let body = r#"{"requestid":"R1","Success":"True","ErrMessage":""}"#;
    let metadata = read_response(*SERVICE, &response(body), &mut typed).unwrap();
    assert_eq!(metadata.envelope_field("SUCCESS").as_deref(), Some("true"));
    let listed: Vec<_> = metadata.envelope_fields().collect();
    assert_eq!(listed, [("RequestId", "R1".into()), ("Success", "true".into()), ("ErrMessage", "".into())]);
    assert_eq!((metadata.envelope_field("ErrCode"), metadata.envelope_field("DtsJobId")), (None, None));
}

#[test]
fn a_field_of_the_response_that_is_called_like_one_of_the_envelope_is_the_responses_own() {
    let mut typed = describe_pre_check_status::Response::default();
    let body = r#"{"RequestId":"R1","Success":true,"Code":"01"}"#;
    let metadata = read_response(*SERVICE, &response(body), &mut typed).unwrap();
    assert_eq!(to_json(&typed), json!({ "Code": "01" }));
    assert_eq!(metadata.envelope_field("Code"), None);
}

#[test]
fn a_value_that_does_not_match_its_field_is_listed_and_an_id_in_the_headers_is_taken() {
    let mut typed = stop_dts_job::Response::default();
    let headers = vec![("x-acs-request-id".to_owned(), "H1".to_owned())];
    let body = r#"{"RequestId":{},"Success":true,"HttpStatusCode":"many"}"#;
    let received = HttpResponse { headers, ..response(body) };
    let metadata = read_response(*SERVICE, &received, &mut typed).unwrap();
    let paths: Vec<&str> = metadata.mismatches().iter().map(|mismatch| mismatch.path.as_str()).collect();
    assert_eq!(paths, ["RequestId", "HttpStatusCode"]);
    assert_eq!((metadata.request_id(), metadata.envelope_field("RequestId")), (Some("H1"), None));
}

#[test]
fn the_envelope_of_an_object_that_holds_the_response_fills_what_the_root_leaves_out() {
    let mut typed = describe_dts_jobs::Response::default();
    let body = r#"{"data":{"RequestId":"R2","ErrMessage":"inner","PageNumber":2,"Success":true},"ErrMessage":"outer"}"#;
    let metadata = read_response(*SERVICE, &response(body), &mut typed).unwrap();
    assert_eq!((typed.page_number, metadata.request_id()), (Some(2), Some("R2")));
    assert_eq!(metadata.envelope_field("ErrMessage").as_deref(), Some("outer"));
    assert_eq!(metadata.envelope_field("Success").as_deref(), Some("true"));
}

#[tokio::test]
async fn the_response_of_an_operation_that_returns_nothing_else_is_small() {
    assert_eq!(size_of::<stop_dts_job::Response>(), size_of::<usize>());
    let response = stopped(json!({ "RequestId": "R1", "Success": true })).await;
    assert_eq!(format!("{response:?}"), r#"StopDtsJobResponse { RequestId: "R1", Success: true }"#);
    assert_eq!(response, stopped(json!({ "RequestId": "R2", "Success": true })).await);
}

#[tokio::test]
async fn a_serialized_response_keeps_its_envelope() {
    let stub = Stub::new();
    let body = json!({
        "RequestId": "R1", "HttpStatusCode": 200, "Success": true, "DynamicCode": "403",
        "DtsJobList": [{ "DtsJobId": "a1", "Status": "Synchronizing" }],
    });
    stub.on::<describe_dts_jobs::Request>().respond_json(body.clone());
    let client = Client::new(stub.config()).unwrap();
    let response = client.describe_dts_jobs().send().await.unwrap();
    let saved = serde_json::to_string(&response).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&saved).unwrap(), body);
    let read: describe_dts_jobs::Response = serde_json::from_str(&saved).unwrap();
    assert_eq!((read.request_id(), &read), (Some("R1"), &response));
    assert_eq!(read.metadata().envelope_field("DynamicCode").as_deref(), Some("403"));
    assert_eq!(read.dts_job_list[0].status.as_ref().unwrap(), &DtsJobStatus::Synchronizing);
    assert_eq!(serde_json::to_string(&read).unwrap(), saved);
}
