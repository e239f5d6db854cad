//! Decoding a response tolerantly, with its success and its metadata, compared with derives that do neither.

use crate::turns::compare;
use crate::{payload, plain};
use alibabacloud_core::plumbing::{Service, Structure, read_response};
use alibabacloud_core::{Config, Credentials, Endpoint, HttpResponse};
use alibabacloud_dts::Client;
use alibabacloud_dts::operation::describe_synchronization_jobs::Response;

pub(crate) fn json() {
    let text = payload::json_text();
    let name = format!("answer-json, {} bytes, beside serde_json from_slice", text.len());
    let (service, answer) = (service(), http_answer("application/json", &text));
    check(&read(service, &answer), &serde_json::from_str(&text).unwrap());
    let ours = || read(service, &answer);
    compare(&name, ours, || serde_json::from_slice::<plain::Answer>(&answer.body).unwrap());
    // It leaves out that the bytes are UTF-8, which ours has to make sure of.
    compare("answer-json, beside serde_json from_str", ours, || serde_json::from_str::<plain::Answer>(&text).unwrap());
}

pub(crate) fn xml() {
    let text = payload::xml_text();
    let name = format!("answer-xml, {} bytes, beside quick-xml's serde", text.len());
    let (service, answer) = (service(), http_answer("application/xml", &text));
    check(&read(service, &answer), &quick_xml::de::from_str(&text).unwrap());
    compare(&name, || read(service, &answer), || quick_xml::de::from_str::<plain::Answer>(&text).unwrap());
}

/// The client's own service, as a call would name it.
fn service() -> &'static Service {
    let endpoint = Endpoint::parse("dts.aliyuncs.com").unwrap();
    Client::new(Config::new(endpoint, Credentials::access_key("testid", "testsecret"))).unwrap().core().service()
}

fn http_answer(content_type: &str, body: &str) -> HttpResponse {
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    HttpResponse {
        status: 200,
        headers: vec![
            header("content-type", content_type),
            header("date", "Sat, 17 May 2026 02:26:54 GMT"),
            header("content-length", &body.len().to_string()),
            header("connection", "keep-alive"),
            header("keep-alive", "timeout=25"),
            header("x-acs-request-id", "5F8C1D7A-3B6E-4E92-A0C4-7D2B9E61F305"),
            header("x-acs-trace-id", "0123456789abcdef0123456789abcdef"),
        ],
        body: body.to_owned().into(),
    }
}

fn read(service: &Service, answer: &HttpResponse) -> Response {
    let mut response = Response::default();
    let metadata = read_response(service, answer, &mut response).unwrap();
    *response.metadata_mut().unwrap() = metadata;
    response
}

/// Both have read everything.
fn check(ours: &Response, plain: &plain::Answer) {
    assert!(ours.metadata().mismatches().is_empty());
    assert_eq!(ours.request_id(), plain.request_id.as_deref());
    assert_eq!(ours.page_number, plain.page_number);
    assert_eq!(ours.synchronization_instances.len(), plain.synchronization_instances.len());
    for (ours, plain) in ours.synchronization_instances.iter().zip(&plain.synchronization_instances) {
        assert_eq!(ours.delay.map(|delay| delay.as_secs().to_string()), plain.delay);
    }
}
