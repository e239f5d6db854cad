//! Lists that are one text on the wire.

use crate::structure;
use alibabacloud_core::plumbing::{DocumentFormat, Field, flatten, from_json_str, refusals, to_json};
use serde_json::json;

const COMMA: DocumentFormat = DocumentFormat { separator: ",", ..DocumentFormat::PLAIN };

structure! { Alert {
    0 phones: Vec<String> = Field::new("Phones").document_format(&COMMA);
    1 numbers: Vec<i64> = Field::new("Numbers").document_format(&COMMA);
    2 inner: Option<Box<Alert>> = Field::new("Inner");
    3 plain: Vec<String> = Field::new("Plain");
} &[] }

fn phones(phones: &[&str]) -> Alert {
    Alert { phones: phones.iter().map(|phone| (*phone).to_owned()).collect(), ..Alert::default() }
}

fn read(text: &str) -> (Alert, Vec<String>) {
    let mut alert = Alert::default();
    let loaded = from_json_str(text, &mut alert).unwrap();
    (alert, loaded.mismatches.iter().map(ToString::to_string).collect())
}

#[test]
fn the_entries_are_sent_as_one_text() {
    let alert = Alert { numbers: vec![1, 2], inner: Some(Box::new(phones(&["c"]))), ..phones(&["a", "b"]) };
    let sent = [("Phones", "a,b"), ("Numbers", "1,2"), ("Inner.Phones", "c")];
    assert_eq!(flatten(&alert).0, sent.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(to_json(&alert), json!({ "Phones": "a,b", "Numbers": "1,2", "Inner": { "Phones": "c" } }));
    assert_eq!(flatten(&phones(&[])).0, []);
}

#[test]
fn a_text_and_a_list_are_read_alike() {
    let (alert, mismatches) = read(r#"{ "Phones": "a, b", "Numbers": "1,2", "Inner": { "Phones": ["c"] } }"#);
    assert_eq!(alert, Alert { numbers: vec![1, 2], inner: Some(Box::new(phones(&["c"]))), ..phones(&["a", "b"]) });
    assert!(mismatches.is_empty());
    assert_eq!(read(r#"{ "Phones": "" }"#), (Alert::default(), Vec::new()));
    assert_eq!(read(r#"{ "Phones": null }"#), (Alert::default(), Vec::new()));
    let (alert, mismatches) = read(r#"{ "Numbers": "1,two" }"#);
    assert_eq!(alert.numbers, [1]);
    assert_eq!(mismatches, ["Numbers[1]: expected a whole number of 64 bits, found `two`"]);
}

#[test]
fn an_entry_with_the_separator_in_it_is_refused() {
    let refused: Vec<String> = refusals(&phones(&["a", "b,c"])).iter().map(ToString::to_string).collect();
    assert_eq!(refused, ["Phones: `b,c` must not contain `,`, which separates the entries"]);
    assert!(refusals(&Alert { plain: vec!["a,b".to_owned()], ..phones(&["a", "b"]) }).is_empty());
}

#[test]
fn an_entry_with_the_separator_in_it_is_written_so_that_it_is_read_again() {
    for entries in [&["a, b", "c"][..], &["a", ""], &[" a"], &[","]] {
        let written = to_json(&phones(entries));
        assert_eq!(written, json!({ "Phones": entries }));
        assert_eq!(read(&written.to_string()), (phones(entries), Vec::new()));
    }
}
