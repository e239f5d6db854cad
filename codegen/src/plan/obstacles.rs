//! What is on the disk where a file or a folder belongs, and is neither.

use super::disk::{Disk, Entry, LINK};
use super::error::Error;
use crate::artifact::Made;
use crate::shown::shown;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Refuses links, folders, pipes and devices in place of an artifact, and files in place of a folder; all of them at
/// once, and before anything is written.
pub(super) fn obstacles(folder: &Path, disk: &Disk, wanted: &BTreeMap<String, Made>) -> Result<(), Error> {
    let mut found = BTreeSet::new();
    for path in wanted.keys() {
        if let Some(Entry::Strange(what)) = disk.entry(path) {
            found.insert(format!("{} is {what}", shown(&folder.join(path))));
        }
    }
    let parents: BTreeSet<&str> =
        wanted.keys().flat_map(|path| path.match_indices('/').map(|(end, _)| &path[..end])).collect();
    for parent in parents {
        let place = folder.join(parent);
        let Ok(metadata) = fs::symlink_metadata(&place) else { continue };
        if metadata.is_symlink() {
            found.insert(linked(&place));
        } else if !metadata.is_dir() {
            found.insert(format!("{} is not a folder", shown(&place)));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(Error::Obstacles(found.into_iter().collect())) }
}

/// What is said about a link in place of a file or a folder.
pub(super) fn linked(place: &Path) -> String {
    format!("{} is {LINK}", shown(place))
}
