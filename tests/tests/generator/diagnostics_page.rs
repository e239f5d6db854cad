//! The page of diagnostics shows what the generator really prints.

use super::fixture;
use super::golden::{Case, cases};
use codegen::diagnostic::Code;
use std::env;
use std::fs;

/// `UPDATE_GOLDEN=1` writes the examples as the golden cases have them; the sentences around them stay.
#[test]
fn each_code_has_a_fix_and_an_example_that_a_golden_case_shows() {
    let path = fixture::project().join("docs/diagnostics.md");
    let page = fs::read_to_string(&path).unwrap();
    let cases = cases();
    let mut expected = page.clone();
    for code in Code::ALL {
        let section = section(&expected, *code).to_owned();
        assert!(section.contains("\nFix: "), "{code} has no fix");
        let Some(example) = example(&cases, *code) else { continue };
        let (before, rest) = section.split_once("```text\n").unwrap_or_else(|| panic!("{code} has no example"));
        let (_, after) = rest.split_once("```\n").unwrap();
        expected = expected.replace(&section, &format!("{before}```text\n{example}\n```\n{after}"));
    }
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &expected).unwrap();
    } else {
        assert!(page == expected, "the examples in docs/diagnostics.md differ; UPDATE_GOLDEN=1 writes them");
    }
}

fn section(page: &str, code: Code) -> &str {
    let start = page.find(&format!("\n### {} ", code.number())).unwrap_or_else(|| panic!("{code} has no section"));
    let end = page[start + 1..].find("\n### ").map_or(page.len(), |end| start + 1 + end);
    &page[start..end]
}

/// The first report of the code, if there is one from the case of the same name.
fn example(cases: &[Case], code: Code) -> Option<String> {
    let head = format!("error[{}]", code.number());
    let name = snake_case(&format!("{code:?}"));
    let reports = cases.iter().flat_map(|case| case.expected.split("\n\n").map(move |report| (case, report.trim())));
    let own = reports.filter(|(_, report)| report.starts_with(&head));
    // The first of several that are the least.
    let first = own.min_by_key(|(case, _)| !case.name.starts_with(&name));
    first.map(|(_, report)| report.to_owned())
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}
