//! The error codes of all operations.

use super::note::Note;
use super::texts;
use super::yaml::Node;
use crate::upstream::openmeta::{Document, Operation, is_code};
use std::collections::BTreeMap;

/// The codes that an operation declares and a spec can name.
pub(super) fn codes(operation: Operation<'_>) -> Vec<String> {
    let mut codes: Vec<String> = operation.named_errors().map(str::to_owned).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// The file of the codes.
pub(super) fn file(document: &Document, notes: &mut Vec<Note>) -> Option<Node> {
    let mut found: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for (code, status, message) in document.operations().flat_map(|operation| operation.errors()) {
        if is_code(code) {
            found.entry(code).or_insert((status, message));
        } else {
            notes.push(Note::Lost(code.to_owned(), "the error code: invalid name".to_owned()));
        }
    }
    let entry = |(code, (status, message)): (&str, (&str, &str))| {
        let (kind, retry) = kind(code, status);
        let mut keys = Vec::new();
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
