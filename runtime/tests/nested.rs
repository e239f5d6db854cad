//! Responses whose members are one object deeper than documented.

use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::{Envelope, Loaded, Service, from_json, read_raw_response, read_response, to_json};
use alibabacloud_core::{Error, HttpResponse, ResponseMetadata};

fn answer(text: &str) -> HttpResponse {
    HttpResponse { status: 200, headers: Vec::new(), body: text.to_owned().into() }
}

fn read(text: &str) -> (String, ResponseMetadata) {
    let mut into = Everything::default();
    match read_response(&SERVICE, &answer(text), &mut into) {
        Ok(answer) => (to_json(&into).to_string(), answer),
        Err(error) => panic!("{text}: {error}"),
    }
}

/// The failure, which is the same whether or not the response is read into a structure.
fn failure(text: &str) -> Error {
    let raw = read_raw_response(&SERVICE, &answer(text)).unwrap_err();
    let typed = read_response(&SERVICE, &answer(text), &mut Everything::default()).unwrap_err();
    assert_eq!(raw.to_string(), typed.to_string());
    assert_eq!(typed.unreadable_reason(), None, "{typed}");
    typed
}

#[test]
fn members_in_an_object_of_the_root_are_read_as_the_roots_own() {
    for text in [
        r#"{"code":"200","data":{"RequestId":"r","Success":true,"Text":"a"},"httpStatusCode":200,"successResponse":true}"#,
        r#"{"StartTaskResponse":{"RequestId":"r","Success":"true","Text":"a"}}"#,
        r#"{"starttaskresponse":{"requestId":"r","success":true,"text":"a"}}"#,
        r#"{"headers":{},"Result":{"RequestId":"r","Success":1,"Text":"a"}}"#,
        "<A><Data><RequestId>r</RequestId><Success>true</Success><Text>a</Text></Data></A>",
        "<A><Code>200</Code><StartTaskResponse><RequestId>r</RequestId><Success>True</Success><Text>a</Text>\
         </StartTaskResponse></A>",
    ] {
        let (members, answer) = read(text);
        assert_eq!(members, r#"{"Text":"a","RequestId":"r","Success":true}"#, "{text}");
        assert_eq!((answer.request_id(), answer.mismatches().len()), (Some("r"), 0), "{text}");
    }
}

#[test]
fn nested_members_win_wherever_they_stand() {
    let outer = r#""Text":"outer","Plain":[{"Text":"outer"}],"Counts":{"outer":1},"Inner":{"Small":1},"Flag":true"#;
    let nested =
        r#""data":{"Text":"nested","Plain":[{"Text":"nested"}],"Counts":{"nested":2},"Inner":{"Large":2},"Flag":null}"#;
    let expected =
        r#"{"Text":"nested","Flag":true,"Inner":{"Large":2},"Plain":[{"Text":"nested"}],"Counts":{"nested":2}}"#;
    for text in [format!("{{{outer},{nested}}}"), format!("{{{nested},{outer}}}")] {
        assert_eq!(read(&text).0, expected, "{text}");
    }
    for text in [
        "<A><Text>outer</Text><Plain><Text>outer</Text></Plain><Data><Text>nested</Text><Plain/></Data></A>",
        "<A><Data><Text>nested</Text><Plain/></Data><Text>outer</Text><Plain><Text>outer</Text></Plain></A>",
    ] {
        assert_eq!(read(text).0, r#"{"Text":"nested"}"#, "{text}");
    }
}

#[test]
fn the_root_fills_what_the_nested_object_lacks() {
    for text in [
        r#"{"requestId":"r","data":{"Text":"a"},"small":7}"#,
        r#"{"data":{"Text":"a","RequestId":null},"small":7,"requestId":"r"}"#,
        "<A><data><Text>a</Text></data><requestId>r</requestId><small>7</small></A>",
    ] {
        let (members, answer) = read(text);
        assert_eq!(members, r#"{"Text":"a","Small":7,"RequestId":"r"}"#, "{text}");
        assert_eq!(answer.request_id(), Some("r"), "{text}");
    }
    for text in [
        r#"{"requestId":"outer","data":{"Text":"a","RequestId":"nested"}}"#,
        r#"{"data":{"Text":"a","RequestId":"nested"},"requestId":"outer"}"#,
    ] {
        assert_eq!(read(text).1.request_id(), Some("outer"), "{text}");
    }
}

#[test]
fn a_nested_failure_is_a_failure() {
    for text in [
        r#"{"code":"200","data":{"RequestId":"r","Success":false,"ErrCode":"Gone","ErrMessage":"%s is gone.","DynamicMessage":"It"},"httpStatusCode":200}"#,
        r#"{"StartTaskResponse":{"RequestId":"r","Success":"False","ErrCode":"Gone","ErrMessage":"It is gone."}}"#,
        r#"{"requestId":"r","Result":{"success":0,"errCode":"Gone","errMessage":"It is gone."}}"#,
        r#"{"Data":{"Success":false},"RequestId":"r","ErrCode":"Gone","ErrMessage":"It is gone."}"#,
        "<A><Data><RequestId>r</RequestId><Success>false</Success><ErrCode>Gone</ErrCode>\
         <ErrMessage>It is gone.</ErrMessage></Data></A>",
    ] {
        assert_eq!(
            failure(text).to_string(),
            "Gone: It is gone. [unknown kind, not worth a retry, HTTP status 200, request ID r]",
            "{text}"
        );
    }
}

#[test]
fn success_decides_where_it_is_false_nowhere() {
    let read = |text: &str| read_response(&SERVICE, &answer(text), &mut Everything::default()).is_ok();
    for (nested, root, ok) in
        [("true", "null", true), ("true", "false", false), ("false", "true", false), ("null", "false", false)]
    {
        let nested = format!(r#""data":{{"Text":"a","Success":{nested}}}"#);
        let root = format!(r#""Success":{root}"#);
        assert_eq!(read(&format!("{{{nested},{root}}}")), ok, "{nested} {root}");
        assert_eq!(read(&format!("{{{root},{nested}}}")), ok, "{root} {nested}");
    }
}

#[test]
fn other_objects_stay_what_they_are() {
    for (text, members) in [
        // Another name, another depth, or nothing that the structure has.
        (r#"{"Details":{"Text":"a","Success":false},"Flag":""}"#, "{}"),
        (r#"{"New":{"data":{"Text":"a"}},"Inner":{"data":{"Text":"a"}}}"#, r#"{"Inner":{}}"#),
        (r#"{"data":{"data":{"Text":"a"},"New":1},"Flag":""}"#, "{}"),
        (r#"{"data":{"Other":"a"},"Text":"b"}"#, r#"{"Text":"b"}"#),
        (r#"{"data":"Text","result":["Text"],"StartTaskResponse":true,"Response":null,"Text":"b"}"#, r#"{"Text":"b"}"#),
        ("<A><Data/><Result>Text</Result><Text>b</Text></A>", r#"{"Text":"b"}"#),
        // Names that end like one, but are none.
        (r#"{"Metadata":{"Text":"a"},"Responses":{"Text":"a"},"中esponse":{"Text":"a"},"Flag":""}"#, "{}"),
        // Only the first counts.
        (r#"{"data":{"Text":"a"},"result":{"Text":"b","Flag":true}}"#, r#"{"Text":"a"}"#),
    ] {
        assert_eq!(read(text).0, members, "{text}");
    }
}

#[test]
fn a_member_that_the_structure_has_is_no_nesting() {
    for text in
        [r#"{"Body":{"Text":"a","Success":false},"Flag":""}"#, r#"{"body":{"Text":"a","Success":false},"Flag":""}"#]
    {
        let (members, answer) = read(text);
        assert_eq!(members, "{}", "{text}");
        assert_eq!(answer.mismatches()[0].to_string(), "Body: expected a text, found an object");
    }
}

#[test]
fn what_does_not_fit_is_listed_where_it_stands() {
    let (members, answer) = read(r#"{"data":{"Flag":"maybe","Plain":[{"Small":"x"}]},"Flag":true}"#);
    assert_eq!(members, r#"{"Plain":[{}]}"#);
    let paths: Vec<&str> = answer.mismatches().iter().map(|mismatches| mismatches.path.as_str()).collect();
    assert_eq!(paths, ["data.Flag", "data.Plain[0].Small"]);
}

#[test]
fn deep_nesting_of_unknown_fields_in_such_an_object_does_no_harm() {
    let text = format!(r#"{{"data":{{"New":{}{},"Text":"a"}}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(read(&text).0, r#"{"Text":"a"}"#);
}

#[test]
fn raw_answers_stay_as_they_came_and_know_the_nested_request() {
    let text = r#"{"StartTaskResponse":{"RequestId":"r","Text":"a"}}"#;
    let raw = read_raw_response(&SERVICE, &answer(text)).unwrap();
    assert_eq!((raw.document.to_string().as_str(), raw.request_id()), (text, Some("r")));
    // Without a structure the root is believed where it speaks.
    let text = r#"{"Success":true,"RequestId":"r","Data":{"Success":false,"RequestId":"other"}}"#;
    let raw = read_raw_response(&SERVICE, &answer(text)).unwrap();
    assert_eq!(raw.request_id(), Some("r"));
}

#[test]
fn only_answers_are_read_so() {
    let mut into = Everything::default();
    let loaded = from_json(&serde_json::json!({ "data": { "Text": "a" } }), &mut into);
    assert_eq!(into, Everything::default());
    let expected = ["data"];
    assert_eq!((loaded.unknown.as_slice(), loaded.mismatches.len()), (expected.map(str::to_owned).as_slice(), 0));
    assert_ne!(loaded, Loaded::default());
}

/// The same service with another list of objects.
fn with(unwraps: &'static [&'static str]) -> Service {
    let envelope = Envelope { request_id: "RequestId", success: "Success", unwraps, ..Envelope::NONE };
    Service { envelope: Box::leak(Box::new(envelope)), ..SERVICE }
}

#[test]
fn only_the_objects_that_the_service_names_hold_members() {
    let text = |name: &str| format!(r#"{{"RequestId":"r","Success":true,"{name}":{{"Text":"a"}}}}"#);
    let found = |service: &Service, name: &str| {
        let mut into = Everything::default();
        read_response(service, &answer(&text(name)), &mut into).unwrap();
        into.text.is_some()
    };
    let none = with(&[]);
    let own = with(&["Payload", "*Reply"]);
    for name in ["data", "Result", "StartTaskResponse"] {
        assert!(found(&SERVICE, name) && !found(&none, name) && !found(&own, name), "{name}");
    }
    for name in ["payload", "Payload", "StartTaskReply", "reply"] {
        assert!(found(&own, name) && !found(&SERVICE, name), "{name}");
    }
    assert!(!found(&own, "Replying") && !found(&own, "Pay"));
}

#[test]
fn a_failure_is_found_in_the_objects_that_the_service_names() {
    let text = r#"{"Payload":{"RequestId":"r","Code":"Gone","Message":"It is gone."}}"#;
    let code = |service: &Service| {
        let failed = HttpResponse { status: 404, ..answer(text) };
        let error = read_response(service, &failed, &mut Everything::default()).unwrap_err();
        error.code().map(str::to_owned)
    };
    assert_eq!((code(&with(&["payload"])), code(&with(&[]))), (Some("Gone".to_owned()), None));
}
