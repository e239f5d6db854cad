//! The files of a crate, from the disk or from a case.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Path below `src`, with `/` between its parts, to text.
pub(crate) type Sources = BTreeMap<String, String>;

/// Every Rust file below `folder`.
pub(crate) fn read(folder: &Path) -> Sources {
    let mut sources = Sources::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((place, prefix)) = open.pop() {
        for entry in fs::read_dir(&place).expect("a folder of sources") {
            let entry = entry.expect("an entry of the folder");
            let name = entry.file_name().into_string().expect("a name in UTF-8");
            if entry.path().is_dir() {
                open.push((entry.path(), format!("{prefix}{name}/")));
            } else if entry.path().extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(entry.path()).expect("a Rust file");
                sources.insert(format!("{prefix}{name}"), text);
            }
        }
    }
    sources
}
