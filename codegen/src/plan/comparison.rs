use super::change::{Change, ChangeKind};
use super::disk::{Disk, Entry};
use super::draft::draft_for;
use super::error::Error;
use super::lock::Lock;
use super::manifest::{MANIFEST, Manifest};
use super::obstacles::obstacles;
use super::output::Output;
use super::paths::wanted;
use crate::artifact::{Artifact, MARK, Made};
use std::io;
use std::path::PathBuf;

/// Everything that `generate` would do and `check` complains about.
#[derive(Debug)]
pub struct Plan {
    /// The output folder.
    pub folder: PathBuf,
    /// In the order of the paths.
    pub changes: Vec<Change>,
    /// Files that are as they should be.
    pub unchanged: usize,
    /// The text of the `MANIFEST`.
    pub(super) list: String,
}

impl Plan {
    /// Compares `artifacts` with what is in the output folder.
    ///
    /// # Errors
    /// If the folder is not one of this service, cannot be read, or holds something in the way of an artifact.
    pub fn new<A: Into<Made>>(output: &Output, artifacts: impl IntoIterator<Item = A>) -> Result<Self, Error> {
        let mut wanted = wanted(artifacts.into_iter().map(Into::into))?;
        let list = Manifest::of(&output.service, wanted.values()).print();
        let manifest = Artifact { path: MANIFEST.to_owned(), text: list.clone() };
        wanted.insert(MANIFEST.to_owned(), manifest.into());
        let made = output.earlier()?;
        let is_read = |path: &str| wanted.get(path).map_or(made.holds(path), |made| made.text.is_some());
        let disk = Disk::read(&output.folder, wanted.keys().map(String::as_str), is_read)?;
        obstacles(&output.folder, &disk, &wanted)?;
        let mut changes = Vec::new();
        let mut unchanged = 0;
        let mut in_the_way = Vec::new();
        for (path, Made { text, .. }) in &mut wanted {
            let before = disk.entry(path);
            let Some(after) = text.take() else {
                // It had the text when the artifact was made.
                if before != Some(&Entry::Unread) {
                    let source = io::Error::other("it was changed while it was compared");
                    return Err(Error::Disk { path: output.folder.join(path), source });
                }
                unchanged += 1;
                continue;
            };
            if matches!(before, Some(Entry::Text(before)) if *before == after) {
                unchanged += 1;
                continue;
            }
            let kind = difference(path, before, &after, &made);
            if kind == ChangeKind::InTheWay {
                in_the_way.push(output.folder.join(path));
            }
            changes.push(Change { path: path.clone(), kind, before: text_of(before), after });
        }
        if !in_the_way.is_empty() && !output.adopts {
            return Err(Error::InTheWay(in_the_way));
        }
        for (path, entry) in disk.others(&wanted) {
            let Some(kind) = leftover(path, entry, &made, |file| wanted.contains_key(file)) else { continue };
            changes.push(Change { path: path.to_owned(), kind, before: text_of(Some(entry)), after: String::new() });
        }
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { folder: output.folder.clone(), changes, unchanged, list })
    }

    /// Whether the disk is as it should be.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.changes.is_empty()
    }
}

/// As [`Plan::new`] of what `make` makes, for a reader that may meet a run that writes: waits for its end, and makes and
/// compares again if one began meanwhile. `wait` is called before each wait.
///
/// # Errors
/// As [`Plan::new`], or if `make` fails.
pub fn compare<A: Into<Made>, E: From<Error>>(
    output: &Output,
    mut make: impl FnMut() -> Result<Vec<A>, E>,
    mut wait: impl FnMut(),
) -> Result<Plan, E> {
    loop {
        Lock::wait_for_others(&output.folder, &mut wait)?;
        // A run that changes anything changes the list last.
        let before = output.manifest()?;
        let plan = Plan::new(output, make()?);
        if Lock::is_free(&output.folder) && output.manifest()? == before {
            return Ok(plan?);
        }
    }
}

fn text_of(entry: Option<&Entry>) -> String {
    match entry {
        Some(Entry::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn difference(path: &str, before: Option<&Entry>, after: &str, made: &Manifest) -> ChangeKind {
    let Some(Entry::Text(before)) = before else {
        let edited = if made.holds(path) { ChangeKind::Edited } else { ChangeKind::InTheWay };
        return if before.is_some() { edited } else { ChangeKind::Missing };
    };
    if before.replace("\r\n", "\n") == after {
        return ChangeKind::LineEndings;
    }
    // The manifest has no entry of its own.
    if path == MANIFEST || made.made(path, before) {
        return ChangeKind::Stale;
    }
    // A merge may have taken one side's list of files and the other side's files.
    let is_marked = before.lines().next().is_some_and(|line| line.contains(MARK));
    if made.holds(path) || is_marked { ChangeKind::Edited } else { ChangeKind::InTheWay }
}

/// Only what a run made, and nobody edited since, may go. A hidden file with a name like that of a draft belongs to whoever
/// made it, as other hidden files do, and is no change.
fn leftover(path: &str, entry: &Entry, made: &Manifest, is_wanted: impl Fn(&str) -> bool) -> Option<ChangeKind> {
    let is_draft = draft_for(path).map(|file| is_wanted(&file) || made.holds(&file));
    match (entry, is_draft) {
        (Entry::Text(text), _) if made.made(path, text) => Some(ChangeKind::Orphaned),
        (Entry::Text(_) | Entry::Large, _) if made.holds(path) => Some(ChangeKind::EditedOrphan),
        (Entry::Unread, Some(true)) => Some(ChangeKind::Orphaned),
        (_, Some(false)) if !made.holds(path) => None,
        _ => Some(ChangeKind::Foreign),
    }
}
