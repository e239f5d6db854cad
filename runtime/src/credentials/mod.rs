//! Keys and tokens to sign with, and where they come from.
//!
//! [`DefaultChain`] looks in all the usual places, in the order of the official clients. Each place is also a source
//! of its own:
//!
//! | source | where it looks |
//! |---|---|
//! | [`Credentials`] | a key or token set in code |
//! | [`EnvironmentVariables`] | `ALIBABA_CLOUD_ACCESS_KEY_ID` and its like |
//! | [`AssumeRole`] | STS, with a key that may assume a RAM role |
//! | [`AssumeRoleWithOidc`] | STS, with an OIDC token from a file (RRSA in Kubernetes) |
//! | [`CliProfile`] | the configuration of the `aliyun` command |
//! | [`IniProfile`] | the credentials file that the official SDKs share |
//! | [`EcsRole`] | the metadata service of an ECS instance |
//! | [`CredentialsUri`] | a local server that hands credentials out |
//! | [`External`] | the output of a program |
//!
//! Anything else is a [`ProvideCredentials`] of your own. Sources that fetch credentials do so once for all callers, and
//! again before they expire; see [the notes on refreshing](#refreshing).
//!
//! # Refreshing
//!
//! Temporary credentials are renewed when 15 minutes are left (3 minutes for [`External`]), or a quarter of their time if
//! that is less. One of many callers fetches them; the others go on with the old ones as long as those are valid, and
//! otherwise wait for up to 5 seconds. While the old credentials are valid, a failure is not reported, and the next fetch
//! follows after 1 to 10 seconds or more; without valid ones it is an error, for all callers of the next second.
//!
//! # Damaged keys
//!
//! White space around a key or token in a file, a variable or the output of a program is ignored, since editors and
//! shells leave line breaks there. A key or token that is set in code is used as it is. If it is empty, has white space
//! or another character that no key has, is enclosed in quotation marks, or is the key ID of a session (`STS.…`) without
//! a session token, the call fails before anything is sent, with what is wrong and what to do.
//!
//! # Connections
//!
//! Requests for credentials have connections of their own, with the proxy, the TLS library and the certificates of the
//! client. The metadata service and servers on this machine are reached directly, whatever the proxy.
//! [`Environment::transport`](crate::Environment::transport) sets another transport for them.
//!
//! # Memory
//!
//! Secrets are wiped from memory when they are dropped, as are the buffers in which requests are signed and encoded. What
//! the libraries below this crate copy is not wiped: hyper has the first line and the headers of the last request of each
//! connection in a buffer (and the body, where TLS needs it in one piece), and the TLS library has buffers of its own.
//! They are overwritten by the next request of the connection, and given back when it closes. Nor are copies wiped that a
//! program makes itself, such as a `String` that a [`Secret`] was made of by reference.

mod assume_role;
mod assume_role_with_oidc;
mod chain;
mod check;
mod cli_profile;
mod client_defaults;
mod cloud_sso;
mod complaint;
mod credentials_uri;
mod document;
mod ecs_role;
pub(crate) mod environment;
mod environment_variables;
mod exchange;
mod external;
mod file;
mod from_file;
mod ini;
mod ini_profile;
mod kept;
mod lifetime;
mod oauth;
mod other_names;
mod process_group;
mod program;
mod refresh;
mod role_settings;
mod session;
mod source;
mod sts;
mod warning;
mod write_back;

pub use assume_role::AssumeRole;
pub use assume_role_with_oidc::AssumeRoleWithOidc;
pub use chain::DefaultChain;
pub use cli_profile::CliProfile;
pub use client_defaults::ClientDefaults;
pub use credentials_uri::CredentialsUri;
pub use ecs_role::EcsRole;
pub use environment_variables::EnvironmentVariables;
pub use external::External;
pub use ini_profile::IniProfile;

pub(crate) use cli_profile::region_of_profile;

use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use crate::ground::secret::Secret;
use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

/// The key or token that a request is signed with.
#[derive(Clone)]
pub struct Credentials {
    pub(crate) kind: Kind,
    expiration: Option<SystemTime>,
    provider: Arc<str>,
}

