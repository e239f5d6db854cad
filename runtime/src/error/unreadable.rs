use super::outcome::unknown;
use super::{UnknownOutcome, counted};
use crate::ground::printable::Printable;
use bytes::Bytes;
use std::fmt;

/// A response with an HTTP status of success that cannot be read, or that the service did not send.
pub(crate) struct UnreadableResponse {
    /// The action that was called; empty if the response was read without a call.
    pub(crate) operation: String,
    /// The number of attempts that the call has made.
    pub(crate) attempts: u32,
    /// Set if it is unknown whether the call was carried out.
    pub(crate) unknown_outcome: Option<UnknownOutcome>,
    /// The HTTP status.
    pub(crate) http_status: u16,
    /// The content type, if the response names one.
    pub(crate) content_type: Option<String>,
    /// The ID of the request, from the headers.
    pub(crate) request_id: Option<String>,
    /// The kind of the problem.
    pub(crate) reason: UnreadableReason,
    /// What is wrong with it.
    pub(crate) problem: String,
    /// The first part of the text, on one line.
    pub(crate) excerpt: String,
    /// The whole body.
    pub(crate) body: Bytes,
}

/// Why a response is unreadable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnreadableReason {
    /// It is neither a JSON object nor an XML document, or is cut off.
    Malformed,
    /// It is an HTML page, as proxies and sign-in portals send.
    Html,
    /// It can be read, and nothing in it comes from the service: neither the ID of a request nor a member that the
    /// operation returns.
    Foreign,
    /// Its members take more memory than
    /// [`Config::max_decoded_bytes`](crate::Config::max_decoded_bytes) allows.
    TooLarge,
}

impl fmt::Display for UnreadableResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.operation.is_empty() {
            write!(f, "{}: ", Printable(&self.operation))?;
        }
        let problem = Printable(&self.problem);
        write!(f, "the response cannot be read: {problem}, HTTP status {}", self.http_status)?;
        match &self.content_type {
            Some(content_type) => write!(f, ", content type {}", Printable(content_type))?,
            None => f.write_str(", no content type")?,
        }
        if let Some(id) = &self.request_id {
            write!(f, ", request ID {}", Printable(id))?;
        }
        counted(f, self.attempts)?;
        match self.excerpt.as_str() {
            "" => f.write_str(", empty")?,
            text => write!(f, ", it begins: {}", Printable(text))?,
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
            .field("reason", &self.reason)
            .field("problem", &self.problem)
            .field("excerpt", &self.excerpt)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}
