use super::Error;
use std::collections::BTreeMap;
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
        let mut files = BTreeMap::new();
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
                let hidden = name.starts_with('.') || name == "Cargo.lock";
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
                    files.insert(path, read_text(&entry.path())?);
                }
            }
        }
        for path in paths {
            if !files.contains_key(path) && folder.join(path).is_file() {
                files.insert(path.to_owned(), read_text(&folder.join(path))?);
            }
        }
        Ok(Self(files))
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
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(source) => Err(Error::Disk { path: path.clone(), source }),
    }
}
