//! Folders that a test may fill.

use super::fixture::Files;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of its own for one test, below Cargo's folder for such things; gone when the test has passed.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// An empty folder; what an earlier run of the test of this name left there is removed.
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// A copy of a spec, in `spec`.
    pub(crate) fn with_spec(name: &str, spec: &Path) -> Self {
        Self::with_files(name, super::fixture::files(spec))
    }

    /// The files of a spec, in `spec`; those that it includes are beside it.
    pub(crate) fn with_files(name: &str, files: Files) -> Self {
        let scratch = Self::new(name);
        for (path, bytes) in files {
            scratch.write(&format!("spec/{path}").replace("spec/../", ""), bytes);
        }
        scratch
    }

    /// Runs a command on the spec in `spec`: the exit code, and what is printed to both streams.
    pub(crate) fn run(&self, arguments: &[&str]) -> (u8, String) {
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let spec = self.0.join("spec");
        let arguments = [&["codegen", "--spec", spec.to_str().unwrap()], arguments].concat();
        let code = codegen::command::run_on(arguments.iter().map(Into::into), &mut out, &mut errors);
        (code, String::from_utf8([out, errors].concat()).unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let target = self.0.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }

    pub(crate) fn holds(&self, path: &str) -> bool {
        self.0.join(path).exists()
    }

    /// Every file below the folder, sorted, with its text.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        super::fixture::files(&self.0)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What a failed test left is for whoever looks into it.
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}
