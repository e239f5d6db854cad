//! What `lint` and `check` print for other programs, and for whom.

use super::fixture;
use super::scratch::Scratch;
use serde_json::Value;
use std::ffi::OsString;

/// A spec with two mistakes in one file, and one without a place in another.
fn broken(name: &str) -> Scratch {
    let scratch = Scratch::with_spec(name, &fixture::folder("minimal"));
    let path = "spec/operations/ships/DockShip.yaml";
    let text = scratch.read(path);
    scratch.write(path, text.replace("type: ShipKind", "type: Shipkind").replace("type: Berth", "type: Bert"));
    scratch
}

/// The exit code, standard output and standard error.
fn run(arguments: &[&str], scratch: &Scratch) -> (u8, String, String) {
    let mut all: Vec<OsString> = vec!["codegen".into()];
    all.extend(arguments.iter().map(OsString::from));
    all.extend(["--spec".into(), scratch.path().join("spec").into()]);
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let code = codegen::command::run_on(all, &mut out, &mut errors);
    (code, String::from_utf8(out).unwrap(), String::from_utf8(errors).unwrap())
}

#[test]
fn mistakes_for_people_go_to_standard_error_and_for_programs_to_standard_output() {
    let scratch = broken("formats-streams");
    let (code, out, errors) = run(&["lint"], &scratch);
    assert!(code == 2 && out.is_empty() && errors.contains("did you mean `ShipKind`?"), "{out}{errors}");
    for format in ["short", "json", "github", "sarif"] {
        let (code, out, errors) = run(&["lint", "--format", format], &scratch);
        assert!(code == 2 && out.contains("did you mean `ShipKind`?") && errors.is_empty(), "{format}: {out}{errors}");
    }
}

#[test]
fn every_form_tells_the_same_places() {
    let scratch = broken("formats-places");
    let (_, short, _) = run(&["lint", "--format", "short"], &scratch);
    let places: Vec<String> = short.lines().map(|line| line.split(": error[").next().unwrap().to_owned()).collect();
    assert_eq!(places.len(), 2, "{short}");
    let (_, json, _) = run(&["lint", "--format", "json"], &scratch);
    let json: Value = serde_json::from_str(&json).unwrap();
    let (_, sarif, _) = run(&["lint", "--format", "sarif"], &scratch);
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let (_, github, _) = run(&["lint", "--format", "github"], &scratch);
    for (index, place) in places.iter().enumerate() {
        let found = &json["findings"][index];
        let (path, region) = (found["path"].as_str().unwrap(), &found["region"]);
        assert_eq!(*place, format!("{path}:{}:{}", region["line"], region["column"]));
        let physical = &sarif["runs"][0]["results"][index]["locations"][0]["physicalLocation"];
        assert_eq!(physical["region"]["startLine"], region["line"]);
        assert_eq!(physical["region"]["endColumn"], region["end_column"]);
        let line = github.lines().nth(index).unwrap();
        assert!(line.starts_with("::error file=") && line.contains(&format!("line={},", region["line"])), "{line}");
    }
}

#[test]
fn without_a_mistake_programs_get_an_empty_document_and_quiet_says_nothing() {
    let scratch = Scratch::with_spec("formats-fine", &fixture::folder("minimal"));
    let (code, json, _) = run(&["lint", "--format", "json"], &scratch);
    assert_eq!((code, serde_json::from_str::<Value>(&json).unwrap()["findings"].clone()), (0, serde_json::json!([])));
    for arguments in [&["lint", "--quiet"][..], &["generate", "-q"], &["check", "-q"], &["lint", "--format", "github"]]
    {
        let (code, out, errors) = run(arguments, &scratch);
        assert_eq!((code, out.as_str(), errors.as_str()), (0, "", ""), "{arguments:?}");
    }
}

#[test]
fn an_output_that_is_not_current_is_a_finding_per_file() {
    let scratch = Scratch::with_spec("formats-check", &fixture::folder("minimal"));
    run(&["generate"], &scratch);
    std::fs::remove_file(scratch.path().join("generated/schema/operation.json")).unwrap();
    scratch.write("generated/mine.txt", "kept");
    let (code, json, _) = run(&["check", "--format", "json"], &scratch);
    let json: Value = serde_json::from_str(&json).unwrap();
    let rules: Vec<&str> =
        json["findings"].as_array().unwrap().iter().map(|found| found["rule"].as_str().unwrap()).collect();
    assert_eq!((code, rules), (1, vec!["foreign", "missing"]));
}

#[test]
fn colors_come_when_they_are_asked_for() {
    let scratch = broken("formats-colors");
    for (color, colored) in [("always", true), ("never", false), ("auto", false)] {
        let (_, _, errors) = run(&["lint", "--color", color], &scratch);
        assert_eq!(errors.contains('\u{1b}'), colored, "{color}");
    }
}

#[test]
fn a_code_is_explained_with_an_example_and_the_fix_and_without_a_spec() {
    let nowhere = Scratch::new("formats-explain");
    let (code, out, errors) = run(&["explain", "s0301"], &nowhere);
    assert!(code == 0 && out.starts_with("S0301 UnknownType\n"), "{out}{errors}");
    assert!(out.contains("error[S0301]: there is no type") && out.contains("\nFix: ") && !out.contains("```"), "{out}");
    let (code, _, errors) = run(&["explain", "S0390"], &nowhere);
    assert!(code == 2 && errors.contains("there is no code `S0390`"), "{errors}");
}
