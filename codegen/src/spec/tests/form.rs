use super::{mistake, mistakes, spec};
use crate::diagnostic::Code;
use crate::spec::raw::{RawAccess, RawLiteralKind, RawPosition};

const OPERATION: &str = "operations/jobs/StartJob.yaml";

/// The file of an operation with `lines` below a sound head.
fn operation(lines: &str) -> String {
    format!("operation: StartJob\nfamily: jobs\naccess: write\nsummary: Starts a job.\n{lines}")
}

#[test]
fn a_sound_file_is_read_in_full() {
    let text = operation("request:\n  B: { type: string, position: form, min: 3, default: yes }\n  A: { use: A }\n");
    let (raw, _, diagnostics) = spec(&[(OPERATION, text.as_bytes())]);
    assert_eq!(diagnostics, []);
    let file = &raw.operations[0];
    assert_eq!((file.path.as_str(), file.value.access.value), (OPERATION, RawAccess::Write));
    assert_eq!(file.value.request.keys().collect::<Vec<_>>(), ["B", "A"]);
    let field = file.value.request.get("B").expect("B");
    assert_eq!(field.position.as_ref().map(|at| at.value), Some(RawPosition::Form));
    assert_eq!(field.default.as_ref().map(|at| at.value.clone()), Some(RawLiteralKind::Text("yes".into())));
}

#[test]
fn all_mistakes_of_all_files_are_told_and_sound_files_go_on() {
    let bad = operation("reqest: {}\nerrors: [1, a]\nrules:\n  - all_or_none_of: [A]\nenvelope: { RequestId: text }\n");
    assert_eq!(
        mistakes(OPERATION, &bad),
        [(Code::UnknownKey, 5, 1), (Code::WrongKind, 6, 10), (Code::MissingKey, 8, 5), (Code::UnknownWord, 9, 24),]
    );
    let good = operation("");
    let other = "operations/jobs/Other.yaml";
    let (raw, _, diagnostics) =
        spec(&[(OPERATION, good.as_bytes()), (other, bad.as_bytes()), ("types/A.yaml", b"enum: [")]);
    assert_eq!(diagnostics.len(), 5);
    assert_eq!(raw.operations.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), [OPERATION]);
}

#[test]
fn an_unknown_key_is_answered_with_the_nearest_or_with_all() {
    let (message, help) = mistake(OPERATION, &operation("request:\n  A: { requierd: true }\n"));
    assert_eq!((message.as_str(), help.as_str()), ("unknown key `requierd`", "did you mean `required`?"));
    let (_, help) = mistake(OPERATION, &operation("deprecated: { because: x }\n"));
    assert_eq!(help, "the known keys are `since`, `instead`, `announced`");
    let (_, help) = mistake(OPERATION, &operation("doc: Text.\ndocs: Text.\n"));
    assert!(help.starts_with("the known keys are"), "a key that is given already is no suggestion: {help}");
}

#[test]
fn a_missing_key_is_told_where_its_map_is() {
    assert_eq!(
        mistakes("errors.yaml", "errors:\n  Throttling:\n    kind: throttling\n    retry: never\n    meaning: x\n"),
        [(Code::MissingKey, 2, 3)]
    );
    let (message, help) = mistake("types/A.yaml", "# only this\nenum: A\nvalues: {}\n");
    assert_eq!((message.as_str(), help.as_str()), ("this file has no `doc`", "add `doc:`"));
    assert_eq!(mistakes("types/A.yaml", "# nothing\n"), [(Code::WrongKind, 1, 1)]);
}

#[test]
fn a_value_of_another_kind_is_answered_with_what_to_write() {
    let cases = [
        ("doc: 1.50", "a text is expected, a number was found", "put it in quotes: `\"1.50\"`"),
        ("doc: true", "a text is expected, `true` or `false` was found", "put it in quotes: `\"true\"`"),
        ("doc:", "a text is expected, nothing was found", "write a value behind the colon, or remove the key"),
        (
            "doc: [a]",
            "a text is expected, a list was found",
            "write one text; one that begins with a bracket or a brace needs quotes",
        ),
        ("errors: a", "a list is expected, a text was found", "write a list: `[a]`"),
        (
            "errors: { a: b }",
            "a list is expected, a map was found",
            "write a list: `[a, b]`, or lines that begin with `- `",
        ),
        ("request: a", "a map is expected, a text was found", "write a map: `{ key: value }`"),
        ("request: { A: { required: yes } }", "`true` or `false` is expected, a text was found", "write `true`"),
        ("request: { A: { min: \"3\" } }", "a number is expected, a text was found", "remove the quotes"),
        (
            "request: { A: { max_items: 1.5 } }",
            "a whole number is expected, a number was found",
            "write a number without a fraction",
        ),
        (
            "request: { A: { max_items: -1 } }",
            "-1 is not among the numbers expected here",
            "write a number from 0 upwards",
        ),
        ("request: { A: { position: 1 } }", "a word is expected, a number was found", "write a word"),
        ("request: { A: { only_when: x } }", "a map is expected, a text was found", "write a map: `{ key: value }`"),
        (
            "deprecated: 1",
            "`true` or `false` or a map is expected, a number was found",
            "write a map: `{ key: value }`",
        ),
        ("pagination: page", "a map is expected, a text was found", "write a map with `style`, `items`"),
    ];
    for (line, message, help) in cases {
        assert_eq!(mistake(OPERATION, &operation(line)), (message.to_owned(), help.to_owned()), "{line}");
    }
}

#[test]
fn a_word_of_a_fixed_set_is_checked() {
    let (message, help) = mistake(OPERATION, &operation("request: { A: { position: from } }\n"));
    assert_eq!((message.as_str(), help.as_str()), ("unknown word `from`", "did you mean `form`?"));
    let (_, help) = mistake(OPERATION, &operation("request: { A: { style: xyz } }\n"));
    assert_eq!(help, "the known words are `repeat`, `json`, `comma`");
}

#[test]
fn a_status_is_an_http_status() {
    let text = |status| {
        format!("errors:\n  A: {{ kind: server, retry: never, meaning: x, remedy: y, http_status: {status} }}\n")
    };
    let (raw, _, diagnostics) = spec(&[("errors.yaml", text("[400, 503]").as_bytes())]);
    assert_eq!(diagnostics, []);
    let errors = raw.errors[0].value.errors.clone();
    let status = errors.get("A").and_then(|error| error.http_status.clone()).expect("a status");
    assert_eq!(status.0.iter().map(|at| at.value).collect::<Vec<_>>(), [400, 503]);
    let (_, help) = mistake("errors.yaml", &text("70000"));
    assert_eq!(help, "write a number from 100 to 599");
    assert_eq!(mistakes("errors.yaml", &text("[400, x]")).len(), 1);
}

#[test]
fn the_chinese_translation_holds_texts_only() {
    let path = "zh-CN/operations/jobs/StartJob.yaml";
    let (raw, _, diagnostics) = spec(&[(path, "operation: StartJob\nrequest: { A: 中文。 }\n".as_bytes())]);
    assert_eq!(diagnostics, []);
    assert_eq!(raw.operation_texts[0].value.request.get("A").map(|at| at.value.as_str()), Some("中文。"));
    assert_eq!(mistakes(path, "operation: StartJob\nrequest: { 甲: { type: string } }\n"), [(Code::WrongKind, 2, 15)]);
}
