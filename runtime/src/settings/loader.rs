//! A configuration out of what the environment says.

use crate::credentials::environment::Environment;
use crate::credentials::{DefaultChain, ProvideCredentials};
use crate::error::Error;
use crate::ground::future::BoxFuture;
use crate::http::endpoint::Endpoint;
use crate::http::endpoints::{Endpoints, Network};
use crate::settings::config::Config;
use crate::settings::region;
use std::sync::Arc;

/// Makes a [`Config`] out of the environment: region, endpoint and credentials. What is said here goes before what the
/// environment says. Generated SDKs have a function that begins one.
///
/// * The region is the one given, else the first variable of `ALIBABA_CLOUD_REGION_ID`, `ALIBABACLOUD_REGION_ID`,
///   `ALICLOUD_REGION_ID`, `REGION_ID` and `REGION` that is set, else the `region_id` of the profile of the `aliyun`
///   command.
/// * The endpoint is the one given, else the region's, as seen from the network.
/// * The credentials are those given, else those of the [`DefaultChain`]. They are looked for when the first call is
///   made, and not before.
#[derive(Clone, Debug)]
#[must_use = "nothing is read before `load`"]
pub struct ConfigLoader {
    endpoints: &'static Endpoints,
    environment: Environment,
    region: Option<String>,
    network: Network,
    endpoint: Option<Endpoint>,
    profile: Option<String>,
    credentials: Option<Arc<dyn ProvideCredentials>>,
}

impl ConfigLoader {
    /// For a service with these endpoints, in the environment of this process.
    pub fn new(endpoints: &'static Endpoints) -> Self {
        Self {
            endpoints,
            environment: Environment::process(),
            region: None,
            network: Network::default(),
            endpoint: None,
            profile: None,
            credentials: None,
        }
    }

    /// The region, such as `cn-hangzhou`.
    pub fn region(self, region: impl Into<String>) -> Self {
        Self { region: Some(region.into()), ..self }
    }

    /// The network from which the service is called: `vpc` inside one, `public` or nothing from the internet. A region
    /// that is not known to have a host in the network is called at the central host if that serves it. With `vpc`,
    /// roles are assumed at the region's STS inside the VPC, unless their source or a variable decides otherwise.
    pub fn network(self, network: &str) -> Self {
        Self { network: Network::named(network), ..self }
    }

    /// Calls the region's own host on the internet, also where the central host serves the region. Takes the place of
    /// [`network`](Self::network).
    pub fn regional(self) -> Self {
        Self { network: Network::Regional, ..self }
    }

    /// The endpoint, whatever the region and the network.
    pub fn endpoint(self, endpoint: Endpoint) -> Self {
        Self { endpoint: Some(endpoint), ..self }
    }

    /// The profile of the `aliyun` command and section of the credentials file, in place of `ALIBABA_CLOUD_PROFILE`.
    pub fn profile(self, profile: impl Into<String>) -> Self {
        Self { profile: Some(profile.into()), ..self }
    }

    /// The credentials, in place of the default chain.
    pub fn credentials(self, credentials: impl ProvideCredentials) -> Self {
        Self { credentials: Some(Arc::new(credentials)), ..self }
    }

    /// The environment that is read, and whose clock tells the time.
    pub fn environment(self, environment: Environment) -> Self {
        Self { environment, ..self }
    }

    /// The configuration, to be changed further or made a client of.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if neither an endpoint nor a region is known, or a name is none of a region or network.
    pub fn load(self) -> BoxFuture<'static, Result<Config, Error>> {
        Box::pin(async move {
            let (endpoint, region) = match &self.endpoint {
                Some(endpoint) => (endpoint.clone(), self.region.clone()),
                None => {
                    let region = self.find_region().await?;
                    (self.endpoints.find(&region, &self.network)?, Some(region))
                }
            };
            let credentials = match self.credentials {
                Some(credentials) => credentials,
                None => Arc::new(DefaultChain::with_profile(self.environment.for_one_client(), self.profile)),
            };
            let inside_vpc = matches!(&self.network, Network::Inside(network) if network == "vpc");
            let config = Config::new(endpoint, credentials).clock_of(&self.environment).inside_vpc(inside_vpc);
            Ok(match region {
                Some(region) => config.region(region),
                None => config,
            })
        })
    }

    async fn find_region(&self) -> Result<String, Error> {
        match self.region.as_ref().filter(|region| !region.is_empty()) {
            Some(region) => Ok(region.clone()),
            None => region::find(&self.environment, self.profile.as_deref()).await,
        }
    }
}
