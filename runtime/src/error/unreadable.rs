use super::outcome::unknown;
use super::{UnknownOutcome, counted};
use bytes::Bytes;
use std::fmt;

/// An answer with an HTTP status of success that is neither a JSON object nor an XML document.
#[derive(Clone)]
#[non_exhaustive]
pub struct UnreadableResponse {
    /// The action that was called; empty if the answer was read without a call.
    pub operation: String,
    /// How many attempts the call has made.
    pub attempts: u32,
    /// Set if it is unknown whether the call was carried out.
    pub unknown_outcome: Option<UnknownOutcome>,
    /// The HTTP status.
    pub http_status: u16,
    /// The content type, if the answer names one.
    pub content_type: Option<String>,
    /// The id of the request, from the headers.
    pub request_id: Option<String>,
    /// What is wrong with it.
    pub problem: String,
    /// The first part of the text, on one line.
    pub excerpt: String,
    /// The whole body.
    pub body: Bytes,
}

impl fmt::Display for UnreadableResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.operation.is_empty() {
            write!(f, "{}: ", self.operation)?;
        }
        write!(f, "the answer cannot be read: {}, HTTP status {}", self.problem, self.http_status)?;
        match &self.content_type {
            Some(content_type) => write!(f, ", content type {content_type}")?,
            None => f.write_str(", no content type")?,
        }
        if let Some(id) = &self.request_id {
            write!(f, ", request id {id}")?;
        }
        counted(f, self.attempts)?;
        match self.excerpt.as_str() {
            "" => f.write_str(", empty")?,
            text => write!(f, ", it begins: {text}")?,
        }
        unknown(f, self.unknown_outcome)
    }
}

impl fmt::Debug for UnreadableResponse {
    /// Leaves the body out, since it may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnreadableResponse")
            .field("operation", &self.operation)
            .field("attempts", &self.attempts)
            .field("unknown_outcome", &self.unknown_outcome)
            .field("http_status", &self.http_status)
            .field("content_type", &self.content_type)
            .field("request_id", &self.request_id)
            .field("problem", &self.problem)
            .field("excerpt", &self.excerpt)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

impl std::error::Error for UnreadableResponse {}
