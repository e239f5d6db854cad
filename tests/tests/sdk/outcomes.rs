//! Success and failure of every operation, in every spelling of `Success`, in JSON and XML.

use crate::spec::{MODEL, SERVICE};
use alibabacloud_core::plumbing::{Core, read_response, to_json};
use alibabacloud_core::{BoxFuture, CallOptions, Error, HttpResponse, SignedRequest, Transport, TransportError};
use alibabacloud_dts::error::Retry;
use alibabacloud_dts::metadata::{Call, calls};
use alibabacloud_dts::settings::RetryPolicy;
use alibabacloud_dts::{Config, Credentials, Endpoint, ErrorCode, ErrorKind};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// `false` as JSON.
const NO: [&str; 11] =
    ["false", "\"false\"", "\"False\"", "\"FALSE\"", "\"fAlSe\"", "\" false \"", "0", "\"0\"", "0.0", "\"0.0\"", "-0"];
const YES: [&str; 9] = ["true", "\"true\"", "\"True\"", "\"TRUE\"", "\" true \"", "1", "\"1\"", "1.0", "\"1.0\""];
/// As XML texts.
const NO_XML: [&str; 6] = ["false", "False", "FALSE", " false\n", "0", "<![CDATA[false]]>"];
const YES_XML: [&str; 5] = ["true", "True", "TRUE", " true\n", "1"];

#[derive(Clone, Debug, Default)]
struct Fixed(Arc<Mutex<HttpResponse>>);

impl Transport for Fixed {
    fn send<'a>(&'a self, _: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        let answer = self.0.lock().unwrap().clone();
        Box::pin(async move { Ok(answer) })
    }
}

struct Service {
    core: Core,
    answer: Fixed,
    runtime: tokio::runtime::Runtime,
}

impl Service {
    fn new() -> Self {
        let answer = Fixed::default();
        let config = Config::new(Endpoint::parse("dts.example.com").unwrap(), Credentials::access_key("id", "secret"));
        let config = config.transport(answer.clone()).validation(false).retry(RetryPolicy::Off);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { core: Core::new(*SERVICE, config).unwrap(), answer, runtime }
    }

    /// The outcome of a call with this response: the fields by name.
    fn call(&self, call: &Call, status: u16, body: &str) -> Result<Value, Error> {
        *self.answer.0.lock().unwrap() = HttpResponse { status, headers: Vec::new(), body: body.to_owned().into() };
        let (request, mut response) = ((call.request)(), (call.response)());
        let typed = self.runtime.block_on(self.core.call(call.operation, &*request, &mut *response));
        // A call by name cannot know that it changes something, nor how to check it.
        let harmless = self.core.customized(CallOptions::new().repeatable(true));
        let raw = harmless.call_raw(call.operation.name, &Value::Null, &Value::Null);
        let raw = self.runtime.block_on(raw);
        assert_eq!(raw.is_ok(), typed.is_ok(), "{body}");
        if let Err(error) = &typed
            && error.unreadable_reason().is_none()
        {
            let outcome = error.unknown_outcome().map(|outcome| format!("; {outcome}")).unwrap_or_default();
            assert_eq!(format!("{}{outcome}", raw.unwrap_err()), error.to_string(), "{body}");
        }
        typed.map(|_| to_json(&*response))
    }
}

fn xml(operation: &str, success: &str, fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("<{name}>{value}</{name}>")).collect();
    format!("<{operation}Response><Success>{success}</Success>{}</{operation}Response>", fields.concat())
}

/// The failure that the response must be.
fn failure(service: &Service, call: &Call, body: &str) -> Error {
    match service.call(call, 200, body) {
        Err(error) if error.http_status().is_some() && error.unreadable_reason().is_none() => error,
        other => panic!("{}: {other:?}\n{body}", call.operation.name),
    }
}

