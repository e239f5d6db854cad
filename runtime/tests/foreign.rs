//! Responses with an HTTP status of success that the service did not send, or in which it says that the call failed.

use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::{read_raw_response, read_response, to_json};
use alibabacloud_core::{Error, ErrorKind, HttpResponse, UnreadableReason};

fn http(body: impl AsRef<[u8]>) -> HttpResponse {
    HttpResponse { status: 200, headers: Vec::new(), body: body.as_ref().to_vec().into() }
}

/// The outcomes with and without a structure.
fn outcomes(response: &HttpResponse) -> [Result<(), Error>; 2] {
    let typed = read_response(&SERVICE, response, &mut Everything::default()).map(drop);
    [typed, read_raw_response(&SERVICE, response).map(drop)]
}

fn is_unreadable(body: impl AsRef<[u8]>, reason: UnreadableReason) {
    let body = body.as_ref();
    for outcome in outcomes(&http(body)) {
        match outcome {
            Err(error) => assert_eq!(error.unreadable_reason(), Some(reason), "{error}"),
            Ok(()) => panic!("{}", String::from_utf8_lossy(body)),
        }
    }
}

fn code_of_failure(body: &str) -> Option<String> {
    let codes = outcomes(&http(body)).map(|outcome| match outcome {
        Err(error) if error.unreadable_reason().is_none() => error.code().map(str::to_owned),
        other => panic!("{body}: {other:?}"),
    });
    assert_eq!(codes[0], codes[1], "{body}");
    codes[0].clone()
}

fn is_success(body: &str) {
    for outcome in outcomes(&http(body)) {
        outcome.unwrap_or_else(|error| panic!("{body}: {error}"));
    }
}

#[test]
fn json_of_gateways_and_frameworks_is_no_success() {
    for body in [
        "{}",
        r#"{"message":"no Route matched with those values"}"#,
        r#"{"message":"no Route matched with those values","request_id":"6f0b2c3d"}"#,
        r#"{"error_msg":"404 Route Not Found"}"#,
        r#"{"error":"unauthorized"}"#,
        r#"{"error":"invalid_token","error_description":"expired"}"#,
        r#"{"Message":"Forbidden"}"#,
        r#"{"errors":[{"detail":"upstream"}]}"#,
        r#"{"detail":"Not Found"}"#,
        r#"{"timestamp":"2026-05-17T02:26:54Z","status":404,"error":"Not Found","path":"/"}"#,
        r#"{"timestamp":1,"status":500,"error":"x","message":"y","text":"/","flag":true}"#,
        r#"{"fault":{"faultstring":"Invalid ApiKey"}}"#,
        r#"{"error":"unauthorized","RequestId":"r"}"#,
        r#"{"code":200,"msg":"ok","data":{}}"#,
        r#"{"status":"UP"}"#,
        r#"{"text":"in another letter case, as nobody but a proxy writes it"}"#,
        r#"{"login_url":"https://portal.example.com"}"#,
    ] {
        is_unreadable(body, UnreadableReason::Foreign);
    }
}

