//! `lint --fix`: changes the spec where a mistake leaves no doubt what is right, and reports what is left.

use super::edits::write;
use super::input::build_model;
use super::outcome::Outcome;
use super::printing::Printing;
use crate::diagnostic::{Code, Diagnostic};
use crate::edit::{Change, Edited, fixes, with_changes};
use crate::spec::SourceSet;
use similar::TextDiff;
use std::io::{self, Write};
use std::path::Path;

/// A fix may uncover another mistake, which may have a fix; a circle of fixes must end.
const ROUNDS: usize = 32;

/// Fixes what is certain, prints the difference, and returns the spec as it is then.
///
/// A change is kept only if mistakes go away by it, or if it only shows those that were hidden by it. Chinese texts whose English text is changed are no new mistakes: they are
/// reported, and `translations --confirm` keeps them.
pub(super) fn fix(spec: &Path, sources: &SourceSet, printing: Printing, out: &mut impl Write) -> io::Result<Fixed> {
    let name = spec.display().to_string();
    let read = |files| SourceSet::from_memory(&name, files);
    let mut now = sources.clone();
    let mut mistakes = mistakes(&now);
    for _ in 0..ROUNDS {
        let changes = fixes(&mistakes, &now);
        let mut is_better = false;
        // All at once; each by itself if one of them makes it worse.
        for some in std::iter::once(changes.as_slice()).chain(changes.chunks(1)) {
            let (after, found) = read(with_changes(some, &now));
            let left = self::mistakes(&after);
            if !some.is_empty() && found.is_empty() && is_better_with(some, &mistakes, &left) {
                (now, mistakes, is_better) = (after, left, true);
                break;
            }
        }
        if !is_better {
            break;
        }
    }
    let changed = changed(sources, &now);
    for Edited { path, text, .. } in &changed {
        let before = sources.files().iter().find(|file| file.path == *path).map(|file| file.text.as_str());
        let path = spec.join(path).display().to_string();
        let difference = TextDiff::from_lines(before.unwrap_or_default(), text);
        let difference = difference.unified_diff().header(&path, &path).to_string();
        printing.say(difference.trim_end(), out)?;
    }
    let outcome = write(spec, &changed, printing, out)?;
    Ok(Fixed { sources: now, outcome })
}

/// A spec after its fixes.
pub(super) struct Fixed {
    pub(super) sources: SourceSet,
    /// Whether the disk took them.
    pub(super) outcome: Outcome,
}

fn mistakes(sources: &SourceSet) -> Vec<Diagnostic> {
    build_model(sources, Vec::new()).err().unwrap_or_default()
}

/// Whether mistakes are gone by a change. One may have hidden others: then none of them is where something was changed.
fn is_better_with(changes: &[Change], before: &[Diagnostic], after: &[Diagnostic]) -> bool {
    let (before, left) = (counted(before), counted(after));
    left < before || (left == before && changes.len() == 1 && !after.iter().any(|mistake| is_at(mistake, changes)))
}

/// Whether a mistake is at a text that took the place of another one.
fn is_at(mistake: &Diagnostic, changes: &[Change]) -> bool {
    let touches = |(place, text): &Change| {
        let end = place.start.saturating_add(u32::try_from(text.len()).unwrap_or(u32::MAX));
        mistake.place.is_some_and(|at| at.file == place.file && at.start < end && place.start < at.end)
    };
    changes.iter().any(touches)
}

fn counted(mistakes: &[Diagnostic]) -> usize {
    mistakes.iter().filter(|mistake| mistake.code != Code::StaleTranslation).count()
}

fn changed(before: &SourceSet, after: &SourceSet) -> Vec<Edited> {
    let files = before.files().iter().zip(after.files()).filter(|(before, after)| before.text != after.text);
    files.map(|(_, after)| Edited { path: after.path.clone(), from: None, text: after.text.clone() }).collect()
}
