//! Names and paths as a terminal shows them: what somebody put into the name of a file must not move the cursor, set colors or
//! turn the direction of a line.

use std::path::Path;

/// The text, with a mark in place of each character that a terminal would obey.
#[must_use]
pub(crate) fn visible(text: &str) -> String {
    let is_hidden = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    // Unicode has pictures of the oldest ones.
    let shown = |letter: char| match u32::from(letter) {
        number @ 0..=0x1f => char::from_u32(0x2400 + number).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '\u{2421}',
        _ if is_hidden(letter) => char::REPLACEMENT_CHARACTER,
        _ => letter,
    };
    text.chars().map(shown).collect()
}

/// The path as [`visible`] shows it.
#[must_use]
pub(crate) fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_left() {
        assert_eq!(visible("a\u{1b}[31mb\nc\u{202e}d\u{9b}é"), "a\u{241b}[31mb\u{240a}c\u{fffd}d\u{fffd}é");
    }
}
