//! The client that calls are made with: its parts, its handles and what applies to a call of a handle.

use crate::call::prepare::{Attempt, prepare, user_agent};
use crate::call::skew::Skew;
use crate::call::timeouts::Timeouts;
use crate::codec::encode::flatten::Pairs;
use crate::contract::operation::{Operation, Service};
use crate::credentials::{ClientDefaults, Credentials};
use crate::error::{Error, TransportError};
use crate::ground::future::BoxFuture;
use crate::http::https::HttpsTransport;
use crate::http::request::SignedRequest;
use crate::http::transport::{HttpResponse, Transport};
use crate::http::upload::Upload;
use crate::settings::config::Config;
use crate::settings::options::CallOptions;
use crate::settings::retry::RetryPolicy;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// The base of generated clients: signs, sends, retries and reads. A handle that is cheap to clone; clones share one
/// pool of connections, one [`RetryBudget`](crate::RetryBudget) and what is learned about the clock.
///
/// Calls are made inside a tokio runtime with time and input/output enabled. All waiting is done with tokio's clock: if
/// it is paused (`tokio::time::pause`), waits and timeouts take no real time. Dropping the future of a call ends
/// the call; the connection that it used is closed, and others are not touched.
#[derive(Clone, Debug)]
pub struct Core {
    pub(crate) inner: Arc<Inner>,
    options: Option<Arc<CallOptions>>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) service: &'static Service,
    pub(crate) config: Config,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) skew: Skew,
    user_agent: String,
}

impl Core {
    /// A client of the service.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if the endpoint is plain http to another machine, and
    /// [`Config::allow_plain_http`] was not set; if it is https and no TLS feature is enabled; and if the settings of
    /// [`Config::https`] are invalid, such as an invalid certificate.
    pub fn new(service: &'static Service, config: Config) -> Result<Self, Error> {
        let config = config.named_by(std::env::var("ALIBABA_CLOUD_USER_AGENT").ok());
        let endpoint = &config.endpoint;
        if !(endpoint.is_secure() || endpoint.is_loopback() || config.allow_plain_http) {
            return Err(Error::configuration(format!(
                "{endpoint} is plain http to another machine, where secrets can be read on the way; use https, or \
                 allow it with `allow_plain_http(true)`"
            )));
        }
        let transport: Arc<dyn Transport> = match &config.transport {
            Some(transport) => transport.clone(),
            None if endpoint.is_secure() && !HttpsTransport::SPEAKS_TLS => {
                return Err(Error::configuration(format!(
                    "{endpoint} needs TLS, which is not part of this build; turn on the feature `rustls-ring`, \
                     `rustls-aws-lc` or `native-tls`, or set a transport of your own"
                )));
            }
            None => Arc::new(HttpsTransport::new(&config.https)?),
        };
        config.credentials.offer(&ClientDefaults {
            transport: transport.credentials_transport().unwrap_or_else(|| Arc::clone(&transport)),
            region: config.region.clone(),
            inside_vpc: config.inside_vpc,
        });
        let user_agent = user_agent(service, &config);
        let inner = Inner { service, config, transport, skew: Skew::default(), user_agent };
        Ok(Self { inner: Arc::new(inner), options: None })
    }

    /// A handle to the same client, whose calls have these options. What the options do not set stays as it is with this
    /// handle.
    #[must_use]
    pub fn customized(&self, options: CallOptions) -> Self {
        let options = match &self.options {
            Some(base) => options.or(base),
            None => options,
        };
        Self { inner: Arc::clone(&self.inner), options: Some(Arc::new(options)) }
    }

    /// The configuration of the client.
    pub fn config(&self) -> &Config {
        &self.inner.config
    }

    /// Sends a body that is produced while it is sent, with the transport of the client.
    #[doc(hidden)]
    pub fn upload(&self, upload: Upload) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        self.inner.transport.upload(upload)
    }

    /// The service of the client.
    pub fn service(&self) -> &'static Service {
        self.inner.service
    }

    pub(crate) fn sign(
        &self,
        action: &str,
        parameters: (Pairs, Pairs),
        by: Option<&Credentials>,
        attempt: Attempt,
    ) -> Result<SignedRequest, Error> {
        prepare(self.inner.service, &self.inner.config, &self.inner.user_agent, by, action, parameters, attempt)
    }

    pub(crate) fn first_attempt(&self) -> Attempt {
        Attempt { time: self.time(), retries: 0, delay: Duration::ZERO }
    }

    /// The time of a signature: that of the clock, corrected by what is known about it.
    pub(crate) fn time(&self) -> SystemTime {
        self.inner.skew.apply((self.inner.config.clock)())
    }

    pub(crate) fn options(&self) -> Option<&CallOptions> {
        self.options.as_deref()
    }

    pub(crate) fn timeouts(&self, operation: Option<&Operation>) -> Timeouts {
        let needed = operation.and_then(|operation| operation.attempt_timeout);
        Timeouts::of(self.options(), &self.inner.config, needed)
    }

    pub(crate) fn settle_timeout(&self) -> Duration {
        self.options().and_then(|options| options.settle_timeout).unwrap_or(self.inner.config.settle_timeout)
    }

    pub(crate) fn retry_policy(&self) -> &RetryPolicy {
        self.options().and_then(|options| options.retry.as_ref()).unwrap_or(&self.inner.config.retry)
    }

    pub(crate) fn is_repeatable(&self) -> Option<bool> {
        self.options().and_then(|options| options.repeatable)
    }
}

#[cfg(all(test, not(any(feature = "rustls-ring", feature = "rustls-aws-lc", feature = "native-tls"))))]
#[allow(clippy::unwrap_used, reason = "tests")]
mod without_tls {
    use super::*;
    use crate::contract::envelope::Envelope;
    use crate::http::endpoint::Endpoint;

    static SERVICE: Service = Service {
        product: "P",
        version: "1",
        sdk: "p/1",
        envelope: &Envelope::NONE,
        classify: |_| None,
        doubts: |_| None,
    };

    fn client(endpoint: &str) -> Result<Core, Error> {
        Core::new(&SERVICE, Config::new(Endpoint::parse(endpoint).unwrap(), Credentials::access_key("a", "b")))
    }

    #[test]
    fn an_https_endpoint_asks_for_a_feature_and_an_http_one_does_not() {
        let error = client("https://tasks.example.com").unwrap_err().to_string();
        assert!(error.contains("rustls-ring") && error.contains("native-tls"), "{error}");
        assert!(client("http://127.0.0.1").is_ok());
    }
}
