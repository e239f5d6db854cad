//! Chinese is written without spaces between characters.

/// Whether the character is written without spaces around it.
#[must_use]
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Whether the character is a mark that brings its own space.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '（' | '）')
}
