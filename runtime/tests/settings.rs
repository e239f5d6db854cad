//! The table of all settings says what the code does: each variable in it is read, and each that is read is in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn table() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/settings/settings.md")).unwrap()
}

/// The sources, without comments and tests.
fn code(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap();
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            lines.for_each(|line| into.extend([line, "\n"]));
        }
    }
}

fn is_variable(text: &str) -> bool {
    let prefixes = ["ALIBABA_CLOUD_", "ALIBABACLOUD_", "ALICLOUD_"];
    let long = prefixes.iter().any(|prefix| text.len() > prefix.len() && text.starts_with(prefix));
    let others =
        ["REGION_ID", "REGION", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"];
    (long || others.contains(&text)) && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

fn variables(text: &str, quote: char) -> BTreeSet<&str> {
    text.split(quote).filter(|part| is_variable(part)).collect()
}

#[test]
fn the_table_has_every_variable_that_is_read_and_no_other() {
    let (table, mut source) = (table(), String::new());
    code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut source);
    let named = variables(&table, '`');
    assert!(named.len() > 25, "{named:?}");
    // The libraries below read these.
    let below = BTreeSet::from(["SSL_CERT_DIR", "SSL_CERT_FILE"]);
    assert_eq!(named, &variables(&source, '"') | &below);
}

#[test]
fn the_table_has_every_setting_of_a_client() {
    let table = table();
    for (file, of) in [("config.rs", "Config"), ("loader.rs", "ConfigLoader")] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/settings").join(file)).unwrap();
        let setters: Vec<&str> = text
            .lines()
            .filter_map(|line| {
                line.strip_prefix("    pub fn ")?
                    .split_once("(self, ")
                    .or(line.strip_prefix("    pub fn ")?.split_once("(self)"))
            })
            .map(|(name, _)| name)
            .collect();
        assert!(setters.len() > 6, "{setters:?}");
        for setter in setters {
            let found = table.contains(&format!("]({of}::{setter})")) || table.contains(&format!("[`{setter}`]("));
            assert!(found || ["load", "environment"].contains(&setter), "{of}::{setter}");
        }
    }
}
