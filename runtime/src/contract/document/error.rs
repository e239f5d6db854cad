use super::raw::Misfit;
use std::borrow::Cow;
use std::fmt;

/// Why a text is not the document that it should be. It repeats no value of the document, since any may be a secret.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DocumentError {
    /// Where the text stops being JSON; `None` if it is JSON, but of another kind than the document.
    pub position: Option<Position>,
    /// What is wrong there.
    pub reason: Cow<'static, str>,
}

/// A place in a text, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl DocumentError {
    /// What `error` reports about `text`, with the character that it stumbled over.
    pub(super) fn syntax(text: &str, error: &serde_json::Error) -> Self {
        let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        // The parser counts bytes, and its column is that of the byte it looked at last.
        let mut offset = error.column().saturating_sub(1).min(line.len());
        while !line.is_char_boundary(offset) {
            offset -= 1;
        }
        let at_end = error.is_eof();
        let before = if at_end { line.len() } else { offset };
        let column = line.get(..before).unwrap_or_default().chars().count() + 1;
        let found = if at_end { None } else { line.get(offset..).and_then(|rest| rest.chars().next()) };
        let message = error.to_string();
        let expected = message.rsplit_once(" at line ").map_or(message.as_str(), |(expected, _)| expected);
        let reason = if text.trim().is_empty() {
            "the text is empty".to_owned()
        } else if at_end {
            "the text ends too early".to_owned()
        } else if matches!(found, Some('}' | ']')) && ends_with_comma(text, error.line(), line.get(..offset)) {
            format!("a comma before {}", name(found))
        } else {
            let expected = if expected == "expected ident" { "expected `true`, `false` or `null`" } else { expected };
            format!("{expected}, found {}", name(found))
        };
        Self { position: Some(Position { line: error.line().max(1), column }), reason: reason.into() }
    }
}

/// Whether the text before a place in a line ends with a comma.
fn ends_with_comma(text: &str, line: usize, before: Option<&str>) -> bool {
    let lines = text.split('\n').take(line.saturating_sub(1)).chain(before);
    lines.map(str::trim_end).filter(|line| !line.is_empty()).last().is_some_and(|line| line.ends_with(','))
}

/// A character as a message names it. A letter or digit may be part of a secret, and is not repeated.
fn name(found: Option<char>) -> String {
    match found {
        None => "nothing".to_owned(),
        Some('\u{feff}') => "a byte order mark".to_owned(),
        Some(character) if character.is_alphabetic() => "a letter".to_owned(),
        Some(character) if character.is_numeric() => "a digit".to_owned(),
        Some(character) if character.is_control() || character.is_whitespace() => {
            format!("U+{:04X}", u32::from(character))
        }
        Some('`') => "a backtick".to_owned(),
        Some(character) => format!("`{character}`"),
    }
}

impl From<Misfit> for DocumentError {
    fn from(Misfit { expected, found }: Misfit) -> Self {
        Self { position: None, reason: format!("expected {expected}, found {found}").into() }
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.position {
            write!(f, "not JSON at line {line}, column {column}: ")?;
        }
        f.write_str(&self.reason)
    }
}

impl std::error::Error for DocumentError {}
