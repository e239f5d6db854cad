//! A key in environment variables.

use super::{Credentials, ProvideCredentials};
use crate::credentials::environment::Environment;
use crate::error::Error;
use crate::ground::future::BoxFuture;

const ID: &str = "ALIBABA_CLOUD_ACCESS_KEY_ID";
const SECRET: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
const TOKEN: &str = "ALIBABA_CLOUD_SECURITY_TOKEN";

/// The key in `ALIBABA_CLOUD_ACCESS_KEY_ID` and `ALIBABA_CLOUD_ACCESS_KEY_SECRET`, with the session token in
/// `ALIBABA_CLOUD_SECURITY_TOKEN` if there is one. An empty variable counts as unset. Read anew for each request.
#[derive(Clone, Debug, Default)]
pub struct EnvironmentVariables {
    environment: Environment,
}

impl EnvironmentVariables {
    /// The variables of this environment.
    pub fn new(environment: Environment) -> Self {
        Self { environment }
    }

    fn read(&self) -> Result<Credentials, Error> {
        let variable = |name: &str| {
            self.environment.variable(name).ok_or_else(|| Error::Credentials(format!("{name} is not set")))
        };
        let (id, secret) = (variable(ID)?, variable(SECRET)?);
        let credentials = match self.environment.variable(TOKEN) {
            Some(token) => Credentials::sts(id, secret, token),
            None => Credentials::access_key(id, secret),
        };
        Ok(credentials.named("env"))
    }
}

impl ProvideCredentials for EnvironmentVariables {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, Error>> {
        Box::pin(std::future::ready(self.read()))
    }
}
