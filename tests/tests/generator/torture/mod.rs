//! A spec with everything that could break what is generated from it.

mod documentation;
mod prose;
mod reference;
mod words;

use crate::fixture::{self, Files};
use crate::plan;
use crate::scratch::Scratch;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use words::Kind;

/// The spec: every feature of the language, every name, every text.
pub(crate) fn spec() -> Files {
    spec_with(Kind::Structure)
}

/// Every feature of the language and every text, without the names of all sorts.
pub(crate) fn plain_spec() -> Files {
    spec_with(None)
}

/// The spec, with names of all sorts as types of this kind, or without these names.
fn spec_with(kind: impl Into<Option<Kind>>) -> Files {
    let mut files = fixture::files(&fixture::folder("torture"));
    if let Some(kind) = kind.into() {
        words::add(&mut files, kind);
    }
    prose::add(&mut files);
    files
}

/// JSON is YAML and leaves no doubt about quotes, but for characters that only YAML wants to have escaped.
pub(crate) fn yaml(value: &Value) -> String {
    let unprintable = |c: char| matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
    let mut text = String::new();
    for c in value.to_string().chars() {
        if unprintable(c) {
            text.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            text.push(c);
        }
    }
    text
}

fn read(files: &Files, path: &str) -> String {
    let (_, bytes) = files.iter().find(|(name, _)| name == path).unwrap();
    String::from_utf8(bytes.clone()).unwrap()
}

fn replace(files: &mut Files, path: &str, text: String) {
    let (_, bytes) = files.iter_mut().find(|(name, _)| name == path).unwrap();
    *bytes = text.into_bytes();
}

/// Puts `lines` behind the line `above`.
fn insert(files: &mut Files, path: &str, above: &str, lines: &str) {
    let text = read(files, path);
    assert_eq!(text.matches(above).count(), 1, "{path}");
    replace(files, path, text.replace(above, &format!("{above}{lines}")));
}

/// A workspace that holds what is generated, and uses the runtime of this project.
pub(crate) fn workspace(name: &str, members: &[&str]) -> Scratch {
    let scratch = Scratch::new(name);
    let manifest = std::fs::read_to_string(fixture::project().join("Cargo.toml")).unwrap();
    // What members inherit is the same; only the members are others.
    let mut inherited = String::new();
    for section in manifest.split("\n[") {
        if section.starts_with("workspace.package]") || section.starts_with("workspace.dependencies]") {
            inherited.extend(["[", section, "\n"]);
        }
    }
    // In quotes as JSON has them, which TOML understands.
    let runtime = Value::from(fixture::project().join("runtime").to_string_lossy().into_owned());
    let inherited = inherited.replace("path = \"runtime\"", &format!("path = {runtime}"));
    scratch.write(
        "Cargo.toml",
        format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[workspace.lints.rust]\nwarnings = \"deny\"\n\n{inherited}"),
    );
    let lock = fixture::project().join("Cargo.lock");
    if lock.exists() {
        scratch.write("Cargo.lock", std::fs::read(lock).unwrap());
    }
    scratch
}

/// All that generate code, and that these tests are built with: other ways to TLS would need crates that are not there.
const FEATURES: &str = "blocking,metadata,serde,test-util,tracing";

/// Runs Cargo in `workspace`, offline; it fails on warnings. It shares the target folder, where the dependencies may well
/// have been built already, and so it sets no `RUSTFLAGS`, which would build them anew.
///
/// Returns what is printed.
pub(crate) fn cargo(workspace: &Path, arguments: &[&str]) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let output = Command::new(env!("CARGO"))
        .current_dir(workspace)
        .args(arguments)
        .args(["--offline", "--quiet"])
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}\n{}", errors.chars().take(20_000).collect::<String>());
    String::from_utf8(output.stdout).unwrap()
}

fn generate(name: &str, kind: impl Into<Option<Kind>>) -> Scratch {
    let scratch = workspace(name, &["generated/alibabacloud-torture"]);
    let artifacts = fixture::artifacts(spec_with(kind));
    plan::generate(&plan::output(&scratch.path().join("generated")), &artifacts).unwrap();
    scratch
}

/// One test and not three, since each invocation of Cargo would wait for the other anyway.
#[test]
fn what_is_generated_compiles_without_warnings_and_so_do_its_documents_and_examples() {
    let structures = generate("torture-structures", Kind::Structure);
    cargo(structures.path(), &["check", "--features", FEATURES]);
    cargo(structures.path(), &["doc", "--no-deps", "--features", FEATURES]);
    let enums = generate("torture-enums", Kind::Enum);
    cargo(enums.path(), &["check", "--features", FEATURES]);
    // The examples are in the other operations, and building all of the crate for them takes a minute.
    let examples = generate("torture-examples", None);
    cargo(examples.path(), &["test", "--doc", "--features", FEATURES]);
}
