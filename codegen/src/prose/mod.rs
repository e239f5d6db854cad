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
mod page;
mod parse;
#[cfg(test)]
mod tests;
mod width;
mod write;

pub use address::is_address;
pub use code::{code, fenced};
pub use escape::target;
pub use fences::open_fence;
pub use flaws::{Flaw, flaws};
pub use page::{Page, Plain};
pub use width::{is_mark, is_wide};
pub use write::escape_bars;

use block::Block;

/// A text that has been parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    blocks: Vec<Block>,
}

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
