//! The command line, as a shell sees it.

use super::fixture;
use super::scratch::Scratch;
use std::ffi::OsString;
use std::path::Path;

/// Runs a command on the spec in `spec`, with its output below `out`: the exit code, and all that is printed.
pub(crate) fn run(command: &[&str], spec: &Path, out: &Path) -> (u8, String) {
    let mut arguments: Vec<OsString> = vec!["codegen".into()];
    arguments.extend(command.iter().map(OsString::from));
    arguments.extend(["--spec".into(), spec.into()]);
    if matches!(command, ["generate" | "check", ..]) {
        arguments.extend(["--out".into(), out.into()]);
    }
    let (mut printed, mut errors) = (Vec::new(), Vec::new());
    let code = codegen::command::run_on(arguments, &mut printed, &mut errors);
    printed.extend(errors);
    (code, String::from_utf8(printed).unwrap())
}

/// The exit code of a command, and whether `words` are among what it prints.
fn ends_with(code: u8, words: &str, command: &[&str], spec: &Path, out: &Path) {
    let (seen, printed) = run(command, spec, out);
    assert!(seen == code && printed.contains(words), "{command:?} ended with {seen}:\n{printed}");
}

/// A copy of the spec without mistakes.
fn copy(name: &str) -> Scratch {
    Scratch::with_spec(name, &fixture::folder("minimal"))
}

#[test]
fn check_ends_with_0_when_the_output_is_current_and_with_1_when_it_is_not() {
    let scratch = copy("command-check");
    let (spec, out) = (scratch.path().join("spec"), scratch.path().join("generated"));
    ends_with(1, "run `cargo codegen generate`", &["check"], &spec, &out);
    assert!(!scratch.holds("generated"), "check writes nothing");
    ends_with(0, " written, 0 removed, 0 unchanged", &["generate"], &spec, &out);
    ends_with(0, "are current", &["check"], &spec, &out);
    let operation = scratch.read("spec/operations/ships/DockShip.yaml");
    scratch.write("spec/operations/ships/DockShip.yaml", operation.replace("max: 30", "max: 31"));
    ends_with(1, "stale: ", &["check"], &spec, &out);
    ends_with(0, "wrote ", &["generate"], &spec, &out);
    ends_with(0, "are current", &["check"], &spec, &out);
}

#[test]
fn a_mistake_in_the_spec_ends_every_command_with_2_and_writes_nothing() {
    let scratch = copy("command-mistake");
    let (spec, out) = (scratch.path().join("spec"), scratch.path().join("generated"));
    ends_with(0, "wrote ", &["generate"], &spec, &out);
    let before = fixture::files(&out);
    let operation = scratch.read("spec/operations/ships/DockShip.yaml");
    scratch.write("spec/operations/ships/DockShip.yaml", operation.replace("type: Berth", "type: Bert"));
    for command in [&["generate"][..], &["check"], &["lint"], &["stats"], &["dump"], &["explain", "DockShip"]] {
        ends_with(2, "did you mean `Berth`?", command, &spec, &out);
    }
    assert!(fixture::files(&out) == before);
}

#[test]
fn commands_that_only_read_end_with_0() {
    let scratch = copy("command-read");
    let (spec, out) = (scratch.path().join("spec"), scratch.path().join("generated"));
    for command in [&["lint"][..], &["stats"], &["dump"], &["schema"], &["explain", "dockship", "--language", "zh-CN"]]
    {
        ends_with(0, "", command, &spec, &out);
    }
    assert!(!scratch.holds("generated"));
}

#[test]
fn an_explanation_has_every_section_and_folds_what_is_inside() {
    let spec = fixture::project().join("spec/dts");
    let of = |name: &str| run(&["explain", name], &spec, &spec).1;
    let operation = of("DescribeDtsJobs");
    for section in ["\nrequest\n", "\nresponse\n", "\npages\n", "\nwaits\n", "\nerrors\n", "\nexamples\n"] {
        assert!(operation.contains(section), "{section} is missing:\n{operation}");
    }
    assert!(operation.contains("PageSize: int32, default 20, 10 | 20 | 30"), "{operation}");
    assert!(operation.contains("DtsJobList: list<DtsJob> with "), "{operation}");
    assert!(operation.lines().count() < 300, "{} lines", operation.lines().count());
    assert!(of("DtsJob").contains("\nmembers\n") && of("DtsJobStatus").contains("\nvalues\n"));
}

#[test]
fn help_that_is_asked_for_is_no_mistake() {
    let nowhere = Path::new("no/such/folder");
    ends_with(0, "Usage:", &["--help"], nowhere, nowhere);
}

#[test]
fn a_call_that_makes_no_sense_ends_with_2() {
    let scratch = copy("command-call");
    let (spec, out) = (scratch.path().join("spec"), scratch.path().join("generated"));
    ends_with(2, "did you mean `DockShip`?", &["explain", "DockShp"], &spec, &out);
    ends_with(2, "<NAME>", &["explain"], &spec, &out);
    ends_with(2, "generate", &["genrate"], &spec, &out);
    ends_with(2, "no spec folder", &["lint"], Path::new("no/such/spec"), &out);
    scratch.write("empty/.keep", "");
    ends_with(2, "contains no spec", &["lint"], &scratch.path().join("empty"), &out);
}

#[test]
fn a_disk_that_refuses_ends_with_2() {
    let scratch = copy("command-disk");
    scratch.write("generated", "a file where the folder would be");
    let (spec, out) = (scratch.path().join("spec"), scratch.path().join("generated"));
    ends_with(2, "generated", &["generate"], &spec, &out);
}

#[test]
fn an_output_folder_is_refused_where_nothing_is_put_out() {
    let scratch = copy("command-out");
    let spec = scratch.path().join("spec");
    ends_with(2, "unexpected argument '--out'", &["lint", "--out", "elsewhere"], &spec, &spec);
}

#[test]
fn generate_and_check_refuse_a_folder_that_is_not_theirs_and_change_nothing() {
    let scratch = copy("command-not-theirs");
    scratch.write("mine/main.rs", "fn main() {}\n");
    let (spec, out) = (scratch.path().join("spec"), scratch.path().join("mine"));
    for command in ["generate", "check"] {
        ends_with(2, "`--adopt`", &[command], &spec, &out);
        ends_with(2, "overlaps with the spec", &[command], &spec, scratch.path());
    }
    assert_eq!(fixture::files(&out).len(), 1);
    ends_with(0, "wrote ", &["generate", "--adopt"], &spec, &out);
    ends_with(1, "foreign: ", &["check"], &spec, &out);
    assert_eq!(scratch.read("mine/main.rs"), "fn main() {}\n");
}
