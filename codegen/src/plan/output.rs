//! Where the artifacts go, and what may be in the way.

use super::disk::{has, is_ignored};
use super::error::Error;
use super::lock::Lock;
use super::manifest::{MANIFEST, Manifest};
use super::paths::stays_inside;
use crate::artifact::{Artifact, Made};
use crate::shown::shown;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The output folder of one service.
#[derive(Clone, Debug)]
pub struct Output {
    pub(super) folder: PathBuf,
    pub(super) service: String,
    pub(super) adopts: bool,
}

impl Output {
    /// The folder that holds the artifacts of this service and nothing else.
    #[must_use]
    pub fn new(folder: &Path, service: &str) -> Self {
        Self { folder: folder.to_owned(), service: service.to_owned(), adopts: false }
    }

    /// Whether files that the generator did not make are overwritten where an artifact belongs, and whether a folder
    /// with other files in it becomes the output folder. Files in other places stay as they are.
    #[must_use]
    pub fn adopting(mut self, adopts: bool) -> Self {
        self.adopts = adopts;
        self
    }

    /// Refuses a folder that is inside of the spec, the same, or around it: what is generated would be read as spec, or
    /// the spec would count as left over from an earlier run.
    ///
    /// # Errors
    /// [`Error::Overlap`] if the two overlap.
    pub fn apart_from(self, spec: &Path) -> Result<Self, Error> {
        let (out, inputs) = (real(&self.folder), real(spec));
        if out.starts_with(&inputs) || inputs.starts_with(&out) {
            return Err(Error::Overlap { out: self.folder, spec: spec.to_owned() });
        }
        Ok(self)
    }

    /// What is left of an artifact once it is compared: its text only if the disk has another one.
    #[must_use]
    pub fn compared(&self, artifact: Artifact) -> Made {
        let is_on_disk = stays_inside(&artifact.path) && has(&self.folder, &artifact.path, &artifact.text);
        Made::new(artifact, is_on_disk)
    }

    /// The output folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The right to write to the folder. `wait` is called before a wait for another run.
    ///
    /// # Errors
    /// [`Error::OtherService`] or [`Error::Occupied`] if the folder is not one of this service, before anything is made
    /// in it; and whatever keeps it from being read or locked.
    pub fn lock(&self, wait: impl FnMut()) -> Result<Lock, Error> {
        if self.earlier().is_err() && Lock::is_free(&self.folder) {
            // The first run of all may have been under way, and have ended just now.
            self.earlier()?;
        }
        Lock::acquire(&self.folder, wait)
    }

    /// Whether an earlier run has written to the folder.
    #[must_use]
    pub fn has_earlier_run(&self) -> bool {
        self.manifest().is_ok_and(|list| list.is_some())
    }

    /// What earlier runs made in the folder.
    pub(super) fn earlier(&self) -> Result<Manifest, Error> {
        let made = self.manifest()?.map(|text| Manifest::parse(&text)).unwrap_or_default();
        match made.service() {
            Some(found) if found == self.service => Ok(made),
            Some(found) => Err(Error::OtherService {
                folder: self.folder.clone(),
                found: found.to_owned(),
                wanted: self.service.clone(),
            }),
            None if self.adopts || self.is_empty()? => Ok(made),
            None => Err(Error::Occupied(self.folder.clone())),
        }
    }

    /// The list of an earlier run, as it stands on the disk.
    pub(super) fn manifest(&self) -> Result<Option<String>, Error> {
        let path = self.folder.join(MANIFEST);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_file() => {
                // Of a list that was damaged, the lines that can be read count.
                let bytes = fs::read(&path).map_err(|source| Error::Disk { path, source })?;
                Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
            }
            Ok(_) => Err(Error::Obstacles(vec![format!("{} is not a file", shown(&path))])),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
            Err(source) => Err(Error::Disk { path, source }),
        }
    }

    /// Whether anything but hidden files is in the folder. A folder that does not exist is empty.
    fn is_empty(&self) -> Result<bool, Error> {
        let failed = |source| Error::Disk { path: self.folder.clone(), source };
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
            Err(source) => return Err(failed(source)),
        };
        for entry in entries {
            let entry = entry.map_err(failed)?;
            let (name, kind) = (entry.file_name(), entry.file_type().map_err(failed)?);
            if !is_ignored(&name.to_string_lossy(), kind) && name != MANIFEST {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The path without links and dots, also where its end does not exist yet.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut real = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                real.pop();
            }
            part => {
                real.push(part);
                if let Ok(resolved) = fs::canonicalize(&real) {
                    real = resolved;
                }
            }
        }
    }
    real
}
