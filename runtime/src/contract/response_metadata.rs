//! What comes with a response beside its fields.

use crate::contract::condition::{ClientRegion, Scope};
use crate::contract::envelope::{Envelope, EnvelopeRole, EnvelopeValues};
use crate::contract::operation::Operation;
use crate::contract::structure::{Structure, Value};
use crate::contract::type_mismatch::TypeMismatch;
use bytes::Bytes;
use std::borrow::Cow;
use std::fmt;

/// What comes with a response beside its fields: the ID of the request, the HTTP status, headers, the body, and the
/// envelope, which is what all responses of the service have in common.
///
/// It is empty for a response that did not come from a server, such as one that a test makes.
#[derive(Clone, Default)]
pub struct ResponseMetadata(Option<Box<Received>>);

/// What came.
#[derive(Clone)]
pub(crate) struct Received {
    pub(crate) http_status: u16,
    /// From the body, else from the headers.
    pub(crate) request_id: Option<String>,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// As it came, decrypted.
    pub(crate) body: Bytes,
    pub(crate) mismatches: Vec<TypeMismatch>,
    /// The names of the envelope.
    pub(crate) envelope: &'static Envelope,
    pub(crate) values: EnvelopeValues,
    /// The parameters of the request that the wait which follows the call needs.
    pub(crate) kept: Vec<(&'static str, String)>,
}

impl Received {
    /// Nothing.
    fn none(envelope: &'static Envelope) -> Self {
        Self {
            http_status: 0,
            request_id: None,
            headers: Vec::new(),
            body: Bytes::new(),
            mismatches: Vec::new(),
            envelope,
            values: EnvelopeValues::default(),
            kept: Vec::new(),
        }
    }
}

impl ResponseMetadata {
    pub(crate) fn new(received: Received) -> Self {
        Self(Some(Box::new(received)))
    }

    /// The metadata of an error response, as far as the error has it.
    pub(crate) fn of_error(http_status: u16, request_id: Option<&str>) -> Self {
        Self::new(Received {
            http_status,
            request_id: request_id.map(str::to_owned),
            ..Received::none(&Envelope::NONE)
        })
    }

    /// The ID of the request, to quote to the service's support: from the body, else from the headers.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.received()?.request_id.as_deref()
    }

    /// The HTTP status of the response; 0 if there was none.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        self.received().map_or(0, |received| received.http_status)
    }

    /// The value of the header `name`, whatever its letter case. Of the headers, the content type, the date and those of
    /// the service itself (`x-acs-…`) are kept.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        find_header(&self.received()?.headers, name)
    }

    /// The headers that are kept, with their names in lower case, in the order in which they came.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let headers = self.received().into_iter().flat_map(|received| &received.headers);
        headers.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The body as it came, decrypted. It may hold secrets.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.received().map_or(&[], |received| &received.body)
    }

    /// Values that don't match the type of their field, which is therefore absent. A time keeps its text all the same. A
    /// blank text, and the words `null` and `none`, stand for absence in every field that is no text, and are not listed.
    #[must_use]
    pub fn mismatches(&self) -> &[TypeMismatch] {
        self.received().map_or(&[], |received| &received.mismatches)
    }

    /// The value of a field of the envelope, such as the error code or the error message, by the field's name on the
    /// wire, whatever its letter case. A successful response can have those, too.
    ///
    /// `None` if the response lacks the field, or if `name` is not a field of the service's envelope.
    #[must_use]
    pub fn envelope_field(&self, name: &str) -> Option<Cow<'_, str>> {
        let received = self.received()?;
        received.values.text(received.envelope.role(name)?)
    }

    /// The fields of the envelope that the response has, by their names on the wire.
    pub fn envelope_fields(&self) -> impl Iterator<Item = (&'static str, Cow<'_, str>)> {
        let roles = EnvelopeRole::ALL.into_iter();
        roles.filter_map(|role| {
            let received = self.received()?;
            Some((received.envelope.name(role), received.values.text(role)?))
        })
    }

    /// Of a response that was kept in another form, of which only the envelope is left.
    #[cfg(feature = "serde")]
    pub(crate) fn of_envelope(envelope: &'static Envelope, values: EnvelopeValues) -> Self {
        let request_id = values.text(EnvelopeRole::RequestId).map(Cow::into_owned);
        Self::new(Received { request_id, values, ..Received::none(envelope) })
    }

    fn received(&self) -> Option<&Received> {
        self.0.as_deref()
    }

    /// What is shown with the fields of the response: the envelope, with the ID of the request wherever that came from.
    pub(crate) fn shown(&self) -> impl Iterator<Item = (&'static str, Value<'_>)> {
        let roles = EnvelopeRole::ALL.into_iter();
        roles.filter_map(|role| {
            let received = self.received()?;
            let value = match role {
                EnvelopeRole::RequestId => received.request_id.as_deref().map(Value::Text),
                _ => received.values.value(role),
            };
            Some((received.envelope.name(role), value?)).filter(|(name, _)| !name.is_empty())
        })
    }

    /// Keeps the parameters that name what the call was about; see [`Operation::keeps`].
    /// `region` is that of the client.
    pub(crate) fn keep(&mut self, operation: &Operation, request: &dyn Structure, region: Option<&str>) {
        let scope = Scope { region: ClientRegion::Of(region), ..Scope::of(request) };
        let text = |name: &'static str| Some((name, scope.text(name)?));
        if let Some(received) = &mut self.0 {
            let kept = operation.keeps.iter().filter_map(|name| text(name));
            received.kept = kept.filter(|(_, text)| !text.is_empty()).collect();
        }
    }

    /// A parameter of the request, if it was kept.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.received()?.kept.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

impl fmt::Debug for ResponseMetadata {
    /// Leaves the body out, since it may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseMetadata")
            .field("http_status", &self.http_status())
            .field("request_id", &self.request_id())
            .field("body_bytes", &self.body().len())
            .field("mismatches", &self.mismatches())
            .finish_non_exhaustive()
    }
}

/// A response to a call of any action, as a tree.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct RawResponse {
    /// The fields as they came, those of the envelope included; of an XML response, texts and trees of texts.
    pub document: serde_json::Value,
    pub(crate) metadata: ResponseMetadata,
}

impl RawResponse {
    /// What comes with the fields: the ID of the request, the HTTP status, headers and the body.
    #[must_use]
    pub fn metadata(&self) -> &ResponseMetadata {
        &self.metadata
    }

    /// The ID of the request, to quote to the service's support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.metadata.request_id()
    }
}

pub(crate) fn find_header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}
