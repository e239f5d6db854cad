//! A run after which nothing has changed is recognised; whatever has changed is seen.

use super::command::run;
use super::fixture;
use super::scratch::Scratch;
use codegen::command::artifacts;
use codegen::plan::{self, Inputs, Output, Plan};
use std::env;
use std::fs;
use std::path::PathBuf;

/// A project of the smallest spec, with its output.
struct Project {
    scratch: Scratch,
    files: usize,
}

impl Project {
    fn generated(name: &str) -> Self {
        let scratch = Scratch::with_spec(name, &fixture::folder("minimal"));
        let mut project = Self { scratch, files: 0 };
        assert_eq!(project.recognised(), None);
        let (code, printed) = run(&["generate"], &project.folder("spec"), &project.folder("out"));
        assert_eq!(code, 0, "{printed}");
        project.files = project.recognised().unwrap();
        assert!(printed.contains(&format!("{} written", project.files)), "{printed}");
        project
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    fn inputs(&self) -> Inputs {
        let files = fixture::files(&self.folder("spec"));
        let texts = files.iter().map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()));
        Inputs::of(texts.collect::<Vec<_>>())
    }

    fn recognised(&self) -> Option<usize> {
        self.inputs().made(&self.folder("out"))
    }

    /// Changes one file, and changes it back.
    fn sees(&self, path: &str, change: impl Fn(&str) -> String) {
        let before = self.scratch.read(path);
        self.scratch.write(path, change(&before));
        assert_eq!(self.recognised(), None, "a change of {path} is seen");
        self.scratch.write(path, before);
        assert_eq!(self.recognised(), Some(self.files));
    }

    /// Puts something into the output that does not belong there, and removes it.
    fn sees_new(&self, path: &str) {
        self.scratch.write(path, "new");
        assert_eq!(self.recognised(), None, "the new {path} is seen");
        fs::remove_file(self.folder(path)).unwrap();
        assert_eq!(self.recognised(), Some(self.files));
    }
}

#[test]
fn every_change_of_a_file_of_the_spec_is_seen() {
    let project = Project::generated("unchanged-spec");
    for (path, _) in fixture::files(&project.folder("spec")) {
        project.sees(&format!("spec/{path}"), |text| format!("{text}#"));
    }
    project.sees_new("spec/types/New.yaml");
    fs::rename(project.folder("spec/types/Berth.yaml"), project.folder("spec/types/Quay.yaml")).unwrap();
    assert_eq!(project.recognised(), None, "another name of a file is seen");
}

#[test]
fn every_change_of_a_file_of_the_output_is_seen() {
    let project = Project::generated("unchanged-output");
    let made = fixture::files(&project.folder("out"));
    assert!(made.len() > 20);
    for (path, _) in made {
        let path = format!("out/{path}");
        project.sees(&path, |text| format!("{text}."));
        project.sees(&path, |text| text.replacen('\n', "\r\n", 1));
    }
    project.sees_new("out/notes.md");
    project.sees_new("out/.a.rs.12.draft");
    fs::remove_file(project.folder("out/MANIFEST")).unwrap();
    assert_eq!(project.recognised(), None, "a missing list is seen");
}

#[test]
fn hidden_files_of_others_change_nothing() {
    let project = Project::generated("unchanged-hidden");
    project.scratch.write("out/.DS_Store", "x");
    assert_eq!(project.recognised(), Some(project.files));
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_file_is_seen() {
    let project = Project::generated("unchanged-link");
    let readme = project.folder("out/MANIFEST");
    fs::rename(&readme, project.folder("elsewhere")).unwrap();
    std::os::unix::fs::symlink(project.folder("elsewhere"), readme).unwrap();
    assert_eq!(project.recognised(), None);
}

#[test]
fn a_list_with_both_sides_of_a_merge_is_not_trusted() {
    let project = Project::generated("unchanged-merge");
    let stale = project.scratch.read("out/MANIFEST").lines().last().unwrap().replacen(|c| c != '0', "0", 1);
    project.sees("out/MANIFEST", |list| format!("{list}{stale}\n"));
}

#[test]
fn the_folder_with_a_file_of_somebody_else_is_never_noted_as_current() {
    let project = Project::generated("unchanged-foreign");
    fs::remove_file(project.folder("out/.codegen.stamp")).unwrap();
    project.scratch.write("out/notes.md", "mine");
    let (code, printed) = run(&["generate"], &project.folder("spec"), &project.folder("out"));
    assert_eq!(code, 0, "{printed}");
    assert!(!project.scratch.holds("out/.codegen.stamp"));
}

/// The note is wrong here, as it never is otherwise, so that the two ways have two results.
#[test]
fn all_the_work_is_done_when_it_is_asked_for_and_in_continuous_integration() {
    let project = Project::generated("unchanged-afresh");
    let (spec, out) = (project.folder("spec"), project.folder("out"));
    let mut artifacts = artifacts(&fixture::model(fixture::files(&spec))).unwrap();
    artifacts[0].text.push_str("// One line more.\n");
    let output = Output::new(&out, "Harbour");
    let lock = output.lock(|| ()).unwrap();
    let wrong = Plan::new(&output, &artifacts).unwrap();
    plan::apply(&wrong, &lock).unwrap();
    project.inputs().note(&wrong, &lock);
    drop(lock);
    let is_ci = env::var_os("CI").is_some_and(|value| !value.is_empty());
    assert_eq!(run(&["check"], &spec, &out).0, u8::from(is_ci));
    assert_eq!(run(&["check", "--afresh"], &spec, &out).0, 1);
    let (_, printed) = run(&["generate", "--afresh"], &spec, &out);
    assert!(printed.contains("2 written"), "{printed}");
}
