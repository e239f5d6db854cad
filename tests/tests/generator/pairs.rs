//! Pairs of specs that a person has classified: the most severe change on the wire and in the crate.

use super::diff::changes;
use super::fixture::Files;
use super::lighthouse;
use codegen::diff::{Axis, Severity};

const FIND: &str = "operations/lamps/FindLamps.yaml";
const LIGHT: &str = "operations/lamps/LightLamp.yaml";
const PAINT: &str = "operations/lamps/PaintLamps.yaml";
const NAME: &str = "{ type: string, doc: The lamp to be lit. }";

const BREAKING: Option<Severity> = Some(Severity::Breaking);
const ADDITIVE: Option<Severity> = Some(Severity::Additive);

/// A file, what stands there, and what stands there afterwards; a new file where nothing stands there, and none where the whole goes.
type Edit = (&'static str, &'static str, &'static str);

/// What a person calls the most severe change on the wire, and in the crate.
type Verdict = (Option<Severity>, Option<Severity>);

fn edited(edits: &[Edit]) -> Files {
    let mut files = lighthouse::spec();
    for (path, old, new) in edits {
        match files.iter().position(|(name, _)| name == path) {
            None => files.push(((*path).to_owned(), new.as_bytes().to_vec())),
            Some(at) if old.is_empty() => {
                files.remove(at);
            }
            Some(at) => {
                let text = String::from_utf8(files[at].1.clone()).unwrap();
                assert_eq!(text.matches(old).count(), 1, "{old:?} in {path}");
                files[at].1 = text.replace(old, new).into_bytes();
            }
        }
    }
    files
}

/// The most severe changes, and all of them for messages.
fn verdict(old: Files, new: Files) -> (Verdict, Vec<String>) {
    let changes = changes(old, new);
    let worst = |axis| changes.iter().filter(|it| it.rule.axis() == axis).map(|it| it.rule.severity()).min();
    let told = changes.iter().map(|it| format!("{} {} {}", it.rule, it.path, it.detail)).collect();
    ((worst(Axis::Wire), worst(Axis::Rust)), told)
}

const SNUFF: &str = "operation: SnuffLamp\nfamily: lamps\naccess: write\nsummary: Puts out a lamp that burns.\nrequest:\n  \
    Name: { type: string, doc: The lamp that burns. }\nenvelope: { RequestId: string, Code: string, Reason: string }\n\
    examples:\n  - title: The lamp in the east\n    request: { Name: east }\n    json: |\n      { \"RequestId\": \"4F1B\", \"Code\": \"OK\" }\n";

const PAIRS: &[(&str, &[Edit], Verdict)] = &[
    ("a new operation", &[("operations/lamps/SnuffLamp.yaml", "", SNUFF)], (ADDITIVE, ADDITIVE)),
    ("an operation goes", &[(LIGHT, "", "")], (BREAKING, BREAKING)),
    (
        "a parameter that calls may omit",
        &[(
            LIGHT,
            NAME,
            "{ type: string, doc: The lamp to be lit. }\n  Oil: { type: boolean, doc: Whether to fill it. }",
        )],
        (ADDITIVE, ADDITIVE),
    ),
    (
        "a parameter that calls must have",
        &[
            (
                LIGHT,
                NAME,
                "{ type: string, doc: The lamp to be lit. }\n  Oil: { type: boolean, required: true, doc: Whether to fill it. }",
            ),
            (LIGHT, "{ Name: east }", "{ Name: east, Oil: true }"),
        ],
        (BREAKING, BREAKING),
    ),
    (
        "a parameter is required now",
        &[(LIGHT, NAME, "{ type: string, required: true, doc: The lamp to be lit. }")],
        (BREAKING, BREAKING),
    ),
    (
        "a member of the elements of a response",
        &[("types/FoundLamp.yaml", "  id:", "  Height: { type: int32, doc: How high it stands. }\n  id:")],
        (ADDITIVE, ADDITIVE),
    ),
    (
        "a text of a response is a number now",
        &[
            ("types/FoundLamp.yaml", "id: { type: string,", "id: { type: int64,"),
            (FIND, "\"id\": \"l-1\"", "\"id\": 1"),
        ],
        (BREAKING, BREAKING),
    ),
    (
        "a list is written in another way",
        &[(PAINT, "Brushes: { type: list<string>,", "Brushes: { type: list<string>, style: json,")],
        (BREAKING, None),
    ),
    ("more elements are allowed", &[(PAINT, "max_items: 3", "max_items: 5")], (ADDITIVE, None)),
    ("the greatest number itself is allowed", &[(PAINT, "exclusive_max: 1", "max: 1")], (ADDITIVE, None)),
    (
        "the least number itself is no longer allowed",
        &[(PAINT, "exclusive_min: 0", "exclusive_min: 0.1")],
        (BREAKING, None),
    ),
    ("a parameter travels in the query", &[(PAINT, "position: form, ", "")], (BREAKING, None)),
    (
        "a default is known",
        &[(LIGHT, NAME, "{ type: string, default: east, doc: The lamp to be lit. }")],
        (ADDITIVE, None),
    ),
    (
        "one more code is a success",
        &[("service.yaml", "success: [OK, \"200\"]", "success: [OK, \"200\", \"0\"]")],
        (BREAKING, None),
    ),
    (
        "another object is unwrapped",
        &[("service.yaml", "unwraps: [\"*Reply\"]", "unwraps: [\"*Response\"]")],
        (BREAKING, None),
    ),
    (
        "one more object is unwrapped, before the others",
        &[("service.yaml", "unwraps: [\"*Reply\"]", "unwraps: [Chest, \"*Reply\"]")],
        (BREAKING, None),
    ),
    (
        "one more object is unwrapped, after the others",
        &[("service.yaml", "unwraps: [\"*Reply\"]", "unwraps: [\"*Reply\", Chest]")],
        (ADDITIVE, None),
    ),
    ("another text", &[(LIGHT, NAME, "{ type: string, doc: The lamp that is dark. }")], (None, None)),
    // That is one rule, whatever is deprecated.
    (
        "an operation is deprecated",
        &[(LIGHT, "access: write\n", "access: write\ndeprecated: true\n")],
        (ADDITIVE, None),
    ),
    (
        "a parameter has another name in the crate",
        &[(LIGHT, NAME, "{ type: string, rust: lamp_name, doc: The lamp to be lit. }")],
        (None, BREAKING),
    ),
    (
        "the host is another one",
        &[("service.yaml", "global: lighthouse.example.com", "global: light.example.com")],
        (BREAKING, None),
    ),
    ("a code is retried", &[("errors.yaml", "retry: never", "retry: backoff")], (BREAKING, None)),
    ("a call is harmless now", &[(LIGHT, "access: write", "access: read")], (BREAKING, None)),
    (
        "a text has listed values",
        &[
            (LIGHT, NAME, "{ type: LampName, doc: The lamp to be lit. }"),
            (
                "types/LampName.yaml",
                "",
                "enum: LampName\ndoc: Lamps of the coast.\nvalues: { east: On the cape., west: On the island. }\n",
            ),
        ],
        (ADDITIVE, BREAKING),
    ),
];

#[test]
fn pairs_are_classified_as_a_person_does() {
    let mut differing = Vec::new();
    for (what, edits, by_hand) in PAIRS {
        let (found, told) = verdict(edited(&[]), edited(edits));
        if found != *by_hand {
            differing.push(format!("{what}: {found:?}, by hand {by_hand:?}\n    {}", told.join("\n    ")));
        }
        // The way back of what is breaking need not be; of what changes, something does.
        let (back, _) = verdict(edited(edits), edited(&[]));
        assert_eq!((back.0.is_some(), back.1.is_some()), (found.0.is_some(), found.1.is_some()), "{what}");
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
