//! The memory of a response while it is decoded.

use crate::Measure;
use alibabacloud_core::plumbing::{Service, read_response};
use alibabacloud_core::{Config, Credentials, Endpoint, Error, HttpResponse, UnreadableReason};
use alibabacloud_dts::Client;
use alibabacloud_dts::operation::describe_dts_jobs::Response;

/// Twice the default of `Config::max_decoded_bytes`, since a list that grows is copied, and what XML takes before.
const LARGEST: usize = 160 << 20;

fn service() -> &'static Service {
    let endpoint = Endpoint::parse("dts.example.com").unwrap();
    Client::new(Config::new(endpoint, Credentials::access_key("testid", "testsecret"))).unwrap().core().service()
}

/// A response of a mebibyte, most of it `unit` again and again.
fn filled(head: &str, unit: &str, tail: &str) -> HttpResponse {
    let body = format!("{head}{}{tail}", unit.repeat((1 << 20) / unit.len()));
    HttpResponse { status: 200, headers: Vec::new(), body: body.into() }
}

/// The peak of reading, beside the body.
fn peak(response: &HttpResponse) -> (usize, Result<(), Error>) {
    let service = service();
    let measure = Measure::begin();
    let outcome = read_response(service, response, &mut Response::default()).map(drop);
    (measure.peak(), outcome)
}

#[test]
fn a_mebibyte_of_empty_elements_takes_no_more_than_twice_the_limit() {
    for (head, unit, tail) in [
        (r#"{"RequestId":"r","DtsJobList":[{}"#, ",{}", "]}"),
        (r#"{"RequestId":"r","DtsJobList":[{}"#, r#",{"DtsJobName":"x"}"#, "]}"),
        (r#"{"RequestId":"r","DtsJobList":[{}"#, r#",{"Reserved":[0]}"#, "]}"),
        (r#"{"RequestId":"r","DtsJobList":[{}"#, r#",{"MigrationMode":{"DataLoad":true}}"#, "]}"),
        ("<R><RequestId>r</RequestId><DtsJobList>", "<DtsJob/>", "</DtsJobList></R>"),
    ] {
        let (peak, outcome) = peak(&filled(head, unit, tail));
        println!("{unit}: {} MiB", peak >> 20);
        match outcome {
            Err(error) => assert_eq!(error.unreadable_reason(), Some(UnreadableReason::TooLarge), "{unit}"),
            other => panic!("{unit}: {other:?}"),
        }
        assert!(peak < LARGEST, "{unit}: {} MiB", peak >> 20);
    }
}
