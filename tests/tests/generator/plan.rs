//! What is done to the disk, and what is left alone.

use super::scratch::Scratch;
use codegen::artifact::Artifact;
use codegen::artifact::MARK;
use codegen::plan::{ChangeKind, Error, Output, Plan, apply, report};
use std::path::Path;

pub(super) fn artifact(path: &str, text: &str) -> Artifact {
    Artifact { path: path.to_owned(), text: text.to_owned() }
}

pub(super) fn generated(path: &str, text: &str) -> Artifact {
    artifact(path, &format!("// {MARK}\n{text}\n"))
}

pub(super) fn output(folder: &Path) -> Output {
    Output::new(folder, "Ships")
}

pub(super) fn plan(scratch: &Scratch, artifacts: &[Artifact]) -> Result<Plan, Error> {
    Plan::new(&output(scratch.path()), artifacts)
}

/// Plans and applies as `generate` does.
pub(super) fn generate(output: &Output, artifacts: &[Artifact]) -> Result<(), Error> {
    let lock = output.lock(|| {})?;
    apply(&Plan::new(output, artifacts)?, &lock)
}

pub(super) fn run(scratch: &Scratch, artifacts: &[Artifact]) {
    generate(&output(scratch.path()), artifacts).unwrap();
}

/// The changes that a plan holds, without the manifest.
pub(super) fn changes(scratch: &Scratch, artifacts: &[Artifact]) -> Vec<(String, ChangeKind)> {
    let changes = plan(scratch, artifacts).unwrap().changes.into_iter().map(|change| (change.path, change.kind));
    changes.filter(|(path, _)| path != "MANIFEST").collect()
}

/// A folder in which every kind of difference occurs once, and the artifacts that it differs from.
fn every_difference(name: &str) -> (Scratch, Vec<Artifact>) {
    let scratch = Scratch::new(name);
    let first = [
        generated("sdk/a_stale.rs", "old"),
        generated("sdk/b_edited.rs", "text"),
        generated("sdk/c_windows.rs", "text"),
        artifact("schema/d_stale.json", "{\"old\": true}\n"),
        artifact("schema/gone/e_orphaned.json", "{}\n"),
        generated("sdk/gone/f_orphaned.rs", "text"),
        generated("sdk/g_current.rs", "text"),
        generated("sdk/k_edited_orphan.rs", "text"),
    ];
    run(&scratch, &first);
    scratch.write("sdk/b_edited.rs", scratch.read("sdk/b_edited.rs").replace("text", "by hand"));
    scratch.write("sdk/c_windows.rs", scratch.read("sdk/c_windows.rs").replace('\n', "\r\n"));
    scratch.write("sdk/h_foreign.rs", "fn mine() {}\n");
    scratch.write("sdk/i_unlisted.rs", format!("// {MARK}\nand a line of somebody else\n"));
    scratch.write("sdk/k_edited_orphan.rs", scratch.read("sdk/k_edited_orphan.rs").replace("text", "by hand"));
    let second = vec![
        generated("sdk/a_stale.rs", "new"),
        generated("sdk/b_edited.rs", "text"),
        generated("sdk/c_windows.rs", "text"),
        artifact("schema/d_stale.json", "{\"new\": true}\n"),
        generated("sdk/g_current.rs", "text"),
        generated("sdk/j_missing.rs", "text"),
    ];
    (scratch, second)
}

#[test]
fn every_difference_is_found_at_once() {
    let (scratch, artifacts) = every_difference("differences");
    let expected = [
        ("schema/d_stale.json", ChangeKind::Stale),
        ("schema/gone/e_orphaned.json", ChangeKind::Orphaned),
        ("sdk/a_stale.rs", ChangeKind::Stale),
        ("sdk/b_edited.rs", ChangeKind::Edited),
        ("sdk/c_windows.rs", ChangeKind::LineEndings),
        ("sdk/gone/f_orphaned.rs", ChangeKind::Orphaned),
        ("sdk/h_foreign.rs", ChangeKind::Foreign),
        ("sdk/i_unlisted.rs", ChangeKind::Foreign),
        ("sdk/j_missing.rs", ChangeKind::Missing),
        ("sdk/k_edited_orphan.rs", ChangeKind::EditedOrphan),
    ];
    assert_eq!(changes(&scratch, &artifacts), expected.map(|(path, kind)| (path.to_owned(), kind)));
}

