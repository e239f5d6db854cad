{{ header }}

//! Calls that return when they are done, for programs without a tokio runtime.
//!
//! ```no_run
//! # fn main() -> {{ krate }}::Result<()> {
//! let client = {{ krate }}::blocking::Client::from_env()?;
//! let answer = client.call_raw("DescribeRegions", &serde_json::json!({}), &serde_json::Value::Null)?;
//! println!("{}", answer.document);
//! # Ok(())
//! # }
//! ```
//!
//! Builders are those of the async client, with a `send` that waits; lists are iterators, and waits for a state begin with
//! `wait()`. Connections and timers are looked after by one
//! thread, which the client starts and its clones share; it ends after the last of them is dropped. Calls can be made
//! from any number of threads, also inside a tokio runtime, whose thread they block.

use crate::error::{Error, Result};
use alibabacloud_core::blocking::Driver;
use alibabacloud_core::{CallOptions, Config, ConfigLoader, RawResponse};
use alibabacloud_core::plumbing::{Blocking, Core, TypedRequest, WaitClient};
use alibabacloud_core::wait::{Goals, Wait};
use serde_json::Value;

/// The client whose calls return when they are done. A handle that is cheap to clone, and shares its connections and its
/// thread with its clones.
///
/// It has a method for each operation, which begins a call.
#[derive(Clone, Debug)]
pub struct Client {
    client: crate::Client,
    mode: Blocking,
}

impl Client {
    /// As [`Client::new`](crate::Client::new).
    ///
    /// # Errors
    ///
    /// As there, and if no thread can be started.
    pub fn new(config: Config) -> Result<Self> {
        Ok(Self { client: crate::Client::new(config)?, mode: Blocking::new(Driver::start()?) })
    }

    /// A client with what `loader` finds: `Client::load({{ krate }}::config().region("cn-hangzhou").profile("work"))`.
    ///
    /// # Errors
    ///
    /// As [`ConfigLoader::load`], and if no thread can be started.
    pub fn load(loader: ConfigLoader) -> Result<Self> {
        let mode = Blocking::new(Driver::start()?);
        Ok(Self { client: mode.wait(async { crate::Client::new(loader.load().await?) })?, mode })
    }

    /// As [`Client::from_env`](crate::Client::from_env).
    ///
    /// # Errors
    ///
    /// As there, and if no thread can be started.
    pub fn from_env() -> Result<Self> {
        let mode = Blocking::new(Driver::start()?);
        Ok(Self { client: mode.wait(crate::Client::from_env())?, mode })
    }

    /// A handle to the same client whose calls do as `options` say; the connections are shared.
    #[must_use]
    pub fn customized(&self, options: CallOptions) -> Self {
        Self { client: self.client.customized(options), mode: self.mode.clone() }
    }

    /// As [`Client::send`](crate::Client::send).
    ///
    /// # Errors
    ///
    /// If the request breaks an enforced rule, does not reach the service, or is refused by it.
    pub fn send<R: TypedRequest<Error = Error>>(&self, request: &R) -> Result<R::Response> {
        self.mode.wait(self.client.send(request))
    }

    /// The runtime below.
    #[must_use]
    pub fn core(&self) -> &Core {
        self.client.core()
    }

    /// As [`Client::call_raw`](crate::Client::call_raw).
    ///
    /// # Errors
    ///
    /// As there.
    pub fn call_raw(&self, action: &str, query: &Value, form: &Value) -> Result<RawResponse> {
        self.mode.wait(self.client.call_raw(action, query, form))
    }

    /// What a builder is made of.
    #[allow(dead_code, reason = "without any family there is no operation")]
    pub(crate) fn parts(&self) -> (crate::Client, Blocking) {
        (self.client.clone(), self.mode.clone())
    }
}

impl WaitClient for Client {
    type Wait<G: Goals> = alibabacloud_core::blocking::Wait<G>;

    fn begin<G: Goals>(&self, begin: impl FnOnce(&Core) -> Wait<G>) -> Self::Wait<G> {
        self.mode.clone().watch(begin(self.client.core()))
    }
}
