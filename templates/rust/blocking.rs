{{ header }}

//! Blocking calls, for programs without a tokio runtime.
//!
//! ```no_run
//! # fn main() -> {{ krate }}::Result<()> {
//! let client = {{ krate }}::blocking::Client::from_env()?;
//! let response = client.call_raw("DescribeRegions", &serde_json::json!({}), &serde_json::Value::Null)?;
//! println!("{}", response.document);
//! # Ok(())
//! # }
//! ```
//!
//! {{ builders }}
//! The client starts one thread for connections and timers. Clones share the thread, and it ends after the last of
//! them is dropped. Any number of threads can make calls, also inside a tokio runtime, whose thread they block.

use crate::error::{Error, Result};
use alibabacloud_core::blocking::Driver;
use alibabacloud_core::{CallOptions, Config, ConfigLoader, RawResponse};
use alibabacloud_core::plumbing::{Core, TypedRequest, WaitClient};
use alibabacloud_core::wait::Goals;
use serde_json::Value;

#[doc(inline)]
pub use alibabacloud_core::blocking::{BlockingIter, Wait};
#[doc(inline)]
pub use alibabacloud_core::plumbing::Blocking;

/// The blocking client: a handle that is cheap to clone, and shares its connections and its thread with its clones.
///
/// It has a method for each operation, which returns a request builder.
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
    /// The same, and if no thread can be started.
    pub fn new(config: Config) -> Result<Self> {
        Ok(Self { client: crate::Client::new(config)?, mode: Blocking::new(Driver::start()?) })
    }

    /// A client with the region, endpoint and credentials that `loader` finds: `Client::load({{ krate }}::config().region("cn-hangzhou").profile("work"))`.
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
    /// The same, and if no thread can be started.
    pub fn from_env() -> Result<Self> {
        let mode = Blocking::new(Driver::start()?);
        Ok(Self { client: mode.wait(crate::Client::from_env())?, mode })
    }

    /// A handle to the same client that applies `options` to its calls; the connections are shared.
    #[must_use]
    pub fn customized(&self, options: CallOptions) -> Self {
        Self { client: self.client.customized(options), mode: self.mode.clone() }
    }

    /// As [`Client::send`](crate::Client::send).
    ///
    /// # Errors
    ///
    /// If the request violates an enforced rule, does not reach the service, or is rejected by it.
    pub fn send<R: TypedRequest<Error = Error>>(&self, request: &R) -> Result<R::Response> {
        self.mode.wait(self.client.send(request))
    }

    /// The client of the runtime.
    #[doc(hidden)]
    #[must_use]
    pub fn core(&self) -> &Core {
        self.client.core()
    }

    /// As [`Client::call_raw`](crate::Client::call_raw).
    ///
    /// # Errors
    ///
    /// The same.
    pub fn call_raw(&self, action: &str, query: &Value, form: &Value) -> Result<RawResponse> {
        self.mode.wait(self.client.call_raw(action, query, form))
    }

    /// The parts of a builder.
    #[allow(dead_code, reason = "without any family there is no operation")]
    pub(crate) fn parts(&self) -> (crate::Client, Blocking) {
        (self.client.clone(), self.mode.clone())
    }
}

#[doc(hidden)]
impl WaitClient for Client {
    type Wait<G: Goals> = Wait<G>;

    fn begin<G: Goals>(&self, begin: impl FnOnce(&Core) -> crate::wait::Wait<G>) -> Self::Wait<G> {
        self.mode.clone().watch(begin(self.client.core()))
    }
}
