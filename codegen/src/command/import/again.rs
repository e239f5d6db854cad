//! A new import into a spec that people have edited since the last one.

use super::super::input::checked;
use super::super::outcome::Outcome;
use super::base;
use super::report::{Ending, Report};
use crate::diagnostic::Diagnostic;
use crate::edit::{Conflict, Files, Merge, merge};
use crate::plan::write_whole;
use crate::shown::shown;
use crate::spec::SourceSet;
use std::fs;
use std::path::Path;

/// Writes what changed since the import before, and names what both sides changed.
pub(super) fn take_over(to: &Path, earlier: &Files, files: &Files, mut notes: Vec<String>) -> Report {
    let (sources, unreadable) = SourceSet::read(to);
    if !unreadable.is_empty() {
        return Report { ending: Ending::Mistakes(unreadable, sources), ..Report::default() };
    }
    let own = sources.files().iter().filter(|file| file.role.is_some() && !file.path.starts_with(".."));
    let ours: Files = own.map(|file| (file.path.clone(), file.text.clone())).collect();
    let Merge { changes, mut taken, mut conflicts } = merge(earlier, &ours, files);
    taken.sort();
    conflicts.sort();
    if let Err(message) = write(to, &changes).and_then(|()| base::write(to, files)) {
        return Report::refused(Outcome::failed(&message));
    }
    notes.extend(taken.iter().map(|place| format!("taken: {place}")));
    notes.extend(conflicts.iter().map(line));
    let (to_shown, changed) = (shown(to), changes.len());
    let (taken, conflicting) = (taken.len(), conflicts.len());
    let said =
        format!("changed {changed} files in {to_shown}: {taken} taken over, {conflicting} changed on both sides");
    let mut said = vec![said];
    let (sources, found) = SourceSet::read(to);
    let ending = match checked(&sources, found) {
        Ok(_) if conflicts.is_empty() => Ending::Done,
        Ok(_) => Ending::Conflict,
        Err(found) => {
            said.push("the files are written, and have mistakes that a person has to correct".to_owned());
            Ending::Mistakes(found.into_iter().filter(Diagnostic::is_error).collect(), sources)
        }
    };
    Report { notes, said, ending }
}

fn line(conflict: &Conflict) -> String {
    let Conflict { place, ours, theirs } = conflict;
    format!("conflict: {place}: stays {ours}; the document has {theirs}")
}

fn write(to: &Path, changes: &std::collections::BTreeMap<String, Option<String>>) -> Result<(), String> {
    for (path, text) in changes {
        let path = to.join(path);
        let done = match text {
            Some(text) => write_whole(&path, text).map_err(|error| error.to_string()),
            None => fs::remove_file(&path).map_err(|error| format!("{} cannot be removed: {error}", shown(&path))),
        };
        done?;
    }
    Ok(())
}
