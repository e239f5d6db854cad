use crate::backend::wording::{Naming, Setting, Wording};
use crate::model::{Language, Model, Text};
use std::fmt::Write as _;

/// A terminal, whose reader knows one language.
#[derive(Clone, Copy)]
pub(super) struct Terminal<'m> {
    pub(super) model: &'m Model,
    pub(super) language: Language,
}

impl Setting for Terminal<'_> {
    fn code(&self, text: &str) -> String {
        format!("`{text}`")
    }

    fn line(&self, text: &Text) -> String {
        self.one_line(text)
    }
}

impl Terminal<'_> {
    pub(super) fn wording(&self) -> Wording<'_> {
        Wording::new(self.model, self.language, self, Naming::BARE)
    }

    pub(super) fn one_line(&self, text: &Text) -> String {
        text.get(self.language).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Adds a text below something, line by line.
    pub(super) fn text(&self, text: &Text, indent: usize, out: &mut String) {
        for line in text.get(self.language).lines() {
            add(out, indent, line);
        }
    }
}

/// Adds a line; what cannot be printed cannot happen in a text.
pub(super) fn add(out: &mut String, indent: usize, line: &str) {
    let _ = writeln!(out, "{:indent$}{}", "", line.trim_end());
}

/// Adds the title of a section, unless it is empty.
pub(super) fn section(out: &mut String, title: &str, content: &str) {
    if !content.is_empty() {
        let _ = write!(out, "\n{title}\n{content}");
    }
}
