//! Crates outside of this workspace.

use super::fixture;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The smallest spec with these lines about its package, generated outside of all workspaces.
fn generated(package: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in fixture::files(&fixture::folder("minimal")) {
        let target = folder.path().join("harbour").join(&path);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        let mut text = String::from_utf8(bytes).unwrap();
        if path == "service.yaml" {
            text.push_str(package);
        }
        std::fs::write(target, text).unwrap();
    }
    let [spec, out] = ["harbour", "output"].map(|name| folder.path().join(name).display().to_string());
    let arguments = ["codegen", "generate", "--spec", &spec, "--out", &out];
    let (mut printed, mut errors) = (Vec::new(), Vec::new());
    let code = codegen::command::run_on(arguments.iter().map(Into::into), &mut printed, &mut errors);
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&errors));
    folder
}

fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let runtime = Value::from(fixture::project().join("runtime").to_string_lossy().into_owned());
    let output = Command::new(env!("CARGO"))
        .current_dir(folder)
        .args(["--config", &format!("patch.crates-io.alibabacloud-core.path={runtime}")])
        .args(arguments)
        .arg("--offline")
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    // What is compiled has no warnings; a package without addresses has some.
    let is_clean = arguments[0] != "check" || !errors.contains("warning:");
    assert!(output.status.success() && is_clean, "cargo {arguments:?}\n{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// What Cargo reads in the manifest of a package of this folder.
fn manifest(folder: &Path, name: &str) -> Value {
    let described = cargo(folder, &["metadata", "--no-deps", "--format-version", "1"]);
    let described: Value = serde_json::from_str(&described).unwrap();
    let packages = described["packages"].as_array().unwrap();
    packages.iter().find(|package| package["name"] == name).unwrap().clone()
}

/// The dependencies by name and kind.
fn dependencies(manifest: &Value) -> BTreeMap<String, Value> {
    let kept = ["req", "features", "optional", "uses_default_features"];
    let entry = |it: &Value| {
        let facts: Vec<&Value> = kept.iter().map(|key| &it[key]).collect();
        (format!("{} {}", it["name"], it["kind"]), json!(facts))
    };
    manifest["dependencies"].as_array().unwrap().iter().map(entry).collect()
}

#[test]
fn a_crate_of_a_product_elsewhere_compiles_by_itself_and_has_all_that_a_registry_asks_for() {
    let folder = generated("");
    let package = folder.path().join("output/alibabacloud-harbour");
    std::fs::copy(fixture::project().join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    cargo(&package, &["check", "--quiet"]);
    let listed = cargo(&package, &["package", "--list", "--allow-dirty"]);
    for file in ["Cargo.toml", "README.md", "LICENSE-APACHE", "LICENSE-MIT", "src/lib.rs"] {
        assert!(listed.lines().any(|line| line == file), "{file}: {listed}");
    }
    let manifest = manifest(&package, "alibabacloud-harbour");
    assert_eq!(manifest["version"], "0.1.0");
    for key in ["description", "license", "readme"] {
        assert!(manifest[key].as_str().is_some_and(|text| !text.is_empty()), "{key}");
    }
    assert_eq!(manifest["keywords"], json!(["alibabacloud", "aliyun", "harbour", "sdk", "cloud"]));
    // A registry refuses dependencies that are on this machine alone.
    assert!(manifest["dependencies"].as_array().unwrap().iter().all(|it| it.get("path").is_none()));
    let readme = std::fs::read_to_string(package.join("README.md")).unwrap();
    assert!(!readme.contains("../../../"), "{readme}");
}

#[test]
fn a_crate_of_a_new_service_without_error_codes_compiles_without_warnings() {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("spec").display().to_string();
    let new = ["new", "service", "harbour", "Harbour", "2026-01-01", "--operation", "DockShip", "--access", "write"];
    for command in [&new[..], &["generate"]] {
        let arguments = [&["codegen", "--spec", &spec], command].concat();
        let mut errors = Vec::new();
        let code = codegen::command::run_on(arguments.iter().map(Into::into), &mut Vec::new(), &mut errors);
        assert_eq!(code, 0, "{}", String::from_utf8_lossy(&errors));
    }
    let package = folder.path().join("generated/harbour/alibabacloud-harbour");
    std::fs::copy(fixture::project().join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    cargo(&package, &["check", "--quiet", "--features", "blocking,metadata,serde,test-util,tracing"]);
}

#[test]
fn a_crate_elsewhere_asks_for_what_a_crate_of_this_workspace_asks_for() {
    let folder = generated("");
    let alone = manifest(&folder.path().join("output/alibabacloud-harbour"), "alibabacloud-harbour");
    let inside = manifest(&fixture::project(), "alibabacloud-dts");
    assert_eq!(dependencies(&alone), dependencies(&inside));
    for key in ["edition", "rust_version", "license", "categories"] {
        assert_eq!(alone[key], inside[key], "{key}");
    }
}

#[test]
fn the_service_file_says_how_a_crate_is_published() {
    let folder = generated(
        "package:\n  version: 1.2.0-rc.1\n  repository: https://example.com/sources\n  homepage: https://example.com/harbour\n  \
         keywords: [ships]\n  categories: [api-bindings]\n  core: \">=0.1, <0.3\"\n",
    );
    let package = folder.path().join("output/alibabacloud-harbour");
    let manifest = manifest(&package, "alibabacloud-harbour");
    assert_eq!(manifest["version"], "1.2.0-rc.1");
    assert_eq!(manifest["repository"], "https://example.com/sources");
    assert_eq!(manifest["homepage"], "https://example.com/harbour");
    assert_eq!((&manifest["keywords"], &manifest["categories"]), (&json!(["ships"]), &json!(["api-bindings"])));
    let core = dependencies(&manifest)["\"alibabacloud-core\" null"].clone();
    assert_eq!(core[0], ">=0.1, <0.3");
    let readme = std::fs::read_to_string(package.join("README.md")).unwrap();
    assert!(readme.contains("alibabacloud-harbour = \"1.2.0-rc.1\""), "{readme}");
}