#[test]
fn every_operation_fails_at_every_spelling_of_false() {
    let service = Service::new();
    assert_eq!(calls().len(), MODEL.operations.len());
    for call in calls() {
        let name = call.operation.name;
        let json = NO.iter().map(|spelling| {
            format!(
                r#"{{"RequestId":"R1","HttpStatusCode":"403","Success":{spelling},"ErrCode":"DTS.Msg.InvalidJobStatus",
                   "ErrMessage":"The state %s is wrong.","DynamicMessage":"of dtsa1","DynamicCode":"d","Code":"200",
                   "Recommend":"https://example.com/help"}}"#
            )
        });
        let fields = [
            ("RequestId", "R1"),
            ("ErrCode", "DTS.Msg.InvalidJobStatus"),
            ("ErrMessage", "The state %s is wrong."),
            ("DynamicMessage", "of dtsa1"),
            ("DynamicCode", "d"),
            ("Recommend", "https://example.com/help"),
        ];
        let xml = NO_XML.iter().map(|spelling| xml(name, spelling, &fields));
        for body in json.chain(xml) {
            let error = failure(&service, call, &body);
            assert_eq!((error.operation(), error.http_status()), (Some(name), Some(200)), "{body}");
            let code = error.code().map(ErrorCode::from);
            assert_eq!(code, Some(ErrorCode::InvalidJobStatus), "{body}");
            assert_eq!((error.kind(), error.retry()), (ErrorKind::StateConflict, Retry::Settle), "{body}");
            assert_eq!(
                error.to_string(),
                format!(
                    "{name}: DTS.Msg.InvalidJobStatus (d): The state of dtsa1 is wrong. [state conflict, worth a retry \
                     once it has settled, HTTP status 200, request ID R1, see https://example.com/help]"
                ),
                "{body}"
            );
        }
    }
}

