//! What comes with a response beside its fields.

use crate::codec::decode::type_mismatch::TypeMismatch;
use bytes::Bytes;
use std::fmt;

/// What comes with a response beside its fields.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct ResponseMetadata {
    /// The HTTP status.
    pub http_status: u16,
    /// The id of the request, to quote to the service's support: from the body, else from the headers.
    pub request_id: Option<String>,
    /// The content type, the date and the headers of the service itself (`x-acs-…`); names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as it came, decrypted.
    pub body: Bytes,
    /// Values that don't match the type of their field, which is therefore absent.
    pub mismatches: Vec<TypeMismatch>,
}

impl ResponseMetadata {
    /// The value of the header `name`, whatever its letter case.
    pub fn header(&self, name: &str) -> Option<&str> {
        find_header(&self.headers, name)
    }
}

impl fmt::Debug for ResponseMetadata {
    /// Leaves the body out, since it may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseMetadata")
            .field("http_status", &self.http_status)
            .field("request_id", &self.request_id)
            .field("body_bytes", &self.body.len())
            .field("mismatches", &self.mismatches)
            .finish_non_exhaustive()
    }
}

/// A response to a call of any action, as a tree.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct RawResponse {
    /// The fields as they came; of an XML response, texts and trees of texts.
    pub document: serde_json::Value,
    /// What comes with it.
    pub metadata: ResponseMetadata,
}

pub(crate) fn find_header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}
