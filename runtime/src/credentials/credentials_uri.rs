//! A server that hands credentials out at an address.

use super::Credentials;
use super::exchange::{ask, request};
use super::refresh::Refreshing;
use super::session::read_session;
use super::source::{Source, provides_credentials};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use crate::ground::secret::Secret;
use crate::http::endpoint::Endpoint;
use std::fmt;
use std::time::Duration;

const VARIABLE: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(5);

/// A server that returns temporary credentials for a GET, at the address in `ALIBABA_CLOUD_CREDENTIALS_URI`: http or
/// https. Its response has the form of that of the metadata service: `Code` with `Success`, `AccessKeyId`, `AccessKeySecret`,
/// `SecurityToken` and `Expiration`. Redirects are not followed.
///
/// Plain http is allowed to any host, since whoever sets the address chooses the network it is on.
pub struct CredentialsUri(Refreshing<Settings>);

struct Settings {
    environment: Environment,
    /// The address of a profile.
    uri: Option<Secret>,
}

impl fmt::Debug for Settings {
    /// The address may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CredentialsUri").finish_non_exhaustive()
    }
}

impl CredentialsUri {
    /// The address that the variable of this environment names.
    pub fn new(environment: Environment) -> Self {
        Self(Refreshing::new(Settings { environment, uri: None }))
    }

    /// The address of a profile.
    pub(super) fn at(environment: Environment, uri: &str) -> Self {
        Self(Refreshing::new(Settings { environment, uri: Some(uri.into()) }))
    }
}

provides_credentials!(CredentialsUri);

impl Source for Settings {
    const NAME: &'static str = "credentials_uri";

    fn environment(&self) -> &Environment {
        &self.environment
    }

    fn fetch(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let (uri, name) = match &self.uri {
                Some(uri) => (uri.clone(), "`credentials_uri`"),
                None => match self.environment.variable(VARIABLE) {
                    Some(uri) => (uri.into(), VARIABLE),
                    None => return Err(format!("{VARIABLE} is not set").into()),
                },
            };
            let (endpoint, target) = split(uri.expose(), name)?;
            let response = ask(&self.environment, request("GET", &endpoint, target), RESPONSE_TIMEOUT).await?;
            // The path and the query of the address may be secrets of their own, and are not shown.
            let failed = |problem: String| format!("the server at {endpoint} returned no credentials: {problem}");
            if response.status != 200 {
                return Err(failed(format!("HTTP status {}", response.status)).into());
            }
            let document = response.document().map_err(&failed)?;
            if document.root().text("Code") != Some("Success") {
                return Err(failed("its `Code` is not `Success`".to_owned()).into());
            }
            let session = read_session(document.root()).map_err(&failed)?;
            Ok(session.named(Self::NAME))
        })
    }
}

/// The server, and what is asked of it. A fragment stays here, as everywhere on the web.
fn split(uri: &str, name: &str) -> Result<(Endpoint, String), String> {
    let not_a_server = |problem: &str| format!("{name} is not the address of a server: {problem}");
    let uri = uri.trim().split('#').next().unwrap_or_default();
    let rest = uri
        .split_once("://")
        .map(|(_, rest)| rest)
        .ok_or_else(|| not_a_server("it begins with neither http:// nor https://"))?;
    let authority = rest.find(['/', '?']).unwrap_or(rest.len());
    let (server, target) = uri.split_at(uri.len() - rest.len() + authority);
    // The reason without the text, which may have a password in it.
    let endpoint = Endpoint::parse(server).map_err(|_| not_a_server("write it like http://host:port/path"))?;
    if !target.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(not_a_server("its path has a character that has to be percent-encoded"));
    }
    Ok((endpoint, if target.starts_with('/') { target.to_owned() } else { format!("/{target}") }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_split_into_server_and_target() {
        for (uri, server, target) in [
            ("http://127.0.0.1:8080/get?a=b&c", "http://127.0.0.1:8080", "/get?a=b&c"),
            ("https://host", "https://host", "/"),
            ("http://host?x=1#part", "http://host", "/?x=1"),
            (" http://[::1]:1/ \n", "http://[::1]:1", "/"),
        ] {
            let (endpoint, read) = split(uri, VARIABLE).unwrap();
            assert_eq!((endpoint.to_string().as_str(), read.as_str()), (server, target), "{uri}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_without_being_shown() {
        for uri in [
            "canary",
            "ftp://canary/",
            "http://user:canary@host/",
            "http:///canary",
            "http://host/canary canary",
            "file:///canary",
        ] {
            let error = split(uri, VARIABLE).unwrap_err();
            assert!(error.contains(VARIABLE) && !error.contains("canary"), "{uri}: {error}");
        }
    }
}