#[test]
fn every_operation_succeeds_at_every_spelling_of_true_and_keeps_the_code_beside_it() {
    let service = Service::new();
    for call in calls() {
        let fields = [("ErrCode", "InternalError"), ("ErrMessage", "m"), ("RequestId", "R1")];
        let json = YES.iter().map(|spelling| {
            format!(r#"{{"Success":{spelling},"ErrCode":"InternalError","ErrMessage":"m","RequestId":"R1"}}"#)
        });
        let xml = YES_XML.iter().map(|spelling| xml(call.operation.name, spelling, &fields));
        for body in json.chain(xml) {
            let answer = service.call(call, 200, &body).unwrap_or_else(|error| panic!("{error}\n{body}"));
            let shape = (call.response)().shape();
            for (name, value) in [("Success", json!(true)), ("ErrCode", json!("InternalError"))] {
                if shape.fields.iter().any(|field| field.name == name) {
                    assert_eq!(answer[name], value, "{}: {body}", call.operation.name);
                }
            }
        }
    }
}

#[test]
fn every_operation_succeeds_without_a_word_about_it() {
    let service = Service::new();
    for call in calls() {
        for body in [
            r#"{"RequestId":"R1"}"#,
            r#"{"requestId":"R1"}"#,
            r#"{"RequestId":"R1","Success":null}"#,
            r#"{"RequestId":"R1","Success":" "}"#,
            r#"{"RequestId":"R1","ErrCode":"","ErrMessage":"","HttpStatusCode":200}"#,
            r#"{"RequestId":"R1","ErrCode":null,"ErrMessage":true,"HttpStatusCode":0}"#,
            r#"{"RequestId":"R1","Code":"200","ErrMessage":"Successful operation.","HttpStatusCode":"200 OK"}"#,
            r#"{"RequestId":"R1","AccessDeniedDetail":null,"Error":{},"HostId":""}"#,
            r#"{"RequestId":["R1"],"Brand":"new"}"#,
            "<R><RequestId>R1</RequestId><RequestId>R1</RequestId><HttpStatusCode>200</HttpStatusCode></R>",
            "<R><RequestId>R1</RequestId></R>",
        ] {
            service.call(call, 200, body).unwrap_or_else(|error| panic!("{error}"));
        }
    }
}

/// Responses with HTTP status 200 that are not from the service, or that say in words of their own that a call failed.
const FOREIGN: &[&str] = &[
    "",
    "{}",
    "null",
    "[]",
    "[{}]",
    "<h1>502 Bad Gateway</h1>",
    "<script>location='/login'</script>",
    "<!DOCTYPE html><html><head><title>Sign in</title></head></html>",
    "<Error><Code>AccessDenied</Code><Message>no</Message></Error>",
    "<Response/>",
    r#"{"message":"no Route matched with those values"}"#,
    r#"{"message":"API rate limit exceeded","request_id":"5b8e"}"#,
    r#"{"error_msg":"404 Route Not Found"}"#,
    r#"{"error":"unauthorized"}"#,
    r#"{"error":"unauthorized","RequestId":"R1"}"#,
    r#"{"code":"403","msg":"waf"}"#,
    r#"{"code":200,"msg":"ok","data":null}"#,
    r#"{"timestamp":"2026-05-17T02:26:54.000+00:00","status":404,"error":"Not Found","path":"/"}"#,
    r#"{"status":"UP"}"#,
    r#"{"Status":"blocked","Message":"by the firewall"}"#,
    r#"{"Success":"FAILED","ErrCode":"InternalError","ErrMessage":"x"}"#,
    r#"{"Success":false,"Success":true}"#,
    r#"{"Code":"Forbidden.RAM","Message":"m","RequestId":"r"}"#,
    r#"{"RequestId":"R","ErrCode":"Forbidden.X","HttpStatusCode":403}"#,
    r#"{"RequestId":"R","HttpStatusCode":"500"}"#,
    "\u{1f}\u{8b}",
    r#"{"RequestId":"R","message":"m"}"#,
    r#"{"RequestId":"R","Message":"m","HostId":"dts.example.com"}"#,
    r#"{"RequestId":"R","hostid":"dts.example.com","message":"m"}"#,
    r#"{"RequestId":"R","HostId":"dts.example.com"}"#,
    r#"{"RequestId":"R","AccessDeniedDetail":{"AuthAction":"dts:StopDtsJob"}}"#,
    r#"{"RequestId":"R","accessDeniedDetail":"{}"}"#,
    r#"{"RequestId":"R","Response":{"Error":{"Code":"AccessDenied","Message":"m"},"RequestId":"R"}}"#,
    r#"{"Response":{"Error":{"Code":"AccessDenied","Message":"m"},"RequestId":"R"}}"#,
    r#"{"RequestId":"R","result":{"Error":{"Code":"AccessDenied"}}}"#,
    r#"{"RequestId":"R","Error":{"Code":"AccessDenied"}}"#,
    r#"{"RequestId":"R","ErrMessage":"m"}"#,
    r#"{"RequestId":"R","errmessage":["m"]}"#,
    r#"{"RequestId":"R","ErrCode":{"Code":"Forbidden"}}"#,
    r#"{"RequestId":"R","ErrorCode":"Forbidden","ErrorMessage":"m"}"#,
    r#"{"ErrorCode":"Forbidden","ErrorMessage":"m"}"#,
    r#"{"RequestId":"R","HttpStatusCode":301}"#,
    r#"{"RequestId":"R","HttpStatusCode":"600"}"#,
    r#"{"RequestId":"R","HttpStatusCode":"403 Forbidden"}"#,
    r#"{"RequestId":"R","HttpStatusCode":"Forbidden"}"#,
    r#"{"RequestId":"R","HttpStatusCode":-1}"#,
    r#"{"RequestId":"R","HttpStatusCode":[200,403]}"#,
    r#"{"Success":{}}"#,
    r#"{"Success":null}"#,
    r#"{"Success":""}"#,
    r#"{"RequestId":"R","Success":{}}"#,
    r#"{"RequestId":"R","Success":[]}"#,
    r#"{"RequestId":"R","Success":"perhaps"}"#,
    r#"{"RequestId":"R","Success":2}"#,
    r#"{"RequestId":"R","Success":"off"}"#,
    r#"{"RequestId":"R","Success":" FALSE "}"#,
    r#"{"RequestId":"R","Success":"Denied"}"#,
    r#"{"RequestId":null}"#,
    r#"{"RequestId":""}"#,
    r#"{"RequestId":" "}"#,
    r#"{"RequestId":{}}"#,
    r#"{"ErrCode":"","ErrMessage":""}"#,
    "<R><RequestId/></R>",
    "<R><RequestId>R</RequestId><Success>perhaps</Success></R>",
    "<R><RequestId>R</RequestId><Success>t<b/>rue</Success></R>",
    "<R><RequestId>R</RequestId><Message>m</Message><HostId>h</HostId></R>",
    "<R><RequestId>R</RequestId><ErrMessage><![CDATA[m]]></ErrMessage></R>",
    "<R><RequestId>R</RequestId><HttpStatusCode>403 Forbidden</HttpStatusCode></R>",
    "<R><RequestId>R</RequestId><Response><Error><Code>AccessDenied</Code></Error></Response></R>",
    "<x:R xmlns:x='urn:x'><x:RequestId>R</x:RequestId><x:ErrMessage>m</x:ErrMessage></x:R>",
];

#[test]
fn no_operation_takes_what_is_not_from_the_service_for_a_success() {
    let service = Service::new();
    for call in calls() {
        for body in FOREIGN {
            let outcome = service.call(call, 200, body);
            assert!(outcome.as_ref().is_err_and(|error| error.http_status().is_some()), "{body}: {outcome:?}");
        }
        let outcome = service.call(
            call,
            200,
            r#"{"RequestId":"ROOT","Success":false,"ErrCode":"InternalError","Result":{"Success":true}}"#,
        );
        assert_eq!(outcome.unwrap_err().request_id(), Some("ROOT"));
    }
    // The member of another operation's entries makes no list of one response.
    let call = calls().iter().find(|call| call.operation.name == "DescribeDtsJobs").unwrap();
    service.call(call, 200, r#"[{"DtsJobId":"a"}]"#).unwrap_err();
}

#[test]
fn every_operation_believes_the_inner_answer_of_a_wrapped_one() {
    let service = Service::new();
    for call in calls() {
        let shape = (call.response)().shape();
        if shape.fields.iter().any(|field| field.name.eq_ignore_ascii_case("data")) {
            continue;
        }
        let inner = |success: bool| json!({ "RequestId": "R2", "Success": success, "ErrCode": "InvalidJobId" });
        let body = json!({ "Success": true, "Code": "200", "data": inner(false) });
        let mut response = (call.response)();
        let answer = HttpResponse { status: 200, headers: Vec::new(), body: body.to_string().into() };
        let outcome = read_response(*SERVICE, &answer, &mut *response);
        assert_eq!(outcome.unwrap_err().code(), Some("InvalidJobId"), "{}", call.operation.name);
        let outer = json!({ "Success": false, "ErrCode": "InvalidJobId", "data": [] });
        assert_eq!(failure(&service, call, &outer.to_string()).code(), Some("InvalidJobId"));
    }
}

#[test]
fn every_operation_tells_http_errors_in_the_same_way() {
    let service = Service::new();
    for call in calls() {
        let name = call.operation.name;
        for (status, body, told) in [
            (
                403,
                json!({ "Code": "RamPermissionDenied", "Message": "No.", "RequestId": "R1", "Recommend": "u" })
                    .to_string(),
                "RamPermissionDenied: No. [permission, not worth a retry, HTTP status 403, request ID R1, see u]",
            ),
            (
                500,
                "<Error><Code>InternalError</Code><Message>No.</Message><RequestId>R1</RequestId></Error>".to_owned(),
                "InternalError: No. [server failure, worth a retry, HTTP status 500, request ID R1]",
            ),
            (
                400,
                json!({ "Code": "Brand.New", "Message": "No." }).to_string(),
                "Brand.New: No. [unknown kind, not worth a retry, HTTP status 400]",
            ),
            (
                502,
                "<html><body>Bad gateway</body></html>".to_owned(),
                "no error code: the response has no message, content type none, it begins: <html><body>Bad \
                 gateway</body></html> [server failure, worth a retry, HTTP status 502]",
            ),
            (
                504,
                String::new(),
                "no error code: the response is empty, content type none [server failure, worth a retry, HTTP status 504]",
            ),
        ] {
            let error = service.call(call, status, &body).unwrap_err();
            let outcome = error.unknown_outcome().map(|outcome| format!("; {outcome}")).unwrap_or_default();
            assert_eq!(error.to_string(), format!("{name}: {told}{outcome}"));
            assert_eq!((error.operation(), error.http_status()), (Some(name), Some(status)));
        }
    }
}

#[test]
fn a_code_that_the_operation_itself_returns_is_no_error() {
    let service = Service::new();
    let call = calls().iter().find(|call| call.operation.name == "DescribePreCheckStatus").unwrap();
    let read = |body: &str| {
        let response = HttpResponse { status: 200, headers: Vec::new(), body: body.to_owned().into() };
        read_response(*SERVICE, &response, &mut *(call.response)())
    };
    for success in ["", r#""Success":true,"#, r#""Success":null,"#] {
        read(&format!(r#"{{{success}"RequestId":"R","Code":"CHECK_CONN","State":"Failed"}}"#)).unwrap();
        read(&format!(r#"{{{success}"Code":"CHECK_CONN","State":"Failed"}}"#)).unwrap();
    }
    let error = read(r#"{"Success":false,"Code":"CHECK_CONN","ErrMessage":"m"}"#).unwrap_err();
    assert_eq!(error.code(), None, "the code of the subtask");
    let error = read(r#"{"Success":false,"Code":"CHECK_CONN","ErrCode":"InvalidJobId"}"#).unwrap_err();
    assert_eq!(error.code(), Some("InvalidJobId"));
    let error = read(r#"{"Error":{"Code":"Forbidden.RAM"},"Code":"CHECK_CONN"}"#).unwrap_err();
    assert_eq!(error.code(), Some("Forbidden.RAM"));
    // Every other operation has an error code of this name.
    let call = &calls()[0];
    assert_eq!(failure(&service, call, r#"{"RequestId":"R","Code":"CHECK_CONN"}"#).code(), Some("CHECK_CONN"));
}

#[test]
fn a_status_of_failure_without_a_member_is_no_success_unless_the_operation_returns_one() {
    for call in calls() {
        let shape = (call.response)().shape();
        for body in [r#"{"RequestId":"R","Status":"DENIED"}"#, r#"{"RequestId":"R","Status":503}"#] {
            let response = HttpResponse { status: 200, headers: Vec::new(), body: body.into() };
            let read = read_response(*SERVICE, &response, &mut *(call.response)());
            let returns_one = shape.fields.iter().any(|field| field.name == "Status");
            assert_eq!(read.is_ok(), returns_one, "{}: {body}", call.operation.name);
        }
    }
}

#[test]
fn a_write_that_is_unreadable_has_an_unknown_outcome() {
    let service = Service::new();
    let call = calls().iter().find(|call| call.operation.name == "StopDtsJob").unwrap();
    for body in [r#"{"RequestId":"R","message":"m"}"#, r#"{"RequestId":"R","Success":{}}"#, r#"{"RequestId":null}"#] {
        let error = service.call(call, 200, body).unwrap_err();
        assert!(error.unreadable_reason().is_some() && error.unknown_outcome().is_some(), "{error}");
    }
    for (body, kind) in [
        (r#"{"RequestId":"R","AccessDeniedDetail":{"AuthAction":"dts:StopDtsJob"}}"#, ErrorKind::Permission),
        (r#"{"RequestId":"R","HttpStatusCode":"403 Forbidden"}"#, ErrorKind::Permission),
        (r#"{"RequestId":"R","Response":{"Error":{"Code":"Forbidden.RAM"}}}"#, ErrorKind::Permission),
    ] {
        let error = service.call(call, 200, body).unwrap_err();
        assert_eq!((error.kind(), error.unreadable_reason(), error.request_id()), (kind, None, Some("R")), "{error}");
    }
}

#[test]
fn a_body_that_does_not_fit_is_named_with_its_path() {
    let service = Service::new();
    let call = calls().iter().find(|call| call.operation.name == "DescribeDtsJobs").unwrap();
    let body = r#"{"Success":true,"DtsJobList":[{"Delay":1},{"Delay":"soon"}]}"#;
    let answer = HttpResponse { status: 200, headers: Vec::new(), body: body.into() };
    let read = read_response(*SERVICE, &answer, &mut *(call.response)()).unwrap();
    assert_eq!(
        read.mismatches()[0].to_string(),
        "DtsJobList[1].Delay: expected a whole number of 64 bits, found `soon`"
    );
    let error = service.call(call, 200, "[1]").unwrap_err().to_string();
    assert!(error.starts_with("DescribeDtsJobs: the response cannot be read: it is not a JSON object"), "{error}");
}

#[test]
fn every_code_of_the_spec_has_its_kind_and_class_in_the_error() {
    let service = Service::new();
    let call = &calls()[0];
    for code in ErrorCode::all() {
        let body = json!({ "Success": false, "ErrCode": code.as_str(), "ErrMessage": "m" });
        let error = failure(&service, call, &body.to_string());
        if error.is_throttled() {
            // A daily quota that is used up is throttling too, and waiting does not help.
            let lasting = *code == ErrorCode::ThrottlingApiRisk;
            let retry = if lasting { Retry::Never } else { Retry::Backoff };
            assert_eq!((code.kind(), code.retry()), (ErrorKind::Throttling, retry), "{code}");
        }
        assert_eq!((error.kind(), error.retry()), (code.kind(), code.retry()), "{code}");
    }
}
