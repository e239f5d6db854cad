//! The part of a client that knows no operation.

use crate::call::attempts::Call;
use crate::call::mask::Mask;
use crate::call::metadata::{RawResponse, ResponseMetadata};
use crate::call::outcome::{read_masked_raw_response, read_masked_response};
use crate::call::prepare::{Attempt, prepare};
use crate::call::skew::Skew;
use crate::call::timeouts::Timeouts;
use crate::call::typed::TypedRequest;
use crate::codec::encode::flatten::{Pairs, flatten, flatten_tree};
use crate::codec::validate::validate;
use crate::contract::known_code::KnownCode;
use crate::contract::operation::{Access, Operation, Service};
use crate::contract::structure::Structure;
use crate::credentials::Credentials;
use crate::error::Error;
use crate::ground::future::BoxFuture;
use crate::http::https::HttpsTransport;
use crate::http::request::SignedRequest;
use crate::http::transport::Transport;
use crate::settings::config::Config;
use crate::settings::options::CallOptions;
use crate::settings::retry::RetryPolicy;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use zeroize::Zeroizing;

/// What generated clients stand on: signs, sends, repeats and reads. A handle that is cheap to clone; clones share one
/// pool of connections, one [`RetryBudget`](crate::RetryBudget) and what is learned about the clock.
///
/// Calls are made inside a tokio runtime with time and input/output enabled. All waiting is done with tokio's clock, so
/// where that is paused (`tokio::time::pause`), waits and timeouts take no real time. Dropping the future of a call ends
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
}

impl Core {
    /// A client of the service.
    ///
    /// # Errors
    /// [`Error::Configuration`] if the endpoint is plain http to another machine, and
    /// [`Config::allow_plain_http`] was not set; if it is https and no feature for TLS is on; and if the settings of
    /// [`Config::https`] are wrong, such as a certificate that is none.
    pub fn new(service: &'static Service, config: Config) -> Result<Self, Error> {
        let config = config.named_by(std::env::var("ALIBABA_CLOUD_USER_AGENT").ok());
        let endpoint = &config.endpoint;
        if !(endpoint.is_secure() || endpoint.is_loopback() || config.allow_plain_http) {
            return Err(Error::Configuration(format!(
                "{endpoint} is plain http to another machine, where secrets can be read on the way; use https, or \
                 allow it with `allow_plain_http(true)`"
            )));
        }
        let transport: Arc<dyn Transport> = match &config.transport {
            Some(transport) => transport.clone(),
            None if endpoint.is_secure() && !HttpsTransport::SPEAKS_TLS => {
                return Err(Error::Configuration(format!(
                    "{endpoint} needs TLS, which this build has not; turn on the feature `rustls-ring`, \
                     `rustls-aws-lc` or `native-tls`, or give a transport of your own"
                )));
            }
            None => Arc::new(HttpsTransport::new(&config.https)?),
        };
        config.credentials.offer_transport(&transport);
        Ok(Self { inner: Arc::new(Inner { service, config, transport, skew: Skew::default() }), options: None })
    }

    /// A handle to the same client whose calls do as `options` say. What they leave open stays as it is with this
    /// handle.
    #[must_use]
    pub fn customized(&self, options: CallOptions) -> Self {
        let options = match &self.options {
            Some(base) => options.or(base),
            None => options,
        };
        Self { inner: Arc::clone(&self.inner), options: Some(Arc::new(options)) }
    }

    /// How the client is set up.
    pub fn config(&self) -> &Config {
        &self.inner.config
    }

