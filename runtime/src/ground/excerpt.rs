//! Texts from elsewhere, shortened for one line of a message.

use crate::ground::printable::{Printable, is_printable};
use std::fmt::Write;

/// `text` on one line, cut after some characters, and with escapes for the characters that are not safe to print.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 200;
    let mut line = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        if count > 0 {
            line.push(' ');
            count += 1;
        }
        for character in word.chars() {
            if count >= LONGEST {
                line.push('…');
                return line;
            }
            if is_printable(character) {
                line.push(character);
            } else {
                // Writing to a `String` cannot fail.
                let _ = write!(line, "{}", Printable(character));
            }
            count += 1;
        }
    }
    line
}
