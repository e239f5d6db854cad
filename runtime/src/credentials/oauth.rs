//! A session by OAuth, with the tokens that the command line got by signing in.

use super::cli_profile::ConfigurationFile;
use super::document::{Document, Object};
use super::exchange::{RESPONSE_TIMEOUT, ServerResponse, ask, check_secure, request, with_form};
use super::refresh::Refreshing;
use super::session::read_session;
use super::source::{Source, provides_credentials};
use super::warning::warn;
use super::write_back::{self, Tokens};
use super::{Credentials, Kind};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::clock::timestamp;
use crate::ground::future::BoxFuture;
use crate::ground::secret::Secret;
use crate::http::endpoint::Endpoint;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// An access token is refreshed when so much is left of it.
const LEFT: i64 = 1200;
/// What the official clients assume when the server does not say.
const USUAL_LIFE: i64 = 3600;
const SIGN_IN: &str = "log on again with `aliyun configure --mode OAuth`";

/// A profile of the command line with mode `OAuth`. The file is read anew for each session, since the command line and
/// other programs refresh the same tokens, and what was refreshed here is written back.
pub(super) struct OAuth(pub(super) Refreshing<Settings>);

pub(super) struct Settings {
    pub(super) file: ConfigurationFile,
    pub(super) profile: String,
    /// What could not be written to the file, for as long as the file still has what it replaces.
    unwritten: Mutex<Option<Unwritten>>,
    /// What the service has refused, which may still stand in the file.
    refused: Mutex<Option<Credentials>>,
}

#[derive(Clone)]
struct Unwritten {
    instead_of: Option<Secret>,
    tokens: Tokens,
}

provides_credentials!(OAuth);

impl OAuth {
    pub(super) fn new(file: ConfigurationFile, profile: String) -> Self {
        Self(Refreshing::new(Settings { file, profile, unwritten: Mutex::default(), refused: Mutex::default() }))
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuth").field("file", &self.file).field("profile", &self.profile).finish_non_exhaustive()
    }
}

impl Source for Settings {
    const NAME: &'static str = "oauth";
    /// Its sessions are shared through the file, and used to their end.
    const AHEAD: Duration = Duration::ZERO;

    fn environment(&self) -> &Environment {
        &self.file.environment
    }

    fn refuse(&self, refused: &Credentials) {
        *lock(&self.refused) = Some(refused.clone());
    }

    fn fetch(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let document = self.file.read().await?;
            let profile = self.file.profile(&document, &self.profile)?;
            let (site, mut tokens) = (Site::of(profile)?, Tokens::of(profile));
            let in_file = tokens.refresh_token.clone();
            if let Some(unwritten) = lock(&self.unwritten).as_ref().filter(|unwritten| unwritten.instead_of == in_file)
            {
                tokens = unwritten.tokens.clone();
            }
            let now = seconds(self.environment().now());
            if let Some(session) = tokens.session(now).filter(|session| lock(&self.refused).as_ref() != Some(session)) {
                return Ok(session.named(Self::NAME));
            }
            let endpoint = self.environment().oauth_endpoint.clone().map_or_else(|| site.endpoint(), Ok)?;
            check_secure(&endpoint)?;
            if tokens.access_token.is_none() || tokens.access_token_expire.saturating_sub(now) <= LEFT {
                self.refresh(&endpoint, site, &mut tokens, now).await?;
                // The old refresh token may be void now, so the new one is kept before anything else can fail.
                self.keep(&tokens, in_file.as_ref()).await;
            }
            let session = self.exchange(&endpoint, &tokens).await?;
            tokens.take_session(&session);
            self.keep(&tokens, in_file.as_ref()).await;
            Ok(session.named(Self::NAME))
        })
    }
}

