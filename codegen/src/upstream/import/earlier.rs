//! The names that types have after an import, so that the next one gives them again.

use super::part::Part;
use super::type_names::place;
use crate::spec::outline;
use std::collections::BTreeMap;

/// Members, by their names on the wire, with their types.
type Members = Vec<(String, String)>;

/// Structures inside structures that are followed.
const DEPTH: usize = 32;

/// The name of the type at each place, from the files that an import wrote.
pub(super) fn names<'f>(files: impl Iterator<Item = (&'f str, &'f str)> + Clone) -> BTreeMap<String, String> {
    let types =
        files.clone().filter_map(|(path, text)| Some((path.strip_prefix("types/")?.strip_suffix(".yaml")?, text)));
    let types: BTreeMap<&str, Members> = types.map(|(name, text)| (name, members(text, "fields"))).collect();
    let mut walk = Walk { types, names: BTreeMap::new() };
    for (path, text) in files {
        let Some(operation) = path.strip_prefix("operations/").and_then(|rest| rest.rsplit('/').next()) else {
            continue;
        };
        let operation = operation.trim_end_matches(".yaml").to_owned();
        for (part, key) in [(Part::Request, "request"), (Part::Response, "response")] {
            walk.members(part, &members(text, key), &mut vec![operation.clone()]);
        }
    }
    walk.names
}

struct Walk<'f> {
    types: BTreeMap<&'f str, Members>,
    names: BTreeMap<String, String>,
}

impl Walk<'_> {
    fn members(&mut self, part: Part, members: &Members, path: &mut Vec<String>) {
        for (wire, ty) in members {
            let name = ty.rsplit('<').next().unwrap_or(ty).trim_end_matches('>');
            let Some(inner) = self.types.get(name).cloned() else { continue };
            path.push(wire.clone());
            let words: Vec<&str> = path.iter().map(String::as_str).collect();
            self.names.insert(place(part, &words), name.to_owned());
            if path.len() < DEPTH {
                self.members(part, &inner, path);
            }
            path.pop();
        }
    }
}

/// The members below a key of a file.
fn members(text: &str, key: &str) -> Members {
    let mut members = Members::new();
    let mut wires: BTreeMap<String, String> = BTreeMap::new();
    for entry in outline(text, 0) {
        let Some(said) = &entry.text else { continue };
        match entry.path.as_slice() {
            [first, name, last] if first == key && last == "type" => members.push((name.clone(), said.clone())),
            [first, name, last] if first == key && last == "wire" => {
                wires.insert(name.clone(), said.clone());
            }
            _ => {}
        }
    }
    for (name, _) in &mut members {
        if let Some(wire) = wires.remove(name) {
            *name = wire;
        }
    }
    members
}
