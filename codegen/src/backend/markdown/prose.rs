//! Texts of the spec, names and values on the pages of the reference.

use crate::prose::{self, Page, Prose};

/// A page without links.
struct Unlinked;

impl Page for Unlinked {
    fn verbatim(&self, code: &str) -> String {
        without_directives(code)
    }
}

/// Text on one line, without links.
pub(super) fn title(text: &str) -> String {
    Prose::parse(text).line(" ", &Unlinked)
}

/// A value as a code span; an empty one as `""`.
pub(super) fn code(value: &str) -> String {
    prose::code(value, &Unlinked)
}

/// A name as a plain word, outside of code.
pub(super) fn name(name: &str) -> String {
    name.replace('_', "\\_")
}

/// A fenced block of code.
pub(super) fn fenced(language: &str, text: &str) -> String {
    prose::fenced(language, text, &Unlinked)
}

/// The code without directives: mdBook follows them in code too.
pub(super) fn without_directives(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some((before, behind)) = rest.split_once("{{") {
        out.push_str(before);
        if behind.trim_start_matches('{').trim_start().starts_with('#') {
            out.push('\\');
        }
        out.push_str("{{");
        rest = behind;
    }
    out.push_str(rest);
    out
}
