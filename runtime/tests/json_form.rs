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

/// Doubles of all sizes: the bits of a generator of Marsaglia.
fn doubles() -> impl Iterator<Item = f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let bits = std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    });
    bits.map(f64::from_bits).filter(|number| number.is_finite()).take(20_000)
}

#[test]
fn every_double_is_read_as_it_was_written() {
    for number in doubles().chain([31.245_270_191_439_438, 121.487_919_511_619_45, 5e-324, f64::MAX]) {
        let text = format!(r#"{{"Ratio":{number:e}}}"#);
        let mut read = Everything::default();
        from_json_str(&text, &mut read).unwrap();
        assert_eq!(read.ratio, Some(number), "{text}");
        assert_eq!(Json::from(text.as_str()).parsed().unwrap()["Ratio"].as_f64(), Some(number), "{text}");
        let again = to_json(&read).to_string();
        let mut read = Everything::default();
        from_json_str(&again, &mut read).unwrap();
        assert_eq!(read.ratio, Some(number), "{again}");
    }
}

#[test]
fn a_document_with_values_beyond_a_tree_is_parsed_with_their_texts() {
    let whole = "123456789012345678901234567890";
    let text = format!(r#"{{"whole":{whole},"beyond":[1e999],"half":"a\ud800","fits":1e300}}"#);
    assert_eq!(
        Json::from(text).parsed().unwrap(),
        json!({ "whole": whole, "beyond": ["1e999"], "half": "a\u{fffd}", "fits": 1e300 })
    );
    for text in ["{\"a\":\"\n\"}", "{a:1}", "1e", "{} {}"] {
        assert!(Json::from(text).parsed().is_err(), "{text}");
    }
}
