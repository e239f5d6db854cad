//! A spec in English alone.

use super::fixture;
use super::scratch::Scratch;

/// The spec without mistakes, in English alone, with the folder of codes that it includes.
fn english(name: &str) -> Scratch {
    let files = fixture::files(&fixture::folder("minimal"));
    let scratch =
        Scratch::with_files(name, files.into_iter().filter(|(path, _)| !path.starts_with("zh-CN/")).collect());
    let service = scratch.read("spec/service.yaml");
    let service = service.replace("  zh-CN: https://example.com/zh/{operation}\n", "");
    scratch.write("spec/service.yaml", format!("{service}languages: [en]\nincludes: [../gateway]\n"));
    for (path, bytes) in fixture::files(&fixture::project().join("spec/gateway")) {
        scratch.write(&format!("gateway/{path}"), bytes);
    }
    scratch
}

#[test]
fn a_spec_in_english_alone_needs_no_chinese_and_has_none_in_its_output() {
    let scratch = english("english-alone");
    let (code, printed) = scratch.run(&["lint"]);
    assert_eq!(code, 0, "{printed}");
    let (code, printed) = scratch.run(&["generate"]);
    assert_eq!(code, 0, "{printed}");
    assert!(scratch.holds("generated/docs/en/src/index.md") && !scratch.holds("generated/docs/zh-CN"));
    let is_chinese = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    for (path, bytes) in fixture::files(&scratch.path().join("generated")) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains(is_chinese) && !text.contains("docs/zh-CN"), "{path}");
    }
    let (code, dump) = scratch.run(&["dump"]);
    assert!(code == 0 && !dump.contains("zh-CN") && !dump.contains(is_chinese));
    assert_eq!(scratch.run(&["check"]).0, 0);
}

#[test]
fn a_new_operation_has_a_file_for_each_language_of_the_spec() {
    let scratch = english("english-new");
    let new =
        ["new", "operation", "UndockShip", "--family", "ships", "--access", "write", "--summary", "Lets a ship go."];
    assert_eq!(scratch.run(&new).0, 0);
    assert!(scratch.holds("spec/operations/ships/UndockShip.yaml") && !scratch.holds("spec/zh-CN"));
    let (code, printed) = scratch.run(&["lint"]);
    assert_eq!(code, 0, "{printed}");
}

#[test]
fn texts_in_a_language_that_the_spec_lacks_are_not_explained() {
    let scratch = english("english-explain");
    assert_eq!(scratch.run(&["explain", "DockShip"]).0, 0);
    let (code, printed) = scratch.run(&["explain", "DockShip", "--language", "zh-CN"]);
    assert!(code == 2 && printed.contains("has no texts in Chinese"), "{printed}");
}
