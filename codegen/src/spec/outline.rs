//! Where the keys and values of a file are, for those who edit it as text: comments and layout stay.

use super::node::{Node, NodeKind};
use super::yaml;
use crate::place::Place;

/// A value of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The keys that lead to it; in a list, its index.
    pub path: Vec<String>,
    /// Where its key is, if it is in a map.
    pub key: Option<Place>,
    /// Where it is, with its quotes or brackets.
    pub value: Place,
    /// What it says, if it is a text.
    pub text: Option<String>,
}

impl Entry {
    /// Whether these keys lead to it; `*` stands for any.
    #[must_use]
    pub fn is_at(&self, path: &[&str]) -> bool {
        self.path.len() == path.len() && self.path.iter().zip(path).all(|(key, wanted)| *wanted == "*" || key == wanted)
    }

    /// The last key.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }
}

/// Every value of a file, the outer ones first.
#[must_use]
pub fn outline(text: &str, file: u32) -> Vec<Entry> {
    let mut entries = Vec::new();
    if let (Some(root), _) = yaml::parse(text, file) {
        collect(&root, &mut Vec::new(), &mut entries);
    }
    entries
}

fn collect(node: &Node, path: &mut Vec<String>, entries: &mut Vec<Entry>) {
    let mut add = |name: String, key: Option<Place>, value: &Node| {
        path.push(name);
        let text = matches!(value.kind, NodeKind::Text(_)).then(|| value.text().to_owned());
        entries.push(Entry { path: path.clone(), key, value: value.place, text });
        collect(value, path, entries);
        path.pop();
    };
    match &node.kind {
        NodeKind::Map(map) => map.iter().for_each(|(key, value)| add(key.text().to_owned(), Some(key.place), value)),
        NodeKind::List(list) => list.iter().enumerate().for_each(|(index, value)| add(index.to_string(), None, value)),
        NodeKind::Null
        | NodeKind::Broken
        | NodeKind::Boolean(_)
        | NodeKind::Integer(_)
        | NodeKind::Double(_)
        | NodeKind::Text(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_keys_and_its_place() {
        let text = "a:\n  b: { c: 'x', d: [1, y] }\n";
        let entries = outline(text, 0);
        let paths: Vec<String> = entries.iter().map(|entry| entry.path.join(".")).collect();
        assert_eq!(paths, ["a", "a.b", "a.b.c", "a.b.d", "a.b.d.0", "a.b.d.1"]);
        let offset = |offset: u32| usize::try_from(offset).unwrap_or_default();
        let written = |place: Place| &text[offset(place.start)..offset(place.end)];
        assert_eq!(written(entries[2].value), "'x'");
        assert_eq!(entries[2].key.map(written), Some("c"));
        assert!(entries[2].is_at(&["a", "*", "c"]) && !entries[2].is_at(&["a", "c"]));
        assert_eq!((written(entries[5].value), entries[5].text.as_deref()), ("y", Some("y")));
    }
}
