//! Enums: each set of values is declared once, whatever operations have it.

use super::note::Note;
use super::texts;
use super::yaml::Node;
use crate::resolve::rust_names_apart;
use crate::upstream::openmeta::Schema;
use std::collections::{BTreeMap, BTreeSet};

/// Values of an enum at most: longer lists are those of regions, products or time zones, and grow every week.
const VALUES: usize = 120;

/// Letters of a value at most.
const LENGTH: usize = 60;

/// An enum that was declared.
pub(super) struct Enumeration {
    pub(super) name: String,
    values: Vec<(String, String)>,
}

/// The enums as far as they are known.
#[derive(Default)]
pub(super) struct Enums {
    /// The name of each set of values.
    sets: BTreeMap<BTreeSet<String>, String>,
    names: BTreeSet<String>,
    declared: Vec<Enumeration>,
}

impl Enums {
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The enum with these values, declared if there is none yet.
    pub(super) fn declare(&mut self, schema: Schema<'_>, name: impl FnOnce() -> String) -> String {
        let values = schema.enumerated();
        if let Some(name) = self.sets.get(&values) {
            return name.clone();
        }
        let name = name();
        let doc = |value: &str| texts::of_field(schema.title_of(value), false);
        let with_texts = values.iter().map(|value| (value.clone(), doc(value))).collect();
        self.sets.insert(values, name.clone());
        self.names.insert(name.clone());
        self.declared.push(Enumeration { name: name.clone(), values: with_texts });
        name
    }

    /// The file of each enum.
    pub(super) fn files(self) -> impl Iterator<Item = (String, Node)> {
        self.declared.into_iter().map(|Enumeration { name, values }| {
            let wires: Vec<&str> = values.iter().map(|(value, _)| value.as_str()).collect();
            let chosen = rust_names_apart(&wires, true, &["Unlisted"]);
            let values = values.iter().zip(chosen).map(|((value, doc), rust)| {
                let mut keys: Vec<(String, Node)> =
                    rust.map(|rust| ("rust".to_owned(), Node::plain(rust))).into_iter().collect();
                keys.push(("doc".to_owned(), Node::text(doc)));
                (value.clone(), Node::Map(keys))
            });
            let values = Node::Map(values.collect());
            let keys = [
                ("enum", Node::plain(&name)),
                ("origin", Node::plain("imported")),
                ("doc", Node::text(texts::UNDOCUMENTED)),
                ("values", values),
            ];
            let node = Node::Map(keys.map(|(key, node)| (key.to_owned(), node)).into());
            (name, node)
        })
    }
}

/// Whether the values of a text can be an enum; what stands in the way of it is reported.
pub(super) fn is_enum(schema: Schema<'_>, path: &[&str], notes: &mut Vec<Note>) -> bool {
    let values = schema.enumerated();
    if values.is_empty() {
        return false;
    }
    let name = path.last().copied().unwrap_or_default();
    let different: BTreeSet<String> = values.iter().map(|value| value.to_lowercase()).collect();
    let is_plain = |value: &String| {
        value.len() <= LENGTH && value.trim() == value && value.chars().all(|c| c.is_ascii_graphic() || c == ' ')
    };
    let wrong = if name.to_lowercase().ends_with("regionid") {
        Some("regions are texts")
    } else if values.len() > VALUES {
        Some("too many for an enum")
    } else if different.len() < values.len() {
        Some("two of them differ only by letter case")
    } else if !values.iter().all(is_plain) {
        Some("one of them is long, or has other characters than ASCII")
    } else {
        None
    };
    if let Some(wrong) = wrong {
        notes.push(Note::Lost(path.join("."), format!("the values that it can have: {wrong}")));
    }
    wrong.is_none()
}
