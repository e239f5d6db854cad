//! What is in the output folder and is no plain file: each a clear report before anything is touched.

#![cfg(unix)]

use super::fixture;
use super::plan::{artifact, changes, generate, generated, output, run};
use super::scratch::Scratch;
use codegen::artifact::Artifact;
use codegen::plan::{ChangeKind, Error, Output};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// What is said about an obstacle at `sdk/a.rs`; nothing may be written.
fn refusal(scratch: &Scratch) -> String {
    let artifacts: Vec<Artifact> = vec![generated("aaa.rs", "text"), generated("sdk/a.rs", "text")];
    let refused = generate(&output(scratch.path()).adopting(true), &artifacts);
    assert!(!scratch.path().join("aaa.rs").exists());
    match refused {
        Err(error @ Error::Obstacles(_)) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_pipe_in_place_of_an_artifact_is_reported_and_never_opened() {
    let scratch = Scratch::new("strange-pipe");
    std::fs::create_dir(scratch.path().join("sdk")).unwrap();
    pipe(&scratch.path().join("sdk/a.rs"));
    assert!(refusal(&scratch).contains("sdk/a.rs is neither a file nor a folder"));
}

#[test]
fn a_pipe_in_place_of_the_lock_is_reported_and_never_opened() {
    let scratch = Scratch::with_spec("strange-lock", &fixture::folder("minimal"));
    assert_eq!(scratch.run(&["generate"]).0, 0);
    pipe(&scratch.path().join("generated/.codegen.lock"));
    assert_eq!(scratch.run(&["check"]).0, 0);
    let (code, printed) = scratch.run(&["generate"]);
    assert!(code == 0 || printed.contains(".codegen.lock is not a file"), "{printed}");
}

#[test]
fn pipes_links_and_names_that_are_not_utf_8_elsewhere_are_foreign_and_stay() {
    let scratch = Scratch::new("strange-foreign");
    let artifacts = [generated("sdk/a.rs", "text")];
    run(&scratch, &artifacts);
    pipe(&scratch.path().join("pipe"));
    symlink("nowhere", scratch.path().join("link")).unwrap();
    let name = OsStr::from_bytes(b"caf\xe9.rs");
    std::fs::write(scratch.path().join(name), "kept").unwrap();
    let seen = changes(&scratch, &artifacts);
    assert_eq!(seen.len(), 3, "{seen:?}");
    assert!(seen.iter().all(|(_, kind)| *kind == ChangeKind::Foreign), "{seen:?}");
    run(&scratch, &artifacts);
    assert!(scratch.path().join(name).exists() && scratch.path().join("pipe").exists());
}

#[test]
fn a_folder_in_place_of_an_artifact_is_reported() {
    let scratch = Scratch::new("strange-folder");
    scratch.write("sdk/a.rs/mine.txt", "kept");
    assert!(refusal(&scratch).contains("sdk/a.rs is a folder"));
    assert!(scratch.holds("sdk/a.rs/mine.txt"));
}

#[test]
fn a_file_in_place_of_a_folder_is_reported() {
    let scratch = Scratch::new("strange-file");
    scratch.write("sdk", "kept");
    assert!(refusal(&scratch).contains("sdk is not a folder"));
    assert_eq!(scratch.read("sdk"), "kept");
}

#[test]
fn a_folder_that_is_a_link_is_refused_and_nothing_is_written() {
    let (scratch, elsewhere) = (Scratch::new("link-folder"), Scratch::new("link-folder-elsewhere"));
    symlink(elsewhere.path(), scratch.path().join("sdk")).unwrap();
    assert!(refusal(&scratch).contains("sdk is a symbolic link"));
    assert_eq!(elsewhere.files(), []);
}

#[test]
fn a_file_that_is_a_link_is_refused_and_nothing_is_written() {
    let (scratch, elsewhere) = (Scratch::new("link-file"), Scratch::new("link-file-elsewhere"));
    elsewhere.write("mine.rs", "kept");
    scratch.write("sdk/b.txt", "");
    symlink(elsewhere.path().join("mine.rs"), scratch.path().join("sdk/a.rs")).unwrap();
    assert!(refusal(&scratch).contains("sdk/a.rs is a symbolic link"));
    assert_eq!(elsewhere.read("mine.rs"), "kept");
}

#[test]
fn a_link_to_nowhere_is_refused() {
    let scratch = Scratch::new("link-nowhere");
    scratch.write("sdk/b.txt", "");
    symlink("nowhere", scratch.path().join("sdk/a.rs")).unwrap();
    assert!(refusal(&scratch).contains("sdk/a.rs is a symbolic link"));
    assert!(!scratch.holds("nowhere") && !scratch.holds("sdk/nowhere"));
}

#[test]
fn a_manifest_or_a_lock_that_is_no_file_is_reported() {
    for name in ["MANIFEST", ".codegen.lock"] {
        let scratch = Scratch::new(&format!("strange-{}", name.trim_start_matches('.')));
        pipe(&scratch.path().join(name));
        assert!(refusal(&scratch).contains(&format!("{name} is not a file")));
    }
}

#[test]
fn the_output_folder_itself_may_be_a_link() {
    let (scratch, elsewhere) = (Scratch::new("link-out"), Scratch::new("link-out-elsewhere"));
    let out = scratch.path().join("out");
    symlink(elsewhere.path(), &out).unwrap();
    generate(&output(&out), &[generated("a.rs", "text")]).unwrap();
    run(&elsewhere, &[generated("a.rs", "text")]);
    assert!(elsewhere.holds("a.rs"));
}

#[test]
fn an_output_folder_in_the_same_place_as_the_spec_inside_or_around_it_is_refused() {
    let scratch = Scratch::new("strange-overlap");
    scratch.write("project/spec/service.yaml", "");
    symlink("project", scratch.path().join("link")).unwrap();
    let at = |path: &str| scratch.path().join(path);
    let spec = at("project/spec");
    for out in
        ["project", "project/spec", "project/spec/out", "project/spec/../spec/new/out", "link", "link/spec/out", "."]
    {
        let refused = Output::new(&at(out), "Ships").apart_from(&spec);
        assert!(matches!(refused, Err(Error::Overlap { .. })), "{out}");
    }
    for out in ["project/generated", "project/spec2", "project/spec/../generated", "link/generated"] {
        assert!(Output::new(&at(out), "Ships").apart_from(&spec).is_ok(), "{out}");
    }
}

#[test]
fn a_link_in_place_of_the_folder_of_another_tool_is_passed_over_and_a_file_is_not() {
    let (scratch, elsewhere) = (Scratch::new("link-target"), Scratch::new("link-target-elsewhere"));
    let artifacts = [generated("sdk/a.rs", "text")];
    run(&scratch, &artifacts);
    symlink(elsewhere.path(), scratch.path().join("target")).unwrap();
    assert_eq!(changes(&scratch, &artifacts), []);
    scratch.write("book", "mine");
    assert_eq!(changes(&scratch, &artifacts), [("book".to_owned(), ChangeKind::Foreign)]);
}

#[test]
fn a_large_file_of_somebody_else_is_not_read() {
    let scratch = Scratch::new("strange-large");
    let artifacts = [artifact("a.json", "{}\n")];
    run(&scratch, &artifacts);
    // A terabyte that takes no place: to read it would take more memory than there is.
    let large = std::fs::File::create(scratch.path().join("large")).unwrap();
    if large.set_len(1 << 40).is_ok() {
        assert_eq!(changes(&scratch, &artifacts), [("large".to_owned(), ChangeKind::Foreign)]);
        std::fs::rename(scratch.path().join("large"), scratch.path().join("a.json")).unwrap();
        assert_eq!(changes(&scratch, &artifacts), [("a.json".to_owned(), ChangeKind::Edited)]);
    }
}
