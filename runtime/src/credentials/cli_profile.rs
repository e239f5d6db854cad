//! The configuration of the `aliyun` command.

use super::cloud_sso::{self, CloudSso};
use super::document::{Document, Object};
use super::from_file::{Describe, FromFile, Opened};
use super::oauth::OAuth;
use super::refresh::Refreshing;
use super::sts::Role;
use super::{
    AssumeRole, AssumeRoleWithOidc, ClientDefaults, Credentials, CredentialsUri, EcsRole, External, ProvideCredentials,
    file,
};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

const FILE_VARIABLE: &str = "ALIBABA_CLOUD_CONFIG_FILE";
const PROFILE_VARIABLE: &str = "ALIBABA_CLOUD_PROFILE";
const DISABLED_VARIABLE: &str = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED";

/// A profile of the `aliyun` command: the file that `ALIBABA_CLOUD_CONFIG_FILE` names, else `~/.aliyun/config.json`.
/// The profile is the one that `ALIBABA_CLOUD_PROFILE` names, and otherwise the current one of the file.
/// `ALIBABA_CLOUD_CLI_PROFILE_DISABLED` set to `true` turns the source off.
///
/// Every mode that works without a person is supported: `AK`, `StsToken`, `RamRoleArn`, `RamRoleArnWithRoleName`,
/// `EcsRamRole`, `OIDC`, `ChainableRamRoleArn`, `CredentialsURI`, `External`, `CloudSSO` while the access token of the
/// last sign-in is valid, and `OAuth`, whose tokens are refreshed and written back.
///
/// The file is read at the first use that finds it. It is read again when its source fails, or the service refuses a
/// session as expired, so that a new session or sign-in is found. `OAuth` reads it for each session.
#[derive(Debug)]
pub struct CliProfile {
    environment: Environment,
    profile: Option<String>,
    source: FromFile,
}

impl CliProfile {
    /// The file and the profile that this environment names.
    pub fn new(environment: Environment) -> Self {
        Self { environment, profile: None, source: FromFile::default() }
    }

    /// The profile to read.
    #[must_use]
    pub fn profile(self, name: impl Into<String>) -> Self {
        Self { profile: Some(name.into()), ..self }
    }
}

impl Describe for CliProfile {
    fn open(&self) -> BoxFuture<'_, Result<Opened, CredentialsError>> {
        Box::pin(async {
            let file = ConfigurationFile::find(&self.environment)?;
            let bytes = file::read(&file.path).await?;
            let document = file.document(&bytes)?;
            let name = file.chosen(&document, self.profile.as_deref())?;
            let mut profiles = Vec::new();
            let source = file.source(&document, &name, &mut profiles)?;
            // It writes into the file, and reads it for each session.
            let is_oauth = |name: &String| Ok(Some("OAuth")) == file.profile(&document, name).map(|it| it.text("mode"));
            if profiles.iter().any(is_oauth) {
                return Ok(Opened::for_good(source));
            }
            Ok(Opened::new(&file.path, &bytes, source).await)
        })
    }
}

impl ProvideCredentials for CliProfile {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let credentials = self.source.credentials(self).await?;
            Ok(credentials.within("cli_profile"))
        })
    }

    fn invalidate(&self, refused: &Credentials) {
        self.source.invalidate(refused);
    }

    fn offer(&self, defaults: &ClientDefaults) {
        self.environment.offer(defaults);
    }
}

/// The `region_id` of the profile, for clients that are not given a region.
pub(crate) async fn region_of_profile(
    environment: &Environment,
    profile: Option<&str>,
) -> Result<String, CredentialsError> {
    let file = ConfigurationFile::find(environment)?;
    let document = file.read().await?;
    let name = file.chosen(&document, profile)?;
    let region = file.profile(&document, &name)?.text("region_id").map(str::to_owned);
    region.ok_or_else(|| file.failed(&name, "has no `region_id`").into())
}

/// Where the profiles are.
#[derive(Clone, Debug)]
pub(super) struct ConfigurationFile {
    pub(super) environment: Environment,
    pub(super) path: PathBuf,
}

impl ConfigurationFile {
    fn find(environment: &Environment) -> Result<Self, String> {
        if environment.is_true(DISABLED_VARIABLE) {
            return Err(format!("{DISABLED_VARIABLE} turns it off"));
        }
        let given = environment.variable(FILE_VARIABLE).map(PathBuf::from);
        let path = given.or_else(|| environment.in_home(&[".aliyun", "config.json"]));
        let path = path.ok_or_else(|| format!("{FILE_VARIABLE} is not set, and there is no home directory"))?;
        Ok(Self { environment: environment.clone(), path })
    }

    pub(super) async fn read(&self) -> Result<Document, CredentialsError> {
        Ok(self.document(&file::read(&self.path).await?)?)
    }

    fn document(&self, bytes: &[u8]) -> Result<Document, String> {
        Document::read(bytes).map_err(|problem| format!("{}: {problem}", self.path.display()))
    }

