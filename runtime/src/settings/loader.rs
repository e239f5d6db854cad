//! Loads a configuration from the environment.

use crate::credentials::environment::Environment;
use crate::credentials::{DefaultChain, ProvideCredentials};
use crate::error::Error;
use crate::ground::future::BoxFuture;
use crate::http::endpoint::Endpoint;
use crate::http::endpoints::{Endpoints, Network};
use crate::settings::config::Config;
use crate::settings::region;
use std::sync::Arc;

/// The names that the vendor's command line reads.
const ENDPOINT_VARIABLE: &str = "ALIBABA_CLOUD_ENDPOINT";
const NETWORK_VARIABLE: &str = "ALIBABA_CLOUD_ENDPOINT_TYPE";

/// Makes a [`Config`] from the environment: region, endpoint and credentials. Settings in code take precedence over the
/// environment. Generated SDKs have a function that begins one.
///
/// Credentials are looked up when the first call is made, and not before.
#[doc = include_str!("settings.md")]
#[derive(Clone, Debug)]
#[must_use = "nothing is read before `load`"]
pub struct ConfigLoader {
    endpoints: &'static Endpoints,
    environment: Environment,
    region: Option<String>,
    network: Option<Network>,
    endpoint: Option<String>,
    profile: Option<String>,
    credentials: Option<Arc<dyn ProvideCredentials>>,
}

impl ConfigLoader {
    /// For a service with these endpoints, in the environment of this process.
    #[doc(hidden)]
    pub fn new(endpoints: &'static Endpoints) -> Self {
        Self {
            endpoints,
            environment: Environment::process(),
            region: None,
            network: None,
            endpoint: None,
            profile: None,
            credentials: None,
        }
    }

    /// The region, such as `cn-hangzhou`.
    pub fn region(self, region: impl Into<String>) -> Self {
        Self { region: Some(region.into()), ..self }
    }

    /// The network from which the service is called: `vpc` inside a VPC, `public` or nothing from the internet.
    /// Defaults to `ALIBABA_CLOUD_ENDPOINT_TYPE`. A region without a known host in the network is called at the central
    /// host if that serves it. With `vpc`, roles are assumed at the region's STS inside the VPC, unless their source or
    /// a variable decides otherwise.
    pub fn network(self, network: &str) -> Self {
        Self { network: Some(Network::named(network)), ..self }
    }

    /// Calls the region's own host on the internet, also where the central host serves the region. Takes the place of
    /// [`network`](Self::network).
    pub fn regional(self) -> Self {
        Self { network: Some(Network::Regional), ..self }
    }

    /// The endpoint, whatever the region and the network: `https://host`, `http://host:port` or a bare host, for which
    /// https is used. Defaults to the variable `ALIBABA_CLOUD_ENDPOINT`, and then to the host of the region.
    pub fn endpoint_url(self, url: impl Into<String>) -> Self {
        Self { endpoint: Some(url.into()), ..self }
    }

    /// The profile of the `aliyun` command and section of the credentials file, in place of `ALIBABA_CLOUD_PROFILE`.
    pub fn profile(self, profile: impl Into<String>) -> Self {
        Self { profile: Some(profile.into()), ..self }
    }

    /// The credentials, in place of the default chain.
    pub fn credentials(self, credentials: impl ProvideCredentials) -> Self {
        Self { credentials: Some(Arc::new(credentials)), ..self }
    }

    /// The environment that is read, with its clock.
    pub fn environment(self, environment: Environment) -> Self {
        Self { environment, ..self }
    }

    /// Loads the configuration.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if neither an endpoint nor a region is known and the service has no host for all regions, or
    /// the name of the region or network is invalid.
    pub fn load(self) -> BoxFuture<'static, Result<Config, Error>> {
        Box::pin(async move {
            let network = self.chosen_network();
            // A service may have one host for all regions.
            let only = || self.endpoints.of_all_regions().filter(|_| network == Network::Internet).transpose();
            let chosen = match self.own_endpoint()? {
                Some(endpoint) => Some(endpoint),
                None => only()?,
            };
            let (endpoint, region) = match chosen {
                Some(endpoint) => (endpoint, self.find_region().await.ok()),
                None => {
                    let region = self.find_region().await?;
                    (self.endpoints.find(&region, &network)?, Some(region))
                }
            };
            let credentials = match self.credentials {
                Some(credentials) => credentials,
                None => Arc::new(DefaultChain::with_profile(self.environment.for_one_client(), self.profile)),
            };
            let inside_vpc = matches!(network, Network::Inside(network) if network == "vpc");
            let config = Config::new(endpoint, credentials).clock_of(&self.environment).inside_vpc(inside_vpc);
            Ok(match region {
                Some(region) => config.region(region),
                None => config,
            })
        })
    }

    /// The endpoint that the code or a variable names.
    fn own_endpoint(&self) -> Result<Option<Endpoint>, Error> {
        let named = || Some((ENDPOINT_VARIABLE, self.environment.variable(ENDPOINT_VARIABLE)?));
        match self.endpoint.clone().map(|url| ("endpoint_url", url)).or_else(named) {
            Some((source, url)) => Endpoint::of_setting(source, &url).map(Some),
            None => Ok(None),
        }
    }

    fn chosen_network(&self) -> Network {
        let named = || self.environment.variable(NETWORK_VARIABLE).map(|name| Network::named(&name));
        self.network.clone().or_else(named).unwrap_or_default()
    }

    async fn find_region(&self) -> Result<String, Error> {
        match self.region.as_ref().filter(|region| !region.is_empty()) {
            Some(region) => Ok(region.clone()),
            None => region::find(&self.environment, self.profile.as_deref()).await,
        }
    }
}
