//! Codes that any product can return: an error and its code agree on what they mean, for every operation.

use crate::spec::SERVICE;
use alibabacloud_core::HttpResponse;
use alibabacloud_core::plumbing::read_response;
use alibabacloud_dts::error::Origin;
use alibabacloud_dts::error::Retry;
use alibabacloud_dts::metadata::{Call, calls};
use alibabacloud_dts::{Error, ErrorCode, ErrorKind};
use serde_json::json;

fn error_of(call: &Call, status: u16, headers: &[(&str, &str)], body: String) -> Error {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let response = HttpResponse { status, headers, body: body.into() };
    read_response(*SERVICE, &response, &mut *(call.response)()).unwrap_err().into()
}

/// The error of the first operation that returns the code with this status.
fn error(status: u16, code: &str) -> Error {
    error_of(&calls()[0], status, &[], json!({ "Code": code, "Message": "m", "RequestId": "R" }).to_string())
}

/// What the error and its code say, which is the same.
fn class(error: &Error) -> (ErrorKind, Retry) {
    let (kind, code) = (error.kind(), error.code().unwrap());
    assert_eq!((code.kind(), code.retry()), (kind, error.retry()), "{error}");
    (kind, error.retry())
}

#[test]
fn every_operation_knows_the_codes_of_the_gateway() {
    for (status, code, kind, retry) in [
        (404, "InvalidAccessKeyId.NotFound", ErrorKind::Authentication, Retry::Refresh),
        (400, "InvalidAccessKeyId.Inactive", ErrorKind::Authentication, Retry::Refresh),
        (403, "Forbidden.RAM", ErrorKind::Permission, Retry::Never),
        (403, "NoPermission", ErrorKind::Permission, Retry::Never),
        (400, "SignatureDoesNotMatch", ErrorKind::Authentication, Retry::Never),
        (400, "SignatureNonceUsed", ErrorKind::Authentication, Retry::Backoff),
        (400, "InvalidTimeStamp.Expired", ErrorKind::Authentication, Retry::Never),
        (400, "MissingSecurityToken", ErrorKind::Authentication, Retry::Refresh),
        (404, "InvalidAction.NotFound", ErrorKind::NotFound, Retry::Never),
        (400, "Throttling.User", ErrorKind::Throttling, Retry::Backoff),
        (406, "Throttling.Api", ErrorKind::Throttling, Retry::Backoff),
        (503, "ServiceUnavailable", ErrorKind::Server, Retry::Backoff),
    ] {
        for call in calls() {
            let gateway = json!({ "Code": code, "Message": "m", "RequestId": "R" });
            let refused = json!({ "Success": false, "ErrCode": code.to_lowercase(), "ErrMessage": "m" });
            let xml = format!("<Error><Code>DTS.Msg.{code}</Code><Message>m</Message></Error>");
            for (status, body) in [(status, gateway.to_string()), (200, refused.to_string()), (status, xml)] {
                let error = error_of(call, status, &[], body);
                assert_eq!(class(&error), (kind, retry), "{}: {error}", call.operation.name);
                assert!(error.code().unwrap().remedy().is_some(), "{error}");
            }
        }
    }
}

#[test]
fn every_code_of_the_gateway_can_come_from_any_operation() {
    let of_the_gateway = || ErrorCode::all().filter(|code| code.origin() == Some(Origin::Gateway));
    assert!(of_the_gateway().count() > 100);
    for code in of_the_gateway() {
        assert!(code.is_service_wide() && code.kind() != ErrorKind::Unknown, "{code}");
        for status in [400, 403, 404, 429, 500, 503] {
            assert_eq!(class(&error(status, code.as_str())), (code.kind(), code.retry()), "{code} {status}");
        }
    }
}

