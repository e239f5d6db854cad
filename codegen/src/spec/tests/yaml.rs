use super::{mistake, mistakes, spec};
use crate::diagnostic::Code;
use std::fmt::Write as _;

const TYPE: &str = "types/A.yaml";

#[test]
fn every_duplicate_key_is_told_with_the_place_of_the_first() {
    let text = "enum: A\ndoc: Some text.\nvalues:\n  X: one\n  Y: two\n  X: three\ndoc: More.\nenum: B\n";
    assert_eq!(
        mistakes(TYPE, text),
        [(Code::DuplicateKey, 6, 3), (Code::DuplicateKey, 7, 1), (Code::DuplicateKey, 8, 1),]
    );
    let (message, help) = mistake(TYPE, "enum: A\ndoc: Text.\nvalues: { X: one, X: two }\n");
    assert_eq!(message, "the key `X` occurs twice in this map");
    assert!(help.contains("3:11"), "{help}");
}

#[test]
fn a_key_is_a_text_whatever_it_looks_like() {
    let (raw, _, diagnostics) =
        spec(&[(TYPE, b"enum: A\ndoc: Text.\nvalues: { 10: ten, true: yes, 010: other, ~: none }\n")]);
    assert_eq!(diagnostics, []);
    let values = raw.types[0].value.values.as_ref().expect("values");
    assert_eq!(values.keys().collect::<Vec<_>>(), ["10", "true", "010", "~"]);
    assert_eq!(values.get("true").and_then(|value| value.doc.clone()).expect("a text").value, "yes");
}

#[test]
fn aliases_repeat_a_value_and_a_bomb_of_them_does_not_go_off() {
    let (raw, _, diagnostics) = spec(&[(TYPE, b"enum: A\ndoc: &text Some text.\nvalues: { X: *text }\n")]);
    assert_eq!(diagnostics, []);
    assert_eq!(
        raw.types[0].value.values.as_ref().and_then(|values| values.get("X")?.doc.clone()).expect("X").value,
        "Some text."
    );

    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let inner = level - 1;
        let _ = writeln!(bomb, "a{level}: &a{level} [*a{inner}, *a{inner}, *a{inner}, *a{inner}, *a{inner}]");
    }
    assert_eq!(mistakes(TYPE, &bomb).last().map(|mistake| mistake.0), Some(Code::AliasBomb));
    assert_eq!(mistakes(TYPE, "a: &a [*a]\n")[0].0, Code::AliasBomb);
}

#[test]
fn nesting_has_a_limit_in_either_style() {
    assert_eq!(mistakes(TYPE, &"[".repeat(100_000))[0].0, Code::TooDeep);
    let stairs = (0..200).map(|depth| " ".repeat(depth) + "a:\n").collect::<String>();
    assert_eq!(mistakes(TYPE, &stairs)[0].0, Code::TooDeep);
    let alternating = format!("a:\n{}", "- {a: [".repeat(60));
    assert!(!mistakes(TYPE, &alternating).is_empty());
}

#[test]
fn line_ends_and_the_byte_order_mark_do_not_matter() {
    let unix = "enum: A\ndoc: |\n  One.\n  Two.\nvalues:\n  X: >-\n    three\n    four\n";
    let windows = format!("\u{feff}{}", unix.replace('\n', "\r\n"));
    let read = |text: &str| {
        let (raw, _, diagnostics) = spec(&[(TYPE, text.as_bytes())]);
        assert_eq!(diagnostics, []);
        let file = &raw.types[0].value;
        let value = file.values.as_ref().and_then(|values| values.get("X")?.doc.clone()).expect("X").value;
        (file.doc.value.clone(), value)
    };
    assert_eq!(read(unix), ("One.\nTwo.\n".to_owned(), "three four".to_owned()));
    assert_eq!(read(&windows), read(unix));
    assert_eq!(mistakes(TYPE, &windows.replace("values", "valuse"))[0], (Code::UnknownKey, 5, 1));
}

#[test]
fn syntax_is_explained_where_it_breaks() {
    let cases = [
        ("enum: A\ndoc:x\nvalues: {}\n", (2, 1), "key without a colon"),
        ("enum: A\ndoc: one: two\n", (2, 9), "colon where no key ends"),
        ("enum: A\nvalues:\n\tX: y\n", (3, 1), "a tab"),
        ("enum: A\nvalues:\n   X: y\n  Z: y\n", (4, 3), "does not belong to a key"),
        ("enum: @A\n", (1, 7), "begin with `@`"),
        ("enum: A\n---\nenum: B\n", (2, 1), "second document"),
        ("enum: *A\n", (1, 7), "no anchor"),
        ("enum: !x A\n", (1, 7), "tags such as `!x`"),
    ];
    for (text, (line, column), message) in cases {
        let found = mistakes(TYPE, text);
        assert_eq!((found[0].0, found[0].1, found[0].2), (Code::Syntax, line, column), "{text}");
        let (_, _, diagnostics) = spec(&[(TYPE, text.as_bytes())]);
        assert!(diagnostics[0].message.contains(message), "{}", diagnostics[0].message);
    }
}

#[test]
fn what_yaml_1_2_does_not_have_is_refused() {
    assert_eq!(mistakes(TYPE, "enum: A\ndoc: Text.\nvalues: { <<: { X: y } }\n")[0], (Code::UnknownKey, 3, 11));
    assert_eq!(mistakes(TYPE, "enum: A\ndoc: Text.\nvalues: { [X]: y }\n")[0], (Code::Syntax, 3, 11));
    assert_eq!(mistakes(TYPE, "enum: A\ndoc: Text.\nvalues: { : y }\n")[0].0, Code::Syntax);
}

#[test]
fn a_number_that_no_type_holds_is_refused_wherever_it_stands() {
    let text = "parameters:\n  A: { type: int64, doc: Text., example: 9223372036854775808 }\n";
    assert_eq!(mistakes("parameters.yaml", text)[0], (Code::WrongKind, 2, 42));
}
