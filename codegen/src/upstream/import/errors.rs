//! The error codes of all operations.

use super::note::Note;
use super::texts;
use super::yaml::Node;
use crate::resolve::rust_names_apart;
use crate::upstream::openmeta::{Document, Operation, is_code};
use std::collections::BTreeMap;

/// The spelling of each code of a document: those that differ only by letter case are one, since clients ignore it.
pub(super) struct Codes<'d>(BTreeMap<String, Code<'d>>);

/// A code with its first status and message.
struct Code<'d> {
    spelling: &'d str,
    status: &'d str,
    message: &'d str,
}

impl<'d> Codes<'d> {
    pub(super) fn of(document: &'d Document, notes: &mut Vec<Note>) -> Self {
        let mut codes: BTreeMap<String, Code<'d>> = BTreeMap::new();
        for (spelling, status, message) in document.operations().flat_map(|operation| operation.errors()) {
            if !is_code(spelling) {
                notes.push(Note::Lost(spelling.to_owned(), "the error code: invalid name".to_owned()));
                continue;
            }
            let code = codes.entry(spelling.to_lowercase()).or_insert(Code { spelling, status, message });
            // The order of the document counts for nothing.
            code.spelling = code.spelling.min(spelling);
        }
        Self(codes)
    }

    /// The codes that an operation declares and a spec can name.
    pub(super) fn codes(&self, operation: Operation<'_>) -> Vec<String> {
        let known = operation.errors().filter_map(|(code, ..)| self.0.get(&code.to_lowercase()));
        let mut codes: Vec<String> = known.map(|code| code.spelling.to_owned()).collect();
        codes.sort();
        codes.dedup();
        codes
    }
}

/// The file of the codes.
pub(super) fn file(codes: &Codes<'_>, notes: &mut Vec<Note>) -> Option<Node> {
    let found: BTreeMap<&str, (&str, &str)> =
        codes.0.values().map(|code| (code.spelling, (code.status, code.message))).collect();
    let wires: Vec<&str> = found.keys().copied().collect();
    let chosen: BTreeMap<&str, Option<String>> =
        wires.iter().copied().zip(rust_names_apart(&wires, true, &["Unknown"])).collect();
    let entry = |(code, (status, message)): (&str, (&str, &str))| {
        let (kind, retry) = kind(code, status);
        let mut keys = Vec::new();
        let rust = chosen.get(code).cloned().flatten();
        keys.extend(rust.map(|rust| ("rust".to_owned(), Node::plain(rust))));
        if let Some(status) = status.parse::<u16>().ok().filter(|status| (400..600).contains(status)) {
            keys.push(("http_status".to_owned(), Node::plain(status)));
        }
        keys.push(("kind".to_owned(), Node::plain(kind)));
        keys.push(("retry".to_owned(), Node::plain(retry)));
        keys.push(("meaning".to_owned(), Node::text(texts::of_field(Some(message), false))));
        keys.push(("remedy".to_owned(), Node::text(texts::UNDOCUMENTED)));
        (code.to_owned(), Node::Map(keys))
    };
    if found.is_empty() {
        return None;
    }
    notes.push(Note::Guessed("errors".to_owned(), "kind and class of retries of each code, by its status".to_owned()));
    let entries = found.into_iter().map(entry).collect();
    Some(Node::Map(vec![("errors".to_owned(), Node::Map(entries))]))
}

fn kind(code: &str, status: &str) -> (&'static str, &'static str) {
    if code.starts_with("Throttling") {
        return ("throttling", "backoff");
    }
    match status {
        "401" => ("authentication", "never"),
        "403" => ("permission", "never"),
        "404" => ("not_found", "never"),
        "429" => ("throttling", "backoff"),
        status if status.starts_with('5') => ("server", "backoff"),
        _ => ("invalid_parameter", "never"),
    }
}
