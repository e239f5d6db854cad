use super::render;
use crate::diagnostic::{Code, Diagnostic};
use crate::place::Place;
use crate::spec::SourceSet;

fn sources(text: &str) -> SourceSet {
    SourceSet::from_memory("spec", vec![("types/A.yaml".to_owned(), text.as_bytes().to_vec())]).0
}

/// A mistake at the only place where `marked` stands.
fn mistake(text: &str, marked: &str) -> Diagnostic {
    let start = text.find(marked).expect("the marked text");
    let offset = |offset| u32::try_from(offset).expect("an offset");
    let place = Place { file: 0, start: offset(start), end: offset(start + marked.len()) };
    Diagnostic::new(Code::UnknownKey, place, "unknown key `requierd`", "did you mean `required`?")
}

#[test]
fn a_mistake_looks_like_that_of_a_compiler() {
    let text = "structure: A\nfields:\n  B: { requierd: true }\n";
    let expected = "\
error[S0201]: unknown key `requierd`
 --> spec/types/A.yaml:3:8
  |
3 |   B: { requierd: true }
  |        ^^^^^^^^
  |
  = help: did you mean `required`?

error: 1 mistake in 1 file
";
    assert_eq!(render(&[mistake(text, "requierd")], &sources(text), false), expected);
}

/// The column, as the message has it, and the line with its carets.
fn marked(text: &str, marked: &str) -> (String, String, String) {
    let printed = render(&[mistake(text, marked)], &sources(text), false);
    let lines: Vec<&str> = printed.lines().collect();
    let column = lines[1].rsplit(':').next().unwrap_or_default();
    let of = |line: &str| line.split_once('|').map(|(_, rest)| rest.strip_prefix(' ').unwrap_or(rest).to_owned());
    (column.to_owned(), of(lines[3]).unwrap_or_default(), of(lines[4]).unwrap_or_default())
}

#[test]
fn carets_stand_below_what_they_mean_behind_wide_characters_and_tabs() {
    let row = |column: &str, line: &str, carets: &str| (column.to_owned(), line.to_owned(), carets.to_owned());
    assert_eq!(marked("文档: bad\n", "bad"), row("5", "文档: bad", "      ^^^"));
    assert_eq!(marked("\tkey: bad\n", "bad"), row("7", "    key: bad", "         ^^^"));
    assert_eq!(marked("key: 中文\n", "中文"), row("6", "key: 中文", "     ^^^^"));
    assert_eq!(marked("key: bad\r\n", "bad"), row("6", "key: bad", "     ^^^"));
}

#[test]
fn of_a_longer_stretch_the_first_line_is_marked() {
    assert_eq!(marked("a: |\n  one\n  two\nb: x\n", "one\n  two\n").2, "  ^^^");
}

#[test]
fn mistakes_are_sorted_told_once_and_counted() {
    let text = "b: 1\na: 2\n";
    let (first, second) = (mistake(text, "b"), mistake(text, "a"));
    let elsewhere = Diagnostic::global(Code::EmptyFolder, "there is nothing", "write something");
    let printed = render(&[second.clone(), first.clone(), second.clone(), elsewhere.clone()], &sources(text), false);
    assert_eq!(printed, render(&[elsewhere, first, second], &sources(text), false));
    let heads: Vec<&str> = printed.lines().filter(|line| line.starts_with("error") || line.contains("-->")).collect();
    assert_eq!(
        heads,
        [
            "error[S0003]: there is nothing",
            "error[S0201]: unknown key `requierd`",
            " --> spec/types/A.yaml:1:1",
            "error[S0201]: unknown key `requierd`",
            " --> spec/types/A.yaml:2:1",
            "error: 3 mistakes in 1 file",
        ]
    );
    assert_eq!(render(&[], &sources(text), false), "");
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let text = "a: \u{1b}[31mred\u{202e}\n";
    let printed = render(&[mistake(text, "red")], &sources(text), false);
    assert!(!printed.contains(['\u{1b}', '\u{202e}']), "{printed:?}");
}

#[test]
fn colour_is_for_terminals_only() {
    let text = "a: 1\n";
    assert!(!render(&[mistake(text, "a")], &sources(text), false).contains('\u{1b}'));
    assert!(render(&[mistake(text, "a")], &sources(text), true).contains('\u{1b}'));
}

#[test]
fn long_help_is_broken_into_lines() {
    let text = "a: 1\n";
    let mut long = mistake(text, "a");
    long.help = "word ".repeat(60).trim_end().to_owned();
    let printed = render(&[long], &sources(text), false);
    assert!(printed.lines().all(|line| line.len() < 120), "{printed}");
    assert_eq!(printed.matches("word").count(), 60);
}

#[test]
fn the_page_of_diagnostics_has_a_section_for_every_code() {
    let page = include_str!("../../../docs/diagnostics.md");
    for code in Code::ALL {
        let meaning = code.meaning().split_whitespace().collect::<Vec<_>>().join(" ");
        let section = format!("\n### {} {code:?}\n\n{meaning}\n", code.number());
        assert!(page.contains(&section), "docs/diagnostics.md lacks: {section}");
    }
}
