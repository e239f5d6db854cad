//! Lists that come as objects, and JSON documents that come as they are: nothing of them is lost without a word.

use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::{read_response, to_json};
use alibabacloud_core::{HttpResponse, Json};

/// What is read, and what is listed.
fn read(text: &str) -> (String, Vec<String>) {
    let mut into = Everything::default();
    let response = HttpResponse { status: 200, headers: Vec::new(), body: text.to_owned().into() };
    let read = read_response(&SERVICE, &response, &mut into).unwrap_or_else(|error| panic!("{text}: {error}"));
    (to_json(&into).to_string(), read.mismatches().iter().map(ToString::to_string).collect())
}

#[test]
fn the_wrapper_of_a_list_is_found_wherever_it_stands_and_what_is_beside_it_is_listed() {
    let beside = |name: &str| {
        format!("Items.{name}: expected nothing beside the entries of the list, found an object or a list")
    };
    let expected = r#"{"Items":{"Item":[{"Text":"a"}]}}"#;
    for (text, listed) in [
        (r#"{"Items":{"Item":[{"Text":"a"}],"Total":1}}"#, vec![]),
        (r#"{"Items":{"Total":1,"item":[{"Text":"a"}]}}"#, vec![]),
        (r#"{"Items":{"Item":{"Text":"a"}}}"#, vec![]),
        (r#"{"Items":{"Item":[{"Text":"a"}],"Other":[{"Text":"b"}]}}"#, vec![beside("Other")]),
        (r#"{"Items":{"Other":{"Text":"b"},"Item":[{"Text":"a"}]}}"#, vec![beside("Other")]),
        ("<R><Items><Item><Text>a</Text></Item><Other><Text>b</Text></Other></Items></R>", vec![beside("Other")]),
        ("<R><Items><Other><Text>b</Text></Other><Item><Text>a</Text></Item></Items></R>", vec![beside("Other")]),
        // A wrapper of another name holds the elements if nothing else could.
        (r#"{"Items":{"Entry":[{"Text":"a"}]}}"#, vec![]),
        (r#"{"Items":{"Total":1,"Entry":[{"Text":"a"}]}}"#, vec![]),
        // An element without a list around it.
        (r#"{"Items":{"Text":"a","New":[1]}}"#, vec![]),
    ] {
        assert_eq!(read(text), (expected.to_owned(), listed), "{text}");
    }
}

#[test]
fn an_object_that_is_no_entry_and_has_none_is_listed_and_makes_no_empty_entry() {
    for (text, count) in [
        (r#"{"Plain":{}}"#, 0),
        (r#"{"Plain":{"Total":0}}"#, 1),
        (r#"{"Plain":{"A":[{"Text":"a"}],"B":[{"Text":"b"}]}}"#, 1),
        (r#"{"Items":{"A":{"Text":"a"},"B":{"Text":"b"}}}"#, 1),
    ] {
        let (members, listed) = read(text);
        assert!(!members.contains("Text") && !members.contains("[{}]"), "{text}: {members}");
        assert_eq!(listed.len(), count, "{text}: {listed:?}");
    }
}

#[test]
fn a_document_that_comes_as_it_is_keeps_every_digit() {
    for (given, kept) in [
        ("{\"a\":9007199254740993}", "{\"a\":9007199254740993}"),
        ("{\"a\": 123456789012345678901234567890 }", "{\"a\":123456789012345678901234567890}"),
        ("[ 0.12345678901234567890, 1.10, 1e999 ]", "[0.12345678901234567890,1.10,1e999]"),
        ("{ \"店\" : \"\\u5e97 a\" }", "{\"店\":\"店 a\"}"),
        ("\"{ \\\"a\\\": 1.10 }\"", "{ \"a\": 1.10 }"),
        ("18446744073709551616", "18446744073709551616"),
        ("true", "true"),
    ] {
        let mut into = Everything::default();
        let body = format!(r#"{{"Document":{given},"Anything":[{given}],"PackedMap":{{"x":{given}}}}}"#);
        let response = HttpResponse { status: 200, headers: Vec::new(), body: body.into() };
        let read = read_response(&SERVICE, &response, &mut into).unwrap();
        assert_eq!(into.document.as_ref().map(Json::as_str), Some(kept));
        assert_eq!(into.anything[0].as_str(), kept);
        assert_eq!(into.packed_map["x"].as_str(), kept);
        assert!(read.mismatches().is_empty(), "{:?}", read.mismatches());
    }
    let (members, listed) = read(r#"{"Document":null,"Text":"a"}"#);
    assert_eq!((members.as_str(), listed.len()), (r#"{"Text":"a"}"#, 0));
}
