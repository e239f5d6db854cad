//! The fingerprint of the generator: of its sources, of its templates and of the versions of its dependencies.

#[allow(dead_code, reason = "the generator uses more of it")]
#[path = "src/fingerprint.rs"]
mod fingerprint;

use fingerprint::Fingerprint;
use std::fs;
use std::io;
use std::path::Path;

/// What the generator is made of, relative to its folder.
const PARTS: [&str; 6] = ["src", "build.rs", "Cargo.toml", "askama.toml", "../templates", "../Cargo.lock"];

fn main() -> io::Result<()> {
    let mut generator = Fingerprint::new();
    for part in PARTS {
        println!("cargo::rerun-if-changed={part}");
        add(Path::new(part), &mut generator)?;
    }
    println!("cargo::rustc-env=CODEGEN_FINGERPRINT={generator}");
    Ok(())
}

fn add(path: &Path, generator: &mut Fingerprint) -> io::Result<()> {
    if !path.is_dir() {
        generator.part(path.to_string_lossy().as_bytes());
        generator.part(&fs::read(path)?);
        return Ok(());
    }
    let mut inside = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    inside.sort();
    inside.iter().try_for_each(|path| add(path, generator))
}
