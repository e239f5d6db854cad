//! Calls without a socket: the transport of a client that shares a paused clock with the emulator.

use crate::protocol::{Request, Response};
use crate::service::Service;
use alibabacloud_core::{BoxFuture, HttpResponse, SignedRequest, Transport, TransportError, TransportErrorKind};
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
            let target = request.target();
            let query = target.split_once('?').map_or("", |(_, query)| query);
            let (headers, body) = (request.headers.clone(), request.body.clone());
            let reply = service.respond(&Request::new(request.method, &request.path, query, headers, body));
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
