//! A client whose service lives in memory.

use alibabacloud_core::{BoxFuture, HttpResponse, SignedRequest, Transport, TransportError};
use alibabacloud_dts::{Client, Config, Credentials, Endpoint};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

/// The parameters of a request, by name.
pub(crate) type Parameters = BTreeMap<String, String>;

type Answer = Arc<dyn Fn(&str, &Parameters) -> Result<(u16, Value), TransportError> + Send + Sync>;

/// Responds from memory and keeps the action and the parameters of each request.
#[derive(Clone)]
pub(crate) struct Memory {
    answer: Answer,
    asked: Arc<Mutex<Vec<(String, Parameters)>>>,
}

impl Memory {
    /// A service that responds to an action and its parameters with a status and a body.
    pub(crate) fn new(
        answer: impl Fn(&str, &Parameters) -> Result<(u16, Value), TransportError> + Send + Sync + 'static,
    ) -> Self {
        Self { answer: Arc::new(answer), asked: Arc::default() }
    }

    /// A client of the service. It checks no rules, so that requests may be as short as a test needs them.
    pub(crate) fn client(&self) -> Client {
        Client::new(self.config()).unwrap()
    }

    /// The same for threads.
    pub(crate) fn blocking_client(&self) -> alibabacloud_dts::blocking::Client {
        alibabacloud_dts::blocking::Client::new(self.config()).unwrap()
    }

    fn config(&self) -> Config {
        let key = Credentials::access_key("testid", "testsecret");
        let config = Config::new(Endpoint::parse("dts.example.com").unwrap(), key);
        config.validation(false).transport(self.clone())
    }

    /// What was asked so far.
    pub(crate) fn asked(&self) -> Vec<(String, Parameters)> {
        self.asked.lock().unwrap().clone()
    }
}

impl Transport for Memory {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        let action = request.headers.iter().find(|(name, _)| name == "x-acs-action").unwrap().1.clone();
        let parameters: Parameters = request.query.iter().chain(&request.form).cloned().collect();
        let answer = (self.answer)(&action, &parameters);
        self.asked.lock().unwrap().push((action, parameters));
        let answer =
            answer.map(|(status, body)| HttpResponse { status, headers: Vec::new(), body: body.to_string().into() });
        Box::pin(std::future::ready(answer))
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memory")
    }
}
