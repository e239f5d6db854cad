//! Names of types: the shortest end of the path to the first place that has the type.

use super::part::Part;
use std::collections::{BTreeMap, BTreeSet};

/// Names that the crate or Rust has for something else.
const TAKEN: &[&str] = &[
    "request",
    "response",
    "builder",
    "client",
    "error",
    "result",
    "option",
    "string",
    "vec",
    "box",
    "some",
    "none",
    "ok",
    "err",
    "self",
    "secret",
    "timestamp",
    "document",
    "config",
    "credentials",
    "endpoint",
    "value",
    "type",
];

/// Letters of a name at most.
const LENGTH: usize = 40;

/// Letters of a name before its number.
const SHORT: usize = 30;

/// The names that are taken, and those of an earlier import, which stay where they are.
pub(super) struct TypeNames {
    /// In lower case.
    taken: BTreeSet<String>,
    /// The name that a place had.
    earlier: BTreeMap<String, String>,
    /// The names of `earlier`, in lower case: nothing new gets one of them.
    kept: BTreeSet<String>,
}

impl TypeNames {
    pub(super) fn new(earlier: BTreeMap<String, String>) -> Self {
        let taken = TAKEN.iter().map(|name| (*name).to_owned()).collect();
        let kept = earlier.values().map(|name| name.to_lowercase()).collect();
        Self { taken, earlier, kept }
    }

    /// A free name for the type at a place; `kind` is what stands for a name without letters.
    pub(super) fn choose(&mut self, part: Part, path: &[&str], kind: &str) -> String {
        let name = self.find(part, path, kind);
        self.taken.insert(name.to_lowercase());
        name
    }

    fn find(&self, part: Part, path: &[&str], kind: &str) -> String {
        let is_free = |name: &String| !self.taken.contains(&name.to_lowercase());
        if let Some(name) = self.earlier.get(&place(part, path)).filter(|name| is_free(name)) {
            return name.clone();
        }
        let is_new = |name: &String| {
            let is_name = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.len() <= LENGTH;
            is_name && is_free(name) && !self.kept.contains(&name.to_lowercase())
        };
        let ends = (0..path.len()).rev().map(|start| pascal(path.get(start..).unwrap_or_default()));
        let last = pascal(path.get(path.len().saturating_sub(1)..).unwrap_or_default());
        let short = last.get(..SHORT.min(last.len())).unwrap_or_default().to_owned();
        let numbered = (2..1_000_000).map(|number: usize| format!("{short}{number}"));
        let lettered = (2..1_000_000).map(|number: usize| format!("{kind}{number}"));
        ends.chain(numbered.filter(|_| !short.is_empty())).chain(lettered).find(is_new).unwrap_or(last)
    }
}

/// A place as a key.
pub(super) fn place(part: Part, path: &[&str]) -> String {
    let part = match part {
        Part::Request => "request",
        Part::Response => "response",
    };
    format!("{part} {}", path.join("."))
}

fn pascal(words: &[&str]) -> String {
    let letters = |word: &str| {
        let mut letters = word.chars().filter(char::is_ascii_alphanumeric);
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    words.iter().flat_map(|word| word.split('.')).map(letters).collect()
}
