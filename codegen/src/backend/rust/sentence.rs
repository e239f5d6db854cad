//! How conditions and rules are set in rustdoc, in the metadata, and in what the client reports.

use super::doc::{code, line};
use crate::backend::wording::{Naming, Setting, Wording};
use crate::model::{Language, Literal, Model, Text};

/// Markdown for rustdoc.
struct Rustdoc(Language);

impl Setting for Rustdoc {
    fn code(&self, text: &str) -> String {
        code(text)
    }

    fn line(&self, text: &Text) -> String {
        line(text.get(self.0))
    }
}

/// Plain text, for a message.
struct Plain(Language);

impl Setting for Plain {
    fn code(&self, text: &str) -> String {
        text.to_owned()
    }

    fn line(&self, text: &Text) -> String {
        text.get(self.0).to_owned()
    }
}

/// Words for rustdoc and the metadata.
pub(super) fn rustdoc(model: &Model, language: Language) -> Wording<'_> {
    let setting = match language {
        Language::English => &Rustdoc(Language::English),
        Language::Chinese => &Rustdoc(Language::Chinese),
    };
    Wording::new(model, language, setting, Naming::BARE)
}

/// Words for what the client reports.
pub(super) fn plain(model: &Model, language: Language) -> Wording<'_> {
    let setting = match language {
        Language::English => &Plain(Language::English),
        Language::Chinese => &Plain(Language::Chinese),
    };
    Wording::new(model, language, setting, Naming::BARE)
}

/// A value as code, as it is sent.
pub(super) fn literal(value: &Literal) -> String {
    code(&value.wire().unwrap_or_else(|| crate::backend::sample::to_json(value).to_string()))
}

pub(super) fn literals(values: &[Literal]) -> Vec<String> {
    values.iter().map(literal).collect()
}

/// `a`, `b` and `c`.
pub(super) fn listed(entries: &[String], last: &str) -> String {
    match entries {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
