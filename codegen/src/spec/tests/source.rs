use super::spec;
use crate::diagnostic::Code;
use crate::spec::{SourceSet, load};
use std::fs;
use std::path::PathBuf;

/// A folder of its own for one test, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("codegen-source-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_order_of_the_folder_does_not_matter() {
    let forward =
        spec(&[("types/B.yaml", b"enum: B\n"), ("errors.yaml", b"errors: {}\n"), ("types/A.yaml", b"enum: A\n")]);
    let backward =
        spec(&[("types/A.yaml", b"enum: A\n"), ("types/B.yaml", b"enum: B\n"), ("errors.yaml", b"errors: {}\n")]);
    let paths = |sources: &SourceSet| sources.files().iter().map(|file| file.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&forward.1), ["errors.yaml", "types/A.yaml", "types/B.yaml"]);
    assert_eq!(paths(&backward.1), paths(&forward.1));
    assert_eq!(backward.2, forward.2);
}

#[test]
fn a_file_that_is_no_text_is_told_with_its_first_bad_byte() {
    let (_, _, diagnostics) = spec(&[("errors.yaml", b"errors:\n  A\xff: x\n")]);
    assert_eq!(diagnostics[0].code, Code::NotUtf8);
    assert_eq!(diagnostics[0].place.expect("a place").start, 11);
}

#[test]
fn a_file_may_have_a_mebibyte_and_no_more() {
    let comment = |size: usize| [b"# ".as_slice(), &vec![b'x'; size - 2]].concat();
    let (_, _, diagnostics) = spec(&[("errors.yaml", &comment((1 << 20) + 1))]);
    assert_eq!(diagnostics.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>(), [Code::TooLarge]);
    let (_, _, diagnostics) = spec(&[("errors.yaml", &comment(1 << 20))]);
    assert_ne!(diagnostics[0].code, Code::TooLarge);
}

#[test]
fn strays_are_told_and_backups_are_passed_over() {
    let folder = Folder::new("strays");
    folder.write("service.yaml", "service: x\n");
    folder.write("types/A.yml", "");
    folder.write("notes/deep/er.yaml", "");
    folder.write("types/A.yaml~", "");
    folder.write(".git/config", "");
    folder.write("types/#A.yaml#", "");
    let (sources, diagnostics) = SourceSet::read(&folder.0);
    let told: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| {
            (diagnostic.code, sources.file(diagnostic.place.expect("a place")).expect("a file").path.as_str())
        })
        .collect();
    assert_eq!(told, [(Code::StrayFile, "notes/"), (Code::StrayFile, "types/A.yml")]);
    assert_eq!(diagnostics[1].help, "name it `.yaml`");
}

#[test]
fn a_missing_and_an_empty_folder_are_told_apart() {
    let folder = Folder::new("empty");
    let codes = |(_, diagnostics): (SourceSet, Vec<crate::diagnostic::Diagnostic>)| {
        diagnostics.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(SourceSet::read(&folder.0)), [Code::EmptyFolder]);
    assert_eq!(codes(SourceSet::read(&folder.0.join("none"))), [Code::MissingFolder]);
}

#[cfg(unix)]
#[test]
fn links_that_go_in_circles_come_to_an_end() {
    let folder = Folder::new("links");
    folder.write("operations/jobs/A.yaml", "");
    let link = |target: &str, path: &str| std::os::unix::fs::symlink(target, folder.0.join(path)).expect("a link");
    link("..", "operations/up");
    link("../operations", "operations/jobs/again");
    link("nowhere", "types");
    let (sources, diagnostics) = SourceSet::read(&folder.0);
    assert!(sources.files().len() < 20, "{sources:?}");
    assert!(diagnostics.iter().all(|diagnostic| matches!(diagnostic.code, Code::StrayFile | Code::Unreadable)));
    assert!(load(&sources).0.operations.is_empty());
}
