//! JSON as people and other languages write it, made JSON.
//!
//! Documentation samples, logs and proxies add comments, commas after the last entry, spaces that JSON does not know,
//! single quotes, `True` and `None`, or text after the end. None of it changes what the document says, so each has one
//! reading here. What has none, such as a second document behind the first, is left for the parser to refuse.

use std::borrow::Cow;

/// The text as strict JSON, as far as that is clear; as it is, where nothing is to be changed. The work grows like the
/// text.
pub(super) fn strict(text: &str) -> Cow<'_, str> {
    let text = bare(text);
    let comments = Comments::of(text);
    let mut writer = Writer { out: String::with_capacity(text.len()), before: Token::Start, depth: 0, comments };
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if is_space(character) {
            // JSON knows four of them; lines are kept, for the places of errors.
            writer.out.push(if character == '\n' { '\n' } else { ' ' });
            rest = &rest[character.len_utf8()..];
            continue;
        }
        if let Some(after) = comments.skip(rest) {
            writer.out.extend(rest[..rest.len() - after.len()].matches('\n'));
            rest = after;
            continue;
        }
        rest = match character {
            '{' | '[' => writer.open(character, rest),
            '}' | ']' => {
                writer.close(character);
                if writer.depth == 0 {
                    writer.end(&rest[1..]);
                    break;
                }
                &rest[1..]
            }
            ',' => writer.comma(rest),
            ':' => writer.put(Token::Colon, &rest[..1], rest),
            '"' | '\'' | '\u{201c}' => match quoted(rest, character) {
                Some((text, after)) => {
                    writer.value(&text);
                    after
                }
                None => writer.put(Token::Value, rest, rest),
            },
            _ => writer.word(rest),
        };
    }
    if writer.out == text { Cow::Borrowed(text) } else { Cow::Owned(writer.out) }
}

/// Without what may stand around a document: the fence of a code block, and the prefix that keeps it from being run.
fn bare(text: &str) -> &str {
    let text = text.trim_start_matches(is_space);
    if let Some(inside) = text.strip_prefix("```") {
        return inside.trim_start_matches(|character: char| character.is_ascii_alphanumeric());
    }
    text.strip_prefix(")]}'").map_or(text, |after| after.strip_prefix(',').unwrap_or(after))
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character.is_control() || matches!(character, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// Comments, and the dots in place of what a sample leaves out.
#[derive(Clone, Copy)]
struct Comments {
    /// The distance in bytes from the last `*/` to the end of the text. Without it, each `/*` that has no end would be
    /// looked for to the end of the text.
    last_end: usize,
}

impl Comments {
    fn of(text: &str) -> Self {
        Self { last_end: text.rfind("*/").map_or(0, |at| text.len() - at) }
    }

    /// What follows the comment that `text`, which is an end of the whole, begins with.
    fn skip(self, text: &str) -> Option<&str> {
        if let Some(inside) = text.strip_prefix("/*") {
            let is_closed = self.last_end > 0 && inside.len() >= self.last_end;
            return is_closed.then(|| inside.split_once("*/")).flatten().map(|(_, after)| after);
        }
        if text.starts_with("...") || text.starts_with('\u{2026}') {
            return Some(text.trim_start_matches(['.', '\u{2026}']));
        }
        let line = text.starts_with("//") || text.starts_with('#');
        line.then(|| text.find('\n').map_or("", |end| &text[end..]))
    }

    /// The text from its first character on that is neither a space nor part of a comment.
    fn significant(self, mut text: &str) -> &str {
        loop {
            text = text.trim_start_matches(is_space);
            match self.skip(text) {
                Some(after) => text = after,
                None => return text,
            }
        }
    }
}

/// The text in quotation marks that `rest` begins with, in double ones, and what follows it.
fn quoted(rest: &str, mark: char) -> Option<(Cow<'_, str>, &str)> {
    let closing = if mark == '\u{201c}' { '\u{201d}' } else { mark };
    let inside = &rest[mark.len_utf8()..];
    let mut characters = inside.char_indices();
    while let Some((at, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if character == closing {
            let end = mark.len_utf8() + at + closing.len_utf8();
            let text = if mark == '"' { rest[..end].into() } else { requoted(&inside[..at]).into() };
            return Some((text, &rest[end..]));
        }
    }
    None
}

fn requoted(inside: &str) -> String {
    let mut out = String::with_capacity(inside.len() + 2);
    out.push('"');
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => match characters.next() {
                Some('\'') => out.push('\''),
                Some(escaped) => out.extend(['\\', escaped]),
                None => out.push('\\'),
            },
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

#[derive(Clone, Copy, PartialEq)]
enum Token {
    Start,
    Open,
    Value,
    Colon,
    Comma,
}

struct Writer {
    out: String,
    /// The last token that was written.
    before: Token,
    depth: usize,
    comments: Comments,
}

impl Writer {
    /// Writes `text`, with which `rest` begins, and returns what follows it.
    fn put<'a>(&mut self, token: Token, text: &str, rest: &'a str) -> &'a str {
        self.out.push_str(text);
        self.before = token;
        &rest[text.len()..]
    }

    fn value(&mut self, text: &str) {
        self.separate();
        self.out.push_str(text);
        self.before = Token::Value;
    }

    /// A line that lacks its comma is still a line.
    fn separate(&mut self) {
        if self.before == Token::Value && self.depth > 0 {
            self.out.push(',');
        }
    }

    fn open<'a>(&mut self, bracket: char, rest: &'a str) -> &'a str {
        self.separate();
        self.out.push(bracket);
        self.before = Token::Open;
        self.depth += 1;
        &rest[1..]
    }

    fn close(&mut self, bracket: char) {
        self.out.push(bracket);
        self.before = Token::Value;
        self.depth = self.depth.saturating_sub(1);
    }

    /// A comma counts between two entries only.
    fn comma<'a>(&mut self, rest: &'a str) -> &'a str {
        let after = &rest[1..];
        let next = self.comments.significant(after).chars().next();
        if self.before == Token::Value && !matches!(next, Some(',' | '}' | ']')) {
            self.out.push(',');
            self.before = Token::Comma;
        }
        after
    }

    /// Names without quotation marks, numbers, and the words of JSON in the spelling of other languages.
    fn word<'a>(&mut self, rest: &'a str) -> &'a str {
        let ends = |character: char| {
            is_space(character) || matches!(character, ',' | ':' | '{' | '}' | '[' | ']' | '"' | '\'' | '/' | '#')
        };
        // At least one character, so that reading goes on.
        let length = rest.char_indices().skip(1).find(|(_, it)| ends(*it)).map_or(rest.len(), |(at, _)| at);
        let (word, after) = rest.split_at(length);
        if is_name(word) && self.comments.significant(after).starts_with(':') && self.before != Token::Colon {
            self.value(&format!("\"{word}\""));
            return after;
        }
        self.value(match word {
            "True" | "TRUE" => "true",
            "False" | "FALSE" => "false",
            "None" | "NULL" | "Null" | "nil" | "undefined" | "NaN" => "null",
            _ => word,
        });
        after
    }

    /// The document is over. What follows it is not part of it, unless it is another one.
    fn end(&mut self, rest: &str) {
        if self.comments.significant(rest).starts_with(['{', '[']) {
            self.out.push_str(rest);
        }
    }
}

fn is_name(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && characters.all(|character| character.is_alphanumeric() || matches!(character, '_' | '-' | '.'))
}
