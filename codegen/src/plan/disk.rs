use super::Error;
use super::draft::is_draft;
use crate::artifact::Made;
use crate::parallel;
use std::collections::BTreeMap;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

/// Folders inside the output, or links to some, that other tools write: Cargo's, and mdBook's rendered pages.
const OTHER_TOOLS: &[&str] = &["target", "book"];

/// No artifact is nearly as large; a larger file is never one, and is not read.
const LARGEST: u64 = 64 << 20;

/// A link, in words.
pub(super) const LINK: &str = "a symbolic link, which the generator does not follow";

/// What is in the output folder, by path.
pub(super) struct Disk(BTreeMap<String, Entry>);

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A file that nobody asked to read.
    Unread,
    /// A file with its text.
    Text(String),
    /// A file too large to be an artifact.
    Large,
    /// Something else, in words.
    Strange(&'static str),
}

/// Whether this name in the output folder is none of the generator's business.
pub(super) fn is_ignored(name: &str, kind: FileType) -> bool {
    let is_hidden = name.starts_with('.') && !is_draft(name);
    is_hidden || name == "Cargo.lock" || (OTHER_TOOLS.contains(&name) && !kind.is_file())
}

impl Disk {
    /// Lists everything below `folder`, and reads the files that `is_read` asks for. Of `wanted`, also what is hidden
    /// is found.
    pub(super) fn read<'a>(
        folder: &Path,
        wanted: impl Iterator<Item = &'a str>,
        is_read: impl Fn(&str) -> bool,
    ) -> Result<Self, Error> {
        let mut found = list(folder)?;
        for path in wanted {
            if !found.contains_key(path)
                && let Ok(metadata) = fs::symlink_metadata(folder.join(path))
            {
                found.insert(path.to_owned(), entry_of(metadata.file_type()));
            }
        }
        let asked = |(path, entry): &(&String, &Entry)| **entry == Entry::Unread && is_read(path);
        let read: Vec<String> = found.iter().filter(asked).map(|(path, _)| path.clone()).collect();
        let texts = parallel::map(&read, |path| read_text(&folder.join(path)));
        for (path, text) in read.into_iter().zip(texts) {
            found.insert(path, text?);
        }
        Ok(Self(found))
    }

    /// The number of paths.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn entry(&self, path: &str) -> Option<&Entry> {
        self.0.get(path)
    }

    /// Everything that is not among the wanted paths.
    pub(super) fn others<'a>(
        &'a self,
        wanted: &'a BTreeMap<String, Made>,
    ) -> impl Iterator<Item = (&'a str, &'a Entry)> {
        let others = self.0.iter().filter(|(path, _)| !wanted.contains_key(path.as_str()));
        others.map(|(path, entry)| (path.as_str(), entry))
    }
}

fn list(folder: &Path) -> Result<BTreeMap<String, Entry>, Error> {
    let mut found = BTreeMap::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((place, prefix)) = open.pop() {
        let entries = match fs::read_dir(&place) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(source) => return Err(Error::Disk { path: place, source }),
        };
        for entry in entries {
            let entry = entry.map_err(|source| Error::Disk { path: place.clone(), source })?;
            let kind = entry.file_type().map_err(|source| Error::Disk { path: entry.path(), source })?;
            let raw = entry.file_name();
            let name = raw.to_string_lossy();
            if is_ignored(&name, kind) {
                continue;
            }
            let path = format!("{prefix}{name}");
            if raw.to_str().is_none() {
                found.insert(path, Entry::Strange("a name that is not UTF-8"));
            } else if kind.is_dir() {
                open.push((entry.path(), format!("{path}/")));
            } else {
                found.insert(path, entry_of(kind));
            }
        }
    }
    Ok(found)
}

fn entry_of(kind: FileType) -> Entry {
    if kind.is_file() {
        Entry::Unread
    } else if kind.is_symlink() {
        Entry::Strange(LINK)
    } else if kind.is_dir() {
        Entry::Strange("a folder")
    } else {
        Entry::Strange("neither a file nor a folder")
    }
}

/// Whether a file of the folder has exactly this text. Anything else at its path is looked at when all paths are known.
pub(super) fn has(folder: &Path, path: &str, text: &str) -> bool {
    let file = folder.join(path);
    let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
    let is_like = fs::symlink_metadata(&file).is_ok_and(|found| found.is_file() && found.len() == length);
    is_like && fs::read(&file).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// What is not text is never what the generator wrote, so a lossy reading compares well enough.
fn read_text(path: &PathBuf) -> Result<Entry, Error> {
    let failed = |source| Error::Disk { path: path.clone(), source };
    if fs::metadata(path).map_err(failed)?.len() > LARGEST {
        return Ok(Entry::Large);
    }
    let bytes = fs::read(path).map_err(failed)?;
    let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Ok(Entry::Text(text))
}
