//! The configuration of a client.

use crate::codec::decode::budget::DEFAULT_LIMIT;
use crate::credentials::ProvideCredentials;
use crate::credentials::environment::Environment;
use crate::error::Error;
use crate::ground::clock::random_nonce;
use crate::http::endpoint::Endpoint;
use crate::http::proxy::Proxy;
use crate::http::settings::HttpsSettings;
use crate::http::tls::TlsLibrary;
use crate::http::transport::Transport;
use crate::settings::retry::{RetryBudget, RetryPolicy};
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// How requests are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Algorithm {
    /// Version 3: in the `Authorization` header.
    #[default]
    Acs3HmacSha256,
    /// Version 1 of RPC-style services: in the query.
    RpcHmacSha1,
}

/// The format of responses to request from the service. The client reads responses of either format in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// JSON.
    #[default]
    Json,
    /// XML.
    #[cfg(feature = "xml")]
    Xml,
}

/// The configuration of a client. Every setting but endpoint and credentials has a default.
#[derive(Clone)]
pub struct Config {
    pub(crate) endpoint: Endpoint,
    pub(crate) region: Option<String>,
    pub(crate) inside_vpc: bool,
    pub(crate) credentials: Arc<dyn ProvideCredentials>,
    pub(crate) algorithm: Algorithm,
    pub(crate) format: Format,
    pub(crate) user_agent: String,
    pub(crate) validation: bool,
    pub(crate) allow_plain_http: bool,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) call_timeout: Option<Duration>,
    pub(crate) settle_timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) retry_budget: RetryBudget,
    pub(crate) clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
    pub(crate) nonces: Option<Arc<dyn Fn() -> String + Send + Sync>>,
    pub(crate) max_decoded_bytes: usize,
    pub(crate) https: HttpsSettings,
    pub(crate) transport: Option<Arc<dyn Transport>>,
}

impl Config {
    /// A configuration with all defaults.
    pub fn new(endpoint: Endpoint, credentials: impl ProvideCredentials) -> Self {
        Self {
            endpoint,
            region: None,
            inside_vpc: false,
            credentials: Arc::new(credentials),
            algorithm: Algorithm::default(),
            format: Format::default(),
            user_agent: String::new(),
            validation: true,
            allow_plain_http: false,
            attempt_timeout: None,
            call_timeout: None,
            settle_timeout: Duration::ZERO,
            retry: RetryPolicy::default(),
            retry_budget: RetryBudget::default(),
            clock: Arc::new(SystemTime::now),
            nonces: None,
            max_decoded_bytes: DEFAULT_LIMIT,
            https: HttpsSettings::default(),
            transport: None,
        }
    }

    /// The server that requests go to: `https://host`, `http://host:port` or a bare host, for which https is used.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if the URL is invalid; the message has the reason.
    pub fn endpoint_url(self, url: &str) -> Result<Self, Error> {
        Ok(Self { endpoint: Endpoint::of_setting("endpoint_url", url)?, ..self })
    }

    /// The region that the endpoint serves. Parameters that default to the region of the client get it, traces show it,
    /// and roles are assumed at its STS unless another one is named.
    #[must_use]
    pub fn region(self, region: impl Into<String>) -> Self {
        Self { region: Some(region.into()), ..self }
    }

    /// The credentials that requests are signed with.
    #[must_use]
    pub fn credentials(self, credentials: impl ProvideCredentials) -> Self {
        Self { credentials: Arc::new(credentials), ..self }
    }

    /// How requests are signed.
    #[must_use]
    pub fn algorithm(self, algorithm: Algorithm) -> Self {
        Self { algorithm, ..self }
    }

    /// The format of responses to request from the service.
    #[must_use]
    pub fn format(self, format: Format) -> Self {
        Self { format, ..self }
    }

    /// A name and version of the application, put at the end of the user agent. Characters that a header cannot
    /// carry are omitted. Defaults to the environment variable `ALIBABA_CLOUD_USER_AGENT`.
    #[must_use]
    pub fn user_agent(self, user_agent: impl Into<String>) -> Self {
        let mut user_agent = user_agent.into();
        user_agent.retain(|character| character == ' ' || character.is_ascii_graphic());
        Self { user_agent, ..self }
    }

    /// Whether to check requests against the enforced rules before they are sent. Defaults to `true`.
    #[must_use]
    pub fn validation(self, validation: bool) -> Self {
        Self { validation, ..self }
    }

    /// Whether to allow unencrypted requests to other machines. Defaults to `false`: a signature, a session token and
    /// passwords of databases would be readable on the way. Unencrypted requests to loopback are always allowed.
    #[must_use]
    pub fn allow_plain_http(self, allow_plain_http: bool) -> Self {
        Self { allow_plain_http, ..self }
    }

    /// The maximum time to make a connection: the look-up of the host, TCP, the tunnel through a proxy, and TLS
    /// together. Defaults to 5 seconds.
    #[must_use]
    pub fn connect_timeout(self, connect_timeout: Duration) -> Self {
        Self { https: self.https.connect_timeout(connect_timeout), ..self }
    }

    /// The maximum time of an attempt, to the last byte of the response. The wait for a free connection is not part of
    /// it. Defaults to 10 seconds, and to more for the operations that need it; a value set here applies to every
    /// operation.
    #[must_use]
    pub fn attempt_timeout(self, attempt_timeout: Duration) -> Self {
        Self { attempt_timeout: Some(attempt_timeout), ..self }
    }

