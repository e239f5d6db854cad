//! Names that people gave to types and folders, in the files of an import.

use super::conflict::Files;
use super::tree::{Value, tree};
use std::collections::BTreeMap;

/// The files of an import under the names that they have in `ours`.
pub(super) fn as_in(ours: &Files, base: &Files, files: &Files, theirs: &Files) -> Files {
    let places = operations(ours);
    let renamed = renamed(ours, base, theirs, &places);
    let named = files.iter().map(|(path, text)| {
        let (path, text) = with_names(path, text, &renamed);
        let own = operation(&path).and_then(|name| places.get(name)).map(|path| (*path).to_owned());
        (own.unwrap_or(path), text)
    });
    named.collect()
}

/// The types that people renamed, with their new names.
fn renamed(ours: &Files, base: &Files, theirs: &Files, places: &BTreeMap<&str, &str>) -> BTreeMap<String, String> {
    let mut renamed = BTreeMap::new();
    let of = |name: &str| format!("types/{name}.yaml");
    for (path, before) in base {
        let own = operation(path).and_then(|name| places.get(name)).map_or(path.as_str(), |path| *path);
        let Some(own) = ours.get(own).filter(|own| *own != before) else { continue };
        types(&tree(before), &tree(own), &mut |old, new| {
            let is_renamed = base.contains_key(&of(old)) && !ours.contains_key(&of(old));
            let is_new = ours.contains_key(&of(new)) && !base.contains_key(&of(new)) && !theirs.contains_key(&of(new));
            if is_renamed && is_new {
                renamed.entry(old.to_owned()).or_insert_with(|| new.to_owned());
            }
        });
    }
    // A structure in a structure that has another name, too, is found in the file of the new name.
    let mut known = 0;
    while known < renamed.len() {
        known = renamed.len();
        for (old, new) in renamed.clone() {
            let (Some(before), Some(own)) = (base.get(&of(&old)), ours.get(&of(&new))) else { continue };
            types(&tree(before), &tree(own), &mut |old, new| {
                if base.contains_key(&of(old)) && !ours.contains_key(&of(old)) && ours.contains_key(&of(new)) {
                    renamed.entry(old.to_owned()).or_insert_with(|| new.to_owned());
                }
            });
        }
    }
    renamed
}

/// The names of types that stand at the same place in two versions of a file.
fn types(base: &Value, ours: &Value, found: &mut impl FnMut(&str, &str)) {
    for member in base.members() {
        let Some(own) = ours.get(&member.key) else { continue };
        match (member.key.as_str(), member.value.text(), own.text()) {
            ("type", Some(old), Some(new)) => {
                let (old, new) = (innermost(old), innermost(new));
                if old != new {
                    found(old, new);
                }
            }
            _ => types(&member.value, own, found),
        }
    }
}

fn innermost(ty: &str) -> &str {
    ty.rsplit('<').next().unwrap_or(ty).trim_end_matches('>')
}

/// The file with the new names of types; an import writes each on a line of its own.
fn with_names(path: &str, text: &str, renamed: &BTreeMap<String, String>) -> (String, String) {
    if renamed.is_empty() {
        return (path.to_owned(), text.to_owned());
    }
    let stem = path.strip_prefix("types/").and_then(|file| file.strip_suffix(".yaml"));
    let path =
        stem.and_then(|stem| renamed.get(stem)).map_or_else(|| path.to_owned(), |new| format!("types/{new}.yaml"));
    let line = |line: &str| {
        let (before, name) = line.split_once(": ")?;
        if !matches!(before.trim_start(), "type" | "structure" | "enum") {
            return None;
        }
        let old = innermost(name);
        Some(format!("{before}: {}", name.replace(old, renamed.get(old)?)))
    };
    let lines: Vec<String> = text.lines().map(|it| line(it).unwrap_or_else(|| it.to_owned())).collect();
    (path, lines.join("\n") + "\n")
}

/// Where each operation is in `ours`, which may be the folder of another family.
fn operations(ours: &Files) -> BTreeMap<&str, &str> {
    ours.keys().filter_map(|path| Some((operation(path)?, path.as_str()))).collect()
}

/// The file name of an operation.
pub(super) fn operation(path: &str) -> Option<&str> {
    path.strip_prefix("operations/")?.rsplit('/').next()
}
