//! A run in a file.

use super::keep::{KeepError, KeepRun};
use super::state::Run;
use alibabacloud_core::BoxFuture;
use std::error::Error;
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Keeps a run as JSON in a file. Each version replaces the one before as a whole, and is on the disk before the job goes
/// on: a process that ends at any moment leaves the old or the new one.
///
/// ```
/// # use alibabacloud_dts::operation::configure_dts_job;
/// # use alibabacloud_dts_jobs::{Job, KeepRun, Run, RunFile};
/// # async fn example() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
/// # let job = Job::migration("shop", configure_dts_job::Request::new()).in_region("cn-hangzhou");
/// let file = RunFile::new("shop.run.json");
/// let run = file.load()?.unwrap_or_else(|| Run::new(&job));
/// file.keep(&run).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct RunFile {
    path: PathBuf,
}

impl RunFile {
    /// A file that may or may not exist, in a folder that does.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The run in the file; `None` if there is no file.
    ///
    /// # Errors
    /// If the file can't be read, or does not hold a run of this version.
    pub fn load(&self) -> Result<Option<Run>, RunFileError> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.error(error.into())),
        };
        serde_json::from_str(&text).map(Some).map_err(|error| self.error(error.into()))
    }

    fn error(&self, cause: KeepError) -> RunFileError {
        RunFileError { path: self.path.clone(), cause }
    }

    fn write(&self, run: &Run) -> Result<(), KeepError> {
        let folder = match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut file = NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, run)?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist(&self.path)?;
        // The new name is on the disk only when the folder is. Windows has no way to say so, and needs none.
        #[cfg(unix)]
        std::fs::File::open(folder)?.sync_all()?;
        Ok(())
    }
}

impl KeepRun for RunFile {
    fn keep<'a>(&'a self, run: &'a Run) -> BoxFuture<'a, Result<(), KeepError>> {
        Box::pin(async move {
            let (file, run) = (self.clone(), run.clone());
            let written = tokio::task::spawn_blocking(move || file.write(&run)).await?;
            written.map_err(|cause| self.error(cause).into())
        })
    }
}

/// A file that can't be read or written as a run.
#[derive(Debug)]
pub struct RunFileError {
    path: PathBuf,
    cause: KeepError,
}

impl fmt::Display for RunFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.cause)
    }
}

impl Error for RunFileError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.source()
    }
}
