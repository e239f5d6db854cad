//! Keys and tokens to sign with.

use crate::error::Error;
use crate::secret::Secret;
use std::env;
use std::fmt;
use std::pin::Pin;

/// A future behind a pointer, so that callers compile no state machines of this crate.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What a request is signed with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials(pub(crate) Kind);

#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Key { id: String, secret: Secret, token: Option<Secret> },
    Bearer(Secret),
}

impl Credentials {
    /// A long-lived key.
    pub fn access_key(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self(Kind::Key { id: id.into(), secret: secret.into(), token: None })
    }

    /// A temporary key with its session token.
    pub fn sts(id: impl Into<String>, secret: impl Into<Secret>, token: impl Into<Secret>) -> Self {
        Self(Kind::Key { id: id.into(), secret: secret.into(), token: Some(token.into()) })
    }

    /// A bearer token, which stands in the place of a signature.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self(Kind::Bearer(token.into()))
    }

    /// The key in `ALIBABA_CLOUD_ACCESS_KEY_ID` and `ALIBABA_CLOUD_ACCESS_KEY_SECRET`, with the token in
    /// `ALIBABA_CLOUD_SECURITY_TOKEN` if there is one. An empty variable counts as unset.
    ///
    /// # Errors
    /// [`Error::Credentials`] if the id or the secret is not set.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_variables(&|name| env::var(name).ok())
    }

    fn from_variables(read: &dyn Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let optional = |name: &str| read(name).filter(|value| !value.is_empty());
        let variable = |name: &str| {
            optional(name).ok_or_else(|| {
                Error::Credentials(format!("the environment variable {name} is not set; set it, or give a key in code"))
            })
        };
        Ok(Self(Kind::Key {
            id: variable("ALIBABA_CLOUD_ACCESS_KEY_ID")?,
            secret: variable("ALIBABA_CLOUD_ACCESS_KEY_SECRET")?.into(),
            token: optional("ALIBABA_CLOUD_SECURITY_TOKEN").map(Secret::from),
        }))
    }
}

impl fmt::Debug for Credentials {
    /// Shows the id of a key, which is no secret, and neither its secret nor a token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Key { id, token, .. } => {
                write!(f, "Credentials({id}{})", if token.is_some() { ", with session token" } else { "" })
            }
            Kind::Bearer(_) => f.write_str("Credentials(bearer token)"),
        }
    }
}

/// Where credentials come from: asked before each attempt.
pub trait ProvideCredentials: fmt::Debug + Send + Sync + 'static {
    /// The credentials to sign the next request with.
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, Error>>;

    /// The service has refused these credentials as expired: what is kept of them is of no use, and the next question
    /// is answered with others. Several calls may say so of the same credentials, and may say it late: then those that
    /// have taken their place are kept. Does nothing unless it is written.
    fn invalidate(&self, refused: &Credentials) {
        let _ = refused;
    }
}

impl ProvideCredentials for Credentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, Error>> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn variables(set: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn key_and_token_come_from_the_environment() {
        let read = variables(&[
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", "testid"),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "testsecret"),
            ("ALIBABA_CLOUD_SECURITY_TOKEN", "token"),
        ]);
        let credentials = Credentials::from_variables(&read).unwrap();
        assert_eq!(format!("{credentials:?}"), "Credentials(testid, with session token)");
    }

    #[test]
    fn an_empty_variable_counts_as_unset() {
        let read = variables(&[
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", "testid"),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", ""),
            ("ALIBABA_CLOUD_SECURITY_TOKEN", ""),
        ]);
        let error = Credentials::from_variables(&read).unwrap_err().to_string();
        assert!(error.contains("ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set"), "{error}");
    }
}
