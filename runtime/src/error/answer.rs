use super::excerpt;
use bytes::Bytes;
use std::fmt;

/// An answer with an HTTP status of success that is neither a JSON object nor an XML document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UnreadableAnswer {
    /// The HTTP status.
    pub http_status: u16,
    /// The content type, if the answer names one.
    pub content_type: Option<String>,
    /// The id of the request, from the headers.
    pub request_id: Option<String>,
    /// What is wrong with it.
    pub problem: String,
    /// The whole body.
    pub body: Bytes,
}

impl fmt::Display for UnreadableAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer cannot be read: {}, HTTP status {}", self.problem, self.http_status)?;
        match &self.content_type {
            Some(content_type) => write!(f, ", content type {content_type}")?,
            None => f.write_str(", no content type")?,
        }
        if let Some(id) = &self.request_id {
            write!(f, ", request id {id}")?;
        }
        match excerpt(&String::from_utf8_lossy(&self.body)) {
            text if text.is_empty() => f.write_str(", empty"),
            text => write!(f, ", it begins: {text}"),
        }
    }
}

impl std::error::Error for UnreadableAnswer {}
