//! What the packages hold that are published.

use serde_json::Value;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Package {
    name: String,
    folder: PathBuf,
    description: Value,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// All members of the workspace but those with `publish = false`.
fn published() -> Vec<Package> {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--offline", "--no-deps", "--format-version", "1"])).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter().filter(|it| it["publish"].is_null());
    let packages: Vec<_> = packages
        .map(|it| Package {
            name: it["name"].as_str().unwrap().to_owned(),
            folder: Path::new(it["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned(),
            description: it.clone(),
        })
        .collect();
    assert!(packages.iter().any(|it| it.name == "alibabacloud-dts"));
    packages
}

#[test]
fn a_package_holds_its_readme_and_both_licences() {
    for Package { name, folder, .. } in published() {
        let files = cargo(&["package", "--offline", "--list", "--allow-dirty", "--package", &name]);
        let files: Vec<&str> = files.lines().collect();
        for file in ["README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
            assert!(files.contains(&file), "{name} has no {file}: {files:?}");
        }
        for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
            assert_eq!(
                read_to_string(folder.join(licence)).unwrap(),
                read_to_string(root().join(licence)).unwrap(),
                "{name}: {licence}"
            );
        }
        assert!(
            !files
                .iter()
                .any(|file| file.contains("target/") || file.starts_with('.') && *file != ".cargo_vcs_info.json")
        );
    }
}

#[test]
fn a_package_says_what_registry_and_documentation_need() {
    for Package { name, description, .. } in published() {
        for key in ["description", "readme", "repository", "license", "rust_version"] {
            assert!(description[key].is_string(), "{name} has no `{key}`");
        }
        for key in ["keywords", "categories"] {
            let list = description[key].as_array().unwrap();
            assert!(!list.is_empty() && list.len() <= 5, "{name}: `{key}`");
        }
        let build = &description["metadata"]["docs"]["rs"];
        assert_eq!(build["all-features"], true, "{name}: docs.rs shows a part of the features");
        assert_eq!(build["rustdoc-args"], serde_json::json!(["--cfg", "docsrs"]), "{name}");
    }
}

#[test]
fn links_of_a_readme_lead_to_files() {
    for Package { name, folder, .. } in published() {
        let text = read_to_string(folder.join("README.md")).unwrap();
        let links: Vec<String> = pulldown_cmark::Parser::new(&text)
            .filter_map(|event| match event {
                pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
                _ => None,
            })
            .collect();
        for wanted in ["CHANGELOG.md", "SECURITY.md", "credentials", "https://github.com/"] {
            assert!(links.iter().any(|link| link.contains(wanted)), "{name}: no link to {wanted}: {links:?}");
        }
        for link in links.iter().filter(|link| !link.contains("://")) {
            let file = link.split('#').next().unwrap();
            assert!(folder.join(file).exists(), "{name}: {link}");
        }
    }
}
