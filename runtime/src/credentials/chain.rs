//! All the usual places, one after the other.

use super::refresh::Refreshing;
use super::source::Source;
use super::{
    AssumeRoleWithOidc, CliProfile, ClientDefaults, Credentials, CredentialsUri, EcsRole, EnvironmentVariables,
    IniProfile, ProvideCredentials,
};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use std::fmt;
use std::sync::OnceLock;

/// The default chain of sources, in the order of the official clients:
///
/// 1. [`EnvironmentVariables`] (`env`)
/// 2. [`AssumeRoleWithOidc`] (`oidc_role_arn`), if its three variables are set
/// 3. [`CliProfile`] (`cli_profile`)
/// 4. [`IniProfile`] (`profile`)
/// 5. [`EcsRole`] (`ecs_ram_role`)
/// 6. [`CredentialsUri`] (`credentials_uri`), if its variable is set
///
/// The first source that has credentials is kept: if it fails later, the call fails, and no other source is used in its
/// place. If no source has any, the error lists the reason of each.
pub struct DefaultChain {
    walk: Refreshing<Walk>,
}

#[derive(Debug)]
struct Walk {
    environment: Environment,
    sources: Vec<(&'static str, Box<dyn ProvideCredentials>)>,
    chosen: OnceLock<usize>,
}

impl DefaultChain {
    /// The chain in this environment.
    pub fn new(environment: Environment) -> Self {
        Self::with_profile(environment, None)
    }

    /// The chain in this environment, with a profile for both files that replaces `ALIBABA_CLOUD_PROFILE`.
    pub fn with_profile(environment: Environment, profile: Option<String>) -> Self {
        let profile = profile.unwrap_or_default();
        let sources: Vec<(&'static str, Box<dyn ProvideCredentials>)> = vec![
            ("env", Box::new(EnvironmentVariables::new(environment.clone()))),
            ("oidc_role_arn", Box::new(AssumeRoleWithOidc::of_variables(environment.clone()))),
            ("cli_profile", Box::new(CliProfile::new(environment.clone()).profile(profile.clone()))),
            ("profile", Box::new(IniProfile::new(environment.clone()).profile(profile))),
            ("ecs_ram_role", Box::new(EcsRole::new(environment.clone()))),
            ("credentials_uri", Box::new(CredentialsUri::new(environment.clone()))),
        ];
        Self { walk: Refreshing::new(Walk { environment, sources, chosen: OnceLock::new() }) }
    }
}

impl fmt::Debug for DefaultChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let walk = &self.walk.source;
        let chosen = walk.chosen.get().and_then(|index| walk.sources.get(*index)).map(|(name, _)| *name);
        f.debug_struct("DefaultChain").field("chosen", &chosen).finish_non_exhaustive()
    }
}

impl ProvideCredentials for DefaultChain {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            match self.walk.source.chosen() {
                Some(chosen) => chosen.await,
                None => self.walk.credentials().await,
            }
        })
    }

    fn invalidate(&self, refused: &Credentials) {
        if let Some((_, source)) = self.walk.source.chosen.get().and_then(|index| self.walk.source.sources.get(*index))
        {
            source.invalidate(refused);
        }
    }

    fn offer(&self, defaults: &ClientDefaults) {
        self.walk.offer(defaults);
    }
}

impl Walk {
    /// The credentials of the source that once was the first to have any.
    fn chosen(&self) -> Option<BoxFuture<'_, Result<Credentials, CredentialsError>>> {
        self.chosen.get().and_then(|index| self.sources.get(*index)).map(|(name, source)| -> BoxFuture<'_, _> {
            Box::pin(async move {
                let credentials =
                    source.credentials().await.map_err(|error| error.within(|text| format!("{name}: {text}")))?;
                Ok(credentials.within(Self::NAME))
            })
        })
    }
}

impl Source for Walk {
    const NAME: &'static str = "default";

    fn environment(&self) -> &Environment {
        &self.environment
    }

    fn fetch(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let mut reasons = Vec::new();
            for (index, (name, source)) in self.sources.iter().enumerate() {
                match source.credentials().await {
                    Ok(credentials) => {
                        self.chosen.get_or_init(|| index);
                        return Ok(credentials.within(Self::NAME));
                    }
                    Err(error) => reasons.push(format!("{name}: {error:#}")),
                }
            }
            Err(format!("no source has any ({})", reasons.join("; ")).into())
        })
    }
}
