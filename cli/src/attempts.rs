//! The attempts of calls on standard error, for `--debug`. Neither parameters nor bodies are shown.

use alibabacloud_core::{
    BoxFuture, Error, HttpResponse, HttpsSettings, HttpsTransport, SendProgress, SignedRequest, Transport,
    TransportError,
};
use std::sync::Arc;
use std::time::Instant;

/// A transport that shows what it sends.
#[derive(Debug)]
pub(crate) struct Shown(HttpsTransport);

impl Shown {
    pub(crate) fn new() -> Result<Self, Error> {
        Ok(Self(HttpsTransport::new(&HttpsSettings::default())?))
    }
}

impl Transport for Shown {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        Box::pin(async move { shown(request, self.0.send(request)).await })
    }

    fn send_tracked<'a>(
        &'a self,
        request: &'a SignedRequest,
        progress: &'a SendProgress,
    ) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        Box::pin(async move { shown(request, self.0.send_tracked(request, progress)).await })
    }

    fn credentials_transport(&self) -> Option<Arc<dyn Transport>> {
        self.0.credentials_transport()
    }
}

async fn shown(
    request: &SignedRequest,
    response: impl Future<Output = Result<HttpResponse, TransportError>>,
) -> Result<HttpResponse, TransportError> {
    let header = |name: &str| {
        let found = request.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value.as_str())
    };
    let attempt = match header("x-acs-retry-attempts") {
        "" => String::new(),
        retries => format!(", retry {retries}"),
    };
    anstream::eprintln!(
        "> {} {} ({} parameters in the query, {} in the body{attempt})",
        header("x-acs-action"),
        request.endpoint,
        request.query.len(),
        request.form.len(),
    );
    let began = Instant::now();
    let response = response.await;
    let elapsed = began.elapsed().as_millis();
    match &response {
        Ok(response) => {
            let id = response.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("x-acs-request-id"));
            let id = id.map_or("no request ID in the headers", |(_, id)| id.as_str());
            anstream::eprintln!("< HTTP {}, {} bytes, {elapsed} ms, {id}", response.status, response.body.len());
        }
        Err(error) => anstream::eprintln!("< {error} ({elapsed} ms)"),
    }
    response
}
