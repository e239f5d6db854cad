{{ header }}

use crate::endpoint;
use crate::error::{Error, Result};
use crate::error_code::classify;
use alibabacloud_core::{
    Answer, CallOptions, Config, Core, Credentials, Envelope, Operation, RawAnswer, Service, Structure,
};
use serde_json::Value;

static ENVELOPE: Envelope = Envelope {
{%- for (role, name) in envelope %}
    {{ role }}: {{ name }},
{%- endfor %}
{%- if !has_all_roles %}
    ..Envelope::NONE
{%- endif %}
};

static SERVICE: Service = Service {
    product: {{ product }},
    version: {{ version }},
    sdk: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    envelope: &ENVELOPE,
    classify,
};

/// The client: a handle that is cheap to clone, and shares its connections with its clones.
///
/// It has a method for each operation, which begins a call.
#[derive(Clone, Debug)]
pub struct Client {
    core: Core,
}

impl Client {
    /// A client with this configuration; [`endpoint`](crate::endpoint) knows the endpoint of a region.
    ///
    /// # Errors
    ///
    /// If the endpoint is plain HTTP to another machine and the configuration does not allow that.
    pub fn new(config: Config) -> Result<Self> {
        Ok(Self { core: Core::new(&SERVICE, config)? })
    }

    /// A client from environment variables: `ALIBABA_CLOUD_REGION_ID`, `ALIBABA_CLOUD_ACCESS_KEY_ID`,
    /// `ALIBABA_CLOUD_ACCESS_KEY_SECRET`, and `ALIBABA_CLOUD_SECURITY_TOKEN` where the credentials are temporary.
    ///
    /// # Errors
    ///
    /// If one that is needed is missing, or the region is not the name of one.
    #[allow(clippy::unused_async, reason = "a source of credentials may have to ask over the network")]
    pub async fn from_env() -> Result<Self> {
        let region = std::env::var("ALIBABA_CLOUD_REGION_ID").unwrap_or_default();
        if region.is_empty() {
            let message = "ALIBABA_CLOUD_REGION_ID is not set: set it to a region such as `cn-hangzhou`, or use `Client::new`";
            return Err(Error::from(alibabacloud_core::Error::Configuration(message.into())));
        }
        Self::new(Config::new(endpoint::in_region(&region)?, Credentials::from_env()?))
    }

    /// A handle to the same client whose calls do as `options` say; the connections are shared. A builder takes options
    /// for its one call with `customize`.
    #[must_use]
    pub fn customized(&self, options: CallOptions) -> Self {
        Self { core: self.core.customized(options) }
    }

    /// The runtime below: preparing requests without sending them, reading answers that came another way.
    #[must_use]
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// Calls any action, also one that this crate does not know. `query` and `form` are objects with the parameters of
    /// either place, by their names on the wire, or null.
    ///
    /// # Errors
    ///
    /// If the request does not reach the service, or is refused by it.
    pub async fn call_raw(&self, action: &str, query: &Value, form: &Value) -> Result<RawAnswer> {
        Ok(self.core.call_raw(action, query, form).await?)
    }

    /// The one call below all operations.
    #[allow(dead_code, reason = "without any family there is no operation")]
    pub(crate) async fn call(
        &self,
        operation: &'static Operation,
        request: &dyn Structure,
        response: &mut dyn Structure,
    ) -> Result<Answer> {
        Ok(self.core.call(operation, request, response).await?)
    }
}