#[test]
fn next_to_the_id_of_a_request_alone_whatever_speaks_of_an_error_counts() {
    for body in [
        r#"{"RequestId":"R","Success":{}}"#,
        r#"{"RequestId":"R","Success":"perhaps"}"#,
        r#"{"RequestId":"R","HostId":"h"}"#,
        r#"{"RequestId":"R","message":"m"}"#,
        r#"{"RequestId":"R","ErrorCode":"Gone"}"#,
    ] {
        is_unreadable(body, UnreadableReason::Foreign);
    }
    for body in [
        r#"{"RequestId":"R","ErrMessage":"m"}"#,
        r#"{"RequestId":"R","data":{"ErrMessage":"m"}}"#,
        r#"{"RequestId":"R","HostId":"h","Message":"m"}"#,
        r#"{"RequestId":"R","HttpStatusCode":301}"#,
        r#"{"RequestId":"R","AccessDeniedDetail":{"AuthAction":"a"}}"#,
    ] {
        assert_eq!(code_of_failure(body), None, "{body}");
    }
    for inner in [r#""Error":{"Code":"Gone"}"#, r#""Code":"Odd","Error":{"Code":"Gone"}"#] {
        let body = format!(r#"{{"RequestId":"R","Response":{{{inner}}}}}"#);
        assert_eq!(code_of_failure(&body).as_deref(), Some("Gone"), "the code of the error itself");
    }
}

#[test]
fn what_is_not_from_the_service_is_named_whatever_its_encoding_claims() {
    let headers = vec![("content-encoding".to_owned(), "gzip".to_owned())];
    let response = HttpResponse { headers, ..http(r#"{"message":"m"}"#) };
    for outcome in outcomes(&response) {
        let error = outcome.unwrap_err().to_string();
        assert!(error.contains("not from the service") && !error.contains("gzip"), "{error}");
    }
}

#[test]
fn a_status_is_a_member_where_the_operation_is_unknown() {
    let response = http(r#"{"RequestId":"R","Status":"Failed"}"#);
    read_raw_response(&SERVICE, &response).unwrap();
    let error = read_response(&SERVICE, &response, &mut Everything::default()).unwrap_err();
    assert_eq!(error.unreadable_reason(), Some(UnreadableReason::Foreign), "{error}");
    assert!(read_raw_response(&SERVICE, &http(r#"{"RequestId":"R","status":"failed"}"#)).is_err());
}

#[test]
fn what_is_no_object_is_no_success() {
    for body in
        ["", " ", "null", "[]", "[1]", "true", "0", "\"ok\"", "OK", "\u{feff}", "Bad Gateway", "{\"RequestId\":\"r\""]
    {
        is_unreadable(body, UnreadableReason::Malformed);
    }
    // A list of one response is that response only where it is one.
    let error = read_response(&SERVICE, &http(r#"[{"Id":"a"}]"#), &mut Everything::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unreadable, "{error}");
}

#[test]
fn every_html_page_and_fragment_is_html() {
    for body in [
        "<h1>502 Bad Gateway</h1>",
        "<script>location='/login'</script>",
        "<html><body>sign in</body></html>",
        "<HTML><HEAD><TITLE>302</TITLE></HEAD></HTML>",
        "<!DOCTYPE html>\n<p>busy</p>",
        "<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'><Page/>",
        "<?xml version='1.0'?><!-- c --><html xmlns='http://www.w3.org/1999/xhtml'/>",
        "<center><h2>busy</h2></center>",
        "<div/>",
        "<a href=\"/login\">Found</a>.",
        "<body><p>blocked</p></body>",
        "<title>405</title><p>WAF</p>",
        "<meta http-equiv='refresh' content='0;url=/login'/>",
        "\u{feff}\n<iframe src='/waf'></iframe>",
        "\"<html><body>packed</body></html>\"",
    ] {
        is_unreadable(body, UnreadableReason::Html);
    }
}

#[test]
fn xml_of_others_is_no_success() {
    for body in ["<A/>", "<A></A>", "<status>up</status>", "<root><message>no</message></root>", "<r><x>1</x></r>"] {
        is_unreadable(body, UnreadableReason::Foreign);
    }
    for (body, code) in [
        ("<Error><Code>AccessDenied</Code><Message>no</Message></Error>", Some("AccessDenied")),
        ("<Error><Message>no</Message><RequestId>r</RequestId></Error>", None),
        (
            "<ErrorResponse><Error><Type>Sender</Type><Code>Denied</Code></Error><RequestId>r</RequestId></ErrorResponse>",
            Some("Denied"),
        ),
        ("<R><Error><Code>Denied</Code></Error></R>", Some("Denied")),
        ("<R><Success>false</Success><Success>true</Success><RequestId>r</RequestId></R>", None),
        ("<R><Success>true</Success><Success>false</Success><RequestId>r</RequestId></R>", None),
    ] {
        assert_eq!(code_of_failure(body).as_deref(), code, "{body}");
    }
}

#[test]
fn a_code_without_a_true_success_is_a_failure() {
    for (body, code) in [
        (r#"{"code":"403","msg":"waf"}"#, "403"),
        (r#"{"Code":"Forbidden.RAM","Message":"m","RequestId":"r"}"#, "Forbidden.RAM"),
        (r#"{"Success":"FAILED","ErrCode":"InternalError","ErrMessage":"x"}"#, "InternalError"),
        (r#"{"Success":"maybe","ErrCode":"InternalError","RequestId":"r"}"#, "InternalError"),
        (r#"{"Success":null,"ErrCode":"InternalError","RequestId":"r"}"#, "InternalError"),
        (r#"{"Success":"","Code":"InternalError","RequestId":"r"}"#, "InternalError"),
        (r#"{"Success":{},"Code":"InternalError","RequestId":"r"}"#, "InternalError"),
        (r#"{"RequestId":"R","ErrCode":"Forbidden.X","HttpStatusCode":403}"#, "Forbidden.X"),
        (r#"{"code":500,"data":{"RequestId":"r","Text":"a"}}"#, "500"),
        (r#"{"data":{"RequestId":"r","ErrCode":"Gone"}}"#, "Gone"),
        (r#"{"RequestId":"R","Error":{"Code":"Denied","Message":"m"}}"#, "Denied"),
        (r#"{"error":{"code":401,"message":"m"}}"#, "401"),
    ] {
        assert_eq!(code_of_failure(body).as_deref(), Some(code), "{body}");
    }
    for body in [
        r#"{"RequestId":"R","HttpStatusCode":403}"#,
        r#"{"RequestId":"R","HttpStatusCode":"500","ErrCode":""}"#,
        r#"{"RequestId":"R","Success":"FAILED"}"#,
        r#"{"RequestId":"R","Success":"no"}"#,
    ] {
        assert_eq!(code_of_failure(body), None, "{body}");
    }
}

#[test]
fn of_a_field_that_comes_twice_false_wins() {
    for body in [
        r#"{"Success":false,"Success":true,"ErrCode":"Gone","RequestId":"r"}"#,
        r#"{"Success":true,"ErrCode":"Gone","Success":false,"RequestId":"r"}"#,
        r#"{"Success":"False","success":"True","ErrCode":"Gone"}"#,
        r#"{"Success":true,"ErrCode":"Gone","success":0}"#,
        r#"{"Success":0,"ErrCode":"Gone","Success":null}"#,
    ] {
        assert_eq!(code_of_failure(body).as_deref(), Some("Gone"), "{body}");
    }
}

#[test]
fn any_false_is_a_failure_and_the_envelope_of_the_root_wins() {
    for body in [
        r#"{"RequestId":"ROOT","Success":false,"ErrCode":"Gone","ErrMessage":"m","Result":{"Success":true}}"#,
        r#"{"Result":{"Success":true,"RequestId":"INNER"},"RequestId":"ROOT","Success":false,"ErrCode":"Gone"}"#,
        r#"{"RequestId":"ROOT","Success":true,"Data":{"Success":false,"ErrCode":"Gone","RequestId":"INNER"}}"#,
        r#"{"RequestId":"ROOT","data":{"Text":"a","Success":true},"result":{"Success":"false","ErrCode":"Gone"}}"#,
        r#"{"RequestId":"ROOT","StartTaskResponse":{"Success":0,"ErrCode":"Gone"}}"#,
        r#"{"RequestId":"ROOT","Response":{"Success":"False","ErrCode":"Gone"},"Success":"true"}"#,
        "<R><RequestId>ROOT</RequestId><Success>true</Success><Data><Success>false</Success><ErrCode>Gone</ErrCode>\
         </Data></R>",
    ] {
        for outcome in outcomes(&http(body)) {
            let error = outcome.unwrap_err();
            assert_eq!((error.code(), error.request_id()), (Some("Gone"), Some("ROOT")), "{body}");
        }
    }
    for body in [
        r#"{"RequestId":"ROOT","Success":true,"Data":{"RequestId":"INNER","Text":"a"}}"#,
        r#"{"Data":{"RequestId":"INNER","Text":"a"},"RequestId":"ROOT","Success":true}"#,
        r#"{"Data":{"RequestId":"INNER","Text":"a","Success":true},"RequestId":"ROOT"}"#,
    ] {
        let mut read = Everything::default();
        let metadata = read_response(&SERVICE, &http(body), &mut read).unwrap();
        assert_eq!(metadata.request_id(), Some("ROOT"), "{body}");
        assert_eq!(to_json(&read).to_string(), r#"{"Text":"a","RequestId":"ROOT","Success":true}"#, "{body}");
        let raw = read_raw_response(&SERVICE, &http(body)).unwrap();
        assert_eq!(raw.request_id(), Some("ROOT"), "{body}");
    }
    // What the root leaves empty, it does not say.
    let body = r#"{"Data":{"RequestId":"INNER","Text":"a"},"RequestId":""}"#;
    let mut read = Everything::default();
    let metadata = read_response(&SERVICE, &http(body), &mut read).unwrap();
    assert_eq!((metadata.request_id(), read.request_id.as_deref()), (Some("INNER"), Some("INNER")));
}

#[test]
fn responses_of_the_service_are_successes() {
    for body in [
        r#"{"RequestId":"R"}"#,
        r#"{"requestId":"R"}"#,
        r#"{"RequestId":"R","Success":"1","ErrCode":""}"#,
        r#"{"RequestId":"R","Success":"OK","ErrCode":"0"}"#,
        r#"{"RequestId":"R","Success":true,"ErrCode":"InternalError","HttpStatusCode":500}"#,
        r#"{"RequestId":"R","Code":"200","HttpStatusCode":"200","Message":"success"}"#,
        r#"{"RequestId":"R","Code":200,"ErrCode":"Success"}"#,
        r#"{"RequestId":"R","ErrCode":"OK","ErrMessage":"null","HttpStatusCode":null}"#,
        r#"{"RequestId":"R","error":null,"errors":[],"message":""}"#,
        r#"{"RequestId":"R","Items":[]}"#,
        r#"{"Items":{"Item":[]}}"#,
        r#"{"Text":""}"#,
        r#"{"Success":true}"#,
        r#"{"StartTaskResponse":{"RequestId":"R"}}"#,
        r#"{"code":"200","data":{"RequestId":"R","Success":true},"httpStatusCode":200,"message":"ok"}"#,
        r#"{"RequestId":"R","Code":"200","Message":"All of it."}"#,
        r#"{"RequestId":"R","Success":true,"data":{"ErrCode":"Gone","Text":"a"}}"#,
        r#"{"Error":"a member of tomorrow","Success":true,"RequestId":"R"}"#,
        "\u{feff}{\"RequestId\":\"R\"}",
        "<R><RequestId>R</RequestId></R>",
        "<R><Success>True</Success></R>",
        "<?xml version='1.0'?><StartTaskResponse><RequestId>R</RequestId><Code>200</Code></StartTaskResponse>",
    ] {
        is_success(body);
    }
    // The gateway names the request in a header, too.
    let headers = vec![("X-Acs-Request-Id".to_owned(), "R".to_owned())];
    for outcome in outcomes(&HttpResponse { headers, ..http("{}") }) {
        outcome.unwrap();
    }
}

#[test]
fn a_body_in_an_encoding_that_was_not_requested_is_named() {
    let gzip: &[u8] = &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xab, 0xae, 5];
    for (body, header, name) in [
        (gzip, None, "gzip"),
        (gzip, Some("gzip"), "gzip"),
        (b"\x9b\x02\x00x", Some("br"), "br"),
        (b"\x28\xb5\x2f\xfd\x04", None, "zstd"),
        (b"\x78\x9c\xab", None, "deflate"),
        (b"\xff\xfe{\x00}\x00", None, "UTF-16"),
    ] {
        let headers: Vec<_> =
            header.map(|value| ("Content-Encoding".to_owned(), value.to_owned())).into_iter().collect();
        for status in [200, 403, 502] {
            let response = HttpResponse { status, headers: headers.clone(), ..http(body) };
            for outcome in outcomes(&response) {
                let error = outcome.unwrap_err().to_string();
                assert!(error.contains(&format!("it is encoded as `{name}`")), "{error}");
            }
        }
    }
    // A header that is wrong does no harm.
    let headers = vec![("content-encoding".to_owned(), "gzip".to_owned())];
    for outcome in outcomes(&HttpResponse { headers, ..http(r#"{"RequestId":"R"}"#) }) {
        outcome.unwrap();
    }
}
