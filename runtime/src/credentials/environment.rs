//! What lies around a program: environment variables, home directory, clock, network.

use super::ClientDefaults;
use crate::http::credential_transport::CredentialTransport;
use crate::http::endpoint::Endpoint;
use crate::http::settings::HttpsSettings;
use crate::http::transport::Transport;
use std::env;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

type Variables = dyn Fn(&str) -> Option<String> + Send + Sync;
type Clock = dyn Fn() -> SystemTime + Send + Sync;

/// The environment in which credentials and regions are looked up: environment variables, the home directory, the
/// clock, and the servers that provide credentials. A handle that is cheap to clone.
///
/// [`Environment::process`] is the real one. Tests use another one, and leave the process alone:
///
/// ```
/// use alibabacloud_core::Environment;
///
/// let environment = Environment::empty()
///     .variables(|name| (name == "ALIBABA_CLOUD_PROFILE").then(|| "work".to_owned()))
///     .home("/tmp/no-such-home");
/// # let _ = environment;
/// ```
#[derive(Clone)]
pub struct Environment {
    variables: Arc<Variables>,
    home: Option<PathBuf>,
    clock: Arc<Clock>,
    /// If it is set here.
    transport: Option<Arc<dyn Transport>>,
    /// For sources that no client uses.
    own_transport: Arc<CredentialTransport>,
    /// What the first client that uses the environment offers.
    client: Arc<OnceLock<ClientDefaults>>,
    pub(crate) metadata_endpoint: Option<Endpoint>,
    pub(crate) metadata_timeout: Duration,
    pub(crate) sts_endpoint: Option<Endpoint>,
    pub(crate) oauth_endpoint: Option<Endpoint>,
}

impl Environment {
    /// The environment of this process. Variables are read when they are needed, not once at the start.
    pub fn process() -> Self {
        Self { home: env::home_dir(), ..Self::empty() }.variables(|name| env::var(name).ok())
    }

    /// An environment without variables and without a home directory. The clock is that of the system.
    pub fn empty() -> Self {
        Self {
            variables: Arc::new(|_| None),
            home: None,
            clock: Arc::new(SystemTime::now),
            transport: None,
            own_transport: Arc::new(CredentialTransport::new(&HttpsSettings::new())),
            client: Arc::default(),
            metadata_endpoint: None,
            metadata_timeout: Duration::from_secs(1),
            sts_endpoint: None,
            oauth_endpoint: None,
        }
    }

    /// The source of environment variables.
    #[must_use]
    pub fn variables(self, read: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        Self { variables: Arc::new(read), ..self }
    }

    /// The home directory, in which `.aliyun` and `.alibabacloud` are.
    #[must_use]
    pub fn home(self, home: impl Into<PathBuf>) -> Self {
        Self { home: Some(home.into()), ..self }
    }

    /// The clock by which credentials expire. Defaults to that of the system.
    #[must_use]
    pub fn clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self { clock: Arc::new(clock), ..self }
    }

    /// The transport for requests for credentials. Defaults to one with the proxy and the TLS settings of the first
    /// client that uses the environment, on connections of its own. It reaches servers on this machine and the metadata
    /// service directly, also where the client has a proxy.
    #[must_use]
    pub fn transport(self, transport: impl Transport) -> Self {
        Self { transport: Some(Arc::new(transport)), ..self }
    }

    /// The endpoint of the metadata service of ECS. Defaults to `http://100.100.100.200`.
    #[must_use]
    pub fn metadata_endpoint(self, endpoint: Endpoint) -> Self {
        Self { metadata_endpoint: Some(endpoint), ..self }
    }

    /// The time limit for a response of the metadata service. Defaults to 1 second: the service is on the same machine,
    /// so that no response means that there is none.
    #[must_use]
    pub fn metadata_timeout(self, time: Duration) -> Self {
        Self { metadata_timeout: time, ..self }
    }

    /// The STS endpoint for every source that uses STS, whatever its region.
    #[must_use]
    pub fn sts_endpoint(self, endpoint: Endpoint) -> Self {
        Self { sts_endpoint: Some(endpoint), ..self }
    }

    /// The OAuth server for logging on with the command line. Defaults to that of the profile's site.
    #[must_use]
    pub fn oauth_endpoint(self, endpoint: Endpoint) -> Self {
        Self { oauth_endpoint: Some(endpoint), ..self }
    }

    /// The value of a variable; an empty one counts as unset.
    pub(crate) fn variable(&self, name: &str) -> Option<String> {
        (self.variables)(name).filter(|value| !value.is_empty())
    }

    /// Whether a variable is `true`, in any letter case.
    pub(crate) fn is_true(&self, name: &str) -> bool {
        self.boolean(name).unwrap_or_default()
    }

    /// As [`is_true`](Self::is_true); `None` if the variable is not set.
    pub(crate) fn boolean(&self, name: &str) -> Option<bool> {
        self.variable(name).map(|value| value.trim().eq_ignore_ascii_case("true"))
    }

    /// A path below the home directory.
    pub(crate) fn in_home(&self, parts: &[&str]) -> Option<PathBuf> {
        let mut path = self.home.clone()?;
        path.extend(parts);
        Some(path)
    }

    pub(crate) fn now(&self) -> SystemTime {
        (self.clock)()
    }

    /// The clock itself, for clients that sign by the same time.
    pub(crate) fn clock_handle(&self) -> Arc<Clock> {
        Arc::clone(&self.clock)
    }

    /// The same, for the sources of one client: what another client offers is not used for this one.
    pub(crate) fn for_one_client(&self) -> Self {
        Self { client: Arc::default(), ..self.clone() }
    }

    /// Takes what a client offers, if no other one has before.
    pub(crate) fn offer(&self, defaults: &ClientDefaults) {
        self.client.get_or_init(|| defaults.clone());
    }

    pub(crate) fn client(&self) -> Option<&ClientDefaults> {
        self.client.get()
    }

    pub(crate) fn sender(&self) -> &dyn Transport {
        let offered = || self.client().map(|client| &client.transport);
        self.transport.as_ref().or_else(offered).map_or(&*self.own_transport, AsRef::as_ref)
    }
}

impl Default for Environment {
    fn default() -> Self {
        Self::process()
    }
}

impl fmt::Debug for Environment {
    /// Leaves the variables out, since some are secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment").field("home", &self.home).finish_non_exhaustive()
    }
}
