use super::Error;
use super::draft::is_draft;
use crate::parallel;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders inside the output that other tools write: Cargo's, and mdBook's rendered pages.
const OTHER_TOOLS: &[&str] = &["target", "book"];

/// The files of the output folder.
pub(super) struct Disk(BTreeMap<String, String>);

impl Disk {
    /// Reads every file below `folder`, and those in `paths` even where they are hidden.
    pub(super) fn read<'a>(folder: &Path, paths: impl Iterator<Item = &'a str>) -> Result<Self, Error> {
        let mut found: BTreeSet<String> = BTreeSet::new();
        let mut open = vec![(folder.to_owned(), String::new())];
        while let Some((place, prefix)) = open.pop() {
            let entries = match fs::read_dir(&place) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(source) => return Err(Error::Disk { path: place, source }),
            };
            for entry in entries {
                let entry = entry.map_err(|source| Error::Disk { path: place.clone(), source })?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let kind = entry.file_type().map_err(|source| Error::Disk { path: entry.path(), source })?;
                let hidden = (name.starts_with('.') && !is_draft(&name)) || name == "Cargo.lock";
                if hidden || (!kind.is_file() && OTHER_TOOLS.contains(&name.as_str())) {
                    continue;
                }
                if kind.is_symlink() {
                    return Err(Error::Link(entry.path()));
                }
                let path = format!("{prefix}{name}");
                if kind.is_dir() {
                    open.push((entry.path(), format!("{path}/")));
                } else {
                    found.insert(path);
                }
            }
        }
        for path in paths {
            if !found.contains(path) && folder.join(path).is_file() {
                found.insert(path.to_owned());
            }
        }
        let found: Vec<String> = found.into_iter().collect();
        let texts = parallel::map(&found, |path| read_text(&folder.join(path)));
        found.into_iter().zip(texts).map(|(path, text)| Ok((path, text?))).collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Files that are not among the wanted ones.
    pub(super) fn others<'a>(
        &'a self,
        wanted: &'a BTreeMap<String, String>,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let others = self.0.iter().filter(|(path, _)| !wanted.contains_key(*path));
        others.map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

/// What is not text is never what the generator wrote, so a lossy reading compares well enough.
fn read_text(path: &PathBuf) -> Result<String, Error> {
    match fs::read(path) {
        Ok(bytes) => {
            Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
        }
        Err(source) => Err(Error::Disk { path: path.clone(), source }),
    }
}
