//! Structures as JSON by wire names.

use crate::sample::{Colour, Everything};
use alibabacloud_core::plumbing::{from_json, from_json_str, to_json, to_json_with_secrets};
use alibabacloud_core::{IndexMap, Json};
use serde_json::json;

fn filled() -> Everything {
    Everything {
        text: Some("t".into()),
        ratio: Some(1.5),
        secret: Some("hush".into()),
        document: Some(Json::from(r#"{ "a": 1 }"#)),
        colour: Some(Colour::Red),
        inner: Some(Box::new(Everything { small: Some(1), secret: Some("hush".into()), ..Everything::default() })),
        items: vec![Everything { large: Some(2), ..Everything::default() }],
        counts: IndexMap::from([("z".to_owned(), 1), ("a".to_owned(), 2)]),
        grid: vec![vec!["x".into()], vec![]],
        ..Everything::default()
    }
}

#[test]
fn members_stand_by_wire_names_and_absent_ones_are_left_out() {
    let expected = json!({
        "Text": "t", "Ratio": 1.5, "Document": "{ \"a\": 1 }", "Colour": "Red", "Inner": { "Small": 1 },
        "Items": { "Item": [{ "Large": 2 }] }, "Counts": { "z": 1, "a": 2 }, "Grid": [["x"], []],
    });
    assert_eq!(to_json(&filled()).to_string(), expected.to_string());
}

#[test]
fn secrets_are_left_out_unless_asked_for() {
    assert!(!to_json(&filled()).to_string().contains("hush"));
    let with = to_json_with_secrets(&filled());
    assert_eq!((&with["Secret"], &with["Inner"]["Secret"]), (&json!("hush"), &json!("hush")));
}

#[test]
fn what_was_written_is_read_back() {
    let mut read = Everything::default();
    let loaded = from_json(&to_json_with_secrets(&filled()), &mut read);
    assert_eq!(loaded, alibabacloud_core::plumbing::Loaded::default());
    assert_eq!(read, filled());
}

#[test]
fn names_that_a_request_lacks_and_values_that_do_not_fit_are_told() {
    let mut read = Everything::default();
    let text = r#"{"Texd":1,"Inner":{"Smal":{"x":1}},"Plain":[{},{"Odd":[]}],"Flag":[true]}"#;
    let loaded = from_json_str(text, &mut read).unwrap();
    assert_eq!(loaded.unknown, ["Texd", "Inner.Smal", "Plain[1].Odd"]);
    assert_eq!(loaded.mismatches[0].to_string(), "Flag: expected a boolean, found a list");
    assert!(from_json_str("{", &mut read).is_err());
}

#[test]
fn a_document_given_as_an_object_becomes_its_compact_text() {
    let mut read = Everything::default();
    from_json(&json!({ "Document": { "b": [1, null], "a": "中" } }), &mut read);
    assert_eq!(read.document.unwrap().as_str(), r#"{"b":[1,null],"a":"中"}"#);
}
