//! Why a file was not uploaded.

use super::limit::MAX_FILE_BYTES;
use alibabacloud_core::{Error, TransportError};
use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::Path;

/// What takes part in an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UploadService {
    /// This machine, which reads the file.
    File,
    /// `OpenPlatform`, which authorizes the upload.
    Authorization,
    /// Object Storage Service (OSS), which receives the file.
    Storage,
}

/// Why a file was not uploaded, and who refused it.
#[derive(Debug)]
pub struct UploadError {
    service: UploadService,
    status: Option<u16>,
    code: Option<String>,
    text: String,
    cause: Option<Box<dyn StdError + Send + Sync>>,
}

impl UploadError {
    fn new(service: UploadService, text: impl Into<String>) -> Self {
        Self { service, status: None, code: None, text: text.into(), cause: None }
    }

    pub(super) fn unreadable(path: &Path, error: io::Error) -> Self {
        let text = format!("{}: {error}", path.display());
        Self { cause: Some(error.into()), ..Self::new(UploadService::File, text) }
    }

    pub(super) fn too_large(length: u64) -> Self {
        Self::new(
            UploadService::File,
            format!("the file has {length} bytes, and at most {MAX_FILE_BYTES} are accepted"),
        )
    }

    pub(super) fn authorization(error: Error) -> Self {
        Self {
            status: error.http_status(),
            code: error.code().map(str::to_owned),
            text: error.to_string(),
            cause: Some(error.into()),
            service: UploadService::Authorization,
        }
    }

    pub(super) fn incomplete(field: &str) -> Self {
        Self::new(UploadService::Authorization, format!("the response has no {field}"))
    }

    pub(super) fn storage(error: TransportError) -> Self {
        Self { cause: Some(error.into()), ..Self::new(UploadService::Storage, "the file was not sent to its end") }
    }

    /// The body of a refusal is XML with a code and a message.
    pub(super) fn refused(status: u16, body: &[u8]) -> Self {
        let body = String::from_utf8_lossy(body);
        let code = element(&body, "Code");
        let message =
            element(&body, "Message").or_else(|| code.clone()).unwrap_or_else(|| "no reason given".to_owned());
        Self { status: Some(status), code, ..Self::new(UploadService::Storage, message) }
    }

    /// Who refused the upload.
    pub fn service(&self) -> UploadService {
        self.service
    }

    /// The HTTP status of the response, if there was one.
    pub fn http_status(&self) -> Option<u16> {
        self.status
    }

    /// The error code of the service, if it returned one.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }
}

/// The text of the first element of this name.
fn element(xml: &str, name: &str) -> Option<String> {
    let (_, after) = xml.split_once(&format!("<{name}>"))?;
    let (text, _) = after.split_once(&format!("</{name}>"))?;
    Some(text.trim().to_owned())
}

impl fmt::Display for UploadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.service {
            UploadService::File => "the file can't be uploaded",
            UploadService::Authorization => "OpenPlatform did not authorize the upload",
            UploadService::Storage => "Object Storage Service did not accept the file",
        })?;
        if let (UploadService::Storage, Some(status)) = (self.service, self.status) {
            write!(f, " (HTTP {status}")?;
            self.code.iter().try_for_each(|code| write!(f, ", {code}"))?;
            f.write_str(")")?;
        }
        write!(f, ": {}", self.text)?;
        match (self.service, &self.cause) {
            (UploadService::Storage, Some(cause)) => write!(f, ": {cause:#}"),
            _ => Ok(()),
        }
    }
}

impl StdError for UploadError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn StdError + 'static))
    }
}
