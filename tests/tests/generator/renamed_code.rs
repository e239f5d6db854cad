//! `rename` in the example programs, in the guide and in texts.

use super::fixture;
use super::scratch::Scratch;

const PROGRAM: &str = r#"//! Docks a ship as [`Client::dock_ship`] does; see `types::Berth`.
//!
//! ```text
//! cargo run --example arrive
//! ```

use alibabacloud_harbour::operation::{dock_ship, self as calls};
use alibabacloud_harbour::types::{Berth, ShipKind as Kind, *};
use alibabacloud_harbour::{Client, Result};

struct Tug { nights: u32 }

/// Waits [for it](alibabacloud_harbour::operation::dock_ship); a Berth is a place, and `nights` are counted.
pub async fn run(client: &Client, tug: Tug) -> Result<dock_ship::Response> {
    let berth = Berth::new().quay("A");
    // `dock_ship` once, with dock_ship as a variable.
    let dock_ship = client.dock_ship().ship_id("dock_ship").berth(berth).nights(2).send().await?;
    println!("{} {:?}", tug.nights, dock_ship.status.unwrap_or(DockStatus::Waiting));
    assert!(matches!(Kind::Cargo, Kind::Cargo), "Berth");
    let request = calls::dock_ship::Request::default();
    drop(Client::dock_ship(client).nights(request.nights));
    let again = client.dock_ship().ship_id("ship-8");
    again.clone().nights(3).send().await?;
    Ok(dock_ship)
}
"#;

const GUIDE: &str = "# Ships\n\n[`dock_ship`](operation::dock_ship) takes a [Berth](types::Berth) and `nights(2)`.\n\n\
    ```no_run\n# async fn example(client: alibabacloud_harbour::Client) {\nuse alibabacloud_harbour::types::Berth;\n\
    let berth = Berth::new();\nclient.dock_ship().berth(berth);\n# }\n```\n\n```text\ndock_ship Berth\n```\n";

/// The program and the guide after a rename, and what it printed.
fn renamed(name: &str, arguments: &[&str]) -> (String, String, String) {
    let scratch = Scratch::with_spec(name, &fixture::folder("minimal"));
    scratch.write("spec/examples/arrive.rs", PROGRAM);
    scratch.write("spec/guide.md", GUIDE);
    let (code, printed) = scratch.run(&[&["rename"], arguments].concat());
    assert_eq!(code, 0, "{printed}");
    (scratch.read("spec/examples/arrive.rs"), scratch.read("spec/guide.md"), printed)
}

/// The text with some lines replaced, of which each must be there.
fn with(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    })
}

#[test]
fn an_operation_is_renamed_in_imports_calls_paths_and_links_and_nothing_else_is() {
    let (program, guide, printed) = renamed("rename-operation", &["operation", "DockShip", "moor_ship"]);
    let expected = with(
        PROGRAM,
        &[
            ("[`Client::dock_ship`]", "[`Client::moor_ship`]"),
            ("operation::{dock_ship, ", "operation::{moor_ship, "),
            ("operation::dock_ship)", "operation::moor_ship)"),
            ("Result<dock_ship::", "Result<moor_ship::"),
            ("// `dock_ship`", "// `moor_ship`"),
            ("client.dock_ship()", "client.moor_ship()"),
            ("calls::dock_ship::", "calls::moor_ship::"),
            ("Client::dock_ship(", "Client::moor_ship("),
        ],
    );
    assert_eq!(program, expected);
    let changes = [
        ("[`dock_ship`](operation::dock_ship)", "[`moor_ship`](operation::moor_ship)"),
        ("client.dock_ship()", "client.moor_ship()"),
    ];
    assert_eq!(guide, with(GUIDE, &changes));
    assert!(!printed.contains("check it"), "{printed}");
}

#[test]
fn a_type_is_renamed_where_it_is_meant_and_not_where_a_text_has_the_word() {
    let (program, guide, _) = renamed("rename-type", &["type", "Berth", "Place"]);
    let changes =
        [("`types::Berth`", "`types::Place`"), ("types::{Berth,", "types::{Place,"), ("Berth::new", "Place::new")];
    assert_eq!(program, with(PROGRAM, &changes));
    let changes = [
        ("[Berth](types::Berth)", "[Place](types::Place)"),
        ("types::Berth;", "types::Place;"),
        ("Berth::new", "Place::new"),
    ];
    assert_eq!(guide, with(GUIDE, &changes));
}