#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Key { id: String, secret: Secret, token: Option<Secret> },
    Bearer(Secret),
}

impl Credentials {
    /// A long-lived key.
    pub fn access_key(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self::new(Kind::Key { id: id.into(), secret: secret.into(), token: None }, "static_ak")
    }

    /// A temporary key with its session token.
    pub fn sts(id: impl Into<String>, secret: impl Into<Secret>, token: impl Into<Secret>) -> Self {
        Self::new(Kind::Key { id: id.into(), secret: secret.into(), token: Some(token.into()) }, "static_sts")
    }

    /// A bearer token, which stands in the place of a signature.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self::new(Kind::Bearer(token.into()), "bearer")
    }

    fn new(kind: Kind, provider: &str) -> Self {
        Self { kind, expiration: None, provider: provider.into() }
    }

    /// The same credentials, valid until this time. Their provider returns new ones before then.
    #[must_use]
    pub fn expiring(self, expiration: SystemTime) -> Self {
        Self { expiration: Some(expiration), ..self }
    }

    /// The time at which they expire, if it is known.
    pub fn expiration(&self) -> Option<SystemTime> {
        self.expiration
    }

    /// The source of the credentials, as the official clients name it: `static_ak`, `default/env`,
    /// `default/cli_profile/ram_role_arn`.
    pub fn provider_name(&self) -> &str {
        &self.provider
    }

    /// The ID of the key, which is not secret; `None` for a bearer token.
    pub fn access_key_id(&self) -> Option<&str> {
        match &self.kind {
            Kind::Key { id, .. } => Some(id),
            Kind::Bearer(_) => None,
        }
    }

    /// The same, with the name of its provider.
    fn named(self, provider: &str) -> Self {
        Self { provider: provider.into(), ..self }
    }

    /// The same, with the name of the provider around its own.
    fn within(self, provider: &str) -> Self {
        let name = format!("{provider}/{}", self.provider);
        self.named(&name)
    }
}

impl PartialEq for Credentials {
    /// Equal are those that sign alike, wherever they come from.
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Eq for Credentials {}

impl fmt::Debug for Credentials {
    /// Shows the ID of a key, which is not secret, and neither its secret nor a token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Key { id, token, .. } => {
                write!(f, "Credentials({id}{})", if token.is_some() { ", with session token" } else { "" })
            }
            Kind::Bearer(_) => f.write_str("Credentials(bearer token)"),
        }
    }
}

/// A source of credentials. It is called before each attempt.
///
/// ```
/// use alibabacloud_core::{BoxFuture, Credentials, CredentialsError, ProvideCredentials};
///
/// #[derive(Debug)]
/// struct Vault;
///
/// impl ProvideCredentials for Vault {
///     fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
///         Box::pin(async { Err("the vault is sealed".into()) })
///     }
/// }
/// ```
pub trait ProvideCredentials: fmt::Debug + Send + Sync + 'static {
    /// The credentials to sign the next request with. The client calls it for each request, so a source that fetches
    /// credentials keeps them until shortly before they expire.
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>>;

    /// The service has refused these credentials as expired: a source that keeps them drops them, and returns new ones
    /// next time. Several calls may report the same credentials, and may do so late: newer ones are then kept. Does
    /// nothing by default.
    fn invalidate(&self, refused: &Credentials) {
        let _ = refused;
    }

    /// Offers the defaults of a client that uses the source: the transport, with the client's proxy and certificates,
    /// and the region and network of STS. A source may use them for settings that it lacks. Does nothing by default; a
    /// source around others passes it on.
    fn offer(&self, defaults: &ClientDefaults) {
        let _ = defaults;
    }
}

impl ProvideCredentials for Credentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }
}

impl ProvideCredentials for Arc<dyn ProvideCredentials> {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        self.as_ref().credentials()
    }

    fn invalidate(&self, refused: &Credentials) {
        self.as_ref().invalidate(refused);
    }

    fn offer(&self, defaults: &ClientDefaults) {
        self.as_ref().offer(defaults);
    }
}