    /// The maximum time of a call, with its retries and the waits between. Defaults to 1 minute, plus the time that an
    /// attempt may take beyond 10 seconds; [`Duration::MAX`] is no limit. If a wait would exceed it, the call ends at
    /// once with its last error.
    #[must_use]
    pub fn call_timeout(self, call_timeout: Duration) -> Self {
        Self { call_timeout: Some(call_timeout), ..self }
    }

    /// The maximum time that a call waits while the service refuses it because of a passing state. Defaults to zero;
    /// see [`CallOptions::settle_timeout`](crate::CallOptions::settle_timeout).
    #[must_use]
    pub fn settle_timeout(self, settle_timeout: Duration) -> Self {
        Self { settle_timeout, ..self }
    }

    /// When failed attempts are retried. Defaults to [`StandardRetry`](crate::StandardRetry).
    #[must_use]
    pub fn retry(self, retry: impl Into<RetryPolicy>) -> Self {
        Self { retry: retry.into(), ..self }
    }

    /// The budget for the retries of all calls together. Defaults to 500 tokens of the client's own.
    #[must_use]
    pub fn retry_budget(self, retry_budget: RetryBudget) -> Self {
        Self { retry_budget, ..self }
    }

    /// The maximum number of bytes in a response. Defaults to 64 MiB.
    #[must_use]
    pub fn max_response_bytes(self, max_response_bytes: usize) -> Self {
        Self { https: self.https.max_response_bytes(max_response_bytes), ..self }
    }

    /// The maximum number of bytes of memory for a decoded response, without its texts. Defaults to 64 MiB, which is
    /// several times what a full page of any list takes; four times the body are always allowed. While a list grows, it
    /// may take twice as much. A call whose response takes more fails with
    /// [`UnreadableReason::TooLarge`](crate::UnreadableReason::TooLarge).
    #[must_use]
    pub fn max_decoded_bytes(self, max_decoded_bytes: usize) -> Self {
        Self { max_decoded_bytes, ..self }
    }

    /// The proxy that requests go through. Defaults to the one that the environment names: see
    /// [`Proxy::from_environment`].
    #[must_use]
    pub fn proxy(self, proxy: Proxy) -> Self {
        Self { https: self.https.proxy(proxy), ..self }
    }

    /// The TLS library, of those that are part of the build. Defaults to the first in [`TlsLibrary::ALL`]. Certificates are
    /// set with [`https`](Self::https).
    #[must_use]
    pub fn tls(self, library: TlsLibrary) -> Self {
        Self { https: self.https.tls(library), ..self }
    }

    /// The settings of connections: limits of the pool, proxy, certificates. They replace what
    /// [`connect_timeout`](Self::connect_timeout), [`max_response_bytes`](Self::max_response_bytes),
    /// [`proxy`](Self::proxy) and [`tls`](Self::tls) have set before.
    #[must_use]
    pub fn https(self, https: HttpsSettings) -> Self {
        Self { https, ..self }
    }

    /// The clock for the time of signatures. Defaults to that of the system.
    #[must_use]
    pub fn clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self { clock: Arc::new(clock), ..self }
    }

    /// The service is called inside a VPC.
    pub(crate) fn inside_vpc(self, inside_vpc: bool) -> Self {
        Self { inside_vpc, ..self }
    }

    /// The clock of this environment.
    pub(crate) fn clock_of(self, environment: &Environment) -> Self {
        Self { clock: environment.clock_handle(), ..self }
    }

    /// The source of nonces and idempotency tokens, each used once. Defaults to random numbers of the operating system.
    #[must_use]
    pub fn nonces(self, nonces: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self { nonces: Some(Arc::new(nonces)), ..self }
    }

    /// The transport that sends the requests, instead of [`HttpsTransport`](crate::HttpsTransport). It keeps the limits
    /// of connection time and response size itself, and has its own proxies and certificates. Requests for credentials
    /// are sent with its [`credentials_transport`](Transport::credentials_transport).
    #[must_use]
    pub fn transport(self, transport: impl Transport) -> Self {
        Self { transport: Some(Arc::new(transport)), ..self }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("endpoint", &self.endpoint.to_string())
            .field("region", &self.region)
            .field("credentials", &self.credentials)
            .field("algorithm", &self.algorithm)
            .field("format", &self.format)
            .field("user_agent", &self.user_agent)
            .field("validation", &self.validation)
            .field("allow_plain_http", &self.allow_plain_http)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("call_timeout", &self.call_timeout)
            .field("settle_timeout", &self.settle_timeout)
            .field("retry", &self.retry)
            .field("retry_budget", &self.retry_budget)
            .field("https", &self.https)
            .finish_non_exhaustive()
    }
}

impl Config {
    /// With the application's name from the environment, unless one is set.
    pub(crate) fn named_by(self, environment: Option<String>) -> Self {
        match environment {
            Some(name) if self.user_agent.is_empty() => self.user_agent(name),
            _ => self,
        }
    }

    pub(crate) fn nonce(&self) -> Result<String, Error> {
        match &self.nonces {
            Some(next) => Ok(next()),
            None => Ok(random_nonce()?),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::credentials::Credentials;

    #[test]
    fn the_environment_names_the_application_where_the_code_does_not() {
        let config = || Config::new(Endpoint::parse("a.example").unwrap(), Credentials::access_key("id", "secret"));
        assert_eq!(config().named_by(Some("shop/1\n".into())).user_agent, "shop/1");
        assert_eq!(config().user_agent("own/2").named_by(Some("shop/1".into())).user_agent, "own/2");
        assert_eq!(config().named_by(None).user_agent, "");
    }
}
