//! `new` and `rename`.

use super::fixture;
use super::scratch::Scratch;
use codegen::dump::dump;
use codegen::spec::SourceSet;
use serde_json::Value;
use std::collections::BTreeMap;

/// Operation: its parameters and fields by their paths on the wire, without the names of types.
fn wire(scratch: &Scratch) -> BTreeMap<String, Vec<Value>> {
    let (sources, found) = SourceSet::read(&scratch.path().join("spec"));
    let model = codegen::command::build_model(&sources, found)
        .unwrap_or_else(|found| panic!("{}", codegen::report::render(&found, &sources, false)));
    let dump = dump(&model);
    let operations = dump["operations"].as_object().unwrap().iter().map(|(name, operation)| {
        let entries = ["request", "response"].iter().flat_map(|key| operation[*key].as_array().unwrap().clone());
        let without_type = entries.map(|mut entry| {
            entry.as_object_mut().unwrap().remove("type_name");
            entry
        });
        (name.clone(), without_type.collect())
    });
    operations.collect()
}

#[test]
fn a_new_operation_lacks_only_what_lint_names() {
    let scratch = Scratch::with_spec("new-operation", &fixture::folder("minimal"));
    let (code, printed) = scratch.run(&["new", "operation", "UndockShip", "--family", "ships", "--access", "write"]);
    assert_eq!(code, 0, "{printed}");
    let (code, report) = scratch.run(&["lint"]);
    assert!(code == 2 && report.contains("add `summary:`"), "{report}");
    let (code, printed) = scratch.run(&["new", "operation", "UndockShip", "--family", "ships", "--access", "write"]);
    assert!(code == 2, "{printed}");
    for (arguments, refusal) in [
        (["new", "operation", "../Escape", "--family", "ships", "--access", "read"], "cannot be an operation"),
        (["new", "operation", "CallPilot", "--family", "shops", "--access", "read"], "did you mean `ships`?"),
        (["new", "operation", "DockShip", "--family", "ships", "--access", "read"], "there is an operation `DockShip`"),
    ] {
        std::fs::remove_file(scratch.path().join("spec/operations/ships/UndockShip.yaml")).ok();
        let (code, printed) = scratch.run(&arguments);
        assert!(code == 2 && printed.contains(refusal), "{printed}");
    }
}

#[test]
fn a_new_operation_with_its_summaries_has_no_mistakes() {
    let scratch = Scratch::with_spec("new-operation-with-texts", &fixture::folder("minimal"));
    let summary = ["--summary", "Counts: the ships at the quay.", "--chinese", "统计停泊的船舶数量。"];
    let arguments = ["new", "operation", "CountShips", "--family", "ships", "--access", "read"];
    assert_eq!(scratch.run(&[&arguments[..], &summary].concat()).0, 0);
    let (code, report) = scratch.run(&["lint"]);
    assert_eq!(code, 0, "{report}");
    assert!(scratch.read("spec/operations/ships/CountShips.yaml").contains("envelope: { RequestId: string"));
}

/// Ten names of the spec of this project: types of each kind, operations, parameters, members, shared parameters.
const NAMES: &[&[&str]] = &[
    &["type", "Tag", "ResourceLabel"],
    &["type", "DtsJobStatus", "TaskState"],
    &["type", "ObjectSelection", "ChosenObjects"],
    &["type", "StageStatus", "StepStatus"],
    &["operation", "DescribeDtsJobs", "list_jobs"],
    &["operation", "TagResources", "add_labels"],
    &["parameter", "ConfigureDtsJob.DbList", "objects_to_move"],
    &["parameter", "DescribeDtsJobs.PageNumber", "page_to_read"],
    &["parameter", "RenewInstance.Period", "renewal_unit"],
    &["parameter", "RegionId", "HomeRegion"],
];

#[test]
fn ten_names_change_and_nothing_on_the_wire_does() {
    let scratch = Scratch::with_files("rename", fixture::dts());
    let before = wire(&scratch);
    for name in NAMES {
        let (code, printed) = scratch.run(&[&["rename"], *name].concat());
        assert_eq!(code, 0, "{name:?}: {printed}");
        assert!(printed.contains("wrote "), "{name:?}: {printed}");
    }
    let (code, report) = scratch.run(&["lint"]);
    assert_eq!(code, 0, "{report}");
    assert_eq!(wire(&scratch), before);
    for (path, text) in scratch.files() {
        let text = String::from_utf8(text).unwrap();
        for old in [
            "`Tag`",
            "`DtsJobStatus`",
            "list<Tag>",
            "type: DtsJobStatus",
            "json<ObjectSelection>",
            ".describe_dts_jobs(",
        ] {
            assert!(!text.contains(old), "{old} in {path}");
        }
    }
    assert!(scratch.holds("spec/types/ResourceLabel.yaml") && !scratch.holds("spec/types/Tag.yaml"));
    assert!(scratch.holds("spec/zh-CN/types/TaskState.yaml") && !scratch.holds("spec/zh-CN/types/DtsJobStatus.yaml"));
}

#[test]
fn comments_and_layout_stay() {
    let scratch = Scratch::with_spec("rename-layout", &fixture::folder("minimal"));
    let path = "spec/operations/ships/DockShip.yaml";
    let text = scratch.read(path).replace("request:\n", "request: # what is sent\n");
    scratch.write(path, &text);
    assert_eq!(scratch.run(&["rename", "parameter", "DockShip.Nights", "stay"]).0, 0);
    let after = scratch.read(path);
    let added: Vec<&str> = after.lines().filter(|line| !text.lines().any(|old| old == *line)).collect();
    assert_eq!(added, ["    rust: stay"]);
    assert_eq!(scratch.run(&["rename", "parameter", "DockShip.Nights", "length"]).0, 0);
    assert_eq!(scratch.read(path), after.replace("rust: stay", "rust: length"));
}

#[test]
fn a_name_that_is_wrong_taken_or_unknown_changes_nothing() {
    let scratch = Scratch::with_spec("rename-refused", &fixture::folder("minimal"));
    let before = scratch.files();
    for (arguments, refusal) in [
        (["type", "Berht", "Place"], "did you mean `Berth`?"),
        (["type", "Berth", "ShipKind"], "there is a type `ShipKind` already"),
        (["type", "Berth", "../Berth"], "error[S0"),
        (["type", "Berth", "String"], "`String` is a name of Rust"),
        (["type", "Berth", "Self"], "`Self` is a name of Rust"),
        (["operation", "DockShip", "Dock"], "error[S0"),
        (["operation", "DockShp", "dock"], "did you mean `DockShip`?"),
        (["parameter", "DockShip.Nights", "kind"], "error[S0401]"),
        (["parameter", "DockShip.Nigths", "stay"], "did you mean `Nights`?"),
        (["parameter", "HarbourID", "Port"], "did you mean `HarbourId`?"),
    ] {
        let (code, printed) = scratch.run(&[&["rename"], &arguments[..]].concat());
        assert!(code == 2 && printed.contains(refusal), "{arguments:?}: {printed}");
    }
    assert_eq!(scratch.files(), before);
}
