//! The error of the SDK, as programs ask it.

use alibabacloud_core::{CredentialsError, TransportErrorKind};
use alibabacloud_dts::error::Retry;
use alibabacloud_dts::operation::stop_dts_job;
use alibabacloud_dts::settings::RetryPolicy;
use alibabacloud_dts::test_util::Stub;
use alibabacloud_dts::{Client, Error, ErrorCode, ErrorKind, JsonValue};
use std::collections::{BTreeSet, HashSet};
use std::error::Error as _;

async fn error(prepare: impl FnOnce(&Stub)) -> Error {
    let stub = Stub::new();
    prepare(&stub);
    let client = Client::new(stub.config().retry(RetryPolicy::Off)).unwrap();
    client.call_raw("DescribeRegions", &JsonValue::Null, &JsonValue::Null).await.unwrap_err()
}

#[test]
fn an_error_is_one_pointer_that_other_threads_may_have() {
    fn is_shared<T: Send + Sync + 'static>() {}
    is_shared::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
    assert_eq!(size_of::<alibabacloud_core::Error>(), size_of::<usize>());
}

#[tokio::test]
async fn a_code_is_found_by_every_spelling_and_whether_or_not_it_is_listed() {
    let listed = error(|stub| drop(stub.on_action("DescribeRegions").error("DTS.Msg.InvalidJobStatus", 400))).await;
    for name in ["InvalidJobStatus", "invalidjobstatus", "DTS.Msg.InvalidJobStatus"] {
        assert!(listed.is_code(name), "{name}");
        assert_eq!(listed.code(), Some(ErrorCode::from(name)), "{name}");
    }
    assert_eq!(listed.code(), Some(ErrorCode::InvalidJobStatus));
    let unlisted = error(|stub| drop(stub.on_action("DescribeRegions").error("Brand.New", 404))).await;
    assert!(unlisted.is_code("brand.NEW") && !unlisted.is_code("Brand.Newer"));
    let code = unlisted.code().unwrap();
    assert_eq!(code, ErrorCode::from("brand.new"));
    assert!(matches!(&code, ErrorCode::Unlisted(name) if name.as_str() == "Brand.New"));
    assert_eq!((code.kind(), unlisted.kind()), (ErrorKind::NotFound, ErrorKind::NotFound));
    assert!(unlisted.is_not_found());
}

#[test]
fn codes_compare_without_regard_to_letter_case() {
    let codes = ["b.c", "A.b", "InvalidJobId", "a.B", "INVALIDJOBID"].map(ErrorCode::from);
    assert_eq!(HashSet::from(codes.clone()).len(), 3);
    let sorted: Vec<String> = BTreeSet::from(codes).iter().map(|code| code.to_string().to_lowercase()).collect();
    assert_eq!(sorted, ["a.b", "b.c", "invalidjobid"]);
    assert_eq!("dts.msg.INVALIDJOBID".parse(), Ok(ErrorCode::InvalidJobId));
}

#[tokio::test]
async fn every_kind_of_broken_connection_has_its_kind_and_questions() {
    for (broken, kind, is_connect, is_timeout, retry) in [
        (TransportErrorKind::Busy, ErrorKind::Busy, true, false, Retry::Backoff),
        (TransportErrorKind::Connect, ErrorKind::Connect, true, false, Retry::Backoff),
        (TransportErrorKind::Certificate, ErrorKind::Certificate, true, false, Retry::Never),
        (TransportErrorKind::NotSent, ErrorKind::NotSent, true, false, Retry::Never),
        (TransportErrorKind::Timeout, ErrorKind::Timeout, false, true, Retry::Backoff),
        (TransportErrorKind::Broken, ErrorKind::Broken, false, false, Retry::Backoff),
        (TransportErrorKind::TooLarge, ErrorKind::TooLarge, false, false, Retry::Never),
    ] {
        let error = error(|stub| drop(stub.on_action("DescribeRegions").transport_error(broken))).await;
        assert_eq!((error.kind(), error.retry()), (kind, retry));
        assert_eq!((error.is_connect(), error.is_timeout()), (is_connect, is_timeout), "{error}");
        assert_eq!(error.is_unprocessed(), is_connect, "{error}");
        assert_eq!((error.code(), error.http_status(), error.message(), error.body()), (None, None, None, None));
        assert_eq!((error.operation(), error.attempts()), (Some("DescribeRegions"), 1));
    }
}

#[tokio::test]
async fn an_error_of_the_service_says_all_that_came_with_it() {
    let error = error(|stub| drop(stub.on_action("DescribeRegions").error("Throttling.User", 400))).await;
    assert!(error.is_throttled() && error.is_retryable() && error.is_unprocessed() && !error.is_invalid());
    assert_eq!((error.http_status(), error.attempts()), (Some(400), 1));
    assert!(error.message().is_some() && error.request_id().is_some() && error.source().is_none());
    assert!(std::str::from_utf8(error.body().unwrap()).unwrap().contains("Throttling.User"));
}

#[tokio::test]
async fn the_rules_that_a_request_breaks_are_listed() {
    let client = Client::new(Stub::new().config()).unwrap();
    let error = client.send(&stop_dts_job::Request::new()).await.unwrap_err();
    assert!(error.is_invalid() && error.is_unprocessed());
    assert!(!error.violations().is_empty() && error.violations().iter().all(|violation| violation.enforced));
    assert_eq!((error.attempts(), error.operation()), (0, None));
}

#[test]
fn causes_are_kept_and_printed_where_the_format_asks_for_them() {
    let cause = std::io::Error::other("the disk is on fire");
    let error = Error::from(alibabacloud_core::Error::from(CredentialsError::new("no key").caused_by(cause)));
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert_eq!(error.to_string(), "no credentials: no key");
    assert_eq!(error.source().unwrap().to_string(), "the disk is on fire");
    assert_eq!(format!("{error:#}"), "no credentials: no key: the disk is on fire");
}
