{{ header }}

use crate::endpoint::ENDPOINTS;
use crate::error::{Error, Result};
use crate::error_code::classify;
use alibabacloud_core::{BoxFuture, CallOptions, Config, ConfigLoader, RawResponse};
use alibabacloud_core::plumbing::{self, Core, Envelope, Service, TypedRequest, WaitClient};
use alibabacloud_core::wait::{Goals, Wait};
use serde_json::Value;

/// The fields that all responses share.
pub(crate) static ENVELOPE: Envelope = Envelope {
{%- for (role, name) in envelope %}
    {{ role }}: {{ name }},
{%- endfor %}
{%- if !success_codes.is_empty() %}
    success_codes: &[{{ success_codes|join(", ") }}],
{%- endif %}
{%- if !unwraps.is_empty() %}
    unwraps: &[{{ unwraps|join(", ") }}],
{%- endif %}
    ..Envelope::NONE
};

static SERVICE: Service = Service {
    product: {{ product }},
    version: {{ version }},
    sdk: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    envelope: &ENVELOPE,
    classify,
    doubts: |host| ENDPOINTS.doubts_about(host),
};

/// A loader for a configuration from the environment: region, endpoint and credentials.
///
/// ```no_run
/// # async fn example() -> {{ crate_name }}::Result<()> {
/// use {{ crate_name }}::Client;
///
/// let config = {{ crate_name }}::config().region("cn-hangzhou").network("vpc").profile("work").load().await?;
/// let client = Client::new(config)?;
/// # Ok(())
/// # }
/// ```
///
/// It looks up the settings that are not specified: the region in `ALIBABA_CLOUD_REGION_ID`, `ALIBABACLOUD_REGION_ID`,
/// `ALICLOUD_REGION_ID`, `REGION_ID` and `REGION`, then in the profile of the `aliyun` command; credentials in the sources
/// of [`DefaultChain`](alibabacloud_core::credentials::DefaultChain).
pub fn config() -> ConfigLoader {
    ConfigLoader::new(&ENDPOINTS)
}

/// The client: a handle that is cheap to clone, and shares its connections with its clones.
///
/// It has a method for each operation, which returns a request builder.
#[derive(Clone, Debug)]
pub struct Client {
    core: Core,
}

impl Client {
    /// A client with this configuration; [`endpoint`](crate::endpoint) returns the endpoint of a region.
    ///
    /// # Errors
    ///
    /// If the endpoint is plain HTTP to another machine and the configuration does not allow that.
    pub fn new(config: Config) -> Result<Self> {
        Ok(Self { core: Core::new(&SERVICE, config)? })
    }

    /// A client with the region and the credentials of the environment, as with `config().load()`. For the sources, see
    /// [`config`].
    ///
    /// # Errors
    ///
    /// If no region is found, or its name is invalid. The first call searches for credentials. If it finds none, it fails, and
    /// the error lists the sources that were searched.
    pub async fn from_env() -> Result<Self> {
        Self::new(config().load().await?)
    }

    /// A handle to the same client that applies `options` to its calls; the connections are shared. To set options for one
    /// call, use `customize` of its builder.
    #[must_use]
    pub fn customized(&self, options: CallOptions) -> Self {
        Self { core: self.core.customized(options) }
    }

    {% if flows.pages && flows.waits -%}
    /// Sends a request that was loaded, kept or made with its own setters. To follow the pages of a list or to wait for
    /// a state with such a request, give it to the builder of its operation: `.request(request).items()`.
    {%- else if flows.pages -%}
    /// Sends a request that was loaded, kept or made with its own setters. To follow the pages of a list with such a
    /// request, give it to the builder of its operation: `.request(request).items()`.
    {%- else if flows.waits -%}
    /// Sends a request that was loaded, kept or made with its own setters. To wait for a state with such a request, give
    /// it to the builder of its operation: `.request(request).wait()`.
    {%- else -%}
    /// Sends a request that was loaded, kept or made with its own setters.
    {%- endif %}
    ///
    /// # Errors
    ///
    /// If the request violates an enforced rule, does not reach the service, or is rejected by it.
    pub fn send<'a, R: TypedRequest<Error = Error>>(&'a self, request: &'a R) -> BoxFuture<'a, Result<R::Response>> {
        plumbing::send(&self.core, request)
    }

    /// The client of the runtime, which prepares requests without sending them, and decodes responses from other sources.
    #[doc(hidden)]
    #[must_use]
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// Calls any action, including actions that this crate does not have. `query` and `form` are objects with the parameters
    /// of the query and of the form body, by their names on the wire, or null. Lists and objects in them are flattened
    /// (`Tag.1.Key`); flat names are sent unchanged. If the vendor's page does not name the position of a parameter, use the
    /// query.
    ///
{%- if has_known_operations %}
    /// The [crate documentation](crate) lists actions that are known by name only.
    ///
{%- endif %}
    /// The response is a tree. Failures are errors as in every other call, and the options of
    /// [`customized`](Self::customized) apply.
    ///
    /// ```no_run
    /// # async fn example(client: {{ krate }}::Client) -> {{ krate }}::Result<()> {
    /// use serde_json::{Value, json};
    ///
    /// let query = json!({ "RegionId": "cn-hangzhou", "Tag": [{ "Key": "team" }], "Tag.2.Key": "stage" });
    /// let response = client.call_raw("DescribeSomethingNew", &query, &Value::Null).await?;
    /// println!("{} {:?}", response.document["Name"], response.request_id());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If the request does not reach the service, or is rejected by it.
    pub async fn call_raw(&self, action: &str, query: &Value, form: &Value) -> Result<RawResponse> {
        Ok(self.core.call_raw(action, query, form).await?)
    }

    /// The client of the runtime, for builders.
    #[allow(dead_code, reason = "without any family there is no operation")]
    pub(crate) fn into_core(self) -> Core {
        self.core
    }
}

#[doc(hidden)]
impl WaitClient for Client {
    type Wait<G: Goals> = Wait<G>;

    fn begin<G: Goals>(&self, begin: impl FnOnce(&Core) -> Wait<G>) -> Wait<G> {
        begin(&self.core)
    }
}
