//! How conditions and rules are set in the reference.

use super::context::Context;
use super::prose;
use crate::backend::wording::{Naming, Setting, Wording};
use crate::model::{Literal, Text};

impl Setting for Context<'_> {
    fn code(&self, text: &str) -> String {
        prose::code(text)
    }

    fn line(&self, text: &Text) -> String {
        Context::line(self, text)
    }
}

impl Context<'_> {
    pub(super) fn wording<'w>(&'w self, naming: Naming<'w>) -> Wording<'w> {
        Wording::new(self.model, self.language, self, naming)
    }
}

/// The values as code.
pub(super) fn literals(values: &[Literal]) -> Vec<String> {
    values.iter().map(literal).collect()
}

/// The value as code, as it is sent.
pub(super) fn literal(value: &Literal) -> String {
    prose::code(&value.wire().unwrap_or_else(|| crate::backend::sample::to_json(value).to_string()))
}
