use crate::ground::printable::Printable;
use std::borrow::Cow;
use std::fmt;

/// Why a text is not the document that it should be. It repeats no value of the document, since any may be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentError {
    /// Where, in keys, list elements counted from 1: `shop.Table.orders.shard`; empty for the document as a whole.
    pub path: String,
    /// What is wrong there.
    pub reason: Cow<'static, str>,
}

impl DocumentError {
    pub(super) fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Self { path: String::new(), reason: reason.into() }
    }

    /// The same, seen from one step further out.
    pub(super) fn below(mut self, step: &str) -> Self {
        let dot = if self.path.is_empty() || step.is_empty() { "" } else { "." };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return f.write_str(&self.reason);
        }
        write!(f, "{}: {}", Printable(&self.path), self.reason)
    }
}

impl std::error::Error for DocumentError {}
