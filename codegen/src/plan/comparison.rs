use super::change::{Change, ChangeKind};
use super::disk::Disk;
use super::draft::is_draft;
use super::error::Error;
use super::manifest::{MANIFEST, Manifest};
use crate::artifact::{Artifact, MARK};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Everything that `generate` would do and `check` complains about.
#[derive(Debug)]
pub struct Plan {
    /// The output folder.
    pub folder: PathBuf,
    /// In the order of the paths.
    pub changes: Vec<Change>,
    /// Files that are as they should be.
    pub unchanged: usize,
}

impl Plan {
    /// Compares `artifacts` with what is in `folder`.
    pub fn new(folder: &Path, artifacts: Vec<Artifact>) -> Result<Self, Error> {
        let wanted = wanted(artifacts)?;
        let disk = Disk::read(folder, wanted.keys().map(String::as_str))?;
        let made = disk.text(MANIFEST).map(Manifest::parse).unwrap_or_default();
        let mut changes = Vec::new();
        let mut unchanged = 0;
        for (path, after) in &wanted {
            match disk.text(path) {
                Some(before) if before == after => unchanged += 1,
                before => changes.push(Change {
                    path: path.clone(),
                    kind: difference(path, before, after, &made),
                    before: before.unwrap_or_default().to_owned(),
                    after: after.clone(),
                }),
            }
        }
        for (path, text) in disk.others(&wanted) {
            let name = path.rsplit('/').next().unwrap_or(path);
            let owned =
                is_draft(name) || made.holds(path) || text.lines().next().is_some_and(|line| line.contains(MARK));
            let kind = if owned { ChangeKind::Orphaned } else { ChangeKind::Foreign };
            changes.push(Change { path: path.to_owned(), kind, before: text.to_owned(), after: String::new() });
        }
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { folder: folder.to_owned(), changes, unchanged })
    }

    /// Whether the disk is as it should be.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.changes.is_empty()
    }
}

/// The artifacts and the manifest that lists them, by path.
fn wanted(artifacts: Vec<Artifact>) -> Result<BTreeMap<String, String>, Error> {
    let mut wanted = BTreeMap::new();
    let mut folded = BTreeSet::from([MANIFEST.to_lowercase()]);
    for artifact in artifacts {
        if !stays_inside(&artifact.path) {
            return Err(Error::Escapes(artifact.path));
        }
        if !folded.insert(artifact.path.to_lowercase()) {
            return Err(Error::Collision(artifact.path));
        }
        wanted.insert(artifact.path, artifact.text);
    }
    let manifest = Manifest::of(&wanted).print();
    wanted.insert(MANIFEST.to_owned(), manifest);
    Ok(wanted)
}

fn stays_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

fn difference(path: &str, before: Option<&str>, after: &str, made: &Manifest) -> ChangeKind {
    match before {
        None => ChangeKind::Missing,
        Some(before) if before.replace("\r\n", "\n") == after => ChangeKind::LineEndings,
        // The manifest has no entry of its own.
        Some(before) if path == MANIFEST || made.made(path, before) => ChangeKind::Stale,
        Some(_) => ChangeKind::Edited,
    }
}
