//! Where the bytes of a file come from.

use super::error::UploadError;
use alibabacloud_core::plumbing::UploadBody;
use bytes::{Bytes, BytesMut};
use futures_util::stream;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use tokio::io::{AsyncRead, AsyncReadExt};

/// The size of a part that is read at once.
const PART_BYTES: usize = 64 << 10;

type Reader = Pin<Box<dyn AsyncRead + Send>>;

/// A file to upload.
pub struct FileSource {
    name: String,
    from: From,
}

enum From {
    Path(PathBuf),
    Bytes(Bytes),
    Reader { reader: Reader, length: u64 },
}

/// A file that is about to be sent.
pub(super) struct OpenFile {
    pub(super) name: String,
    pub(super) length: u64,
    pub(super) parts: UploadBody,
}

impl FileSource {
    /// A file of this machine. It is opened when it is uploaded.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { name, from: From::Path(path) }
    }

    /// Bytes in memory, with a file name.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self { name: name.into(), from: From::Bytes(bytes.into()) }
    }

    /// What a reader returns, with a file name. Object Storage Service needs to know the length in bytes beforehand; the upload
    /// fails if the reader returns more or less.
    pub fn reader(name: impl Into<String>, length: u64, reader: impl AsyncRead + Send + 'static) -> Self {
        Self { name: name.into(), from: From::Reader { reader: Box::pin(reader), length } }
    }

    pub(super) async fn open(self) -> Result<OpenFile, UploadError> {
        let (length, parts): (u64, UploadBody) = match self.from {
            From::Path(path) => {
                let opened = async {
                    let file = tokio::fs::File::open(&path).await?;
                    let metadata = file.metadata().await?;
                    if !metadata.is_file() {
                        return Err(io::Error::other("this is no file"));
                    }
                    Ok((metadata.len(), file))
                };
                let (length, file) = opened.await.map_err(|error| UploadError::unreadable(&path, error))?;
                (length, parts(Box::pin(file), length))
            }
            From::Bytes(bytes) => (bytes.len() as u64, Box::pin(stream::iter([Ok(bytes)]))),
            From::Reader { reader, length } => (length, parts(reader, length)),
        };
        Ok(OpenFile { name: self.name, length, parts })
    }
}

impl fmt::Debug for FileSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileSource").field("name", &self.name).finish_non_exhaustive()
    }
}

/// What the reader returns, part by part. One that ends early, or goes on, is an error: the length is already sent.
fn parts(reader: Reader, length: u64) -> UploadBody {
    Box::pin(stream::try_unfold((reader, length), |(mut reader, left)| async move {
        let mut part = BytesMut::with_capacity(PART_BYTES);
        let read = reader.read_buf(&mut part).await? as u64;
        match (read, left) {
            (0, 0) => Ok(None),
            (0, _) => Err(io::Error::new(io::ErrorKind::UnexpectedEof, format!("the file ended {left} bytes early"))),
            _ if read > left => Err(io::Error::other("the file is longer than it was said to be")),
            _ => Ok(Some((part.freeze(), (reader, left - read)))),
        }
    }))
}
