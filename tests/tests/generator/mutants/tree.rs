//! Files of a spec as trees, in which JSON pointers name the nodes.

use crate::fixture::Files;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// The YAML files of a spec, and what occurs in them.
pub(super) struct Trees {
    pub(super) files: Vec<(String, Value)>,
    /// Key: the values that it has anywhere.
    pub(super) by_key: BTreeMap<String, Vec<Value>>,
    pub(super) maps: Vec<Map<String, Value>>,
}

impl Trees {
    pub(super) fn of(files: &Files) -> Self {
        let is_yaml =
            |(path, _): &&(String, Vec<u8>)| Path::new(path).extension().is_some_and(|extension| extension == "yaml");
        let read = |(path, bytes): &(String, Vec<u8>)| {
            let text = std::str::from_utf8(bytes).unwrap();
            (path.clone(), serde_saphyr::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}")))
        };
        let files: Vec<(String, Value)> = files.iter().filter(is_yaml).map(read).collect();
        let (mut by_key, mut maps) = (BTreeMap::<String, Vec<Value>>::new(), Vec::new());
        for (_, tree) in &files {
            for pointer in pointers(tree, |_| true) {
                let Some(value) = tree.pointer(&pointer) else { continue };
                let key = pointer.rsplit('/').next().unwrap_or_default();
                by_key.entry(key.to_owned()).or_default().push(value.clone());
                maps.extend(value.as_object().cloned());
            }
        }
        Self { files, by_key, maps }
    }
}

/// The nodes that are wanted, without the root.
pub(super) fn pointers(tree: &Value, wanted: impl Fn(&Value) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), tree)];
    while let Some((pointer, node)) = open.pop() {
        if !pointer.is_empty() && wanted(node) {
            found.push(pointer.clone());
        }
        match node {
            Value::Array(entries) => {
                open.extend(entries.iter().enumerate().map(|(index, entry)| (format!("{pointer}/{index}"), entry)));
            }
            Value::Object(entries) => {
                let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
                open.extend(entries.iter().map(|(key, entry)| (format!("{pointer}/{}", escaped(key)), entry)));
            }
            _ => {}
        }
    }
    found
}

pub(super) fn is_scalar(node: &Value) -> bool {
    !node.is_array() && !node.is_object()
}

/// The key that a part of a pointer stands for.
pub(super) fn unescaped(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

/// Takes a node out of the tree.
pub(super) fn remove(tree: &mut Value, pointer: &str) -> Option<Value> {
    let (parent, last) = pointer.rsplit_once('/')?;
    match tree.pointer_mut(parent)? {
        Value::Array(entries) => {
            let index = last.parse().ok().filter(|index| *index < entries.len())?;
            Some(entries.remove(index))
        }
        Value::Object(entries) => entries.shift_remove(&unescaped(last)),
        _ => None,
    }
}
