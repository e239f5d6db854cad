//! The changes that mistakes ask for, where there is no doubt what is right.

use super::files::Edits;
use super::words::is_whole;
use crate::diagnostic::Diagnostic;
use crate::place::Place;
use crate::spec::SourceSet;
use crate::suggestion::Fix;

/// A text, and the place whose text it takes.
pub type Change = (Place, String);

/// The change of each mistake that has one, in the order of the places. Of changes that overlap, the first is taken.
#[must_use]
pub fn fixes(found: &[Diagnostic], sources: &SourceSet) -> Vec<Change> {
    let mut changes: Vec<Change> =
        found.iter().filter_map(|diagnostic| change(diagnostic.place?, diagnostic.fix.as_ref()?, sources)).collect();
    changes.sort();
    changes.dedup_by(|later, earlier| later.0.file == earlier.0.file && later.0.start < earlier.0.end);
    changes
}

/// All files of the spec after some changes.
#[must_use]
pub fn with_changes(changes: &[Change], sources: &SourceSet) -> Vec<(String, Vec<u8>)> {
    let mut edits = Edits::default();
    for (place, text) in changes {
        edits.replace(*place, text);
    }
    edits.apply(sources).0
}

/// The narrowest place that a fix changes. A word that is there several times, or not as it is, is left to people.
fn change(place: Place, fix: &Fix, sources: &SourceSet) -> Option<Change> {
    let Fix { word, text } = fix;
    let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    let written = sources.file(place)?.text.get(offset(place.start)..offset(place.end))?;
    let Some(word) = word else { return Some((place, text.clone())) };
    let mut found = written.match_indices(word.as_str()).filter(|(at, _)| is_whole(written, *at, word));
    let (Some((at, _)), None) = (found.next(), found.next()) else { return None };
    let start = place.start.checked_add(u32::try_from(at).ok()?)?;
    let end = start.checked_add(u32::try_from(word.len()).ok()?)?;
    Some((Place { start, end, ..place }, text.clone()))
}
