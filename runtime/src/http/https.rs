//! HTTP/1.1 over TLS with a pool of connections.

use super::credential_transport::CredentialTransport;
use super::hopeless;
use super::phase::{SendPhase, SendProgress};
use super::proxy::Choose;
use super::route::Route;
use super::settings::HttpsSettings;
use super::timed::Timed;
use super::tls::{Encrypted, Tls, TlsLibrary};
use super::transport::{HttpResponse, Transport};
use super::upload::{Upload, UploadBody};
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::ground::future::BoxFuture;
use crate::http::endpoint::Endpoint;
use crate::http::request::{Lent, SignedRequest};
use bytes::Bytes;
use futures_core::Stream;
use http::header::{CONTENT_LENGTH, HeaderMap, HeaderValue, PROXY_AUTHORIZATION};
use http::uri::{PathAndQuery, Scheme};
use http::{Request, Uri};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Either, Full, LengthLimitError, Limited, StreamBody};
use hyper::body::Frame;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::{HttpConnector, capture_connection};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::env;
use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use tokio::sync::Semaphore;

/// The headers that carry a token.
const SECRET_HEADERS: [&str; 4] =
    ["authorization", "x-acs-security-token", "x-acs-bearer-token", "x-aliyun-ecs-metadata-token"];

/// The whole body of a signed request, or one that is produced while it is sent.
type RequestBody = Either<Full<Bytes>, UnsyncBoxBody<Bytes, io::Error>>;

/// HTTP/1.1, over TLS unless the endpoint is plain http, with connections that are used again. It trusts the
/// certificates that the operating system trusts, unless its settings name others, checks that a certificate is for the
/// host, and follows no redirects. Belongs to the tokio runtime that first sends with it.
pub struct HttpsTransport {
    client: Client<Timed<Encrypted<Route>>, RequestBody>,
    choose: Choose,
    slots: Semaphore,
    settings: HttpsSettings,
}

impl HttpsTransport {
    /// Whether a TLS feature is enabled. Without one, only http endpoints can be reached.
    pub const SPEAKS_TLS: bool = !TlsLibrary::ALL.is_empty();

    /// A transport with an empty pool.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if a certificate to be trusted cannot be read, or if the environment names a proxy in a
    /// form that cannot be read.
    pub fn new(settings: &HttpsSettings) -> Result<Self, Error> {
        Self::build(settings, false)
    }

