//! `lint --fix` changes what leaves no doubt, and nothing else.

use super::fixture;
use super::scratch::Scratch;

const SHIP: &str = "spec/operations/ships/DockShip.yaml";

fn spec(name: &str) -> Scratch {
    Scratch::with_spec(name, &fixture::folder("minimal"))
}

/// Replaces a text that a file has.
fn replace(scratch: &Scratch, path: &str, old: &str, new: &str) {
    let text = scratch.read(path);
    assert!(text.contains(old), "{path} lacks {old}");
    scratch.write(path, text.replacen(old, new, 1));
}

/// Fixes twice: the second time there is nothing to do. Returns the exit code and what the first run printed.
fn fixed(scratch: &Scratch) -> (u8, String) {
    let (code, printed) = scratch.run(&["lint", "--fix"]);
    let after = scratch.files();
    let (again, printed_again) = scratch.run(&["lint", "--fix"]);
    assert!(after == scratch.files(), "the second run changed something: {printed_again}");
    assert!(!printed_again.contains("@@"), "{printed_again}");
    assert_eq!(code, again);
    (code, printed)
}

#[test]
fn slips_are_fixed_and_comments_and_layout_stay() {
    let scratch = spec("fix-slips");
    replace(&scratch, SHIP, "summary:", "# A comment,   with blanks.\nsummary:   ");
    let before = scratch.files();
    replace(&scratch, SHIP, "summary:", "sumary:");
    replace(&scratch, SHIP, "type: ShipKind", "type: Shipknd");
    replace(&scratch, SHIP, "access: read", "acess: raed");
    replace(&scratch, "spec/types/Berth.yaml", "max: 40", "max: \"40\"");
    let (code, printed) = fixed(&scratch);
    assert_eq!(code, 0, "{printed}");
    assert!(before == scratch.files(), "{printed}");
    for line in ["-sumary:", "+access: read", "+    max: 40", "+    type: ShipKind"] {
        assert!(printed.contains(line), "{line}: {printed}");
    }
}

#[test]
fn what_could_be_meant_otherwise_is_left_to_people() {
    for (old, new, code) in [("type: ShipKind", "type: Ship", "S0301"), ("max_length:", "length:", "S0201")] {
        let scratch = spec("fix-doubt");
        replace(&scratch, SHIP, old, new);
        let before = scratch.files();
        let (exit, printed) = fixed(&scratch);
        assert_eq!(exit, 2, "{printed}");
        assert!(before == scratch.files(), "{printed}");
        assert!(printed.contains(code), "{printed}");
    }
}

#[test]
fn a_fix_that_makes_it_worse_is_not_made_and_the_others_are() {
    let scratch = spec("fix-worse");
    replace(&scratch, SHIP, "summary:", "sumary: Brings a vessel in.\nsummary:");
    replace(&scratch, "spec/types/Berth.yaml", "unit:", "unti:");
    let (code, printed) = fixed(&scratch);
    assert_eq!(code, 2, "{printed}");
    assert!(scratch.read(SHIP).contains("\nsumary:"), "{printed}");
    assert!(scratch.read("spec/types/Berth.yaml").contains("unit:"), "{printed}");
}

#[test]
fn line_endings_and_byte_order_marks_stay() {
    let scratch = spec("fix-bytes");
    let text = scratch.read(SHIP).replace('\n', "\r\n");
    let right = format!("\u{feff}{text}");
    scratch.write(SHIP, right.replacen("family:", "famly:", 1));
    let (code, printed) = fixed(&scratch);
    assert_eq!(code, 0, "{printed}");
    assert_eq!(scratch.read(SHIP), right);
}

#[test]
fn words_of_the_list_are_replaced_if_the_list_says_so() {
    let scratch = spec("fix-words");
    scratch.write(
        "spec/words.yaml",
        "en:\n  - { avoid: [vessel], say: '`ship`', replace: true }\n  - { avoid: [goods], say: '`cargo`' }\n",
    );
    let (code, printed) = fixed(&scratch);
    assert_eq!(code, 2, "{printed}");
    assert!(scratch.read(SHIP).contains("summary: Brings a ship to"), "{printed}");
    assert!(printed.contains("“goods”") && !printed.contains("“vessel”"), "{printed}");
}

#[test]
fn other_programs_get_what_is_left() {
    let scratch = spec("fix-json");
    replace(&scratch, SHIP, "summary:", "sumary:");
    replace(&scratch, SHIP, "type: ShipKind", "type: Zebra");
    let (code, printed) = scratch.run(&["lint", "--fix", "--format", "json"]);
    assert_eq!(code, 2);
    let findings: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert!(printed.contains("S0301") && !printed.contains("S0201"), "{findings}");
    assert!(scratch.read(SHIP).contains("\nsummary:"));
}
