//! Calls without a socket: the transport of a client that shares a paused clock with the emulator.

use crate::protocol::{Request, Response};
use crate::service::Service;
use alibabacloud_core::{BoxFuture, HttpResponse, SignedRequest, Transport, TransportError, TransportErrorKind};
use http::request::Parts;
use std::sync::{Arc, Weak};

/// A transport that hands requests to the emulator of this process. It waits for nothing but tokio's clock.
#[derive(Clone, Debug)]
pub(crate) struct Direct(Weak<Service>);

impl Direct {
    pub(crate) fn new(service: &Arc<Service>) -> Self {
        Self(Arc::downgrade(service))
    }
}

impl Transport for Direct {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        Box::pin(async move {
            let failed = |kind| TransportError::new(kind, request.endpoint.to_string(), None);
            let service = self.0.upgrade().ok_or_else(|| failed(TransportErrorKind::Connect))?;
            let parts = parts(request).map_err(|error| {
                TransportError::new(TransportErrorKind::NotSent, request.endpoint.to_string(), Some(error.into()))
            })?;
            let reply = service.respond(&Request::new(parts, request.body.clone()));
            reply.wait().await;
            let Response { status, content_type, headers, body } =
                reply.response.ok_or_else(|| failed(TransportErrorKind::Broken))?;
            let mut headers: Vec<(String, String)> =
                headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            headers.push(("content-type".to_owned(), content_type.to_owned()));
            Ok(HttpResponse { status, headers, body })
        })
    }
}

/// The request without its body, as a server reads it.
fn parts(request: &SignedRequest) -> Result<Parts, http::Error> {
    let mut builder = http::Request::builder().method(request.method).uri(request.target());
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    Ok(builder.body(())?.into_parts().0)
}
