//! A session of `CloudSSO`, with the access token that the command line got by signing in.

use super::Credentials;
use super::exchange::{RESPONSE_TIMEOUT, ask, check_secure, request};
use super::refresh::Refreshing;
use super::session::read_session;
use super::source::{Source, provides_credentials};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use crate::ground::secret::Secret;
use crate::http::endpoint::Endpoint;
use bytes::Bytes;
use std::time::{Duration, SystemTime};

const SIGN_IN: &str = "log on again with `aliyun configure --mode CloudSSO`";

/// A profile of the command line with mode `CloudSSO`. It does not log on: the access token has to be valid.
pub(super) struct CloudSso(pub(super) Refreshing<Settings>);

#[derive(Debug)]
pub(super) struct Settings {
    pub(super) environment: Environment,
    pub(super) sign_in_url: Option<String>,
    pub(super) account_id: Option<String>,
    pub(super) access_configuration: Option<String>,
    pub(super) access_token: Option<Secret>,
    /// In seconds since 1970.
    pub(super) access_token_expire: i64,
}

provides_credentials!(CloudSso);

impl Source for Settings {
    const NAME: &'static str = "cloud_sso";

    fn environment(&self) -> &Environment {
        &self.environment
    }

    fn fetch(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let token = self.valid_token()?;
            let absent = |name: &str| format!("the profile has no `{name}`");
            let url = self.sign_in_url.as_deref().ok_or_else(|| absent("cloud_sso_sign_in_url"))?;
            let account = self.account_id.as_deref().ok_or_else(|| absent("cloud_sso_account_id"))?;
            let access = self.access_configuration.as_deref().ok_or_else(|| absent("cloud_sso_access_config"))?;
            let endpoint = origin(url)?;
            let mut request = request("POST", &endpoint, "/cloud-credentials");
            let mut header = |name: &str, value: String| request.headers.push((name.to_owned(), value));
            header("accept", "application/json".to_owned());
            header("content-type", "application/json".to_owned());
            header("authorization", ["Bearer ", token.expose()].concat());
            let body = serde_json::json!({ "AccountId": account, "AccessConfigurationId": access });
            request.body = Bytes::from(body.to_string());
            let response = ask(&self.environment, request, RESPONSE_TIMEOUT).await?;
            let failed = |problem: String| format!("CloudSSO at {endpoint} returned no credentials: {problem}");
            if response.status != 200 {
                return Err(failed(response.failure(&[token.expose()])).into());
            }
            let document = response.document().map_err(&failed)?;
            let session = read_session(document.root().object("CloudCredential")).map_err(&failed)?;
            Ok(session.named(Self::NAME))
        })
    }
}

impl Settings {
    fn valid_token(&self) -> Result<&Secret, String> {
        let token =
            self.access_token.as_ref().ok_or_else(|| format!("the profile has no `access_token`; {SIGN_IN}"))?;
        let expire = SystemTime::UNIX_EPOCH
            + Duration::from_secs(self.access_token_expire.unsigned_abs().min(u64::from(u32::MAX)));
        if self.access_token_expire <= 0 || expire <= self.environment.now() {
            return Err(format!("the access token of CloudSSO has expired; {SIGN_IN}"));
        }
        if !token.expose().bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(format!("the access token of CloudSSO has an invalid character; {SIGN_IN}"));
        }
        Ok(token)
    }
}

/// The server of an address, which has a path as well.
fn origin(url: &str) -> Result<Endpoint, String> {
    let begin = url.find("://").map_or(0, |at| at + 3);
    let end = url[begin..].find(['/', '?', '#']).map_or(url.len(), |at| begin + at);
    let endpoint = Endpoint::parse(&url[..end]).map_err(|_| {
        "the `cloud_sso_sign_in_url` of the profile is not an address like https://host/path".to_owned()
    })?;
    check_secure(&endpoint)?;
    Ok(endpoint)
}
