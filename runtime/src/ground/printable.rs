//! Text from elsewhere, made safe to print.
//!
//! A message of a service, a code or the name of a host can hold characters that change what a terminal or a log shows:
//! control characters and escape sequences, characters that reverse the direction of a line or start a new one, and
//! characters that nobody sees. Every `Display` that prints such text prints it through here.

use std::fmt::{self, Write};

/// Prints a value with the characters escaped that would change how the text around it looks: `\u{202e}`, `\n`.
pub(crate) struct Printable<T>(pub(crate) T);

impl<T: fmt::Display> fmt::Display for Printable<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaping(f), "{}", self.0)
    }
}

/// A writer that escapes what it passes on.
struct Escaping<W>(W);

impl<W: Write> Write for Escaping<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(at) = rest.find(|character| !is_printable(character)) {
            let (before, after) = rest.split_at(at);
            self.0.write_str(before)?;
            let mut characters = after.chars();
            if let Some(character) = characters.next() {
                write!(self.0, "{}", character.escape_default())?;
            }
            rest = characters.as_str();
        }
        self.0.write_str(rest)
    }
}

/// Whether a character shows as itself and leaves its neighbors as they are.
///
/// Not printable are control characters (Unicode category `Cc`), separators of lines and paragraphs, and characters
/// that are ignored by default, which include all marks of direction. Variation selectors stay: names in Chinese
/// characters and symbols need them.
pub(crate) fn is_printable(character: char) -> bool {
    // Nearly all characters are decided by the first comparison.
    if matches!(character, ' '..='~') {
        return true;
    }
    !(character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e00ff}'
                | '\u{e01f0}'..='\u{e0fff}'
        ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_change_the_text_around_them_are_escaped() {
        for (text, printed) in [
            ("a\u{1b}[31mred\u{1b}[0m", r"a\u{1b}[31mred\u{1b}[0m"),
            ("one\r\ntwo\tthree\0", r"one\r\ntwo\tthree\u{0}"),
            ("\u{9b}31m \u{7f}", r"\u{9b}31m \u{7f}"),
            ("abc\u{202e}fdp", r"abc\u{202e}fdp"),
            ("\u{2066}x\u{2069} \u{200e}\u{200f}\u{61c}", r"\u{2066}x\u{2069} \u{200e}\u{200f}\u{61c}"),
            ("a\u{200b}b\u{200d}c\u{feff}d\u{2060}e\u{ad}f", r"a\u{200b}b\u{200d}c\u{feff}d\u{2060}e\u{ad}f"),
            ("a\u{2028}b\u{2029}c\u{85}d", r"a\u{2028}b\u{2029}c\u{85}d"),
            ("\u{e0041}\u{3164}\u{180e}", r"\u{e0041}\u{3164}\u{180e}"),
        ] {
            assert_eq!(Printable(text).to_string(), printed);
        }
    }

    #[test]
    fn all_that_people_write_stays() {
        for text in [
            "plain ~ text",
            "任务“甲”已停止。",
            "naïve – 😀\u{fe0f} 葛\u{e0100}",
            "עברית العربية",
            r#"back\slash "quote""#,
        ] {
            assert_eq!(Printable(text).to_string(), text);
        }
    }
}