#[test]
fn a_code_that_is_not_listed_has_the_class_and_the_remedy_of_its_family() {
    for (status, code, kind, retry) in [
        (400, "Throttling.Brand.New", ErrorKind::Throttling, Retry::Backoff),
        (400, "throttling.brandnew", ErrorKind::Throttling, Retry::Backoff),
        (400, "InvalidTimeStamp.Odd", ErrorKind::Authentication, Retry::Never),
        (403, "InvalidSecurityToken.Odd", ErrorKind::Authentication, Retry::Refresh),
        (404, "InvalidAccessKeyId.Odd", ErrorKind::Authentication, Retry::Refresh),
        (400, "Forbidden.Odd", ErrorKind::Permission, Retry::Never),
        (403, "Forbidden.VpcNotFound", ErrorKind::NotFound, Retry::Never),
        (400, "NoPermission.Odd", ErrorKind::Permission, Retry::Never),
        (400, "InvalidVpcId.NotFound", ErrorKind::NotFound, Retry::Never),
        (403, "InvalidParameter.Odd", ErrorKind::InvalidParameter, Retry::Never),
        (400, "InvalidFormat", ErrorKind::InvalidParameter, Retry::Never),
        (400, "MissingTimestamp", ErrorKind::MissingParameter, Retry::Never),
        (400, "MissingParameter.Odd", ErrorKind::MissingParameter, Retry::Never),
        (429, "QuotaExceeded.Odd", ErrorKind::Quota, Retry::Never),
        (403, "DTS.Msg.LXOdd", ErrorKind::Billing, Retry::Never),
        (403, "DTS.Msg.OperationDenied.Odd", ErrorKind::StateConflict, Retry::Never),
        (400, "ServiceUnavailable.Odd", ErrorKind::Server, Retry::Backoff),
        // What is below a listed code is of its kind, unless a longer family says otherwise.
        (429, "Throttling.Api.Risk.Odd", ErrorKind::Throttling, Retry::Never),
        (429, "DTS.Msg.throttling.api.risk.odd.more", ErrorKind::Throttling, Retry::Never),
        (400, "Throttling.Api.Odd", ErrorKind::Throttling, Retry::Backoff),
        (400, "Account.Arrearage.Odd", ErrorKind::Billing, Retry::Never),
        (403, "Forbidden.InstanceNotFound.Odd", ErrorKind::NotFound, Retry::Never),
        (403, "dts.msg.FORBIDDEN.INSTANCENOTFOUND.ODD", ErrorKind::NotFound, Retry::Never),
        (403, "Forbidden.Odd.NotFound", ErrorKind::NotFound, Retry::Never),
        (400, "SignatureNonceUsed.Odd", ErrorKind::Authentication, Retry::Backoff),
        (400, "SIGNATUREDOESNOTMATCH.odd", ErrorKind::Authentication, Retry::Never),
        (404, "InvalidAccessKeyId.Odd.More", ErrorKind::Authentication, Retry::Refresh),
        (404, "InvalidAccessKeyId.NotFound.Odd", ErrorKind::Authentication, Retry::Refresh),
        (500, "InvalidJobId.Odd", ErrorKind::NotFound, Retry::Never),
        (400, "FlowControl.Odd", ErrorKind::Throttling, Retry::Backoff),
    ] {
        let error = error(status, code);
        assert_eq!(class(&error), (kind, retry), "{code}");
        let named = ErrorCode::from(code);
        assert_eq!((named.kind(), named.retry(), named.as_str()), (kind, retry, code));
        assert!(named.remedy().is_some() && error.code().unwrap().remedy() == named.remedy(), "{code}");
    }
}

#[test]
fn the_http_status_decides_for_a_code_of_no_family() {
    for (status, kind, retry) in [
        (400, ErrorKind::Unknown, Retry::Never),
        (401, ErrorKind::Authentication, Retry::Never),
        (403, ErrorKind::Permission, Retry::Never),
        (404, ErrorKind::NotFound, Retry::Never),
        (429, ErrorKind::Throttling, Retry::Backoff),
        (500, ErrorKind::Server, Retry::Backoff),
        (504, ErrorKind::Server, Retry::Backoff),
    ] {
        for code in ["Brand.New", "My.Throttling", "ThrottlingPolicy.Odd", "NotThrottling"] {
            let error = error(status, code);
            assert_eq!(class(&error), (kind, retry), "{status} {code}");
            assert_eq!(error.is_unprocessed(), status == 429, "{status} {code}");
            assert_eq!(error.code().unwrap(), ErrorCode::from(code), "{code}");
        }
    }
}

#[test]
fn only_throttling_by_the_gateway_means_that_nothing_has_been_done() {
    for code in ["Throttling", "Throttling.User", "throttling.api", "Throttling.Brand.New", "Rejected.Throttling"] {
        assert!(error(400, code).is_unprocessed(), "{code}");
    }
    for code in ["Throttling.User", "throttling.api", "Throttling.Brand.New", "Throttling.User.Odd"] {
        let refused = json!({ "Success": false, "ErrCode": code }).to_string();
        assert!(error_of(&calls()[0], 200, &[], refused).is_unprocessed(), "{code}");
        for (status, unprocessed) in [(403, true), (429, true), (503, true), (500, false), (502, false), (504, false)] {
            assert_eq!(error(status, code).is_unprocessed(), unprocessed, "{status} {code}");
            let own = format!("DTS.Msg.{code}");
            for own in [own.to_lowercase(), own] {
                assert_eq!(error(status, &own).is_unprocessed(), status == 429, "{status} {own}");
            }
        }
    }
    for code in ["InternalError", "ServiceUnavailable", "SystemBusy", "SignatureNonceUsed", "My.Throttling"] {
        let asked = error_of(&calls()[0], 500, &[("x-acs-retry-after", "10")], json!({ "Code": code }).to_string());
        assert!(!asked.is_unprocessed() && asked.retry() == Retry::Backoff, "{code}");
    }
}
