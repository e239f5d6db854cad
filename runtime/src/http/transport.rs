//! What sends a signed request.

use crate::error::TransportError;
use crate::ground::future::BoxFuture;
use crate::http::request::SignedRequest;
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;

/// Sends one signed request. It neither repeats nor follows redirects, and gives every HTTP status back as an answer.
pub trait Transport: fmt::Debug + Send + Sync + 'static {
    /// Sends the request and waits for the whole answer. The caller limits the time by dropping the future.
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>>;

    /// What sends requests for credentials beside this transport, if they need another one: calls that wait for
    /// credentials must not keep them from being fetched, and servers of credentials on this machine need no proxy. By
    /// default they are sent with this transport.
    fn credentials_transport(&self) -> Option<Arc<dyn Transport>> {
        None
    }
}

/// An HTTP answer as it came.
#[derive(Clone, Default)]
#[allow(clippy::exhaustive_structs, reason = "transports of one's own make it")]
pub struct HttpResponse {
    /// The HTTP status.
    pub status: u16,
    /// The headers; a name may come twice.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Bytes,
}

impl fmt::Debug for HttpResponse {
    /// Leaves the body out, since it may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
