//! A response on its way to the client.

use super::format::Format;
use super::object::Object;
use super::xml;
use bytes::Bytes;

/// A response, without the headers that every response has.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Bytes,
}

impl Response {
    pub(crate) fn new(status: u16, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self { status, content_type, headers: Vec::new(), body: body.into() }
    }

    /// The response of an operation.
    pub(crate) fn of(operation: &str, body: Object, format: Format) -> Self {
        let body = match format {
            Format::Json => body.end(),
            Format::Xml => xml::document(&format!("{operation}Response"), &body.into_members()).into_bytes(),
        };
        Self::new(200, format.content_type(), body)
    }
}
