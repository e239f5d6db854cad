//! Rust names in texts: in backticks, and where links lead.

use super::imports::Imports;
use super::names::{Found, Names};
use super::renaming::{Renaming, RustName};
use super::tokens::Code;
use crate::model::Model;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use std::ops::Range;

/// Who reads a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readers {
    /// Users of the crate.
    OfRust,
    /// All users of the service: a word may be a name on the wire.
    OfAll,
}

/// A text, and what else decides what its names stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'a> {
    pub(super) content: &'a str,
    pub(super) readers: Readers,
    /// Of the file that the text is in.
    pub(super) imports: &'a Imports,
    pub(super) model: &'a Model,
    pub(super) renaming: &'a Renaming<'a>,
}

impl Text<'_> {
    pub(super) fn find(self) -> Found {
        let mut found = Found::default();
        for Part { range, label } in parts(self.content) {
            let Some(content) = self.content.get(range.clone()) else { continue };
            let inside = self.in_code(content);
            if let (Some(label), false) = (label, inside.edits.is_empty()) {
                let old = self.renaming.old.rust();
                if self.content.get(label.clone()) == Some(old) {
                    found.replace(&label, self.renaming.new);
                }
            }
            found.add(inside, range.start);
        }
        found
    }

    /// The names in what is set as code.
    fn in_code(self, content: &str) -> Found {
        let old = &self.renaming.old;
        let name = content.split('(').next().unwrap_or_default().trim();
        let is_bare = name == old.rust() && (name.len() == content.trim().len() || content.trim_end().ends_with(')'));
        if is_bare && !matches!(old, RustName::Type { .. }) {
            return self.bare(content);
        }
        let code = Code::of(content);
        let has_imports = (0..code.tokens.len()).any(|index| code.is_word(index, "use"));
        let imports = if has_imports {
            Imports::of(&code, &self.renaming.crate_name, true).of_texts()
        } else {
            self.imports.of_comments()
        };
        let mut found = Names::find(&code, &imports, self.model, self.renaming);
        if self.readers == Readers::OfAll {
            found.doubtful.clear();
            found.edits.retain(|(start, end), _| has_imports || is_qualified(content, *start, *end));
        }
        found
    }

    /// The name of an operation or a member alone.
    fn bare(self, content: &str) -> Found {
        let Renaming { old, new, .. } = self.renaming;
        let mut found = Found::default();
        let start = content.find(old.rust()).unwrap_or_default();
        let range = start..start + old.rust().len();
        let is_member = matches!(old, RustName::Member { .. });
        let is_certain = old.is_alone(self.model) && !(is_member && self.readers == Readers::OfAll);
        if is_certain {
            found.replace(&range, new);
        }
        if self.readers == Readers::OfRust && (is_member || !is_certain) {
            found.doubt(&range);
        }
        found
    }
}

/// Whether a word is a part of a path or the argument of a type, as no name on the wire is.
fn is_qualified(content: &str, start: usize, end: usize) -> bool {
    let (before, behind) = (content.get(..start).unwrap_or_default(), content.get(end..).unwrap_or_default());
    before.ends_with("::")
        || behind.starts_with("::")
        || (before.ends_with('<') && behind.starts_with('>'))
        || (before.ends_with('.') && behind.starts_with('('))
}

/// A part of a text that is code, or where a link leads.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    range: Range<usize>,
    /// The words of the link.
    label: Option<Range<usize>>,
}

fn parts(text: &str) -> Vec<Part> {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'`' => {
                let ticks = bytes.iter().skip(at).take_while(|byte| **byte == b'`').count();
                let start = at + ticks;
                at = start;
                if let Some(end) = closing(text, start, ticks) {
                    found.push(Part { range: start..end, label: None });
                    at = end + ticks;
                }
                continue;
            }
            b'[' => open.push(at + 1),
            b']' => {
                let label = open.pop().map(|start| start..at);
                let behind = text.get(at + 1..).unwrap_or_default();
                let end = if behind.starts_with('(') { behind.find([')', ' ', '\n']) } else { None };
                let definition =
                    if behind.starts_with(": ") { Some(behind.find('\n').unwrap_or(behind.len())) } else { None };
                if let Some(end) = end {
                    found.push(Part { range: at + 2..at + 1 + end, label });
                    at += end;
                } else if let Some(end) = definition {
                    found.push(Part { range: at + 3..at + 1 + end, label: None });
                    at += end;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Where as many backticks as opened a part close it.
fn closing(text: &str, start: usize, ticks: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at += text.get(at..)?.find('`')?;
        let run = text.get(at..)?.bytes().take_while(|byte| *byte == b'`').count();
        if run == ticks {
            return Some(at);
        }
        at += run;
    }
}

/// A piece of rustdoc's Markdown.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(Range<usize>),
    Rust(Range<usize>),
}

/// The texts and the Rust code of a page; code in other languages is in neither.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let (mut pieces, mut behind) = (Vec::new(), 0);
    let (mut is_rust, mut code): (bool, Option<Range<usize>>) = (false, None);
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                pieces.push(Piece::Text(behind..range.start));
                is_rust = match kind {
                    CodeBlockKind::Indented => true,
                    CodeBlockKind::Fenced(words) => is_of_rust(&words),
                };
                (behind, code) = (range.end, None);
            }
            Event::End(TagEnd::CodeBlock) => pieces.extend(code.take().filter(|_| is_rust).map(Piece::Rust)),
            Event::Text(_) if range.end <= behind && range.start < behind => {
                code = Some(code.map_or(range.clone(), |code| code.start..range.end));
            }
            _ => {}
        }
    }
    pieces.push(Piece::Text(behind..text.len()));
    pieces
}

/// Whether rustdoc takes a block with these words for Rust.
fn is_of_rust(words: &str) -> bool {
    let is_known = |word: &str| {
        matches!(word, "" | "rust" | "no_run" | "ignore" | "should_panic" | "compile_fail")
            || word.starts_with("edition")
    };
    words.split([',', ' ']).all(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_targets_of_links_are_found() {
        let text = "a `b` [`c`](d::e) ``f`g`` \\`h [i]: j\n[k] `l";
        let found: Vec<&str> = parts(text).into_iter().map(|part| &text[part.range]).collect();
        assert_eq!(found, ["b", "c", "d::e", "f`g", "j"]);
    }

    #[test]
    fn a_page_is_texts_and_rust() {
        let text = "a\n\n```no_run\nlet b;\n\nlet c;\n```\n\n```text\nd\n```\n\ne\n";
        let found: Vec<(bool, &str)> = pieces(text)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(range) => (false, text[range].trim()),
                Piece::Rust(range) => (true, text[range].trim()),
            })
            .collect();
        assert_eq!(found, [(false, "a"), (true, "let b;\n\nlet c;"), (false, ""), (false, "e")]);
    }
}
