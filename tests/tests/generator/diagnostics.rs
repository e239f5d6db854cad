//! What a mistake in a spec looks like to whoever made it.

use super::fixture;
use super::golden::cases;
use super::scratch::Scratch;
use codegen::diagnostic::Code;
use codegen::report::render;
use codegen::spec::SourceSet;
use std::env;
use std::path::Path;

/// Codes that no file in memory can show, and the test that shows them.
const ELSEWHERE: &[(Code, &str)] = &[
    (Code::Unreadable, "a_file_that_cannot_be_read_is_named"),
    (Code::MissingFolder, "a_missing_folder_is_named"),
    (Code::BadProduct, "mistakes_of_the_list_are_named"),
];

/// `UPDATE_GOLDEN=1` writes what is seen instead of comparing it; read the difference before committing it.
#[test]
fn mistakes_are_reported_as_the_golden_cases_say() {
    let update = env::var_os("UPDATE_GOLDEN").is_some();
    let mut different = Vec::new();
    for case in cases() {
        let result = case.result();
        if update {
            case.bless(&result);
        } else if result != case.expected {
            different.push(format!("## {}\n--- expected\n{}--- seen\n{result}", case.name, case.expected));
        }
    }
    assert!(different.is_empty(), "{}\nUPDATE_GOLDEN=1 accepts what is seen", different.join("\n"));
}

#[test]
fn every_code_has_a_golden_case() {
    let shown: String = cases().into_iter().map(|case| case.expected).collect();
    let missing: Vec<&Code> = Code::ALL
        .iter()
        .filter(|code| !shown.contains(&format!("[{}]", code.number())))
        .filter(|code| !ELSEWHERE.iter().any(|(elsewhere, _)| elsewhere == *code))
        .collect();
    assert!(missing.is_empty(), "no case in tests/fixtures/diagnostics shows {missing:?}");
}

#[test]
fn the_spec_that_the_cases_start_from_has_no_mistakes() {
    let model = fixture::model(fixture::files(&fixture::folder("minimal")));
    assert_eq!(model.operations.len(), 1);
}

#[test]
fn a_report_does_not_depend_on_the_order_in_which_the_files_were_found() {
    for case in cases() {
        let mut files = case.files();
        files.reverse();
        let (sources, found) = SourceSet::from_memory("spec", files);
        let seen = codegen::command::build_model(&sources, found)
            .map_or_else(|found| render(&found, &sources, false), |_| "no mistakes\n".to_owned());
        assert_eq!(seen, case.result(), "{}", case.name);
    }
}

#[test]
fn a_missing_folder_is_named() {
    let (sources, found) = SourceSet::read(Path::new("no/such/spec"));
    let seen = render(&found, &sources, false);
    assert!(seen.starts_with("error[S0002]: there is no spec folder `no/such/spec`\n"), "{seen}");
    assert!(seen.contains("`--spec`"), "{seen}");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_named() {
    let scratch = Scratch::new("unreadable");
    std::os::unix::fs::symlink("nowhere", scratch.path().join("service.yaml")).unwrap();
    let (sources, found) = SourceSet::read(scratch.path());
    let seen = render(&found, &sources, false);
    assert!(seen.starts_with("error[S0001]: this file cannot be read"), "{seen}");
    assert!(seen.contains("unreadable/service.yaml"), "{seen}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_holds_itself_is_read_to_an_end() {
    let scratch = Scratch::new("circle");
    scratch.write("operations/ships/Dock.yaml", "");
    std::os::unix::fs::symlink("..", scratch.path().join("operations/again")).unwrap();
    let (sources, _) = SourceSet::read(scratch.path());
    assert!(sources.files().len() < 10);
}
