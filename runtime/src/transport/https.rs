//! HTTP/1.1 over TLS with a pool of connections.

use super::{HttpAnswer, Transport};
use crate::credentials::BoxFuture;
use crate::endpoint::Endpoint;
use crate::error::{TransportError, TransportErrorKind};
use crate::request::SignedRequest;
use bytes::Bytes;
use http::Request;
use http::header::{CONTENT_LENGTH, HeaderMap};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

/// How long an idle connection is kept.
const IDLE: Duration = Duration::from_mins(1);
/// How many idle connections to a host are kept.
const IDLE_PER_HOST: usize = 40;

/// HTTP/1.1, over TLS unless the endpoint says otherwise, with connections used again. Trusts the root certificates
/// of Mozilla's programme. Belongs to the tokio runtime that first sends with it.
pub struct HttpsTransport {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    largest_answer: usize,
}

impl HttpsTransport {
    /// A transport with an empty pool. `connect_timeout` is for the connection alone, before encryption begins; a
    /// body above `largest_answer` bytes is an error.
    pub fn new(connect_timeout: Duration, largest_answer: usize) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_connect_timeout(Some(connect_timeout));
        connector.set_nodelay(true);
        connector.enforce_http(false);
        let connector =
            HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().wrap_connector(connector);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .pool_max_idle_per_host(IDLE_PER_HOST)
            .build(connector);
        Self { client, largest_answer }
    }

    async fn exchange(&self, request: &SignedRequest) -> Result<HttpAnswer, TransportError> {
        let failed = |kind, cause: Box<dyn StdError + Send + Sync>| fail(kind, &request.endpoint, cause);
        let sent = convert(request).map_err(|error| failed(TransportErrorKind::Connect, error.into()))?;
        let answer = self.client.request(sent).await.map_err(|error| {
            let kind = if error.is_connect() { TransportErrorKind::Connect } else { TransportErrorKind::Broken };
            failed(kind, error.into())
        })?;
        let (head, body) = answer.into_parts();
        let body = Limited::new(body, self.largest_answer).collect().await.map_err(|error| {
            let too_large = error.is::<LengthLimitError>();
            failed(if too_large { TransportErrorKind::TooLarge } else { TransportErrorKind::Broken }, error)
        })?;
        Ok(HttpAnswer { status: head.status.as_u16(), headers: texts(&head.headers), body: body.to_bytes() })
    }
}

impl Transport for HttpsTransport {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpAnswer, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

impl fmt::Debug for HttpsTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpsTransport").field("largest_answer", &self.largest_answer).finish_non_exhaustive()
    }
}

fn convert(request: &SignedRequest) -> Result<Request<Full<Bytes>>, http::Error> {
    let mut builder =
        Request::builder().method(request.method).uri(format!("{}{}", request.endpoint, request.target()));
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    if request.body.is_empty() {
        // hyper leaves the length of an empty body out, and some servers insist on it.
        builder = builder.header(CONTENT_LENGTH, 0);
    }
    builder.body(Full::new(request.body.clone()))
}

fn fail(kind: TransportErrorKind, endpoint: &Endpoint, cause: Box<dyn StdError + Send + Sync>) -> TransportError {
    TransportError::new(kind, endpoint.to_string(), Some(cause))
}

fn texts(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}
