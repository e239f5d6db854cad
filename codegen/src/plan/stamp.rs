//! Whether anything has changed since the last run, without doing its work again.
//!
//! The stamp stands for the generator, the files of the spec, and the `MANIFEST`; the `MANIFEST` has a fingerprint of
//! each artifact. So nothing is trusted that was not read again: times and sizes of files say nothing here.

use super::apply::write;
use super::change::Action;
use super::comparison::Plan;
use super::disk::{Disk, Entry};
use super::lock::Lock;
use super::manifest::{MANIFEST, Manifest};
use crate::fingerprint::Fingerprint;
use std::fs::{self, Metadata};
use std::path::Path;

/// Hidden, so that it counts as no file of the output.
const STAMP: &str = ".codegen.stamp";

/// What a run depends on besides the output folder: the generator, and the files that it reads with their paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inputs(Fingerprint);

impl Inputs {
    #[must_use]
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut inputs = Fingerprint::new();
        inputs.part(env!("CODEGEN_FINGERPRINT").as_bytes());
        for (path, text) in files {
            inputs.part(path.as_bytes());
            inputs.part(text.as_bytes());
        }
        Self(inputs)
    }

    /// The number of files in the folder, if the last run had the same inputs and every file is as it left it.
    #[must_use]
    pub fn made(self, folder: &Path) -> Option<usize> {
        let stamp = read(&folder.join(STAMP))?;
        let list = read(&folder.join(MANIFEST))?;
        if stamp != self.with(&list) || !Lock::is_free(folder) {
            return None;
        }
        let manifest = Manifest::parse(&list);
        let disk = Disk::read(folder, manifest.paths(), |path| manifest.holds(path)).ok()?;
        let is_made =
            |path: &str| matches!(disk.entry(path), Some(Entry::Text(text)) if manifest.has_exactly(path, text));
        // The list has no entry of its own.
        let is_all = disk.len() == manifest.paths().count() + 1 && disk.entry(MANIFEST).is_some();
        (is_all && manifest.paths().all(is_made)).then(|| disk.len())
    }

    /// Notes that the folder holds what these inputs give, once the plan was carried out. Without the note the next run
    /// does all its work, so a disk that refuses it is no mistake.
    pub fn note(self, plan: &Plan, _lock: &Lock) {
        if plan.changes.iter().all(|change| change.kind.action() != Action::Leave) {
            let _ = write(&plan.folder, &plan.folder.join(STAMP), &self.with(&plan.list));
        }
    }

    fn with(self, list: &str) -> String {
        let Self(mut stamp) = self;
        stamp.part(list.as_bytes());
        format!("{stamp}\n")
    }
}

/// The text of a file; something else at its path may never end.
fn read(path: &Path) -> Option<String> {
    fs::symlink_metadata(path).ok().filter(Metadata::is_file).and_then(|_| fs::read_to_string(path).ok())
}
