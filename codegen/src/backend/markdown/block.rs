//! A parameter, field or member as a block with an anchor, and what is folded below it.

use super::context::{Context, anchor};
use super::prose;
use crate::backend::wording::fill;
use askama::Template;

/// One block, ready to print.
#[derive(Template)]
#[template(path = "markdown/field.md")]
pub(super) struct Block {
    pub(super) anchor: String,
    /// As code.
    name: String,
    /// The type and, in requests, whether it is required.
    facts: Vec<String>,
    /// Paragraphs and lists.
    pub(super) texts: Vec<String>,
    pub(super) folds: Vec<Fold>,
}

/// Blocks behind a line that opens them.
#[derive(Template)]
#[template(path = "markdown/fold.md")]
pub(super) struct Fold {
    /// HTML, since Markdown ends at the tag.
    summary: String,
    texts: Vec<String>,
    pub(super) blocks: Vec<Block>,
}

impl Block {
    /// A block whose anchor is made of a kind (`parameter`) and the name. Empty facts and texts are omitted.
    pub(super) fn new(kind: &str, name: &str, facts: &[String], texts: Vec<String>) -> Self {
        Self {
            anchor: anchor(kind, &name.replace("[]", "")),
            name: prose::code(name),
            facts: facts.iter().filter(|fact| !fact.is_empty()).cloned().collect(),
            texts: texts.into_iter().filter(|text| !text.is_empty()).collect(),
            folds: Vec::new(),
        }
    }

    pub(super) fn say(&mut self, text: String) {
        self.texts.extend((!text.is_empty()).then_some(text));
    }
}

impl Fold {
    pub(super) fn new(summary: String, texts: Vec<String>, blocks: Vec<Block>) -> Self {
        Self { summary, texts, blocks }
    }
}

impl Context<'_> {
    /// The members of a group or of a list's entries.
    pub(super) fn members_below(&self, name: &str, blocks: Vec<Block>) -> Fold {
        let values = [("path", html_code(name)), ("count", blocks.len().to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        Fold::new(fill(self.labels.members_below, &values), Vec::new(), blocks)
    }
}

/// A name as code where Markdown is not read.
pub(super) fn html_code(name: &str) -> String {
    format!("<code>{}</code>", name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}