#[test]
fn a_type_with_another_name_in_a_program_keeps_that_name() {
    let (program, ..) = renamed("rename-alias", &["type", "ShipKind", "Purpose"]);
    assert_eq!(program, with(PROGRAM, &[("ShipKind as Kind", "Purpose as Kind")]));
    let (program, ..) = renamed("rename-of-glob", &["type", "DockStatus", "Stage"]);
    assert_eq!(program, with(PROGRAM, &[("DockStatus::Waiting", "Stage::Waiting")]));
}

#[test]
fn a_parameter_is_renamed_where_its_owner_is_known_and_lines_in_doubt_are_named() {
    let (program, guide, printed) = renamed("rename-parameter", &["parameter", "DockShip.Nights", "length_of_stay"]);
    let changes = [
        ("`nights` are", "`length_of_stay` are"),
        (".nights(2)", ".length_of_stay(2)"),
        (".nights(3)", ".length_of_stay(3)"),
        (".nights(request.nights)", ".length_of_stay(request.length_of_stay)"),
        ("tug.nights", "tug.length_of_stay"),
    ];
    assert_eq!(program, with(PROGRAM, &changes));
    assert_eq!(guide, with(GUIDE, &[("`nights(2)`", "`length_of_stay(2)`")]));
    // The type of `tug` is known to nobody but the compiler.
    assert!(printed.contains("arrive.rs:18: "), "{printed}");
    assert!(
        !printed.contains("arrive.rs:17: ")
            && !printed.contains("arrive.rs:21: ")
            && !printed.contains("arrive.rs:23: "),
        "{printed}"
    );
}

#[test]
fn members_in_patterns_and_values_get_the_new_name_and_variables_keep_theirs() {
    let scratch = Scratch::with_spec("rename-pattern", &fixture::folder("minimal"));
    let head = "//! Shows a berth.\n//!\n//! cargo run --example arrive\n\nuse alibabacloud_harbour::types;\n\n";
    let code = "fn quay(types::Berth { quay, ref depth, .. }: &types::Berth) { let quay = quay; depth; }\n\
        fn other(berth: &types::Berth) -> bool { matches!(berth, types::Berth { quay: Some(_), .. }) && berth.quay.is_some() }\n";
    scratch.write("spec/examples/arrive.rs", format!("{head}{code}"));
    assert_eq!(scratch.run(&["rename", "parameter", "Berth.Quay", "letter"]).0, 0);
    assert_eq!(scratch.run(&["rename", "parameter", "Berth.Depth", "metres"]).0, 0);
    let expected = with(
        code,
        &[
            ("{ quay, ref depth, ..", "{ letter: quay, metres: ref depth, .."),
            ("{ quay: Some", "{ letter: Some"),
            ("berth.quay.", "berth.letter."),
        ],
    );
    assert_eq!(scratch.read("spec/examples/arrive.rs"), format!("{head}{expected}"));
}

#[test]
fn texts_of_the_spec_have_the_new_name_and_stay_translated() {
    let scratch = Scratch::with_spec("rename-in-texts", &fixture::folder("minimal"));
    let (path, chinese) = ("spec/types/ShipKind.yaml", "spec/zh-CN/types/ShipKind.yaml");
    let text = scratch.read(path).replace("Carries goods.", "Carries goods, see `Client::dock_ship` and `dock_ship`.");
    scratch.write(path, text);
    scratch.write(chinese, scratch.read(chinese).replace("运输货物。", "运输货物，见 `client.dock_ship()`。"));
    assert_eq!(scratch.run(&["translations", "--confirm"]).0, 0);
    assert_eq!(scratch.run(&["rename", "operation", "DockShip", "moor_ship"]).0, 0);
    assert!(scratch.read(path).contains("see `Client::moor_ship` and `moor_ship`."));
    assert!(scratch.read(chinese).contains("`client.moor_ship()`"));
    let (code, report) = scratch.run(&["lint"]);
    assert_eq!(code, 0, "{report}");
}
