//! The word list of the spec, on pages and on the comments of Rust files.

use super::scratch::Scratch;
use super::{command, fixture};

/// What the command prints of a file with this text, and how it ends.
fn checked(name: &str, path: &str, text: &str) -> (u8, String) {
    let scratch = Scratch::new(name);
    scratch.write(path, text);
    let spec = fixture::project().join("spec/dts");
    let page = scratch.path().display().to_string();
    command::run(&["words", &page], &spec, &scratch.path().join("out"))
}

#[test]
fn a_word_to_avoid_is_found_at_its_place_with_what_to_say_instead() {
    let (code, printed) = checked("words-page", "docs/page.md", "# A page\n\nIt returns an\nanswer to `an answer`.\n");
    assert_eq!(code, 2, "{printed}");
    assert!(printed.contains("docs/page.md:4:1"), "{printed}");
    assert!(printed.contains("say `response` or `returns` instead"), "{printed}");
    assert!(printed.contains("1 mistake in 1 file"), "{printed}");
}

#[test]
fn pages_below_the_folder_of_chinese_texts_have_the_list_of_chinese_words() {
    let (code, printed) = checked("words-chinese", "zh-CN/page.md", "设置报警，answer。\n");
    assert_eq!(code, 2, "{printed}");
    assert!(printed.contains("zh-CN/page.md:1:3") && printed.contains("1 mistake"), "{printed}");
}

#[test]
fn comments_are_prose_and_code_is_not() {
    let (code, printed) = checked("words-rust", "src/lib.rs", "/// Reads it.\nfn answer() {\n    // The answer.\n}\n");
    assert_eq!(code, 2, "{printed}");
    assert!(printed.contains("src/lib.rs:3:12") && printed.contains("1 mistake"), "{printed}");
    let (code, printed) = checked("words-none", "src/lib.rs", "/// Reads the response.\nfn answer() {}\n");
    assert!(code == 0 && printed.contains("no words to avoid in 1 file"), "{printed}");
}

#[test]
fn a_path_that_is_missing_ends_with_2() {
    let spec = fixture::project().join("spec/dts");
    let (code, printed) = command::run(&["words", "no/such/page.md"], &spec, &spec);
    assert!(code == 2 && printed.contains("no/such/page.md cannot be read"), "{printed}");
}

#[test]
fn the_pages_of_the_project_avoid_the_words_of_the_list() {
    let project = fixture::project();
    let pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "generated/dts/docs"];
    let paths: Vec<String> = pages.iter().map(|page| project.join(page).display().to_string()).collect();
    let command: Vec<&str> = ["words"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    let (code, printed) = command::run(&command, &project.join("spec/dts"), &project);
    assert_eq!(code, 0, "{printed}");
}