#[test]
fn a_report_names_each_difference_shows_it_and_says_what_mends_it() {
    let (scratch, artifacts) = every_difference("report");
    let report = report(&plan(&scratch, &artifacts).unwrap());
    let path = |path: &str| scratch.path().join(path).display().to_string();
    for line in [
        format!("stale: {}", path("schema/d_stale.json")),
        format!("edited: {}", path("sdk/b_edited.rs")),
        "-by hand".to_owned(),
        "+text".to_owned(),
        format!("line endings: {}", path("sdk/c_windows.rs")),
        format!("orphaned: {}", path("sdk/gone/f_orphaned.rs")),
        format!("foreign: {}", path("sdk/h_foreign.rs")),
        format!("missing: {}", path("sdk/j_missing.rs")),
        format!("edited orphan: {}", path("sdk/k_edited_orphan.rs")),
        "11 of 12 files are not current".to_owned(),
        "run `cargo codegen generate` and commit what it writes".to_owned(),
    ] {
        assert!(report.lines().any(|seen| seen == line), "no line `{line}` in\n{report}");
    }
}

#[test]
fn a_plan_writes_nothing_until_it_is_applied() {
    let (scratch, artifacts) = every_difference("untouched");
    let before = scratch.files();
    let _ = report(&plan(&scratch, &artifacts).unwrap());
    assert!(scratch.files() == before);
}

#[test]
fn applying_mends_everything_but_what_the_generator_did_not_make() {
    let (scratch, artifacts) = every_difference("mended");
    run(&scratch, &artifacts);
    let left = ["sdk/h_foreign.rs", "sdk/i_unlisted.rs", "sdk/k_edited_orphan.rs"];
    assert_eq!(changes(&scratch, &artifacts), left.map(|path| (path.to_owned(), ChangeKind::Foreign)));
    assert!(scratch.read("sdk/k_edited_orphan.rs").contains("by hand"));
    assert_eq!(scratch.read("sdk/h_foreign.rs"), "fn mine() {}\n");
    for artifact in &artifacts {
        assert_eq!(scratch.read(&artifact.path), artifact.text);
    }
}

#[test]
fn folders_that_are_empty_without_an_orphan_go_with_it_and_others_stay() {
    let scratch = Scratch::new("empty-folders");
    run(&scratch, &[generated("a/b/c/one.rs", ""), generated("a/d/two.rs", "")]);
    scratch.write("a/d/mine.txt", "kept");
    run(&scratch, &[]);
    assert!(!scratch.holds("a/b"));
    assert!(scratch.holds("a/d/mine.txt"));
}

#[test]
fn an_edited_file_without_a_mark_is_owned_through_the_manifest() {
    let scratch = Scratch::new("manifest");
    let schema = artifact("schema/a.json", "{}\n");
    run(&scratch, std::slice::from_ref(&schema));
    scratch.write("schema/a.json", "{ }\n");
    assert_eq!(changes(&scratch, &[schema]), [("schema/a.json".to_owned(), ChangeKind::Edited)]);
    assert_eq!(changes(&scratch, &[]), [("schema/a.json".to_owned(), ChangeKind::EditedOrphan)]);
}

#[test]
fn the_draft_of_a_run_that_was_killed_is_cleared_away() {
    let scratch = Scratch::new("draft");
    let artifacts = [generated("sdk/a.rs", "text")];
    run(&scratch, &artifacts);
    scratch.write("sdk/.a.rs.4711.draft", "half a fi");
    assert_eq!(changes(&scratch, &artifacts), [("sdk/.a.rs.4711.draft".to_owned(), ChangeKind::Orphaned)]);
    run(&scratch, &artifacts);
    assert!(!scratch.holds("sdk/.a.rs.4711.draft"));
    assert!(plan(&scratch, &artifacts).unwrap().is_current());
}

#[test]
fn a_run_that_was_killed_half_way_is_finished_by_the_next_one() {
    let scratch = Scratch::new("half-way");
    run(&scratch, &[generated("a.rs", "old"), artifact("b.json", "old")]);
    // The manifest is written last, so it still speaks of the run before.
    let new = [generated("a.rs", "new"), artifact("b.json", "new")];
    scratch.write("a.rs", &new[0].text);
    run(&scratch, &new);
    assert!(plan(&scratch, &new).unwrap().is_current());
}

#[test]
fn names_that_lead_out_of_the_folder_are_refused_before_anything_is_written() {
    let scratch = Scratch::new("escape");
    for path in ["../evil.rs", "/etc/evil", "a/../../evil", "a//b", "a/./b", "", "..\\evil", "C:evil", "a/\0"] {
        let refused = plan(&scratch, &[generated("fine.rs", ""), artifact(path, "evil")]);
        assert!(matches!(refused, Err(Error::Escapes(_))), "{path}");
    }
    assert_eq!(scratch.files(), []);
}

#[test]
fn two_files_that_some_systems_take_for_one_are_refused() {
    let scratch = Scratch::new("letter-case");
    let refused = plan(&scratch, &[generated("Ship.rs", ""), generated("ship.rs", "")]);
    assert!(matches!(refused, Err(Error::Collision(_))));
    let refused = plan(&scratch, &[artifact("manifest", "")]);
    assert!(matches!(refused, Err(Error::Collision(_))), "the generator's own list is a file too");
}
