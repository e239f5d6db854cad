//! Names, folders and streams that somebody else decides about.

use super::fixture;
use super::scratch::Scratch;
use codegen::artifact::Artifact;
use codegen::plan::{self, Output, Plan};
use serde_json::Value;
use std::fs;

const ESCAPES: &str = "red\u{1b}[31m\u{9b}2J\u{202e}.txt";

fn hides_nothing(printed: &str) -> bool {
    !printed.contains(['\u{1b}', '\u{9b}', '\u{202e}'])
}

#[cfg(unix)]
#[test]
fn names_of_foreign_files_are_printed_without_what_a_terminal_obeys() {
    let scratch = Scratch::with_spec("hostile-names", &fixture::folder("minimal"));
    assert_eq!(scratch.run(&["generate"]).0, 0);
    scratch.write(&format!("generated/{ESCAPES}"), "mine");
    scratch.write(&format!("generated/docs/{ESCAPES}/x.md"), "mine");
    for command in [&["check"][..], &["generate"], &["check", "--format", "short"], &["check", "--format", "github"]] {
        let (_, printed) = scratch.run(command);
        assert!(printed.contains("red") && hides_nothing(&printed), "{command:?}: {printed:?}");
    }
    scratch.write(&format!("spec/types/{ESCAPES}"), "structure: A");
    scratch.write(&format!("spec/{ESCAPES}.yaml"), "\"a\\eb\": 1");
    for command in [&["lint"][..], &["lint", "--format", "short"], &["lint", "--format", "github"]] {
        let (code, printed) = scratch.run(command);
        assert!(code == 2 && printed.contains("red") && hides_nothing(&printed), "{command:?}: {printed:?}");
    }
    let (_, json) = scratch.run(&["lint", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    // Other programs get the name as it is.
    assert!(
        json["findings"].as_array().unwrap().iter().any(|it| it["path"].as_str().unwrap_or_default().contains(ESCAPES))
    );
}

#[test]
fn texts_of_the_spec_in_messages_are_printed_without_what_a_terminal_obeys() {
    let scratch = Scratch::with_spec("hostile-texts", &fixture::folder("minimal"));
    let path = "spec/types/Berth.yaml";
    scratch.write(path, scratch.read(path) + "\"key\\e[31m\": 1\n");
    let (code, printed) = scratch.run(&["lint"]);
    assert!(code == 2 && printed.contains("unknown key") && hides_nothing(&printed), "{printed:?}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_used_is_a_finding_for_programs() {
    let scratch = Scratch::with_spec("hostile-folder", &fixture::folder("minimal"));
    assert_eq!(scratch.run(&["translations", "--confirm"]).0, 0);
    let spec = scratch.path().join("spec").display().to_string();
    scratch.write("full/mine.txt", "kept");
    let full = scratch.path().join("full").display().to_string();
    for folder in ["/dev/null", &spec, &full] {
        let (code, printed) = scratch.run(&["check", "--out", folder, "--format", "json"]);
        let json: Value = serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{folder}: {error}: {printed}"));
        assert!(code == 2 && !json["findings"][0]["message"].as_str().unwrap().is_empty(), "{json}");
        let (code, printed) = scratch.run(&["check", "--out", folder]);
        assert!(code == 2 && printed.starts_with("error: "), "{printed}");
    }
}

#[test]
fn a_missing_list_of_translations_is_no_success() {
    let scratch = Scratch::with_spec("missing-translations", &fixture::folder("minimal"));
    let list = scratch.path().join("spec/translations.lock");
    let _ = fs::remove_file(&list);
    assert_eq!(scratch.run(&["translations"]).0, 2);
    // The first run of all makes it.
    assert_eq!(scratch.run(&["generate"]).0, 0);
    assert_eq!(scratch.run(&["check"]).0, 0);
    let before = fs::read(&list).unwrap();
    fs::remove_file(&list).unwrap();
    for (command, expected) in
        [(&["check"][..], 1), (&["check", "--afresh"], 1), (&["generate"], 2), (&["translations"], 2)]
    {
        let (code, printed) = scratch.run(command);
        assert_eq!(code, expected, "{command:?}: {printed}");
        assert!(printed.contains("translations.lock") && printed.contains("translations --confirm"), "{printed}");
    }
    let (code, printed) = scratch.run(&["check", "--format", "json"]);
    let json: Value = serde_json::from_str(&printed).unwrap();
    assert!(code == 1 && json["findings"].as_array().unwrap().len() == 1, "{printed}");
    assert!(!list.exists());
    assert_eq!(scratch.run(&["translations", "--confirm"]).0, 0);
    assert_eq!(scratch.run(&["check"]).0, 0);
    assert_eq!(fs::read(&list).unwrap(), before);
}

#[test]
fn addresses_with_round_brackets_quotes_and_entities_lead_where_they_say() {
    let scratch = Scratch::with_spec("links", &fixture::folder("minimal"));
    let address = "https://example.com/a(b)'c/{operation}?x=1&copy;=2&y=(";
    let text =
        scratch.read("spec/service.yaml").replace("https://example.com/en/{operation}", &format!("\"{address}\""));
    scratch.write("spec/service.yaml", text);
    assert_eq!(scratch.run(&["generate"]).0, 0);
    let expected = "(<https://example.com/a(b)'c/DockShip?x=1&amp;copy;=2&y=(>)";
    let page = scratch.read("generated/docs/en/src/operations/ships/DockShip.md");
    assert!(page.contains(expected), "{page}");
    assert!(scratch.read("generated/alibabacloud-harbour/src/operation/dock_ship.rs").contains(expected));
}

#[test]
fn a_shared_parameter_is_explained_with_its_users() {
    let scratch = Scratch::with_spec("explain-shared", &fixture::folder("minimal"));
    let (code, printed) = scratch.run(&["explain", "harbourid"]);
    assert!(code == 0 && printed.starts_with("HarbourId (shared parameter)"), "{printed}");
    assert!(printed.contains("Where the ship arrives") && printed.contains("DockShip.HarbourId"), "{printed}");
    let (code, printed) = scratch.run(&["explain", "HarborId"]);
    assert!(code == 2 && printed.contains("did you mean `HarbourId`?"), "{printed}");
}

#[test]
fn a_first_run_that_was_stopped_is_carried_on_by_the_next_one() {
    let scratch = Scratch::with_spec("stopped-first-run", &fixture::folder("minimal"));
    assert_eq!(scratch.run(&["translations", "--confirm"]).0, 0);
    assert_eq!(scratch.run(&["generate"]).0, 0);
    let whole = scratch.files();
    for keep in [0, 3, 20] {
        let list = scratch.read("generated/MANIFEST");
        fs::remove_dir_all(scratch.path().join("generated")).unwrap();
        // What a run leaves that was stopped after some files: the list comes first.
        scratch.write("generated/MANIFEST", list);
        let written = whole.iter().filter(|(path, _)| path.starts_with("generated/") && !path.contains("/."));
        written.take(keep).for_each(|(path, bytes)| scratch.write(path, bytes));
        let (code, printed) = scratch.run(&["generate"]);
        assert_eq!(code, 0, "{keep}: {printed}");
        assert_eq!(scratch.run(&["check", "--afresh"]).0, 0, "{keep}");
    }
}

#[test]
fn the_list_of_files_is_written_before_the_first_file() {
    let scratch = Scratch::with_spec("list-first", &fixture::folder("minimal"));
    let output = Output::new(&scratch.path().join("generated"), "Harbour");
    // Systems have no names of this length, so that the run ends after the first file.
    let artifacts = ["a.md".to_owned(), format!("{}.md", "b".repeat(300))];
    let artifacts = artifacts.map(|path| Artifact { path, text: "text\n".to_owned() });
    let plan = Plan::new(&output, artifacts).unwrap();
    let lock = output.lock(|| {}).unwrap();
    assert!(plan::apply(&plan, &lock).is_err());
    drop(lock);
    assert!(scratch.holds("generated/a.md") && scratch.holds("generated/MANIFEST"));
    assert_eq!(scratch.run(&["translations", "--confirm"]).0, 0);
    let (code, printed) = scratch.run(&["generate"]);
    assert_eq!(code, 0, "{printed}");
    assert!(!scratch.holds("generated/a.md"), "the next run tidies up");
}

#[test]
fn a_list_of_files_that_is_no_text_says_what_to_do() {
    let scratch = Scratch::with_spec("damaged-list", &fixture::folder("minimal"));
    assert_eq!(scratch.run(&["generate"]).0, 0);
    scratch.write("generated/MANIFEST", [0xff, 0xfe, 0x00, 0x80]);
    let (code, printed) = scratch.run(&["generate"]);
    assert!(code == 2 && printed.contains("--adopt"), "{printed}");
    assert_eq!(scratch.run(&["generate", "--adopt"]).0, 0);
    assert_eq!(scratch.run(&["check", "--afresh"]).0, 0);
}

#[test]
fn a_folder_with_the_name_of_a_file_of_the_spec_is_a_stray() {
    let scratch = Scratch::with_spec("folder-as-file", &fixture::folder("minimal"));
    fs::create_dir(scratch.path().join("spec/types/Dir.yaml")).unwrap();
    let (code, printed) = scratch.run(&["lint"]);
    assert!(code == 2 && printed.contains("S0005") && printed.contains("1 mistake"), "{printed}");
}

#[test]
fn a_file_with_windows_line_ends_keeps_them_in_a_rename() {
    let scratch = Scratch::with_spec("rename-crlf", &fixture::folder("minimal"));
    let path = "spec/operations/ships/DockShip.yaml";
    scratch.write(path, scratch.read(path).replace('\n', "\r\n"));
    assert_eq!(scratch.run(&["rename", "operation", "DockShip", "moor"]).0, 0);
    assert_eq!(scratch.run(&["rename", "parameter", "DockShip.Nights", "stay"]).0, 0);
    let text = scratch.read(path);
    assert!(text.contains("rust: moor\r\n") && text.contains("rust: stay\r\n"), "{text:?}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn a_file_of_mistakes_alone_is_reported_in_a_moment_and_not_in_full() {
    let scratch = Scratch::with_spec("many-mistakes", &fixture::folder("minimal"));
    let path = "spec/types/Berth.yaml";
    let keys: Vec<String> = (0..20_000).map(|index| format!("key{index}: 1\n")).collect();
    scratch.write(path, scratch.read(path) + &keys.concat());
    let (code, printed) = scratch.run(&["lint"]);
    assert!(code == 2 && printed.len() < 200_000, "{}", printed.len());
}
