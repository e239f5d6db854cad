//! The contract of places that credentials have to be fetched from.

use super::{ClientDefaults, Credentials};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use std::fmt;
use std::time::Duration;

/// Where credentials have to be fetched from.
pub(super) trait Source: fmt::Debug + Send + Sync + 'static {
    /// What the official clients call it.
    const NAME: &'static str;
    /// How long before expiry the next ones are fetched.
    const AHEAD: Duration = Duration::from_secs(15 * 60);
    /// How long after a fetch the next one follows, if there may be fresher ones long before expiry.
    const EARLY: Option<Duration> = None;
    /// Whether expired credentials are better than none if it does not respond.
    const KEEPS_EXPIRED: bool = false;

    fn environment(&self) -> &Environment;

    /// Fetches them. The error has no secret.
    fn fetch(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>>;

    /// The service has refused these, which came from here.
    fn refuse(&self, _refused: &Credentials) {}

    /// Passes what a client offers on to the sources below it.
    fn offer(&self, _defaults: &ClientDefaults) {}
}

/// Lets a public type be a source: it holds a `Refreshing` of its settings.
macro_rules! provides_credentials {
    ($name:ident) => {
        impl $crate::credentials::ProvideCredentials for $name {
            fn credentials(
                &self,
            ) -> $crate::ground::future::BoxFuture<
                '_,
                Result<$crate::credentials::Credentials, $crate::error::CredentialsError>,
            > {
                self.0.credentials()
            }

            fn invalidate(&self, refused: &$crate::credentials::Credentials) {
                self.0.invalidate(refused);
            }

            fn offer(&self, defaults: &$crate::credentials::ClientDefaults) {
                self.0.offer(defaults);
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.0).finish()
            }
        }
    };
}

pub(super) use provides_credentials;
