//! Blocks of code in texts that nothing closes.

use super::texts::{Prose, written_at};
use crate::diagnostic::Diagnostic;
use crate::place::Place;
use crate::prose::open_fence;
use crate::spec::SourceSet;

/// A block of code of the text that nothing closes, at the marks that open it.
pub(super) fn check(prose: &Prose, sources: &SourceSet) -> Option<Diagnostic> {
    let text = prose.text.value.as_str();
    let opens = open_fence(text)?;
    let place = prose.text.place;
    Some(Diagnostic::open_fence(marks(text, opens, place, sources).unwrap_or(place)))
}

/// The place of the marks that stand at `opens` in the text: the YAML of a text has its marks in the same order.
fn marks(text: &str, opens: usize, place: Place, sources: &SourceSet) -> Option<Place> {
    let number = runs(text).take_while(|(start, _)| *start < opens).count();
    let (start, end) = runs(written_at(sources, place)?).nth(number)?;
    let at = |distance: usize| place.start.checked_add(u32::try_from(distance).ok()?);
    Some(Place { start: at(start)?, end: at(end)?, ..place })
}

/// Where the text has three marks or more in a row.
fn runs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let start = at + rest.find(['`', '~'])?;
            let behind = text.get(start..)?;
            let mark = behind.chars().next()?;
            at = text.len() - behind.trim_start_matches(mark).len();
            if at - start >= 3 {
                return Some((start, at));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn runs_of_marks_are_found_in_their_order() {
        let text = "a `b` ``` ~~~~ ``";
        let found: Vec<&str> = runs(text).filter_map(|(start, end)| text.get(start..end)).collect();
        assert_eq!(found, ["```", "~~~~"]);
    }
}
