//! What holds for any document.

use crate::documents::{Ids, Settings, Shelves, again};
use alibabacloud_core::Document;
use alibabacloud_core::plumbing::Structure;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// Any JSON, written without spaces, keys in any order and any number of times.
fn json() -> impl Strategy<Value = String> {
    let numbers = prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        "-?[1-9][0-9]{0,40}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,4})?",
    ];
    let scalars = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        numbers,
        ".{0,8}".prop_map(quoted),
    ];
    scalars.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|elements| format!("[{}]", elements.join(","))),
            vec((".{0,4}", inner), 0..4).prop_map(object),
        ]
    })
}

fn quoted(text: impl Into<String>) -> String {
    serde_json::Value::String(text.into()).to_string()
}

fn object(members: Vec<(impl Into<String>, String)>) -> String {
    let members: Vec<String> = members.into_iter().map(|(key, value)| format!("{}:{value}", quoted(key))).collect();
    format!("{{{}}}", members.join(","))
}

/// Scalars in any spelling that fits a member, also spellings that nobody expects.
fn flags() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["true", "\"False\"", "1", "\"0\"", "null", "\" TRUE \"", "\"\""])
        .prop_filter_map("an empty text is no boolean", |text| (text != "\"\"").then(|| text.to_owned()))
}

fn numbers() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i32>().prop_map(|number| number.to_string()),
        any::<i32>().prop_map(|number| format!("\"{number}\"")),
        Just("1e2".to_owned()),
        Just("7.0".to_owned()),
    ]
}

fn books() -> impl Strategy<Value = String> {
    let member = prop_oneof![
        numbers().prop_map(|value| ("pages".to_owned(), value)),
        numbers().prop_map(|value| ("price".to_owned(), value)),
        vec(".{0,4}".prop_map(quoted), 0..3).prop_map(|tags| ("tags".to_owned(), format!("[{}]", tags.join(",")))),
        json().prop_map(|value| ("note".to_owned(), value)),
        (
            ".{0,6}".prop_filter("known", |key| !["name", "pages", "price", "tags", "note"].contains(&key.as_str())),
            json()
        ),
    ];
    vec(member, 0..6).prop_map(object)
}

fn shelves() -> impl Strategy<Value = String> {
    let books = prop::collection::btree_map(".{1,4}", books(), 0..3).prop_map(|it| object(it.into_iter().collect()));
    let member = prop_oneof![
        prop_oneof![".{0,4}".prop_map(quoted), any::<i64>().prop_map(|it| it.to_string())]
            .prop_map(|value| ("name".to_owned(), value)),
        flags().prop_map(|value| ("all".to_owned(), value)),
        books.prop_map(|value| ("Book".to_owned(), value)),
        prop::sample::select(vec!["\"i,u\"", "\"i, x ,,\"", "[\"d\"]", "\"\"", "null"])
            .prop_map(|value| ("ops".to_owned(), value.to_owned())),
        (".{5,8}", json()),
    ];
    prop::collection::btree_map(".{0,4}", vec(member, 0..6).prop_map(object), 0..3)
        .prop_map(|it| object(it.into_iter().collect()))
}

proptest! {
    #[test]
    fn a_document_that_is_read_and_written_is_the_same(text in shelves()) {
        prop_assert_eq!(again::<Shelves>(&text), text);
    }

    #[test]
    fn what_no_member_takes_stays_as_it_is(members in vec(("[A-Z.]{1,6}", json()), 0..6)) {
        let text = object(members);
        prop_assert_eq!(again::<Settings>(&text), text);
    }

    #[test]
    fn whatever_json_comes_is_read_whole_or_refused(text in json()) {
        if let Ok(read) = Document::<Shelves>::from(text.as_str()).parsed() {
            let written = Document::from(read);
            prop_assert_eq!(written.as_str(), text.as_str());
        }
        if let Ok(read) = Document::<Ids>::from(text.as_str()).parsed() {
            let written = Document::from(read);
            prop_assert_eq!(written.as_str(), text.as_str());
        }
    }

    #[test]
    fn whatever_text_comes_never_panics(text in ".{0,40}", key in of(".{0,4}")) {
        let text = key.map_or(text.clone(), |key| format!("{{\"{key}\":{text}"));
        let document = Document::<Settings>::from(text.as_str());
        let shown = format!("{document:?} {document}");
        if document.parsed().is_err() {
            prop_assert_eq!(shown, "*** ***");
        }
        prop_assert!(Shelves::default().extra().is_some());
    }
}
