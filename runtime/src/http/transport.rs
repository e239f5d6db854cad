//! What sends a signed request.

use crate::error::{TransportError, TransportErrorKind};
use crate::ground::future::BoxFuture;
use crate::http::phase::{SendPhase, SendProgress};
use crate::http::request::SignedRequest;
use crate::http::upload::Upload;
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;

/// Sends one signed request. It neither retries nor follows redirects, and returns every HTTP status as a response.
pub trait Transport: fmt::Debug + Send + Sync + 'static {
    /// Sends the request and waits for the whole response. The caller limits the time by dropping the future.
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>>;

    /// As [`send`](Self::send), and reports how far the request has come. The time of an attempt begins when the request
    /// leaves the queue.
    ///
    /// By default the request counts as sent from the beginning. That is safe for every transport: a call that changes
    /// something is then never repeated after a timeout. A transport that wraps another one passes `progress` on.
    fn send_tracked<'a>(
        &'a self,
        request: &'a SignedRequest,
        progress: &'a SendProgress,
    ) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        progress.reach(SendPhase::Sent);
        self.send(request)
    }

    /// Sends a body that is produced while it is sent. Hidden, because only uploads of files need it, and few transports
    /// of users can do it: by default, it fails.
    #[doc(hidden)]
    fn upload(&self, upload: Upload) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let cause = "the transport of this client sends no files; use the default one".into();
        let error = TransportError::new(TransportErrorKind::NotSent, upload.endpoint.to_string(), Some(cause));
        Box::pin(std::future::ready(Err(error)))
    }

    /// The transport for requests for credentials, if they need another one than this: calls that wait for credentials
    /// must not keep them from being fetched, and servers of credentials on this machine need no proxy. By default they
    /// are sent with this transport.
    fn credentials_transport(&self) -> Option<Arc<dyn Transport>> {
        None
    }
}

/// An HTTP response as it was received.
#[derive(Clone, Default)]
#[allow(clippy::exhaustive_structs, reason = "transports of users make it")]
pub struct HttpResponse {
    /// The HTTP status.
    pub status: u16,
    /// The headers; a name may occur twice.
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
