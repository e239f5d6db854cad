//! The role of an ECS instance, from its metadata service.

use super::Credentials;
use super::exchange::{ServerResponse, ask, request};
use super::refresh::Refreshing;
use super::session::read_session;
use super::source::{Source, provides_credentials};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use crate::ground::secret::Secret;
use crate::http::endpoint::Endpoint;
use std::time::Duration;

const SERVICE: &str = "http://100.100.100.200";
const TOKEN: &str = "/latest/api/token";
const ROLES: &str = "/latest/meta-data/ram/security-credentials/";
const TOKEN_SECONDS: &str = "21600";

/// The RAM role of the ECS instance on which the program runs, from the metadata service: plain http that does not
/// leave the machine. Uses version 2 of the service, which requires a token; if the service refuses that, version 1,
/// unless `ALIBABA_CLOUD_IMDSV1_DISABLED` is `true`. `ALIBABA_CLOUD_ECS_METADATA_DISABLED` set to `true` turns the
/// source off.
///
/// Credentials are fetched again after an hour. If the service does not respond, expired credentials remain in use, as
/// in the official clients.
pub struct EcsRole(Refreshing<Settings>);

#[derive(Debug)]
struct Settings {
    environment: Environment,
    role: Option<String>,
}

impl EcsRole {
    /// The role that `ALIBABA_CLOUD_ECS_METADATA` names, or else the one that the service names.
    pub fn new(environment: Environment) -> Self {
        Self(Refreshing::new(Settings { environment, role: None }))
    }

    /// The name of the role.
    #[must_use]
    pub fn role_name(mut self, name: impl Into<String>) -> Self {
        self.0.source.role = Some(name.into());
        self
    }
}

provides_credentials!(EcsRole);

impl Source for Settings {
    const NAME: &'static str = "ecs_ram_role";
    const EARLY: Option<Duration> = Some(Duration::from_secs(3600));
    const KEEPS_EXPIRED: bool = true;

    fn environment(&self) -> &Environment {
        &self.environment
    }

    fn fetch(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            if self.environment.is_true("ALIBABA_CLOUD_ECS_METADATA_DISABLED") {
                return Err("ALIBABA_CLOUD_ECS_METADATA_DISABLED turns it off".into());
            }
            let given = self.role.clone().filter(|name| !name.is_empty());
            let role = match given.or_else(|| self.environment.variable("ALIBABA_CLOUD_ECS_METADATA")) {
                Some(role) => role,
                None => self.read(ROLES, read_role).await?,
            };
            check_role(&role)?;
            let session = self.read(&format!("{ROLES}{role}"), read_response).await?;
            Ok(session.named(Self::NAME))
        })
    }
}

impl Settings {
    /// Reads a page with a token, and without one if that fails and is allowed.
    async fn read<T>(
        &self,
        path: &str,
        understand: fn(&ServerResponse) -> Result<T, String>,
    ) -> Result<T, CredentialsError> {
        let endpoint = match &self.environment.metadata_endpoint {
            Some(endpoint) => endpoint.clone(),
            None => Endpoint::parse(SERVICE).map_err(|error| error.to_string())?,
        };
        let without_token = !self.environment.is_true("ALIBABA_CLOUD_IMDSV1_DISABLED");
        let with_token = match self.token(&endpoint).await {
            Ok(token) => self.read_once(&endpoint, path, Some(&token), understand).await,
            Err(_) if without_token => return self.read_once(&endpoint, path, None, understand).await,
            Err(problem) => {
                let forbidden = "and ALIBABA_CLOUD_IMDSV1_DISABLED forbids requests without a token";
                return Err(problem.within(|text| format!("{text}, {forbidden}")));
            }
        };
        match with_token {
            Err(_) if without_token => self.read_once(&endpoint, path, None, understand).await,
            outcome => outcome,
        }
    }

    async fn token(&self, endpoint: &Endpoint) -> Result<Secret, CredentialsError> {
        let mut request = request("PUT", endpoint, TOKEN);
        request.headers.push(("x-aliyun-ecs-metadata-token-ttl-seconds".to_owned(), TOKEN_SECONDS.to_owned()));
        let response = ask(&self.environment, request, self.environment.metadata_timeout).await?;
        match response.text() {
            // It goes into a header.
            Ok(token) if response.status == 200 && !token.is_empty() && token.bytes().all(|b| b.is_ascii_graphic()) => {
                Ok(Secret::from(token))
            }
            _ => {
                Err(format!("the metadata service at {endpoint} returned no token: HTTP status {}", response.status)
                    .into())
            }
        }
    }

    async fn read_once<T>(
        &self,
        endpoint: &Endpoint,
        path: &str,
        token: Option<&Secret>,
        understand: fn(&ServerResponse) -> Result<T, String>,
    ) -> Result<T, CredentialsError> {
        let mut request = request("GET", endpoint, path.to_owned());
        if let Some(token) = token {
            request.headers.push(("x-aliyun-ecs-metadata-token".to_owned(), token.expose().to_owned()));
        }
        let response = ask(&self.environment, request, self.environment.metadata_timeout).await?;
        let outcome = match response.status {
            200 => understand(&response),
            404 => Err("HTTP status 404; does the instance have a RAM role of this name?".to_owned()),
            status => Err(format!("HTTP status {status}")),
        };
        outcome.map_err(|problem| {
            format!("the metadata service at {endpoint}{path} returned no credentials: {problem}").into()
        })
    }
}

/// The page lists the roles, one a line; an instance has one.
fn read_role(response: &ServerResponse) -> Result<String, String> {
    match response.text()?.lines().next() {
        Some(role) => check_role(role).map(|()| role.to_owned()),
        None => Err("the instance has no RAM role".to_owned()),
    }
}

fn read_response(response: &ServerResponse) -> Result<Credentials, String> {
    let document = response.document()?;
    match document.root().text("Code") {
        Some("Success") => read_session(document.root()),
        _ => Err("its `Code` is not `Success`".to_owned()),
    }
}

/// The name becomes a part of a path.
fn check_role(name: &str) -> Result<(), String> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if name.len() <= 64 && name.bytes().all(fits) && name.bytes().any(|byte| byte != b'.') {
        return Ok(());
    }
    Err("the name of the role has other characters than letters, digits, `-`, `_` and `.`".to_owned())
}
