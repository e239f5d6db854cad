//! Characters that cannot be seen, or change how others are shown.

/// The text without them, and with the line ends of Unix.
pub(super) fn shown(text: &str) -> String {
    let shown = |c| match c {
        '\n' | '\t' => Some(c),
        '\r' => Some('\n'),
        '\u{2028}' | '\u{2029}' => Some(' '),
        c if is_invisible(c) || is_private(c) => None,
        c => Some(c),
    };
    text.replace("\r\n", "\n").chars().filter_map(shown).collect()
}

/// A value with escapes in their place, on one line.
pub(super) fn visible(value: &str) -> String {
    let mut visible = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\t' => visible.push(' '),
            '\n' => visible.push_str("\\n"),
            c if is_invisible(c) || is_private(c) => visible.extend(c.escape_unicode()),
            c => visible.push(c),
        }
    }
    visible
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Backends give such characters a meaning of their own.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}
