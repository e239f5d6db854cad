//! Reads files with secrets in them.

use crate::error::CredentialsError;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::sync::oneshot;
use tokio::time::timeout;
use zeroize::Zeroizing;

/// Files of credentials have a few kilobytes.
const LARGEST_FILE: u64 = 1 << 20;
/// How long a pipe or a device may take, which may never give anything.
const PIPE_TIME: Duration = Duration::from_secs(5);

type Bytes = Zeroizing<Vec<u8>>;

/// The bytes of a file, wiped from memory when dropped.
pub(super) async fn read(path: &Path) -> Result<Bytes, CredentialsError> {
    let failed =
        |error: io::Error| CredentialsError::new(format!("{} cannot be read", path.display())).caused_by(error);
    let bytes = if is_regular(path).await.map_err(failed)? {
        read_regular(path).await.map_err(failed)?
    } else {
        match timeout(PIPE_TIME, read_pipe(path.to_owned())).await {
            Ok(outcome) => outcome.map_err(failed)?,
            Err(_) => {
                let seconds = PIPE_TIME.as_secs();
                let problem = format!("{} is a pipe or a device that sent nothing within {seconds} s", path.display());
                return Err(problem.into());
            }
        }
    };
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(format!("{} is larger than 1 MiB, the maximum for a file of credentials", path.display()).into());
    }
    Ok(bytes)
}

/// As [`read`], as text.
pub(super) async fn read_text(path: &Path) -> Result<Zeroizing<String>, CredentialsError> {
    let bytes = read(path).await?;
    let text = std::str::from_utf8(&bytes).map_err(|_| format!("{} is not UTF-8", path.display()))?;
    Ok(Zeroizing::new(text.trim_start_matches('\u{feff}').to_owned()))
}

/// Whether it is a file, as opposed to a pipe or a device, which can be read only once.
pub(super) async fn is_regular(path: &Path) -> io::Result<bool> {
    tokio::fs::metadata(path).await.map(|metadata| metadata.is_file() || metadata.is_dir())
}

async fn read_regular(path: &Path) -> io::Result<Bytes> {
    let file = tokio::fs::File::open(path).await?;
    // Room for all of it from the start, since growing would leave copies behind.
    let length = file.metadata().await?.len().min(LARGEST_FILE);
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1));
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).await?;
    Ok(bytes)
}

/// A shell gives the output of a program as a pipe. To open one can take forever, and a thread of the runtime that does
/// would keep the runtime from ending; this one ends with the process.
async fn read_pipe(path: PathBuf) -> io::Result<Bytes> {
    let (sender, receiver) = oneshot::channel();
    let read = move || {
        let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(LARGEST_FILE).unwrap_or_default() + 2));
        let outcome = File::open(path).and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes));
        // The caller may have given up.
        let _ = sender.send(outcome.map(|_| bytes));
    };
    thread::Builder::new().name("credentials".to_owned()).spawn(read)?;
    receiver.await.map_err(io::Error::other)?
}

/// Opens a file that is to be replaced. Anything else than a file could block forever.
pub(super) fn open_regular(path: &Path) -> io::Result<File> {
    if fs::metadata(path)?.is_file() { File::open(path) } else { Err(io::Error::other("it is not a file")) }
}
