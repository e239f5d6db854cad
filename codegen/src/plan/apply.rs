use super::draft::draft_of;
use super::lock::Lock;
use super::manifest::MANIFEST;
use super::obstacles::linked;
use super::{Action, Change, ChangeKind, Error, Plan};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Makes the disk as the plan says, one whole file at a time; the manifest last, so that a run which was stopped is
/// recognised by the next one. The first run of all writes it first as well: without it, the files of a run that was
/// stopped would be those of somebody else.
///
/// The lock shows that no other run writes to the folder since before the plan was made.
///
/// # Errors
/// If the disk refuses, or a part of a path has become a link.
pub fn apply(plan: &Plan, _lock: &Lock) -> Result<(), Error> {
    let (last, first): (Vec<&Change>, Vec<&Change>) = plan.changes.iter().partition(|change| change.path == MANIFEST);
    let is_first_run = |change: &&&Change| change.kind == ChangeKind::Missing && !first.is_empty();
    let list = last.iter().find(is_first_run).copied();
    for change in list.into_iter().chain(first.iter().copied()).chain(last.iter().copied()) {
        let target = plan.folder.join(&change.path);
        match change.kind.action() {
            Action::Write => write(&plan.folder, &target, &change.after)?,
            Action::Remove => remove(&plan.folder, &target)?,
            Action::Leave => {}
        }
    }
    Ok(())
}

pub(super) fn write(folder: &Path, target: &Path, text: &str) -> Result<(), Error> {
    refuse_links(folder, target)?;
    write_whole(target, text)
}

/// Writes beside the target and renames, so that nobody ever sees half a file.
///
/// # Errors
/// If the disk refuses.
pub fn write_whole(target: &Path, text: &str) -> Result<(), Error> {
    let parent = target.parent().unwrap_or(Path::new(""));
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let draft = parent.join(draft_of(&name));
    let written =
        fs::create_dir_all(parent).and_then(|()| fs::write(&draft, text)).and_then(|()| fs::rename(&draft, target));
    written.map_err(|source| {
        // Nothing is lost if the draft was never there.
        let _ = fs::remove_file(&draft);
        Error::Disk { path: target.to_owned(), source }
    })
}

/// Removes a file, and the folders that are empty without it.
fn remove(folder: &Path, target: &Path) -> Result<(), Error> {
    refuse_links(folder, target)?;
    fs::remove_file(target).map_err(|source| Error::Disk { path: target.to_owned(), source })?;
    let mut parent = target.parent();
    while let Some(place) = parent.filter(|place| *place != folder && place.starts_with(folder)) {
        match fs::remove_dir(place) {
            Ok(()) => parent = place.parent(),
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => break,
            Err(source) => return Err(Error::Disk { path: place.to_owned(), source }),
        }
    }
    Ok(())
}

/// A link inside the output folder could lead a write to anywhere.
fn refuse_links(folder: &Path, target: &Path) -> Result<(), Error> {
    let inside = target.strip_prefix(folder).unwrap_or(target);
    let mut place = PathBuf::from(folder);
    for part in inside.components() {
        place.push(part);
        if fs::symlink_metadata(&place).is_ok_and(|metadata| metadata.is_symlink()) {
            return Err(Error::Obstacles(vec![linked(&place)]));
        }
    }
    Ok(())
}
