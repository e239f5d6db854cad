//! What sends requests for credentials, beside the transport of the calls.

use super::https::HttpsTransport;
use super::settings::HttpsSettings;
use super::transport::{HttpResponse, Transport};
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::ground::future::BoxFuture;
use crate::http::request::SignedRequest;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// Responses with credentials have a few hundred bytes.
pub(crate) const MAX_RESPONSE_BYTES: usize = 1 << 20;

/// A [`HttpsTransport`] for requests for credentials. Most clients have a fixed key and send none, so that it is
/// built when the first request is sent.
pub(crate) struct CredentialTransport {
    settings: HttpsSettings,
    built: OnceLock<Result<HttpsTransport, Arc<Error>>>,
}

impl CredentialTransport {
    /// With the proxy, the certificates and the times of these settings.
    pub(crate) fn new(settings: &HttpsSettings) -> Self {
        Self { settings: settings.clone().max_response_bytes(MAX_RESPONSE_BYTES), built: OnceLock::new() }
    }
}

impl Transport for CredentialTransport {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        let build = || HttpsTransport::for_credentials(&self.settings).map_err(Arc::new);
        match self.built.get_or_init(build) {
            Ok(transport) => transport.send(request),
            Err(problem) => {
                let endpoint = request.endpoint.to_string();
                let error =
                    TransportError::new(TransportErrorKind::NotSent, endpoint, Some(Arc::clone(problem).into()));
                Box::pin(std::future::ready(Err(error)))
            }
        }
    }
}

impl fmt::Debug for CredentialTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CredentialTransport").field("settings", &self.settings).finish_non_exhaustive()
    }
}
