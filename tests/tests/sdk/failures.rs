//! Responses with failures, in every form.

use crate::runner::run;
use serde_json::{Value, json};

fn failure(line: &Value) -> Value {
    let mut line = line.clone();
    line["do"] = "decode".into();
    line["operation"] = "ConfigureSynchronizationJob".into();
    let answer = run(&line);
    answer.get("error").unwrap_or_else(|| panic!("a failure expected: {answer}")).clone()
}

#[test]
fn a_refusal_inside_http_200_has_code_message_and_id() {
    let error = failure(&json!({ "body": {
        "RequestId": "R1", "Success": "False", "ErrCode": "InvalidParameter", "ErrMessage": "The value %s is wrong.",
        "DynamicMessage": "of JobType",
    } }));
    assert_eq!(error["kind"], "refused");
    assert_eq!(error["code"], "InvalidParameter");
    assert_eq!(error["message"], "The value of JobType is wrong.");
    assert_eq!((&error["request_id"], &error["http_status"]), (&json!("R1"), &json!(200)));
}

#[test]
fn a_json_error_is_read_in_either_letter_case() {
    let upper =
        json!({ "RequestId": "R1", "HostId": "h", "Code": "Forbidden.RAM", "Message": "No.", "Recommend": "u" });
    let lower =
        json!({ "requestId": "R1", "hostId": "h", "code": "Forbidden.RAM", "message": "No.", "recommend": "u" });
    for body in [upper, lower] {
        let error = failure(&json!({ "http_status": 403, "body": body }));
        assert_eq!(error["kind"], "client", "{body}");
        assert_eq!(error["code"], "Forbidden.RAM", "{body}");
        assert_eq!(error["message"], "No.", "{body}");
        assert_eq!(error["request_id"], "R1", "{body}");
        assert_eq!(error["recommend"], "u", "{body}");
        assert_eq!(error["http_status"], 403, "{body}");
    }
}

#[test]
fn an_xml_error_is_read_whatever_the_content_type() {
    let body = "<Error><RequestId>R1</RequestId><HostId>h</HostId><Code>ServiceUnavailable</Code>\
                <Message>Later &lt;please&gt;</Message></Error>";
    for content_type in ["text/xml;charset=utf-8", "text/xml", "application/xml; charset=UTF-8"] {
        let error = failure(&json!({ "http_status": 503, "headers": { "Content-Type": content_type }, "body": body }));
        assert_eq!(error["kind"], "server", "{content_type}");
        assert_eq!(error["code"], "ServiceUnavailable", "{content_type}");
        assert_eq!(error["message"], "Later <please>", "{content_type}");
        assert_eq!(error["request_id"], "R1", "{content_type}");
        assert_eq!(error["retryable"], true, "{content_type}");
    }
}

#[test]
fn the_time_to_wait_makes_it_throttling_whatever_the_status() {
    for status in [400, 429, 503] {
        let error = failure(&json!({
            "http_status": status, "headers": { "X-Acs-Retry-After": "1500" },
            "body": { "Code": "Throttling.User", "Message": "Slow down." },
        }));
        assert_eq!(error["kind"], "throttled", "{status}");
        assert_eq!(error["retry_after_ms"], 1500, "{status}");
        assert_eq!(error["retryable"], true, "{status}");
    }
}

#[test]
fn throttling_without_a_time_to_wait_is_still_worth_a_retry() {
    let error = failure(&json!({ "http_status": 400, "body": { "Code": "Throttling.User", "Message": "Slow down." } }));
    assert_eq!(error["kind"], "throttled");
    assert_eq!(error["code_kind"], "throttling");
    assert_eq!(error["retryable"], true);
}

#[test]
fn a_wrong_parameter_is_not_worth_a_retry() {
    let error = failure(&json!({ "http_status": 400, "body": { "Code": "InvalidParameter", "Message": "Wrong." } }));
    assert_eq!(error["retryable"], false);
}

#[test]
fn a_proxys_page_keeps_its_status_and_says_something() {
    for (status, kind) in [(502, "server"), (403, "client"), (302, "redirect")] {
        for body in ["", "<html><body><h1>Bad gateway</h1></body></html>", "upstream broke"] {
            let error = failure(&json!({
                "http_status": status, "headers": { "content-type": "text/html", "x-acs-request-id": "R9" }, "body": body,
            }));
            assert_eq!((&error["http_status"], &error["kind"]), (&json!(status), &json!(kind)), "{body}");
            assert!(error["code"].is_null(), "{error}");
            assert_eq!(error["request_id"], "R9", "{body}");
            assert!(!error["message"].as_str().unwrap().is_empty(), "{body}");
        }
    }
}

#[test]
fn a_success_that_cannot_be_read_is_no_success() {
    for body in ["", "<html>Welcome</html>", "{\"RequestId\": ", "[1]", "<A><B></A>"] {
        let error = failure(&json!({ "body": body }));
        assert_eq!((&error["kind"], &error["http_status"]), (&json!("unreadable"), &json!(200)), "{body}: {error}");
    }
}

#[test]
fn missing_permission_is_told_in_detail() {
    let detail = json!({ "AuthAction": "dts:ConfigureSynchronizationJob", "NoPermissionType": "ImplicitDeny" });
    let body = json!({ "Code": "NoPermission", "Message": "No.", "RequestId": "R1", "AccessDeniedDetail": detail });
    assert_eq!(failure(&json!({ "http_status": 403, "body": body }))["access_denied_detail"], detail);
}
