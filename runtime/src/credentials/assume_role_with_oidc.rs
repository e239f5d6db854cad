//! A RAM role, assumed with an OIDC token.

use super::refresh::Refreshing;
use super::role_settings::sets_role;
use super::source::{Source, provides_credentials};
use super::sts::Role;
use super::{Credentials, file};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use std::path::PathBuf;

const VARIABLES: [&str; 3] =
    ["ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE"];

/// A RAM role that is assumed with an OIDC token from a file, at STS: RRSA in Kubernetes. The file is read anew for
/// each session. Settings that are omitted come from `ALIBABA_CLOUD_ROLE_ARN`, `ALIBABA_CLOUD_OIDC_PROVIDER_ARN`,
/// `ALIBABA_CLOUD_OIDC_TOKEN_FILE` and `ALIBABA_CLOUD_ROLE_SESSION_NAME`.
pub struct AssumeRoleWithOidc(Refreshing<Settings>);

#[derive(Debug)]
struct Settings {
    role: Role,
    provider_arn: Option<String>,
    token_file: Option<PathBuf>,
    /// Whether the variables alone say which role, so that a missing one means that the source is not wanted.
    only_variables: bool,
}

impl AssumeRoleWithOidc {
    /// A role with all settings from the variables of this environment.
    pub fn new(environment: Environment) -> Self {
        let role = Role::new(environment);
        Self(Refreshing::new(Settings { role, provider_arn: None, token_file: None, only_variables: false }))
    }

    /// As a part of the chain.
    pub(super) fn of_variables(environment: Environment) -> Self {
        let mut source = Self::new(environment);
        source.0.source.only_variables = true;
        source
    }

    pub(super) fn of(role: Role, provider_arn: Option<String>, token_file: Option<PathBuf>) -> Self {
        Self(Refreshing::new(Settings { role, provider_arn, token_file, only_variables: false }))
    }

    /// The ARN of the role.
    #[must_use]
    pub fn role_arn(mut self, arn: impl Into<String>) -> Self {
        self.0.source.role.arn = Some(arn.into());
        self
    }

    /// The ARN of the identity provider that issued the token.
    #[must_use]
    pub fn provider_arn(mut self, arn: impl Into<String>) -> Self {
        self.0.source.provider_arn = Some(arn.into());
        self
    }

    /// The file with the token.
    #[must_use]
    pub fn token_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.0.source.token_file = Some(path.into());
        self
    }
}

provides_credentials!(AssumeRoleWithOidc);
sets_role!(AssumeRoleWithOidc);

impl Source for Settings {
    const NAME: &'static str = "oidc_role_arn";

    fn environment(&self) -> &Environment {
        &self.role.environment
    }

    fn fetch(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            if self.only_variables {
                self.all_variables()?;
            }
            let mut parameters = self.role.parameters()?;
            let variable = |name: &str| self.role.environment.variable(name);
            let provider = self.provider_arn.clone().filter(|arn| !arn.is_empty()).or_else(|| variable(VARIABLES[1]));
            let provider =
                provider.ok_or_else(|| format!("no OIDC provider is specified, and {} is not set", VARIABLES[1]))?;
            let path = self.token_file.clone().or_else(|| variable(VARIABLES[2]).map(PathBuf::from));
            let path = path.ok_or_else(|| format!("no token file is specified, and {} is not set", VARIABLES[2]))?;
            let text = file::read_text(&path).await?;
            let token = text.trim();
            if token.is_empty() {
                return Err(format!("{} is empty", path.display()).into());
            }
            parameters.push(("OIDCProviderArn".to_owned(), provider));
            parameters.push(("OIDCToken".to_owned(), token.to_owned()));
            let session = self.role.ask("AssumeRoleWithOIDC", parameters, None, &[token]).await?;
            Ok(session.named(Self::NAME))
        })
    }
}

impl Settings {
    fn all_variables(&self) -> Result<(), String> {
        let unset: Vec<&str> =
            VARIABLES.into_iter().filter(|name| self.role.environment.variable(name).is_none()).collect();
        match unset.as_slice() {
            [] => Ok(()),
            [one] => Err(format!("{one} is not set")),
            several => Err(format!("{} are not set", several.join(", "))),
        }
    }
}