fn lock<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Settings {
    /// Writes the tokens back. Where that fails, they are good for this program all the same.
    async fn keep(&self, tokens: &Tokens, instead_of: Option<&Secret>) {
        let written = write_back::write(self.file.path.clone(), self.profile.clone(), tokens.clone()).await;
        *lock(&self.unwritten) = written.err().map(|problem| {
            warn(Self::NAME, "new tokens were not written to the configuration of the command", &problem);
            Unwritten { instead_of: instead_of.cloned(), tokens: tokens.clone() }
        });
    }

    async fn refresh(
        &self,
        endpoint: &Endpoint,
        site: Site,
        tokens: &mut Tokens,
        now: i64,
    ) -> Result<(), CredentialsError> {
        let Some(refresh_token) = tokens.refresh_token.clone() else {
            return Err(format!("the profile has no `oauth_refresh_token`; {SIGN_IN}").into());
        };
        let form = [
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh_token.expose()),
            ("client_id", site.client_id()),
            ("Timestamp", &timestamp(self.environment().now()).map_err(|error| error.to_string())?),
        ];
        let form = form.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let request = with_form(request("POST", endpoint, "/v1/token"), form);
        let response = ask(self.environment(), request, RESPONSE_TIMEOUT).await?;
        let failed = |problem: String| format!("{endpoint} did not refresh the token: {problem}; {SIGN_IN}");
        let document = accepted(&response, &[refresh_token.expose()]).map_err(&failed)?;
        let root = document.root();
        let absent = |name: &str| failed(format!("the response has no `{name}`"));
        tokens.access_token = Some(root.secret("access_token").ok_or_else(|| absent("access_token"))?);
        tokens.refresh_token = Some(root.secret("refresh_token").ok_or_else(|| absent("refresh_token"))?);
        tokens.access_token_expire = now.saturating_add(root.number("expires_in").unwrap_or(USUAL_LIFE));
        Ok(())
    }

    async fn exchange(&self, endpoint: &Endpoint, tokens: &Tokens) -> Result<Credentials, CredentialsError> {
        let token = tokens.access_token.as_ref().map_or("", Secret::expose);
        let failed = |problem: String| format!("{endpoint} returned no credentials for the access token: {problem}");
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(failed("it is empty or has an invalid character".to_owned()).into());
        }
        let mut request = request("POST", endpoint, "/v1/exchange");
        request.headers.push(("content-type".to_owned(), "application/json".to_owned()));
        request.headers.push(("authorization".to_owned(), ["Bearer ", token].concat()));
        let response = ask(self.environment(), request, RESPONSE_TIMEOUT).await?;
        let document = accepted(&response, &[token]).map_err(&failed)?;
        Ok(read_session(document.root()).map_err(&failed)?)
    }
}

/// The server may refuse with HTTP status 200 and an `error`.
fn accepted(response: &ServerResponse, secrets: &[&str]) -> Result<Document, String> {
    if response.status != 200 {
        return Err(response.failure(secrets));
    }
    let document = response.document()?;
    if document.root().text("error").is_some() { Err(response.failure(secrets)) } else { Ok(document) }
}

/// Which of the vendor's two sites issued the tokens.
#[derive(Clone, Copy)]
enum Site {
    China,
    International,
}

impl Site {
    fn of(profile: Object<'_>) -> Result<Self, String> {
        match profile.text("oauth_site_type").unwrap_or("CN").to_ascii_uppercase().as_str() {
            "CN" => Ok(Self::China),
            "INTL" => Ok(Self::International),
            _ => Err("the `oauth_site_type` of the profile is neither CN nor INTL".to_owned()),
        }
    }

    fn endpoint(self) -> Result<Endpoint, String> {
        let host = match self {
            Self::China => "oauth.aliyun.com",
            Self::International => "oauth.alibabacloud.com",
        };
        Endpoint::parse(host).map_err(|error| error.to_string())
    }

    /// The application under which the command line is registered.
    fn client_id(self) -> &'static str {
        match self {
            Self::China => "4038181954557748008",
            Self::International => "4103531455503354461",
        }
    }
}

impl Tokens {
    fn of(profile: Object<'_>) -> Self {
        Self {
            refresh_token: profile.secret("oauth_refresh_token"),
            access_token: profile.secret("oauth_access_token"),
            access_token_expire: profile.number("oauth_access_token_expire").unwrap_or_default(),
            id: profile.text("access_key_id").map(str::to_owned),
            secret: profile.secret("access_key_secret"),
            token: profile.secret("sts_token"),
            expiration: profile.number("sts_expiration").unwrap_or_default(),
        }
    }

    /// The session that another exchange left here, while it lasts.
    fn session(&self, now: i64) -> Option<Credentials> {
        let until = u64::try_from(self.expiration).ok().filter(|_| self.expiration > now)?;
        let expiration = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(until))?;
        let (id, secret, token) = (self.id.as_ref()?, self.secret.clone()?, self.token.clone()?);
        Some(Credentials::sts(id, secret, token).expiring(expiration))
    }

    fn take_session(&mut self, session: &Credentials) {
        if let Kind::Key { id, secret, token } = &session.kind {
            self.id = Some(id.clone());
            self.secret = Some(secret.clone());
            self.token = token.clone();
            self.expiration = session.expiration().map(seconds).unwrap_or_default();
        }
    }
}

fn seconds(time: SystemTime) -> i64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
