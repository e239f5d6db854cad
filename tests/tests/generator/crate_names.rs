//! Names that a generated crate cannot have.

use super::fixture;
use super::scratch::Scratch;

#[test]
fn a_name_of_something_in_the_output_or_of_rust_is_refused_with_its_place() {
    let scratch = Scratch::with_spec("crate-names", &fixture::folder("minimal"));
    let text = scratch.read("spec/service.yaml");
    let of_output = ["book", "docs", "emulation", "manifest", "schema", "target"];
    let of_rust =
        ["alloc", "core", "proc-macro", "std", "test", "self", "super", "crate", "async", "gen", "try", "abstract"];
    let used = ["alibabacloud-core", "serde", "serde-core", "serde-json", "tokio"];
    for name in of_output.iter().chain(&of_rust).chain(&used) {
        scratch.write("spec/service.yaml", text.replace("crate: alibabacloud-harbour", &format!("crate: {name}")));
        let (code, report) = scratch.run(&["lint"]);
        assert!(
            code == 2 && report.contains("spec/service.yaml:6:8") && report.contains("1 mistake"),
            "{name}: {report}"
        );
    }
}

/// Each new backend writes to a folder of its own, which no crate may have.
#[test]
fn every_folder_of_the_output_is_refused() {
    let scratch = Scratch::with_spec("crate-names-of-folders", &fixture::folder("minimal"));
    let text = scratch.read("spec/service.yaml");
    let artifacts = fixture::artifacts(fixture::files(&fixture::folder("minimal")));
    let mut folders: Vec<&str> =
        artifacts.iter().filter_map(|it| it.path.split_once('/').map(|(first, _)| first)).collect();
    folders.sort_unstable();
    folders.dedup();
    folders.retain(|folder| *folder != "alibabacloud-harbour");
    assert!(folders.len() > 1, "{folders:?}");
    for folder in folders {
        scratch.write("spec/service.yaml", text.replace("crate: alibabacloud-harbour", &format!("crate: {folder}")));
        assert_eq!(scratch.run(&["lint"]).0, 2, "{folder}");
    }
}
