//! Trees of parameters as the flat names of the wire.

use crate::sample::{Colour, Everything};
use alibabacloud_core::plumbing::{Pairs, flatten, flatten_tree};
use alibabacloud_core::{IndexMap, Json};
use serde_json::json;

fn text(pairs: &Pairs) -> String {
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

#[test]
fn trees_become_pairs() {
    for (tree, expected) in [
        (json!({}), ""),
        (json!(null), ""),
        (json!({ "A": null }), ""),
        (json!({ "A": "" }), "A="),
        (json!({ "A": 0, "B": false, "C": true }), "A=0&B=false&C=true"),
        (json!({ "A": { "B": { "C": 1 } } }), "A.B.C=1"),
        (
            json!({ "Tag": [{ "Key": "k1", "Value": "v 1" }, { "Key": "k2" }] }),
            "Tag.1.Key=k1&Tag.1.Value=v 1&Tag.2.Key=k2",
        ),
        (json!({ "L": [] }), ""),
        (json!({ "L": {} }), ""),
        (json!({ "L": ["a", null, "c"] }), "L.1=a&L.3=c"),
        (json!({ "L": [["a", "b"], [], ["c"]] }), "L.1.1=a&L.1.2=b&L.3.1=c"),
        (
            json!({ "D": 1.0, "E": 16.5, "F": -0.25, "G": 1e21, "H": 1e-7 }),
            "D=1.0&E=16.5&F=-0.25&G=1000000000000000000000.0&H=0.0000001",
        ),
        (
            json!({ "I": 9_223_372_036_854_775_807_i64, "J": 18_446_744_073_709_551_615_u64 }),
            "I=9223372036854775807&J=18446744073709551615",
        ),
        (json!({ "T": "{ \"a\": 1 }" }), "T={ \"a\": 1 }"),
    ] {
        assert_eq!(text(&flatten_tree(&tree)), expected, "{tree}");
    }
}

#[test]
fn structures_become_pairs_of_query_and_form() {
    let leaf = |text: &str| Everything { text: Some(text.to_owned()), ..Everything::default() };
    let request = Everything {
        text: Some(String::new()),
        flag: Some(false),
        small: Some(0),
        large: Some(-5),
        ratio: Some(1.0),
        secret: Some("p+a/s*s".into()),
        document: Some(Json::from("{ \"a\" : 1 }")),
        colour: Some(Colour::Green),
        inner: Some(Box::new(Everything { names: vec!["a".into(), "b".into()], ..Everything::default() })),
        items: vec![leaf("x"), Everything::default(), leaf("z")],
        counts: IndexMap::from([("two".to_owned(), 2), ("one".to_owned(), 1)]),
        grid: vec![vec!["a".into(), "b".into()], vec!["c".into()]],
        colours: vec!["RED".into(), "bLue".into()],
        body: Some("b".into()),
        body_group: Some(Box::new(leaf("g"))),
        ..Everything::default()
    };
    let (query, form) = flatten(&request);
    assert_eq!(
        text(&query),
        "Text=&Flag=false&Small=0&Large=-5&Ratio=1.0&Secret=p+a/s*s&Document={ \"a\" : 1 }&Colour=Green\
         &Inner.Names.1=a&Inner.Names.2=b&Items.1.Text=x&Items.3.Text=z&Counts.two=2&Counts.one=1\
         &Grid.1.1=a&Grid.1.2=b&Grid.2.1=c&Colours.1=Red&Colours.2=bLue"
    );
    assert_eq!(text(&form), "Body=b&BodyGroup.Text=g", "a group travels where its field does");
}

#[test]
fn what_is_absent_sends_nothing() {
    let request = Everything { inner: Some(Box::default()), ..Everything::default() };
    assert_eq!(flatten(&request), (Pairs::new(), Pairs::new()));
}

#[test]
fn json_style_members_are_one_compact_text_in_their_own_order() {
    let request = Everything {
        packed: vec!["中".into(), "b\"".into()],
        packed_map: IndexMap::from([
            ("z".to_owned(), Json::from(json!({ "name": "é\"\\/", "all": true, "n": 1, "x": null }))),
            ("a".to_owned(), Json::from("plain words")),
        ]),
        ..Everything::default()
    };
    let (query, _) = flatten(&request);
    assert_eq!(
        text(&query),
        r#"Packed=["中","b\""]&PackedMap={"z":{"name":"é\"\\/","all":true,"n":1,"x":null},"a":"plain words"}"#
    );
}

#[test]
fn documents_inside_one_text_are_sent_as_they_are() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    for document in [
        r#"{"whole":123456789012345678901234567890,"beyond":-1e999,"fine":0.10000000000000000001,"twice":1,"twice":2}"#,
        r#"["\ud800", 1.50]"#,
        &deep,
    ] {
        let packed_map = IndexMap::from([("a".to_owned(), Json::from(document))]);
        let (query, _) = flatten(&Everything { packed_map, ..Everything::default() });
        assert_eq!(text(&query), format!(r#"PackedMap={{"a":{document}}}"#));
    }
}
