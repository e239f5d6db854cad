//! Responses in XML: what holds for JSON holds for them, however the document is written.

use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::{read_raw_response, read_response, to_json};
use alibabacloud_core::{Error, HttpResponse, ResponseMetadata, UnreadableReason};

fn read(body: &str) -> Result<(Everything, ResponseMetadata), Error> {
    let response = HttpResponse { status: 200, headers: Vec::new(), body: body.to_owned().into() };
    let mut into = Everything::default();
    let read = read_response(&SERVICE, &response, &mut into);
    let raw = read_raw_response(&SERVICE, &response);
    assert_eq!(read.is_ok(), raw.is_ok(), "{body}: {read:?} {raw:?}");
    read.map(|metadata| (into, metadata))
}

#[test]
fn a_success_is_read_in_every_form_of_xml() {
    let expected = r#"{"Text":"a & b","Flag":true,"Plain":[{"Text":"c"}],"RequestId":"R","Success":true}"#;
    let members = "<Text>a &amp; b</Text><Flag>true</Flag><Plain><Text>c</Text></Plain>";
    let envelope = "<RequestId>R</RequestId><Success>true</Success>";
    for body in [
        format!("<R>{members}{envelope}</R>"),
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<R xmlns=\"urn:x\">\n  {members}\n  {envelope}\n</R>\n"),
        format!("<!DOCTYPE R><R>{members}{envelope}</R>"),
        format!("<!DOCTYPE R SYSTEM \"http://127.0.0.1:9/r.dtd\"><R>{members}{envelope}</R>"),
        format!("<R><!-- <Success>false</Success> -->{members}{envelope}</R>"),
        format!("<R id=\"1\" Success=\"false\">{members}{envelope}<?go <Success>false</Success>?></R>"),
        "<n:R xmlns:n='urn:n'><n:Text><![CDATA[a & b]]></n:Text><n:Flag> true </n:Flag><n:Plain><n:Text>c</n:Text></n:Plain>\
         <n:RequestId>R</n:RequestId><n:Success><![CDATA[true]]></n:Success></n:R>"
            .to_owned(),
        "<R><Text>a <!-- -->&#38;<![CDATA[ b]]></Text><Flag>1</Flag><Plain><Text>c</Text></Plain><RequestId>R</RequestId>\
         <Success>t<!-- -->rue</Success></R>"
            .to_owned(),
        format!("<R><RRResponse>{members}{envelope}</RRResponse></R>"),
    ] {
        let (read, metadata) = read(&body).unwrap_or_else(|error| panic!("{body}: {error}"));
        assert_eq!(to_json(&read).to_string(), expected, "{body}");
        assert!(metadata.mismatches().is_empty(), "{body}: {:?}", metadata.mismatches());
    }
}

#[test]
fn a_failure_is_one_in_every_form_of_xml() {
    for success in [
        "<Success>false</Success>",
        "<Success> FALSE\n</Success>",
        "<n:Success xmlns:n='urn:n'>false</n:Success>",
        "<Success><![CDATA[false]]></Success>",
        "<Success>fal<!-- -->se</Success>",
        "<Success>&#48;</Success>",
        "<Success>true</Success><Success>false</Success>",
        "<Success nil='true'>false</Success>",
        "<Success>no</Success>",
        "<Data><Success>false</Success><Text>a</Text></Data>",
        "<ErrCode>Gone</ErrCode>",
        "<ErrCode><![CDATA[Gone]]></ErrCode>",
        "<HttpStatusCode>403 Forbidden</HttpStatusCode>",
        "<AccessDeniedDetail><AuthAction>dts:Stop</AuthAction></AccessDeniedDetail>",
        "<Error><Code>Gone</Code></Error>",
        "<Result><Error><Code>Gone</Code></Error></Result>",
    ] {
        let error = read(&format!("<R><RequestId>R</RequestId>{success}</R>")).unwrap_err();
        assert_eq!((error.unreadable_reason(), error.request_id()), (None, Some("R")), "{success}: {error}");
    }
}

#[test]
fn entities_of_a_document_are_not_expanded() {
    let declared = (1..30).map(|level| {
        let inner = format!("&e{};", level - 1).repeat(10);
        format!("<!ENTITY e{level} \"{inner}\">")
    });
    let entities = declared.collect::<Vec<_>>().concat();
    let body = format!(
        "<!DOCTYPE R [<!ENTITY e0 \"lol\">{entities}<!ENTITY file SYSTEM \"file:///etc/passwd\">]>\
         <R><RequestId>R</RequestId><Text>&e29;&file;</Text><Success>true</Success></R>"
    );
    let (read, _) = read(&body).unwrap();
    assert_eq!(read.text.as_deref(), Some("&e29;&file;"));
}

#[test]
fn a_list_with_one_entry_and_an_empty_one_are_lists() {
    for (body, expected) in [
        ("<R><Plain/></R>", "{}"),
        ("<R><Items><Item><Text>a</Text></Item></Items></R>", r#"{"Items":{"Item":[{"Text":"a"}]}}"#),
        ("<R><Items><Text>a</Text></Items></R>", r#"{"Items":{"Item":[{"Text":"a"}]}}"#),
        ("<R><Names><Name>a</Name></Names></R>", r#"{"Names":{"Name":["a"]}}"#),
        ("<R><Names>a</Names></R>", r#"{"Names":{"Name":["a"]}}"#),
        ("<R><Numbers>1</Numbers></R>", r#"{"Numbers":[1]}"#),
        ("<R><Plain><Text>a</Text></Plain><Text>b</Text><Plain/></R>", r#"{"Text":"b","Plain":[{"Text":"a"},{}]}"#),
    ] {
        let (read, metadata) = read(body).unwrap_or_else(|error| panic!("{body}: {error}"));
        assert_eq!(to_json(&read).to_string(), expected, "{body}");
        assert!(metadata.mismatches().is_empty(), "{body}: {:?}", metadata.mismatches());
    }
}

#[test]
fn xml_that_is_cut_off_crossed_or_followed_by_more_is_unreadable() {
    for body in [
        "<R><RequestId>R</RequestId>",
        "<R><RequestId>R</R></RequestId>",
        "<R><RequestId>R</RequestId></R><R><RequestId>S</RequestId></R>",
        "<R><RequestId>R</RequestId><Success>true</Success></R><Error><Code>Gone</Code></Error>",
        "<R><Success>true",
        "<!DOCTYPE R [<!ENTITY a",
        "<",
        "<>",
    ] {
        let error = read(body).unwrap_err();
        assert_eq!(error.unreadable_reason(), Some(UnreadableReason::Malformed), "{body}: {error}");
    }
}
