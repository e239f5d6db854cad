//! What comes with a response beside its fields.

use crate::contract::condition::{ClientRegion, Scope, with_text};
use crate::contract::operation::Operation;
use crate::contract::structure::Structure;
use crate::contract::type_mismatch::TypeMismatch;
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
    /// The parameters of the request that the wait which follows the call needs.
    pub(crate) kept: Vec<(&'static str, String)>,
}

impl ResponseMetadata {
    /// The value of the header `name`, whatever its letter case.
    pub fn header(&self, name: &str) -> Option<&str> {
        find_header(&self.headers, name)
    }

    /// Keeps the parameters that name what the call was about; see [`Operation::keeps`].
    /// `region` is that of the client.
    pub(crate) fn keep(&mut self, operation: &Operation, request: &dyn Structure, region: Option<&str>) {
        let scope = Scope { region: ClientRegion::Of(region), ..Scope::of(request) };
        let text = |name: &'static str| Some((name, with_text(scope.value(name)?, str::to_owned)?));
        self.kept = operation.keeps.iter().filter_map(|name| text(name)).filter(|(_, text)| !text.is_empty()).collect();
    }

    /// A parameter of the request, if it was kept.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.kept.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
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
