//! A body that is produced while it is sent.

use crate::http::endpoint::Endpoint;
use bytes::Bytes;
use futures_core::Stream;
use std::fmt;
use std::io;
use std::pin::Pin;

/// A POST to the root of a server, with a body that is produced while it is sent. It isn't signed: what allows it is in the
/// body.
#[non_exhaustive]
pub struct Upload {
    /// Where it goes.
    pub endpoint: Endpoint,
    /// The headers, names in lower case; that of the length is not among them.
    pub headers: Vec<(String, String)>,
    /// The length of the body in bytes.
    pub length: u64,
    /// The body, which has exactly this length.
    pub body: UploadBody,
}

/// The parts of a body, in order.
pub type UploadBody = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

impl Upload {
    /// An upload without headers.
    pub fn new(endpoint: Endpoint, length: u64, body: UploadBody) -> Self {
        Self { endpoint, headers: Vec::new(), length, body }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("endpoint", &self.endpoint.to_string())
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}
