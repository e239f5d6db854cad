//! The part of a client that knows no operation.

use crate::answer::{Answer, RawAnswer};
use crate::config::Config;
use crate::credentials::{BoxFuture, Credentials};
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::flatten::{Pairs, flatten, flatten_tree};
use crate::operation::{Operation, Service};
use crate::outcome::{read_answer, read_raw_answer};
use crate::prepare::prepare;
use crate::request::SignedRequest;
use crate::structure::Structure;
use crate::transport::{HttpAnswer, HttpsTransport, Transport};
use crate::validate::validate;
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::time::timeout;

/// What generated clients stand on: signs, sends and reads. A handle that is cheap to clone; clones share one pool of
/// connections. Calls are made inside a tokio runtime with time and input/output enabled.
#[derive(Clone, Debug)]
pub struct Core {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    service: &'static Service,
    config: Config,
    transport: Arc<dyn Transport>,
}

impl Core {
    /// A client of the service.
    ///
    /// # Errors
    /// [`Error::Configuration`] if the endpoint is plain http to another machine, and
    /// [`Config::allow_plain_http`] was not set; if it is https and no feature for TLS is on; and if the settings of
    /// [`Config::https`] are wrong, such as a certificate that is none.
    pub fn new(service: &'static Service, config: Config) -> Result<Self, Error> {
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
        Ok(Self { inner: Arc::new(Inner { service, config, transport }) })
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
        self.sign(operation.name, flatten(request), credentials)
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
        if action.is_empty() || !action.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(Error::Configuration(format!("`{action}` is no name of an action; write letters and digits")));
        }
        for tree in [query, form] {
            if !(tree.is_object() || tree.is_null()) {
                return Err(Error::Configuration("parameters are a JSON object, or null for none".to_owned()));
            }
        }
        self.sign(action, (flatten_tree(query), flatten_tree(form)), credentials)
    }

    /// Checks the request, sends it, and reads the answer into `response`.
    ///
    /// # Errors
    /// [`Error::Invalid`] before anything is sent, and everything that can go wrong on the way. `response` may then
    /// be filled in part.
    pub fn call<'a>(
        &'a self,
        operation: &'static Operation,
        request: &'a dyn Structure,
        response: &'a mut dyn Structure,
    ) -> BoxFuture<'a, Result<Answer, Error>> {
        Box::pin(async move {
            self.check(request)?;
            let credentials = self.inner.config.credentials.credentials().await?;
            let request = self.prepare(operation, request, &credentials)?;
            let answer = self.attempt(&request).await?;
            read_answer(self.inner.service, &answer, response)
        })
    }

    /// Calls any action with any parameters, given as trees by wire names; nothing is checked. `query` and `form` are
    /// JSON objects, or null for none. Members of objects are joined by dots, lists count from 1, nulls are left out.
    ///
    /// # Errors
    /// [`Error::Configuration`] if a tree is neither object nor null or the action is no name, and everything that
    /// can go wrong on the way.
    pub fn call_raw<'a>(
        &'a self,
        action: &'a str,
        query: &'a serde_json::Value,
        form: &'a serde_json::Value,
    ) -> BoxFuture<'a, Result<RawAnswer, Error>> {
        Box::pin(async move {
            let credentials = self.inner.config.credentials.credentials().await?;
            let request = self.prepare_raw(action, query, form, &credentials)?;
            let answer = self.attempt(&request).await?;
            read_raw_answer(self.inner.service, &answer)
        })
    }

    fn check(&self, request: &dyn Structure) -> Result<(), Error> {
        if !self.inner.config.validation {
            return Ok(());
        }
        let mut violations = validate(request);
        violations.retain(|violation| violation.enforced);
        if violations.is_empty() { Ok(()) } else { Err(Error::Invalid(violations)) }
    }

    fn sign(&self, action: &str, parameters: (Pairs, Pairs), by: &Credentials) -> Result<SignedRequest, Error> {
        prepare(self.inner.service, &self.inner.config, by, action, parameters)
    }

    async fn attempt(&self, request: &SignedRequest) -> Result<HttpAnswer, Error> {
        // Without this, the timer would panic.
        if Handle::try_current().is_err() {
            return Err(Error::Configuration("calls are made inside a tokio runtime; enter one".to_owned()));
        }
        match timeout(self.inner.config.attempt_timeout, self.inner.transport.send(request)).await {
            Ok(answer) => Ok(answer?),
            Err(_) => Err(TransportError::new(TransportErrorKind::Timeout, request.endpoint.to_string(), None).into()),
        }
    }
}
