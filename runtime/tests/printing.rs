//! What is printed and compared.

use crate::sample::{Colour, Everything};
use alibabacloud_core::{Config, Credentials, Endpoint, IndexMap};
use std::collections::HashSet;

#[test]
fn structures_print_what_is_present_and_no_secret() {
    let structure = Everything {
        text: Some("t".into()),
        secret: Some("hush".into()),
        plain: vec![Everything { secret: Some("hush".into()), ..Everything::default() }],
        counts: IndexMap::from([("a".to_owned(), 1)]),
        colour: Some(Colour::Green),
        ..Everything::default()
    };
    assert_eq!(
        format!("{structure:?}"),
        r#"Everything { Text: "t", Secret: ***, Colour: "Green", Plain: [Everything { Secret: *** }], Counts: {"a": 1} }"#
    );
}

#[test]
fn structures_are_equal_by_their_members() {
    let one =
        |large| Everything { items: vec![Everything { large, ..Everything::default() }], ..Everything::default() };
    assert_eq!(one(Some(1)), one(Some(1)));
    assert_ne!(one(Some(1)), one(Some(2)));
    assert_ne!(one(Some(1)), one(None));
    let map = |pairs: [(&str, i64); 2]| Everything {
        counts: pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
        ..Everything::default()
    };
    assert_eq!(map([("a", 1), ("b", 2)]), map([("b", 2), ("a", 1)]));
    assert_ne!(map([("a", 1), ("b", 2)]), map([("a", 1), ("c", 2)]));
    let secret = |text: &str| Everything { secret: Some(text.into()), ..Everything::default() };
    assert_ne!(secret("a"), secret("b"));
}

#[test]
fn set_ups_print_no_secret() {
    for credentials in [
        Credentials::access_key("testid", "hush"),
        Credentials::sts("testid", "hush", "hush"),
        Credentials::bearer("hush"),
    ] {
        let config = Config::new(Endpoint::parse("a.example.com").unwrap(), credentials);
        let printed = format!("{config:?}");
        assert!(!printed.contains("hush"), "{printed}");
        assert!(printed.contains("https://a.example.com"), "{printed}");
    }
}

#[test]
fn open_values_are_equal_whatever_their_letter_case() {
    let known = Colour::from("rEd");
    assert!(known == Colour::Red && known != Colour::Green);
    assert!(Colour::from("Blue") == Colour::from("blue") && Colour::from("Blue") != known);
    let mut sorted = ["White", "green", "BLUE", "red", "black"].map(Colour::from);
    sorted.sort();
    assert_eq!(sorted.each_ref().map(Colour::as_str), ["black", "BLUE", "Green", "Red", "White"]);
    let distinct: HashSet<Colour> = ["Blue", "blue", "bluer", "RED"].map(Colour::from).into_iter().collect();
    assert_eq!(distinct.len(), 3);
}

#[test]
fn known_values_have_the_spelling_of_the_service_and_others_their_own() {
    let texts = |colour: &Colour| (colour.to_string(), format!("{colour:?}"), format!("[{colour:>5}]"));
    assert_eq!(texts(&Colour::from("rEd".to_owned())), ("Red".into(), "\"Red\"".into(), "[  Red]".into()));
    let blue: Colour = "bLue".parse().unwrap();
    assert_eq!(texts(&blue), ("bLue".into(), "\"bLue\"".into(), "[ bLue]".into()));
    let Colour::Unlisted(text) = blue else { panic!("a known value") };
    assert_eq!((text.as_str(), text.to_string(), format!("{text:?}")), ("bLue", "bLue".into(), "\"bLue\"".into()));
    assert_eq!(Colour::known_values(), [Colour::Red, Colour::Green]);
}
