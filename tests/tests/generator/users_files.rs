//! Files of other people in the output folder: none is removed, and none overwritten without `--adopt`.

use super::plan::{artifact, changes, generate, generated, output, plan, run};
use super::scratch::Scratch;
use codegen::artifact::MARK;
use codegen::plan::{ChangeKind, Error};

#[test]
fn a_copy_of_a_generated_file_with_lines_of_its_own_stays() {
    let scratch = Scratch::new("users-copy");
    run(&scratch, &[generated("sdk/a.rs", "text")]);
    let copy = format!("{}fn mine() {{}}\n", scratch.read("sdk/a.rs"));
    scratch.write("sdk/copy.rs", &copy);
    run(&scratch, &[]);
    assert_eq!(scratch.read("sdk/copy.rs"), copy);
    assert!(!scratch.holds("sdk/a.rs"));
}

#[test]
fn a_note_that_quotes_the_mark_stays() {
    let scratch = Scratch::new("users-note");
    run(&scratch, &[generated("sdk/a.rs", "text")]);
    scratch.write("notes.md", format!("Files that begin with `{MARK}` are not reviewed.\n"));
    run(&scratch, &[generated("sdk/a.rs", "other")]);
    assert!(scratch.holds("notes.md"));
}

#[test]
fn a_path_that_a_bad_merge_put_into_the_manifest_stays() {
    let scratch = Scratch::new("users-manifest");
    let artifacts = [generated("sdk/a.rs", "text")];
    run(&scratch, &artifacts);
    scratch.write("mine.rs", "fn mine() {}\n");
    let manifest = scratch.read("MANIFEST");
    scratch.write("MANIFEST", format!("{manifest}0123456789abcdef  mine.rs\n"));
    assert_eq!(changes(&scratch, &artifacts), [("mine.rs".to_owned(), ChangeKind::EditedOrphan)]);
    run(&scratch, &artifacts);
    assert_eq!(scratch.read("mine.rs"), "fn mine() {}\n");
}

#[test]
fn a_path_in_the_manifest_that_leads_out_of_the_folder_is_no_path_of_the_output() {
    let scratch = Scratch::new("users-outside");
    let out = scratch.path().join("out");
    generate(&output(&out), &[generated("a.rs", "text")]).unwrap();
    scratch.write("mine.rs", "fn mine() {}\n");
    let manifest = scratch.read("out/MANIFEST");
    scratch.write("out/MANIFEST", format!("{manifest}0123456789abcdef  ../mine.rs\n"));
    generate(&output(&out), &[]).unwrap();
    assert!(scratch.holds("mine.rs"));
}

#[test]
fn a_draft_of_another_program_stays() {
    let scratch = Scratch::new("users-draft");
    run(&scratch, &[generated("a.rs", "text")]);
    let theirs = [".notes.draft", "chapter.1.draft", ".minutes.2026.draft", "notes/.todo.1.draft"];
    for name in theirs {
        scratch.write(name, "half a chapter");
    }
    run(&scratch, &[]);
    for name in theirs {
        assert!(scratch.holds(name), "{name}");
    }
}

#[test]
fn a_folder_with_other_files_is_refused_unless_it_is_adopted() {
    let scratch = Scratch::new("users-folder");
    scratch.write("src/main.rs", "fn main() {}\n");
    let artifacts = [generated("sdk/a.rs", "text")];
    let before = scratch.files();
    let refused = generate(&output(scratch.path()), &artifacts);
    assert!(matches!(refused, Err(Error::Occupied(_))), "{refused:?}");
    assert!(scratch.files() == before, "not even a lock");
    generate(&output(scratch.path()).adopting(true), &artifacts).unwrap();
    assert_eq!(scratch.read("src/main.rs"), "fn main() {}\n");
    // From now on it has a list of its own.
    run(&scratch, &artifacts);
}

#[test]
fn an_output_that_lost_its_manifest_is_refused_unless_it_is_adopted() {
    let scratch = Scratch::new("users-lost-manifest");
    run(&scratch, &[generated("a.rs", "old"), artifact("b.json", "old")]);
    std::fs::remove_file(scratch.path().join("MANIFEST")).unwrap();
    let new = [generated("a.rs", "new"), artifact("b.json", "new")];
    assert!(matches!(plan(&scratch, &new), Err(Error::Occupied(_))));
    generate(&output(scratch.path()).adopting(true), &new).unwrap();
    assert!(plan(&scratch, &new).unwrap().is_current());
}

#[test]
fn the_output_of_another_service_is_refused_even_when_adopted() {
    let scratch = Scratch::new("users-service");
    run(&scratch, &[generated("a.rs", "text")]);
    let other = codegen::plan::Output::new(scratch.path(), "Trains").adopting(true);
    let refused = generate(&other, &[generated("b.rs", "text")]);
    let message = refused.unwrap_err().to_string();
    assert!(message.contains("`Ships`") && message.contains("`Trains`"), "{message}");
    assert!(scratch.holds("a.rs") && !scratch.holds("b.rs"));
}

#[test]
fn a_file_where_an_artifact_belongs_is_overwritten_only_when_adopted() {
    let scratch = Scratch::new("users-in-the-way");
    run(&scratch, &[generated("a.rs", "text")]);
    scratch.write("b.rs", "fn mine() {}\n");
    scratch.write("c.json", "[\"mine\"]\n");
    let artifacts = [generated("a.rs", "new"), generated("b.rs", "text"), artifact("c.json", "{}\n")];
    let before = scratch.files();
    let message = generate(&output(scratch.path()), &artifacts).unwrap_err().to_string();
    assert!(message.contains("b.rs") && message.contains("c.json") && message.contains("--adopt"), "{message}");
    assert!(scratch.files() == before);
    generate(&output(scratch.path()).adopting(true), &artifacts).unwrap();
    assert_eq!(scratch.read("c.json"), "{}\n");
}

#[test]
fn after_a_merge_that_kept_one_side_of_the_manifest_a_run_settles_all_files_with_a_mark() {
    let scratch = Scratch::new("users-merge");
    run(&scratch, &[generated("a.rs", "text")]);
    // The other side of the merge brought a file that this side's list lacks.
    scratch.write("b.rs", format!("// {MARK}\nof the other side\n"));
    let artifacts = [generated("a.rs", "text"), generated("b.rs", "of both")];
    run(&scratch, &artifacts);
    assert!(plan(&scratch, &artifacts).unwrap().is_current());
}
