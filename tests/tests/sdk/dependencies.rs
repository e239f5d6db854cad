//! What a program that uses the SDK builds.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The most crates that the default build may need, the SDK and the runtime among them.
const MOST: usize = 60;

#[test]
fn the_default_build_needs_few_crates() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal", "--prefix", "none", "--no-dedupe"])
        .args(["--package", "alibabacloud-dts"])
        .current_dir(root)
        .output()
        .unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let crates: BTreeSet<&str> = tree.lines().filter(|line| !line.is_empty()).collect();
    assert!(crates.iter().any(|line| line.starts_with("rustls ")), "{crates:#?}");
    assert!(crates.len() <= MOST, "{} crates: {crates:#?}", crates.len());
}
