//! One run at a time writes to an output folder.

use super::Error;
use crate::shown::shown;
use same_file::Handle;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Hidden, so that it counts as no file of the output; gone when the run ends.
const LOCK: &str = ".codegen.lock";

/// The right to write to a folder, until it is dropped. A run that is killed leaves the file behind and not the lock.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Waits until no other run writes to the folder, which is made if it is missing. `wait` is called once before
    /// the first wait.
    ///
    /// # Errors
    /// If the folder or the lock file cannot be made, or the file system has no locks.
    pub fn acquire(folder: &Path, mut wait: impl FnMut()) -> Result<Self, Error> {
        let path = folder.join(LOCK);
        let failed = |source| Error::Disk { path: path.clone(), source };
        fs::create_dir_all(folder).map_err(|source| Error::Disk { path: folder.to_owned(), source })?;
        loop {
            // A link could lead to a file of somebody else.
            if fs::symlink_metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
                return Err(Error::Obstacles(vec![format!("{} is not a file", shown(&path))]));
            }
            let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
            let file = file.map_err(failed)?;
            hold(&file, &mut wait).map_err(failed)?;
            // Whoever held the lock may have removed the file while this run waited: then the lock guards nothing.
            let held = file.try_clone().and_then(Handle::from_file).map_err(failed)?;
            if Handle::from_path(&path).is_ok_and(|there| there == held) {
                return Ok(Self { path, file });
            }
        }
    }

    /// Waits while another run writes to the folder, and makes no file.
    ///
    /// # Errors
    /// If the lock file cannot be read.
    pub fn wait_for_others(folder: &Path, wait: impl FnMut()) -> Result<(), Error> {
        let path = folder.join(LOCK);
        if !is_file(&path) {
            return Ok(());
        }
        match File::open(&path).and_then(|file| hold(&file, wait)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::Disk { path, source: error }),
            _ => Ok(()),
        }
    }
}

impl Lock {
    /// Whether no run writes to the folder, as far as can be seen.
    pub(super) fn is_free(folder: &Path) -> bool {
        let path = folder.join(LOCK);
        !is_file(&path) || File::open(path).map_or(true, |file| file.try_lock_shared().is_ok())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is locked, so that nobody waits for a file that is about to go. What stays behind is harmless.
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

/// Whether there is a plain file, which can be opened at once: a pipe would wait for somebody who writes.
fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file())
}

fn hold(file: &File, mut wait: impl FnMut()) -> io::Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            wait();
            file.lock()
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}
