//! Rust documentation from the spec's prose. Sentences about fields and conditions are made elsewhere; this makes any
//! Markdown safe for rustdoc.
//!
//! The prose is Markdown written for readers, not for rustdoc: an indented line would become a doctest, `Vec<T>` an
//! HTML tag, `[1]` a broken link. [`crate::prose`] sees to that.

mod wrap;

pub(super) use wrap::HARD_SPACE;

use crate::prose::{self, Page, Plain, Prose};
use proc_macro2::TokenStream;
use quote::quote;

/// Lines of a comment.
struct Comment;

impl Page for Comment {
    fn wrap(&self, paragraph: &str, first: &str, following: &str) -> Vec<String> {
        wrap::wrap(paragraph, first, following)
    }
}

/// Stands between the lines of a documentation comment while they are one attribute: half of all lines are documentation,
/// and an attribute of its own for each would be parsed and printed by itself. Text of the spec has no control characters.
pub(super) const LINE_BREAK: &str = "\u{1}";

/// Documentation in the making, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Doc {
    lines: Vec<String>,
}

impl Doc {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Begins with prose of the spec.
    pub(super) fn of(text: &str) -> Self {
        Self::new().prose(text)
    }

    /// A paragraph or more of the spec's prose.
    pub(super) fn prose(mut self, text: &str) -> Self {
        let lines = Prose::parse(text).lines(&Comment);
        if !lines.is_empty() {
            self.separate();
            self.lines.extend(lines);
        }
        self
    }

    /// A paragraph of the generator's own Markdown, wrapped.
    pub(super) fn paragraph(mut self, markdown: &str) -> Self {
        if !markdown.is_empty() {
            self.separate();
            self.lines.extend(wrap::wrap(markdown, "", ""));
        }
        self
    }

    pub(super) fn heading(self, level: usize, title: &str) -> Self {
        self.verbatim(&format!("{} {title}", "#".repeat(level)))
    }

    /// A list of the generator's own Markdown, an entry each.
    pub(super) fn list(mut self, entries: impl IntoIterator<Item = String>) -> Self {
        let lines: Vec<String> = entries.into_iter().flat_map(|entry| wrap::wrap(&entry, "- ", "  ")).collect();
        if !lines.is_empty() {
            self.separate();
            self.lines.extend(lines);
        }
        self
    }

    /// Lines as they are: code, tables.
    pub(super) fn verbatim(mut self, lines: &str) -> Self {
        self.separate();
        self.lines.extend(lines.lines().map(str::to_owned));
        self
    }

    fn separate(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// The lines, without comment marks.
    pub(super) fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line, "\n"]).collect()
    }

    /// In front of an item: `///`.
    pub(super) fn outer(&self) -> TokenStream {
        let block = self.block().into_iter();
        quote!(#(#[doc = #block])*)
    }

    /// At the top of a module: `//!`.
    pub(super) fn inner(&self) -> TokenStream {
        let block = self.block().into_iter();
        quote!(#(#![doc = #block])*)
    }

    /// The value of one attribute for all lines, if there are any.
    fn block(&self) -> Option<String> {
        let lines = self.lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
        lines.reduce(|block, line| block + LINE_BREAK + &line)
    }
}

/// A text of the spec on one line.
pub(super) fn line(text: &str) -> String {
    Prose::parse(text).line(" ", &Plain)
}

/// The same for the cell of a table, which a bar would end even inside of code.
pub(super) fn cell(text: &str) -> String {
    prose::escape_bars(&line(text))
}

/// A code span around any text, backticks included.
pub(super) fn code(text: &str) -> String {
    prose::code(text, &Plain)
}

/// The first sentence, for a place that has room for one.
pub(super) fn first_sentence(text: &str) -> &str {
    let paragraph = text.trim_start().split("\n\n").next().unwrap_or_default().trim_end();
    let end = paragraph.match_indices(". ").map(|(index, _)| index).find(|index| {
        let sentence = &paragraph[..*index];
        let is_in_code = sentence.matches('`').count() % 2 == 1;
        !is_in_code && !sentence.ends_with("e.g") && !sentence.ends_with("i.e")
    });
    end.map_or(paragraph, |index| &paragraph[..=index])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_separated_by_an_empty_line() {
        let doc = Doc::of("One.").paragraph("Two.").list(["a".into(), "b".into()]).verbatim("x\ny");
        assert_eq!(doc.text(), "One.\n\nTwo.\n\n- a\n- b\n\nx\ny\n");
    }

    #[test]
    fn empty_parts_leave_no_trace() {
        assert_eq!(Doc::of("").paragraph("").list([]).text(), "");
        assert_eq!(Doc::of("One.").prose(" \n ").text(), "One.\n");
    }

    #[test]
    fn all_lines_become_one_attribute_each_with_a_leading_space() {
        let tokens = Doc::of("One.\n\nTwo.").outer().to_string();
        assert_eq!(tokens.replace("# [doc = ", "#[doc = "), r#"#[doc = " One.\u{1}\u{1} Two."]"#);
        assert!(Doc::new().outer().is_empty());
    }

    #[test]
    fn code_spans_hold_backticks_and_show_what_cannot_be_seen() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("a\u{202e}b\nc"), "`a\\u{202e}b\\nc`");
    }

    #[test]
    fn a_cell_is_one_line_without_bare_bars() {
        assert_eq!(cell("one | `two|`\n\nthree"), "one \\| `two\\|` three");
    }

    #[test]
    fn the_first_sentence_ends_at_its_full_stop() {
        assert_eq!(first_sentence("One, e.g. this. Two."), "One, e.g. this.");
        assert_eq!(first_sentence("Only one.\n\nTwo."), "Only one.");
        assert_eq!(first_sentence("no stop"), "no stop");
        assert_eq!(first_sentence("See `a. b` there. Two."), "See `a. b` there.");
    }
}
