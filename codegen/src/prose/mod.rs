//! The texts of the spec. They are Markdown for readers: paragraphs, lists, tables, code, emphasis and links to the web.
//!
//! ```text
//! text ── parse ──> blocks ── write ──> Markdown that means the same on every page
//! ```
//!
//! What a text has is decided once, by a parser of `CommonMark`, and written again from the blocks. So nothing else can come out
//! of a text: HTML, headings, images and other links are shown as they were typed.

mod address;
mod block;
mod characters;
mod code;
mod escape;
mod fences;
mod flaws;
mod line;
mod parse;
#[cfg(test)]
mod tests;
mod width;
mod write;

pub use address::is_address;
pub use code::{code, fenced};
pub use fences::has_open_fence;
pub use flaws::{Flaw, flaws};
pub use width::{is_mark, is_wide};
pub use write::escape_bars;

use block::Block;

/// A text that has been parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    blocks: Vec<Block>,
}

/// Where a text is to stand.
pub trait Page {
    /// The lines of a paragraph, of which the first has one prefix and the following have another.
    fn wrap(&self, paragraph: &str, first: &str, _following: &str) -> Vec<String> {
        vec![format!("{first}{paragraph}")]
    }

    /// The Markdown in place of a word.
    fn word(&self, _word: &str) -> Option<String> {
        None
    }

    /// The Markdown in place of a code span.
    fn code(&self, _code: &str) -> Option<String> {
        None
    }

    /// Code as the page wants it, in spans and in blocks.
    fn verbatim(&self, code: &str) -> String {
        code.to_owned()
    }
}

/// A page without links, whose paragraphs have one line each.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl Page for Plain {}

impl Prose {
    /// Reads the text of a spec.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self { blocks: parse::blocks(&characters::shown(text)) }
    }

    /// Markdown, line by line.
    #[must_use]
    pub fn lines(&self, page: &dyn Page) -> Vec<String> {
        write::lines(&self.blocks, page)
    }

    /// Markdown on one line, with `separator` between two paragraphs or entries of a list.
    #[must_use]
    pub fn line(&self, separator: &str, page: &dyn Page) -> String {
        line::line(&self.blocks, separator, page)
    }
}
