//! Success and failure, in every shape that services and proxies give them.

use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::{Envelope, Service, read_raw_response, read_response};
use alibabacloud_core::{Error, ErrorKind, HttpResponse, ResponseMetadata, Retry};
use std::time::Duration;

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> HttpResponse {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    HttpResponse { status, headers, body: body.to_owned().into() }
}

fn success(body: &str) -> ResponseMetadata {
    read_response(&SERVICE, &answer(200, &[], body), &mut Everything::default()).unwrap()
}

/// The failure, which is the same whether or not the response is read into a structure.
fn failure(answer: &HttpResponse) -> Error {
    let raw = read_raw_response(&SERVICE, answer).unwrap_err();
    let typed = read_response(&SERVICE, answer, &mut Everything::default()).unwrap_err();
    assert_eq!(raw.to_string(), typed.to_string());
    assert_eq!(typed.to_string().lines().count(), 1);
    assert!(typed.http_status().is_some() && typed.unreadable_reason().is_none(), "{typed}");
    typed
}

#[test]
fn a_success_that_is_told_decides() {
    for body in [
        r#"{"Success":true}"#,
        r#"{"Success":"True","ErrCode":"Odd","ErrMessage":"kept"}"#,
        r#"{"Success":1,"Code":"400"}"#,
        r#"{"RequestId":"r"}"#,
        r#"{"RequestId":"r","Success":null}"#,
        r#"{"RequestId":"r","Success":""}"#,
        "<R><Success>true</Success><ErrCode>Odd</ErrCode></R>",
        r#"{"ErrCode":"","RequestId":"r"}"#,
        "<R><RequestId>r</RequestId><ErrCode/></R>",
    ] {
        success(body);
    }
    for spelling in ["false", "\"false\"", "\"False\"", "\"FALSE\"", "0", "\"0\""] {
        let body =
            format!(r#"{{"Items":[{{"Text":"a"}}],"success":{spelling},"ErrCode":"Gone","ErrMessage":"It is gone."}}"#);
        let error = failure(&answer(200, &[], &body));
        assert_eq!((error.http_status(), error.code()), (Some(200), Some("Gone")), "{spelling}");
    }
    let error = failure(&answer(200, &[], "<R><Success>False</Success><ErrCode>Gone</ErrCode></R>"));
    assert_eq!(error.code(), Some("Gone"));
}

#[test]
fn a_status_in_the_body_counts_only_in_a_response_with_a_status_of_success() {
    let body = r#"{"HttpStatusCode":"403 Forbidden","Message":"m","RequestId":"r"}"#;
    for (status, kind) in [(200, ErrorKind::Permission), (404, ErrorKind::NotFound), (502, ErrorKind::Server)] {
        assert_eq!(failure(&answer(status, &[], body)).kind(), kind, "{status}");
    }
}

#[test]
fn only_a_redirect_is_called_one() {
    for (status, is_one) in [(299, false), (300, true), (399, true), (400, false)] {
        let read = read_response(&SERVICE, &answer(status, &[], ""), &mut Everything::default());
        assert_eq!(read.unwrap_err().to_string().contains("redirects are not followed"), is_one, "{status}");
    }
}

#[test]
fn of_the_headers_those_that_say_something_of_the_call_are_kept() {
    let headers = [("Date", "d"), ("Content-Type", "t"), ("X-Acs-Trace-Id", "x"), ("Set-Cookie", "c")];
    let response = answer(200, &headers, r#"{"RequestId":"r"}"#);
    let read = read_response(&SERVICE, &response, &mut Everything::default()).unwrap();
    assert_eq!(read.headers().collect::<Vec<_>>(), [("date", "d"), ("content-type", "t"), ("x-acs-trace-id", "x")]);
}

#[test]
fn the_statuses_of_success_are_those_from_200_to_299() {
    for (status, is_success) in [(199, false), (200, true), (202, true), (299, true), (300, false), (304, false)] {
        let read = read_response(&SERVICE, &answer(status, &[], r#"{"RequestId":"r"}"#), &mut Everything::default());
        assert_eq!(read.is_ok(), is_success, "{status}");
    }
}

#[test]
fn a_nested_success_does_not_decide() {
    success(r#"{"Inner":{"Success":false},"Plain":[{"Success":"false"}]}"#);
}

#[test]
fn a_failure_inside_an_answer_of_success_says_everything() {
    let body = r#"{"Success":"false","ErrCode":"Bad.Param","ErrMessage":"The value of %s is wrong.","DynamicMessage":"JobId",
        "DynamicCode":"JobIdUnknown","RequestId":"0A1B2C3D-0000-4000-8000-00000000****","HttpStatusCode":400,"Code":"200"}"#;
    let error = failure(&answer(200, &[], body));
    assert_eq!(
        error.to_string(),
        "Bad.Param (JobIdUnknown): The value of JobId is wrong. [unknown kind, not worth a retry, HTTP status 200, \
         request ID 0A1B2C3D-0000-4000-8000-00000000****]"
    );
    assert_eq!(error.body(), Some(body.as_bytes()));
    assert_eq!(error.dynamic_code(), Some("JobIdUnknown"));
}

#[test]
fn a_message_of_many_placeholders_grows_no_more_than_the_body() {
    let (message, dynamic) = ("%s".repeat(5_000), "x".repeat(10_000));
    let body = format!(r#"{{"Success":false,"ErrCode":"X","ErrMessage":"{message}","DynamicMessage":"{dynamic}"}}"#);
    for status in [200, 400] {
        let error = failure(&answer(status, &[], &body));
        let length = error.message().map(str::len).unwrap_or_default();
        assert!(length > dynamic.len() && length < 10 * body.len(), "{length}");
    }
}

#[test]
fn a_failure_without_error_code_falls_back_to_code() {
    let error = failure(&answer(200, &[], r#"{"Success":false,"ErrCode":"","Code":"Odd","Message":"m"}"#));
    assert_eq!((error.code(), error.message()), (Some("Odd"), Some("m")));
}

#[test]
fn error_answers_are_read_in_every_shape() {
    let shapes = [
        r#"{"RequestId":"r","HostId":"h","Code":"C","Message":"m","Recommend":"https://example.com/help"}"#,
        r#"{"requestId":"r","hostId":"h","code":"C","message":"m","recommend":"https://example.com/help"}"#,
        r#"{"RequestId":"r","HostId":"h","Code":"C","Description":"m","Recommend":"https://example.com/help"}"#,
        r#"{"RequestId":"r","HostId":"h","ErrCode":"C","ErrMessage":"m","Recommend":"https://example.com/help","Success":false}"#,
        r#"{"Error":{"RequestId":"r","HostId":"h","Code":"C","Detail":"m","Recommend":"https://example.com/help"}}"#,
        "<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>r</RequestId><HostId>h</HostId><Code>C</Code>\
         <Message>m</Message><Recommend>https://example.com/help</Recommend></Error>",
        "\u{feff}<Foreign><Error><RequestId>r</RequestId><HostId>h</HostId><Code>C</Code><Message>m</Message>\
         <Recommend>https://example.com/help</Recommend></Error></Foreign>",
    ];
    for body in shapes {
        for content_type in ["application/json", "text/xml;charset=utf-8", "text/html"] {
            let error = failure(&answer(403, &[("Content-Type", content_type)], body));
            assert_eq!(
                error.to_string(),
                "C: m [permission, not worth a retry, HTTP status 403, request ID r, see https://example.com/help]",
                "{body}"
            );
            assert_eq!((error.kind(), error.host_id()), (ErrorKind::Permission, Some("h")));
            assert_eq!(error.recommend(), Some("https://example.com/help"));
        }
    }
}

#[test]
fn the_missing_permission_is_kept() {
    let body = r#"{"Code":"NoPermission","Message":"m","AccessDeniedDetail":{"AuthAction":"dts:Go","NoPermissionType":"ImplicitDeny"}}"#;
    let error = failure(&answer(403, &[], body));
    let detail = error.access_denied_detail().unwrap();
    assert_eq!((detail.action.as_deref(), detail.denial.as_deref()), (Some("dts:Go"), Some("ImplicitDeny")));
    let lower = failure(&answer(403, &[], r#"{"code":"NoPermission","accessDeniedDetail":{"a":1}}"#));
    assert_eq!(lower.access_denied_detail().unwrap().json.as_str(), r#"{"a":1}"#);
}

#[test]
fn answers_of_proxies_keep_status_content_type_and_text() {
    let html = "<html>\n<head><title>503 Service Unavailable</title></head><body>busy</body></html>";
    let error = failure(&answer(503, &[("content-type", "text/html")], html));
    assert_eq!((error.kind(), error.code(), error.body()), (ErrorKind::Server, None, Some(html.as_bytes())));
    assert_eq!(
        error.to_string(),
        "no error code: the response has no message, content type text/html, it begins: <html> <head><title>503 Service \
         Unavailable</title></head><body>busy</body></html> [server failure, worth a retry, HTTP status 503]"
    );
    let error = failure(&answer(502, &[("X-Acs-Request-Id", "r")], ""));
    assert_eq!(
        error.to_string(),
        "no error code: the response is empty, content type none [server failure, worth a retry, HTTP status 502, request \
         ID r]"
    );
    let error = failure(&answer(400, &[], "[]"));
    assert_eq!((error.kind(), error.code()), (ErrorKind::Unknown, None));
}

#[test]
fn a_time_to_wait_makes_it_throttling_whatever_the_status() {
    for status in [200, 400, 429, 503] {
        let body = r#"{"Success":false,"Code":"Throttling.User","ErrCode":"Throttling.User"}"#;
        let error = failure(&answer(status, &[("X-Acs-Retry-After", "1500")], body));
        assert_eq!((error.kind(), error.retry_after()), (ErrorKind::Throttling, Some(Duration::from_millis(1500))));
        assert!(error.is_throttled());
    }
    for nonsense in ["0", "-1", "soon", ""] {
        let error = failure(&answer(403, &[("x-acs-retry-after", nonsense)], "{}"));
        assert_eq!((error.kind(), error.retry_after()), (ErrorKind::Permission, None));
    }
}

#[test]
fn throttling_is_known_by_its_code_and_by_status_429_too() {
    assert!(failure(&answer(429, &[], "{}")).is_throttled());
    for (code, throttled) in [
        ("Throttling", true),
        ("Throttling.Api", true),
        ("Rejected.Throttling", true),
        ("ThrottlingRule.Missing", false),
    ] {
        assert_eq!(failure(&answer(400, &[], &format!(r#"{{"Code":"{code}"}}"#))).is_throttled(), throttled, "{code}");
    }
}

#[test]
fn a_code_that_merely_mentions_throttling_says_nothing_of_it() {
    for code in ["My.Throttling", "ThrottlingPolicy.NotFound", "NoThrottling", "Throttling.", "x.Throttling.y"] {
        let error = failure(&answer(400, &[], &format!(r#"{{"Code":"{code}"}}"#)));
        assert_eq!(error.kind(), ErrorKind::Unknown, "{code}");
        assert!(!error.is_unprocessed(), "{code}");
    }
}

#[test]
fn the_http_status_decides_where_neither_the_code_nor_its_family_is_listed() {
    for (status, kind, retry) in [
        (400, ErrorKind::Unknown, Retry::Never),
        (401, ErrorKind::Authentication, Retry::Never),
        (403, ErrorKind::Permission, Retry::Never),
        (404, ErrorKind::NotFound, Retry::Never),
        (405, ErrorKind::Unsupported, Retry::Never),
        (408, ErrorKind::Server, Retry::Backoff),
        (409, ErrorKind::StateConflict, Retry::Never),
        (429, ErrorKind::Throttling, Retry::Backoff),
        (500, ErrorKind::Server, Retry::Backoff),
        (599, ErrorKind::Server, Retry::Backoff),
    ] {
        for body in ["", "{}", r#"{"Code":"Odd.One","Message":"m"}"#] {
            let error = failure(&answer(status, &[], body));
            assert_eq!((error.kind(), error.retry()), (kind, retry), "{status} {body}");
            assert_eq!(error.is_unprocessed(), status == 429, "{status} {body}");
        }
        if status != 429 {
            let listed = failure(&answer(status, &[], r#"{"Code":"Job.Gone"}"#));
            assert_eq!((listed.kind(), listed.retry()), (ErrorKind::NotFound, Retry::Never), "{status}");
        }
    }
}

#[test]
fn the_status_in_the_body_of_a_refusal_inside_http_200_decides_too() {
    for (told, kind) in [("403", ErrorKind::Permission), ("\"404\"", ErrorKind::NotFound), ("200", ErrorKind::Unknown)]
    {
        let body = format!(r#"{{"Success":false,"ErrCode":"Odd.One","HttpStatusCode":{told}}}"#);
        assert_eq!(failure(&answer(200, &[], &body)).kind(), kind, "{body}");
    }
}

#[test]
fn a_listed_code_wins_over_a_family_and_a_family_over_the_status() {
    let class = |status, body: &str| failure(&answer(status, &[], body));
    let refined = class(200, r#"{"Success":false,"ErrCode":"Throttling.Odd","DynamicCode":"Job.Modifying"}"#);
    assert_eq!((refined.kind(), refined.retry()), (ErrorKind::StateConflict, Retry::Settle));
    let family = class(403, r#"{"Code":"Throttling.Odd"}"#);
    assert_eq!((family.kind(), family.retry(), family.is_unprocessed()), (ErrorKind::Throttling, Retry::Backoff, true));
}

#[test]
fn a_time_to_wait_does_not_mean_that_nothing_has_been_done() {
    for (status, kind) in [(400, ErrorKind::Throttling), (403, ErrorKind::Permission), (500, ErrorKind::Server)] {
        let error = failure(&answer(status, &[("x-acs-retry-after", "1000")], r#"{"Code":"Odd.One"}"#));
        assert_eq!((error.kind(), error.retry()), (kind, Retry::Backoff), "{status}");
        assert!(!error.is_unprocessed(), "{status}");
    }
    for body in [r#"{"Code":"Throttling"}"#, r#"{"Code":"Throttling.Odd"}"#] {
        assert!(failure(&answer(400, &[], body)).is_unprocessed(), "{body}");
    }
    assert!(failure(&answer(429, &[], r#"{"Code":"Job.Gone"}"#)).is_unprocessed());
}

#[test]
fn a_redirect_is_an_error_that_names_its_target_without_the_query() {
    let error = failure(&answer(307, &[("Location", "https://other.example.com/?Password=p")], ""));
    assert_eq!((error.kind(), error.http_status()), (ErrorKind::Unknown, Some(307)));
    assert_eq!(
        error.to_string(),
        "no error code: redirects are not followed; this one leads to https://other.example.com/ [unknown kind, not \
         worth a retry, HTTP status 307]"
    );
}

#[test]
fn what_comes_with_an_answer_is_kept() {
    let body = r#"{"RequestId":"from-body","Flag":"odd"}"#;
    let headers = [("Date", "d"), ("Content-Type", "application/json"), ("X-Acs-Trace-Id", "t"), ("Set-Cookie", "c")];
    let kept = read_response(&SERVICE, &answer(201, &headers, body), &mut Everything::default()).unwrap();
    assert_eq!((kept.http_status(), kept.request_id(), kept.mismatches().len()), (201, Some("from-body"), 1));
    assert_eq!((kept.header("x-ACS-trace-id"), kept.header("set-cookie")), (Some("t"), None));
    assert_eq!(kept.body(), body.as_bytes());
    let headers = [("x-acs-request-id", "from-header")];
    let kept = read_response(&SERVICE, &answer(200, &headers, "{}"), &mut Everything::default()).unwrap();
    assert_eq!(kept.request_id(), Some("from-header"));
}

#[test]
fn raw_answers_are_trees() {
    let raw = read_raw_response(&SERVICE, &answer(200, &[], r#"{"b":[1],"a":null,"RequestId":"r"}"#)).unwrap();
    assert_eq!(raw.document.to_string(), r#"{"b":[1],"a":null,"RequestId":"r"}"#);
    assert_eq!(raw.request_id(), Some("r"));
    let raw = read_raw_response(&SERVICE, &answer(200, &[], "<R><A>1</A><A>2</A></R>")).unwrap();
    assert_eq!(raw.document.to_string(), r#"{"A":["1","2"]}"#);
}

#[test]
fn the_missing_permission_is_told() {
    let detail = |detail: &str| {
        let body = format!(r#"{{"Code":"NoPermission","Message":"m","AccessDeniedDetail":{detail}}}"#);
        failure(&answer(403, &[], &body))
    };
    let full = r#"{"AuthAction":"dts:StopDtsJob","AuthPrincipalType":"SubUser","AuthPrincipalDisplayName":"2000****",
        "AuthPrincipalOwnerId":"1000****","NoPermissionType":"ImplicitDeny",
        "PolicyType":"AccountLevelIdentityBasedPolicy","EncodedDiagnosticMessage":"AQID"}"#;
    let as_text = serde_json::to_string(full).unwrap();
    for error in [detail(full), detail(&full.to_ascii_lowercase().replace("subuser", "SubUser")), detail(&as_text)] {
        let text = error.to_string().to_ascii_lowercase();
        let expected = "access denied: action dts:stopdtsjob, principal type subuser, principal 2000****, account \
                        1000****, denial implicitdeny, policy type accountlevelidentitybasedpolicy]";
        assert!(text.ends_with(expected), "{text}");
        let detail = error.access_denied_detail().unwrap();
        assert_eq!(detail.principal_type.as_deref(), Some("SubUser"));
        assert!(detail.encoded_diagnostic_message.is_some() && detail.json.as_str().contains("2000****"));
    }
    for (json, text) in [
        (r#"{"AuthAction":"dts:Go","AuthPrincipalType":null}"#, "access denied: action dts:Go]"),
        (r#"{"New":[1]}"#, r#"access denied: {"New":[1]}]"#),
        (r#""the policy forbids it""#, "access denied: the policy forbids it]"),
        ("{}", "access denied: no details]"),
    ] {
        let error = detail(json);
        assert!(error.to_string().ends_with(text), "{error}");
        assert!(error.access_denied_detail().is_some());
    }
    for nothing in ["null", r#""""#, r#"" ""#] {
        let error = detail(nothing);
        assert_eq!(error.access_denied_detail(), None, "{nothing}");
        assert!(!error.to_string().contains("access denied"), "{error}");
    }
}

#[test]
fn codes_of_success_that_a_service_lists_take_the_place_of_the_usual_ones() {
    static ENVELOPE: Envelope =
        Envelope { request_id: "RequestId", code: "Code", success_codes: &["Done", "1"], ..Envelope::NONE };
    static LISTING: Service = Service {
        product: "Tasks",
        version: "2026-01-01",
        sdk: "tasks-sdk/0.1.0",
        envelope: &ENVELOPE,
        classify: |_| None,
        doubts: |_| None,
    };
    let outcome = |body: &str| {
        let reply = answer(200, &[], body);
        let typed = read_response(&LISTING, &reply, &mut Everything::default()).map(drop);
        let raw = read_raw_response(&LISTING, &reply).map(drop);
        assert_eq!(typed.is_ok(), raw.is_ok(), "{body}");
        typed.map_err(|error| error.code().map(str::to_owned))
    };
    for body in
        [r#"{"Code":" done ","RequestId":"r"}"#, r#"{"Code":1,"RequestId":"r"}"#, r#"{"RequestId":"r","Code":""}"#]
    {
        assert_eq!(outcome(body), Ok(()), "{body}");
    }
    for (body, code) in [
        (r#"{"Code":"OK","RequestId":"r","Text":"a"}"#, "OK"),
        (r#"{"Code":200,"RequestId":"r"}"#, "200"),
        (r#"{"Code":0,"Message":"no"}"#, "0"),
        ("<R><RequestId>r</RequestId><Code>Gone</Code></R>", "Gone"),
    ] {
        assert_eq!(outcome(body), Err(Some(code.to_owned())), "{body}");
    }
}
