//! Templates of sentences, and how their pieces are joined.

use crate::prose::{is_mark, is_wide};

/// The template with each `{name}` replaced.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        append(&mut out, before);
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        append(&mut out, values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| *value));
        rest = after;
    }
    append(&mut out, rest);
    out
}

/// Adds a piece to a sentence. Chinese sets code and names off with spaces, but not from its own characters and marks,
/// so a space at the seam stays only where it belongs, and is added between a name and a Chinese character.
pub(crate) fn append(out: &mut String, piece: &str) {
    let inner = piece.trim_start_matches(' ');
    let stem = out.trim_end_matches(' ').len();
    let spaced = inner.len() < piece.len() || stem < out.len();
    let before = out.get(..stem).and_then(|stem| stem.chars().next_back());
    if spaced
        && let (Some(before), Some(after)) = (before, inner.chars().next())
        && (is_mark(before) || is_mark(after) || (is_wide(before) && is_wide(after)))
    {
        out.truncate(stem);
        out.push_str(inner);
    } else if stem < out.len() {
        out.push_str(inner);
    } else if !spaced
        && let (Some(before), Some(after)) = (before, inner.chars().next())
        && (is_letter(before) && after.is_ascii_alphanumeric() || before.is_ascii_alphanumeric() && is_letter(after))
    {
        out.push(' ');
        out.push_str(piece);
    } else {
        out.push_str(piece);
    }
}

/// Whether it is a Chinese character, and no mark.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// The text with a capital letter at its beginning.
pub(crate) fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