    fn chosen(&self, document: &Document, given: Option<&str>) -> Result<String, String> {
        let given = given.filter(|name| !name.is_empty()).map(str::to_owned);
        let name = given.or_else(|| self.environment.variable(PROFILE_VARIABLE));
        name.or_else(|| document.root().text("current").map(str::to_owned))
            .ok_or_else(|| format!("{PROFILE_VARIABLE} is not set, and {} has no `current`", self.path.display()))
    }

    pub(super) fn profile<'a>(&self, document: &'a Document, name: &str) -> Result<Object<'a>, String> {
        let mut profiles = document.root().objects("profiles");
        profiles
            .find(|profile| profile.text("name") == Some(name))
            .ok_or_else(|| format!("{} has no profile `{}`", self.path.display(), name.escape_debug()))
    }

    fn failed(&self, profile: &str, problem: &str) -> String {
        format!("{}: profile `{}` {problem}", self.path.display(), profile.escape_debug())
    }

    /// What a profile stands for. `above` are the profiles that lead here.
    fn source(
        &self,
        document: &Document,
        name: &str,
        above: &mut Vec<String>,
    ) -> Result<Arc<dyn ProvideCredentials>, String> {
        if above.iter().any(|other| other == name) {
            above.push(name.to_owned());
            return Err(
                self.failed(&above[0], &format!("refers back to itself: {}", above.join(" -> ").escape_debug()))
            );
        }
        above.push(name.to_owned());
        let profile = self.profile(document, name)?;
        let failed = |problem: String| self.failed(name, &problem);
        let member = |member: &str| profile.text(member).ok_or_else(|| failed(format!("has no `{member}`")));
        let trimmed = |member: &str| profile.trimmed(member).ok_or_else(|| failed(format!("has no `{member}`")));
        let key = || Ok::<_, String>(Credentials::access_key(trimmed("access_key_id")?, trimmed("access_key_secret")?));
        match profile.text("mode") {
            Some("AK") => Ok(Arc::new(key()?)),
            Some("StsToken") => Ok(Arc::new(Credentials::sts(
                trimmed("access_key_id")?,
                trimmed("access_key_secret")?,
                trimmed("sts_token")?,
            ))),
            Some("RamRoleArn") => Ok(Arc::new(self.assume(profile, Box::new(key()?)))),
            Some("ChainableRamRoleArn") => {
                let source = self.source(document, member("source_profile")?, above)?;
                Ok(Arc::new(self.assume(profile, Box::new(source))))
            }
            Some("EcsRamRole") => Ok(Arc::new(self.instance(profile))),
            Some("RamRoleArnWithRoleName") => Ok(Arc::new(self.assume(profile, Box::new(self.instance(profile))))),
            Some("CredentialsURI") => {
                Ok(Arc::new(CredentialsUri::at(self.environment.clone(), member("credentials_uri")?)))
            }
            Some("OIDC") => {
                let file = profile.text("oidc_token_file").map(PathBuf::from);
                let provider = profile.text("oidc_provider_arn").map(str::to_owned);
                Ok(Arc::new(AssumeRoleWithOidc::of(self.role(profile), provider, file)))
            }
            Some("External") => {
                Ok(Arc::new(External::within(self.environment.clone(), member("process_command")?.to_owned())))
            }
            Some("CloudSSO") => Ok(Arc::new(self.cloud_sso(profile))),
            Some("OAuth") => Ok(Arc::new(OAuth::new(self.clone(), name.to_owned()))),
            Some(mode) => Err(failed(format!("has the mode `{}`, which is not supported", mode.escape_debug()))),
            None => Err(failed("has no `mode`".to_owned())),
        }
    }

    fn instance(&self, profile: Object<'_>) -> EcsRole {
        EcsRole::new(self.environment.clone()).role_name(profile.text("ram_role_name").unwrap_or_default())
    }

    fn assume(&self, profile: Object<'_>, source: Box<dyn ProvideCredentials>) -> AssumeRole {
        AssumeRole::of(self.role(profile), profile.secret("external_id"), source)
    }

    fn role(&self, profile: Object<'_>) -> Role {
        let text = |name: &str| profile.text(name).map(str::to_owned);
        // The command line writes 0 for "as usual".
        let seconds = profile.number("expired_seconds").filter(|seconds| *seconds != 0);
        Role {
            environment: self.environment.clone(),
            arn: text("ram_role_arn"),
            // The modes have two names for it, and clients differ in which one they read for OIDC.
            session_name: text("ram_session_name").or_else(|| text("role_session_name")),
            duration: seconds.map(|seconds| Duration::from_secs(u64::try_from(seconds).unwrap_or_default())),
            policy: text("policy"),
            sts_region: text("sts_region"),
            sts_vpc: profile.boolean("enable_vpc"),
        }
    }

    fn cloud_sso(&self, profile: Object<'_>) -> CloudSso {
        let text = |name: &str| profile.text(name).map(str::to_owned);
        CloudSso(Refreshing::new(cloud_sso::Settings {
            environment: self.environment.clone(),
            sign_in_url: text("cloud_sso_sign_in_url"),
            account_id: text("cloud_sso_account_id"),
            access_configuration: text("cloud_sso_access_config"),
            access_token: profile.secret("access_token"),
            access_token_expire: profile.number("cloud_sso_access_token_expire").unwrap_or_default(),
        }))
    }
}