    /// The service of the client.
    pub fn service(&self) -> &'static Service {
        self.inner.service
    }

    /// The signed request of a call, without checking its rules and without sending it.
    ///
    /// # Errors
    /// [`Error::Credentials`] or [`Error::Configuration`] if it cannot be signed.
    pub fn prepare(
        &self,
        operation: &Operation,
        request: &dyn Structure,
        credentials: &Credentials,
    ) -> Result<SignedRequest, Error> {
        self.sign(operation.name, flatten(request), credentials, self.first_attempt())
    }

    /// As [`prepare`](Self::prepare), for any action and parameters: see [`call_raw`](Self::call_raw).
    ///
    /// # Errors
    /// As [`prepare`](Self::prepare) and [`call_raw`](Self::call_raw).
    pub fn prepare_raw(
        &self,
        action: &str,
        query: &serde_json::Value,
        form: &serde_json::Value,
        credentials: &Credentials,
    ) -> Result<SignedRequest, Error> {
        self.sign(action, raw_parameters(action, query, form)?, credentials, self.first_attempt())
    }

    /// Checks the request, sends it, repeats it where that can help, and reads the answer into `response`.
    ///
    /// A parameter that is the operation's idempotency token and is not given is filled in with 32 random hexadecimal
    /// digits, the same for all attempts of this call.
    ///
    /// # Errors
    /// [`Error::Invalid`] before anything is sent, and everything that can go wrong on the way. `response` may then
    /// be filled in part.
    pub fn call<'a>(
        &'a self,
        operation: &'static Operation,
        request: &'a dyn Structure,
        response: &'a mut dyn Structure,
    ) -> BoxFuture<'a, Result<ResponseMetadata, Error>> {
        Box::pin(async move {
            self.check(request)?;
            let mut parameters = Zeroizing::new(flatten(request));
            let has_token = self.identify(operation, request, &mut parameters)?;
            let mut answer = None;
            let mut read = |received: &_, credentials: &_| {
                let mask = Mask::default().request(request).credentials(credentials);
                let read = read_masked_response(self.inner.service, received, response, &mask);
                let mut read = read.inspect_err(|_| clear(response))?;
                read.keep(operation, request);
                Ok(answer.insert(read).request_id.clone())
            };
            let repeatable = operation.access == Access::Read || has_token;
            Call {
                core: self,
                action: operation.name,
                operation: Some(operation),
                parameters,
                repeatable,
                read: &mut read,
            }
            .run()
            .await?;
            answer.ok_or_else(unread)
        })
    }

    /// As [`call`](Self::call), with the answer in the type that belongs to the request.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub async fn send<R: TypedRequest>(&self, request: &R) -> Result<R::Response, R::Error> {
        let mut response = R::Response::default();
        let answer = self.call(R::OPERATION, request, &mut response).await?;
        R::set_metadata(&mut response, answer);
        Ok(response)
    }

    /// Calls any action with any parameters, given as trees by wire names; nothing is checked. `query` and `form` are
    /// JSON objects, or null for none. Members of objects are joined by dots, lists count from 1, nulls are left out.
    ///
    /// The call is repeated like one that changes something, unless
    /// [`CallOptions::repeatable`](crate::CallOptions::repeatable) says that it is harmless.
    ///
    /// # Errors
    /// [`Error::Configuration`] if a tree is neither object nor null or the action is no name, and everything that
    /// can go wrong on the way.
    pub fn call_raw<'a>(
        &'a self,
        action: &'a str,
        query: &'a serde_json::Value,
        form: &'a serde_json::Value,
    ) -> BoxFuture<'a, Result<RawResponse, Error>> {
        Box::pin(async move {
            let parameters = Zeroizing::new(raw_parameters(action, query, form)?);
            let mut answer = None;
            let named = Zeroizing::new([parameters.0.as_slice(), parameters.1.as_slice()].concat());
            let mut read = |received: &_, credentials: &_| {
                let mask = Mask::default().parameters(&named).credentials(credentials);
                let read = read_masked_raw_response(self.inner.service, received, &mask)?;
                Ok(answer.insert(read).metadata.request_id.clone())
            };
            Call { core: self, action, operation: None, parameters, repeatable: false, read: &mut read }.run().await?;
            answer.ok_or_else(unread)
        })
    }

    fn check(&self, request: &dyn Structure) -> Result<(), Error> {
        if !self.options().and_then(|options| options.validation).unwrap_or(self.inner.config.validation) {
            return Ok(());
        }
        let mut violations = validate(request);
        violations.retain(|violation| violation.enforced);
        if violations.is_empty() { Ok(()) } else { Err(Error::Invalid(violations)) }
    }

    /// Gives the call an idempotency token if its operation takes one and the caller has given none. Whether it has
    /// one.
    fn identify(
        &self,
        operation: &Operation,
        request: &dyn Structure,
        parameters: &mut (Pairs, Pairs),
    ) -> Result<bool, Error> {
        let Some(name) = operation.idempotency_token else { return Ok(false) };
        let (query, form) = parameters;
        if let Some((_, token)) = query.iter().chain(form.iter()).find(|(known, _)| known == name) {
            return Ok(!token.is_empty());
        }
        let in_form = request.shape().fields.iter().any(|field| field.name == name && field.form);
        let place = if in_form { form } else { query };
        place.push((name.to_owned(), self.inner.config.nonce()?));
        Ok(true)
    }

    pub(crate) fn sign(
        &self,
        action: &str,
        parameters: (Pairs, Pairs),
        by: &Credentials,
        attempt: Attempt,
    ) -> Result<SignedRequest, Error> {
        prepare(self.inner.service, &self.inner.config, by, action, parameters, attempt)
    }

    /// What the service's error codes mean.
    pub(crate) fn classify(&self) -> fn(&str) -> Option<KnownCode> {
        self.inner.service.classify
    }

    fn first_attempt(&self) -> Attempt {
        Attempt { time: self.time(), retries: 0, delay: Duration::ZERO }
    }

    /// The time of a signature: the clock's, corrected by what is known about it.
    pub(crate) fn time(&self) -> SystemTime {
        self.inner.skew.apply((self.inner.config.clock)())
    }

    fn options(&self) -> Option<&CallOptions> {
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

fn raw_parameters(action: &str, query: &serde_json::Value, form: &serde_json::Value) -> Result<(Pairs, Pairs), Error> {
    if action.is_empty() || !action.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return Err(Error::Configuration(format!("`{action}` is no name of an action; write letters and digits")));
    }
    for tree in [query, form] {
        if !(tree.is_object() || tree.is_null()) {
            return Err(Error::Configuration("parameters are a JSON object, or null for none".to_owned()));
        }
    }
    Ok((flatten_tree(query), flatten_tree(form)))
}

/// An attempt that failed may have filled the response in part.
fn clear(response: &mut dyn Structure) {
    for index in 0..response.shape().fields.len() {
        if let Some(member) = response.member_mut(index) {
            member.clear();
        }
    }
}

/// A call that succeeded has been read; this is for the compiler.
fn unread() -> Error {
    Error::Configuration("the answer was not read".to_owned())
}

#[cfg(all(test, not(any(feature = "rustls-ring", feature = "rustls-aws-lc", feature = "native-tls"))))]
#[allow(clippy::unwrap_used, reason = "tests")]
mod without_tls {
    use super::*;
    use crate::contract::operation::Envelope;
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
