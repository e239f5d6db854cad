//! A RAM role, assumed with a key.

use super::refresh::Refreshing;
use super::role_settings::sets_role;
use super::source::{Source, provides_credentials};
use super::sts::Role;
use super::{ClientDefaults, Credentials, ProvideCredentials};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use crate::ground::secret::Secret;

/// A RAM role that is assumed with other credentials, at STS.
///
/// ```
/// use alibabacloud_core::Credentials;
/// use alibabacloud_core::credentials::AssumeRole;
/// use std::time::Duration;
///
/// let role = AssumeRole::new(Credentials::access_key("id", "secret"), "acs:ram::1234567890123456:role/reader")
///     .session_name("nightly-report")
///     .duration(Duration::from_secs(1800));
/// ```
pub struct AssumeRole(Refreshing<Settings>);

#[derive(Debug)]
struct Settings {
    role: Role,
    external_id: Option<Secret>,
    source: Box<dyn ProvideCredentials>,
}

impl AssumeRole {
    /// The role of this ARN, assumed with the credentials of the source. If the ARN is empty, `ALIBABA_CLOUD_ROLE_ARN`
    /// is used.
    pub fn new(source: impl ProvideCredentials, role_arn: impl Into<String>) -> Self {
        let role = Role { arn: Some(role_arn.into()), ..Role::new(Environment::process()) };
        Self(Refreshing::new(Settings { role, external_id: None, source: Box::new(source) }))
    }

    pub(super) fn of(role: Role, external_id: Option<Secret>, source: Box<dyn ProvideCredentials>) -> Self {
        Self(Refreshing::new(Settings { role, external_id, source }))
    }

    /// The external ID that the role's trust policy requires.
    #[must_use]
    pub fn external_id(mut self, id: impl Into<Secret>) -> Self {
        self.0.source.external_id = Some(id.into());
        self
    }

    /// The source of variables, the clock, the STS endpoint and the transport.
    #[must_use]
    pub fn environment(mut self, environment: Environment) -> Self {
        self.0.source.role.environment = environment;
        self
    }
}

provides_credentials!(AssumeRole);
sets_role!(AssumeRole);

impl Source for Settings {
    const NAME: &'static str = "ram_role_arn";

    fn environment(&self) -> &Environment {
        &self.role.environment
    }

    fn fetch(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let mut parameters = self.role.parameters()?;
            let external_id = self.external_id.as_ref().map(Secret::expose).filter(|id| !id.is_empty());
            if let Some(id) = external_id {
                parameters.push(("ExternalId".to_owned(), id.to_owned()));
            }
            let key = self.source.credentials().await;
            let key =
                key.map_err(|error| error.within(|text| format!("there is no key to assume the role with: {text}")))?;
            let secrets = external_id.as_slice();
            let session = self.role.ask("AssumeRole", parameters, Some(&key), secrets).await?;
            Ok(session.named(Self::NAME))
        })
    }

    fn offer(&self, defaults: &ClientDefaults) {
        self.source.offer(defaults);
    }
}
