//! A response on its way to the client.

use super::format::Format;
use super::xml;
use bytes::Bytes;
use serde_json::{Map, Value};

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
    pub(crate) fn of(operation: &str, body: Map<String, Value>, format: Format) -> Self {
        let text = match format {
            Format::Json => Value::from(body).to_string(),
            Format::Xml => xml::document(&format!("{operation}Response"), &body),
        };
        Self::new(200, format.content_type(), text)
    }
}
