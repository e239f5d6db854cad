//! What is no longer to be used.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Deprecation;
use crate::spec::raw::RawDeprecation;

impl Resolver<'_> {
    /// The deprecation, whose words end up in messages of the Rust compiler and are plain therefore.
    pub(super) fn deprecation(&mut self, raw: &RawDeprecation) -> Option<Deprecation> {
        let RawDeprecation { deprecated, announced, since, instead } = raw;
        let given = [(since, "a date or a version"), (instead, "the name of a replacement")];
        for (word, what) in given {
            if let Some(word) = word.as_ref().filter(|word| !is_plain(word)) {
                self.report(Diagnostic::new(
                    Code::BadName,
                    word.place,
                    format!("`{}` is not {what}", word.value.escape_debug()),
                    "write that alone, and the reason in the text",
                ));
            }
        }
        deprecated.then(|| Deprecation {
            since: since.as_ref().map(|at| at.value.clone()),
            instead: instead.as_ref().map(|at| at.value.clone()),
            announced: *announced,
        })
    }
}

fn is_plain(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/' | '+');
    !word.is_empty() && word.len() <= 100 && word.chars().all(plain)
}
