//! What a text mentions by name becomes a link.

use super::context::Context;
use super::prose::without_directives;
use crate::prose::Page;

impl Page for Context<'_> {
    fn word(&self, word: &str) -> Option<String> {
        self.mentioned(word)
    }

    fn code(&self, code: &str) -> Option<String> {
        self.mentioned_code(code)
    }

    fn verbatim(&self, code: &str) -> String {
        without_directives(code)
    }
}
