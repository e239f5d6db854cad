//! Names by which people look for something that is called otherwise here, and the words that derived names prefer.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::spec::At;
use crate::spec::raw::Entries;

impl Resolver<'_> {
    /// The other names of what is `rust` in Rust: words of letters and digits, none of them said twice.
    pub(super) fn known_as(&mut self, raw: &[At<String>], rust: &str) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in raw {
            let is_a_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            if name.value.is_empty() || !name.value.chars().all(is_a_word) {
                let message = format!("`{}` is not a name", name.value);
                self.report(Diagnostic::new(Code::BadName, name.place, message, "use letters, digits and underscores"));
            } else if name.value == rust {
                self.contradiction(name.place, &format!("`{rust}` is the name itself"), "remove it");
            } else if names.contains(&name.value) {
                self.duplicate(name.place, "name", &name.value);
            } else {
                names.push(name.value.clone());
            }
        }
        names
    }

    /// The words are those of names: lower case, joined by underscores.
    pub(super) fn check_rust_words(&mut self, words: &Entries<At<String>>) {
        for (from, to) in words {
            for word in [from, to] {
                let is_snake =
                    |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
                if !word.value.split('_').all(is_snake) {
                    let message = format!("`{}` is not a word of a name", word.value);
                    self.report(Diagnostic::new(Code::BadName, word.place, message, "write it in snake_case"));
                }
            }
        }
    }
}
