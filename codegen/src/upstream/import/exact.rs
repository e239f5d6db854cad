//! Keys of entries whose names on the wire cannot be keys.

use super::note::Note;
use super::yaml::Node;
use crate::resolve::rust_names_apart;
use std::collections::BTreeSet;

/// Names that the protocol uses, too, so that an operation with such a parameter says that it has one.
const PROTOCOL: &[&str] = &[
    "AccessKeyId",
    "Action",
    "Format",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureType",
    "SignatureVersion",
    "Timestamp",
    "Version",
];

/// The keys of one map.
#[derive(Default)]
pub(super) struct Keys(BTreeSet<String>);

impl Keys {
    /// The entry of a member, with its exact name where the key is another one.
    pub(super) fn entry(&mut self, name: &str, node: Node) -> (String, Node) {
        self.named(name, name, node)
    }

    /// As [`Self::entry`], with the name from which the key is made.
    pub(super) fn named(&mut self, name: &str, wanted: &str, node: Node) -> (String, Node) {
        let plain = |c: char| if c == '.' { '_' } else { c };
        let mut key: String = wanted.chars().map(plain).collect();
        while !self.0.insert(key.clone()) {
            key.push('_');
        }
        let node = if key == name { node } else { with_wire(name, node) };
        (key, node)
    }

    /// As [`Self::entry`], of a parameter, which stands beside those of the protocol.
    pub(super) fn parameter(&mut self, name: &str, node: Node) -> (String, Node) {
        let node = if PROTOCOL.contains(&name) { with_wire(name, node) } else { node };
        self.entry(name, node)
    }
}

/// Whether the spec can have the name of a member; if not, that is reported.
pub(super) fn is_possible(name: &str, path: &[&str], notes: &mut Vec<Note>) -> bool {
    let is_visible = |c: char| c.is_ascii_graphic() && !matches!(c, '[' | ']' | '/' | '\\' | '"' | '`');
    let is_possible = !name.is_empty() && name.len() <= 200 && name.chars().all(is_visible);
    if !is_possible {
        notes.push(Note::Lost(path.join("."), "all of it: its name has characters that no name can have".to_owned()));
    }
    is_possible
}

/// Entries of one scope, with Rust names where two of them would have the same.
pub(super) fn with_rust_names(entries: Vec<(String, Node)>) -> Vec<(String, Node)> {
    let wires: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
    let chosen = rust_names_apart(&wires, false, &[]);
    let named = entries.into_iter().zip(chosen).map(|((key, node), rust)| match (node, rust) {
        (Node::Map(mut keys), Some(rust)) => {
            keys.insert(keys.len().min(1), ("rust".to_owned(), Node::plain(rust)));
            (key, Node::Map(keys))
        }
        (node, _) => (key, node),
    });
    named.collect()
}

/// The entry with its exact name, behind its type.
fn with_wire(name: &str, node: Node) -> Node {
    match node {
        Node::Map(mut keys) if !keys.iter().any(|(key, _)| key == "wire") => {
            keys.insert(keys.len().min(1), ("wire".to_owned(), Node::text(name)));
            Node::Map(keys)
        }
        other => other,
    }
}
