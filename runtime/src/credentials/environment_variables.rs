//! A key in environment variables.

use super::check::trimmed;
use super::{Credentials, ProvideCredentials, other_names};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use crate::ground::secret::Secret;

const ID: &str = "ALIBABA_CLOUD_ACCESS_KEY_ID";
const SECRET: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
const TOKEN: &str = "ALIBABA_CLOUD_SECURITY_TOKEN";

/// The key in `ALIBABA_CLOUD_ACCESS_KEY_ID` and `ALIBABA_CLOUD_ACCESS_KEY_SECRET`, with the session token in
/// `ALIBABA_CLOUD_SECURITY_TOKEN` if there is one. An empty variable counts as unset; blanks and line breaks around a
/// value are ignored. Read anew for each request.
#[derive(Clone, Debug, Default)]
pub struct EnvironmentVariables {
    environment: Environment,
}

impl EnvironmentVariables {
    /// The variables of this environment.
    pub fn new(environment: Environment) -> Self {
        Self { environment }
    }

    fn read(&self) -> Result<Credentials, String> {
        let missing = |name: &str| {
            let others = other_names::find(&self.environment, &[ID, SECRET, TOKEN]);
            let others = if others.is_empty() {
                String::new()
            } else {
                format!("; ignored: {} (use {ID} and {SECRET})", others.join(", "))
            };
            format!("{name} is not set{others}")
        };
        let id = self.value(ID).ok_or_else(|| missing(ID))?;
        let secret = self.value(SECRET).ok_or_else(|| missing(SECRET))?;
        let credentials = match self.value(TOKEN) {
            Some(token) => Credentials::sts(id.expose(), secret, token),
            None => Credentials::access_key(id.expose(), secret),
        };
        Ok(credentials.named("env"))
    }

    fn value(&self, name: &str) -> Option<Secret> {
        let value = Secret::from(self.environment.variable(name)?);
        let text = trimmed(value.expose());
        (!text.is_empty()).then(|| Secret::from(text))
    }
}

impl ProvideCredentials for EnvironmentVariables {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(std::future::ready(self.read().map_err(Into::into)))
    }
}