    /// A transport for requests for credentials, beside that of the calls: it has connections of its own, so that calls
    /// that wait for credentials cannot keep them from being fetched, and reaches servers on this machine and the
    /// metadata server of an instance directly, also where a proxy is set.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub(crate) fn for_credentials(settings: &HttpsSettings) -> Result<Self, Error> {
        Self::build(settings, true)
    }

    fn build(settings: &HttpsSettings, near_is_direct: bool) -> Result<Self, Error> {
        let mut tcp = HttpConnector::new();
        // The time is divided among the addresses of a host, so that one that does not respond leaves time for the next.
        tcp.set_connect_timeout(Some(settings.connect_timeout));
        tcp.set_nodelay(true);
        tcp.enforce_http(false);
        let tls = Tls::new(&settings.tls).map_err(|problem| {
            Error::configuration_by("the certificates or the key cannot be used; provide them as PEM", problem)
        })?;
        let choose = settings.proxy.chooser(near_is_direct, &|name| env::var(name).ok())?;
        let route = Route::new(tcp.clone(), tls.over(tcp), choose.clone());
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(settings.idle_timeout)
            .pool_max_idle_per_host(settings.max_idle_connections)
            .build(Timed::new(tls.over(route), settings.connect_timeout));
        let slots = Semaphore::new(settings.max_connections.min(Semaphore::MAX_PERMITS));
        Ok(Self { client, choose, slots, settings: settings.clone() })
    }

    async fn exchange(&self, request: &SignedRequest, progress: &SendProgress) -> Result<HttpResponse, TransportError> {
        // Dropped after the exchange.
        let mut lent = Vec::new();
        let converted = self.convert(request, &mut lent);
        self.exchange_converted(converted, &request.endpoint, progress).await
    }

    async fn exchange_converted(
        &self,
        converted: Result<Request<RequestBody>, http::Error>,
        endpoint: &Endpoint,
        progress: &SendProgress,
    ) -> Result<HttpResponse, TransportError> {
        let failed = |kind, cause: Box<dyn StdError + Send + Sync>| fail(kind, endpoint, cause);
        if endpoint.is_secure() && !Self::SPEAKS_TLS {
            return Err(failed(
                TransportErrorKind::NotSent,
                "no TLS feature is enabled; enable `rustls-ring`, `rustls-aws-lc` or `native-tls`".into(),
            ));
        }
        let mut converted = converted.map_err(|error| failed(TransportErrorKind::NotSent, error.into()))?;
        // It is never closed.
        let _slot = self.slots.acquire().await.ok();
        progress.reach(SendPhase::Connecting);
        let connection = capture_connection(&mut converted);
        let mut responding = pin!(self.client.request(converted));
        let response = poll_fn(|context| {
            let polled = responding.as_mut().poll(context);
            // The connection is handed out and the request given to it in one poll.
            if connection.connection_metadata().is_some() {
                progress.reach(SendPhase::Sent);
            }
            polled
        });
        let response = response.await.map_err(|error| {
            let kind = if error.is_connect() { hopeless::kind(&error) } else { TransportErrorKind::Broken };
            failed(kind, error.into())
        })?;
        let (head, body) = response.into_parts();
        let body = Limited::new(body, self.settings.max_response_bytes).collect().await.map_err(|error| {
            let too_large = error.is::<LengthLimitError>();
            failed(if too_large { TransportErrorKind::TooLarge } else { TransportErrorKind::Broken }, error)
        })?;
        Ok(HttpResponse { status: head.status.as_u16(), headers: texts(&head.headers), body: body.to_bytes() })
    }

    /// The request for hyper. Secret parts of it are lent: hyper drops what it owns, and does not wipe it.
    fn convert(&self, request: &SignedRequest, lent: &mut Vec<Lent>) -> Result<Request<RequestBody>, http::Error> {
        let mut lend = |text: String| {
            let text = Lent::new(text);
            let bytes = text.lend();
            lent.push(text);
            bytes
        };
        let scheme = if request.endpoint.is_secure() { Scheme::HTTPS } else { Scheme::HTTP };
        // The pool keeps the authority of a connection, and must not keep the memory of the target with it.
        let target = Uri::builder()
            .scheme(scheme)
            .authority(request.endpoint.host_header())
            .path_and_query(PathAndQuery::from_maybe_shared(lend(request.target()))?)
            .build()?;
        let mut builder = Request::builder().method(request.method);
        for (name, value) in &request.headers {
            builder = if SECRET_HEADERS.contains(&name.as_str()) {
                builder.header(name, HeaderValue::from_maybe_shared(lend(value.clone()))?)
            } else {
                builder.header(name, value)
            };
        }
        if request.body.is_empty() {
            // hyper leaves out the length of an empty body, and some servers require it.
            builder = builder.header(CONTENT_LENGTH, 0);
        }
        if let Some(authorization) = self.authorization_for_proxy(&target) {
            builder = builder.header(PROXY_AUTHORIZATION, authorization);
        }
        builder.uri(target).body(Either::Left(Full::new(request.body.clone())))
    }

    fn convert_upload(&self, upload: Upload) -> Result<Request<RequestBody>, http::Error> {
        let Upload { endpoint, headers, length, body } = upload;
        let scheme = if endpoint.is_secure() { Scheme::HTTPS } else { Scheme::HTTP };
        let target = Uri::builder().scheme(scheme).authority(endpoint.host_header()).path_and_query("/").build()?;
        let mut builder = Request::builder().method("POST").header(CONTENT_LENGTH, length);
        for (name, value) in headers {
            builder = builder.header(name, value);
        }
        if let Some(authorization) = self.authorization_for_proxy(&target) {
            builder = builder.header(PROXY_AUTHORIZATION, authorization);
        }
        builder.uri(target).body(Either::Right(StreamBody::new(Frames(body)).boxed_unsync()))
    }

    /// A proxy that forwards unencrypted requests needs its credentials in each; a tunnel has them from its beginning.
    fn authorization_for_proxy(&self, target: &Uri) -> Option<HeaderValue> {
        if target.scheme_str() != Some("http") {
            return None;
        }
        (self.choose)(target)?.basic_auth().cloned()
    }
}

impl Transport for HttpsTransport {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        Box::pin(async { self.exchange(request, &SendProgress::new()).await })
    }

    fn send_tracked<'a>(
        &'a self,
        request: &'a SignedRequest,
        progress: &'a SendProgress,
    ) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        Box::pin(self.exchange(request, progress))
    }

    fn upload(&self, upload: Upload) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        Box::pin(async move {
            let endpoint = upload.endpoint.clone();
            self.exchange_converted(self.convert_upload(upload), &endpoint, &SendProgress::new()).await
        })
    }

    fn credentials_transport(&self) -> Option<Arc<dyn Transport>> {
        Some(Arc::new(CredentialTransport::new(&self.settings)))
    }
}

/// The parts of a body in the form of hyper.
struct Frames(UploadBody);

impl Stream for Frames {
    type Item = io::Result<Frame<Bytes>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let part = ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(part.map(|part| part.map(Frame::data)))
    }
}

impl fmt::Debug for HttpsTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpsTransport").field("settings", &self.settings).finish_non_exhaustive()
    }
}

fn fail(kind: TransportErrorKind, endpoint: &Endpoint, cause: Box<dyn StdError + Send + Sync>) -> TransportError {
    TransportError::new(kind, endpoint.to_string(), Some(cause))
}

fn texts(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}
