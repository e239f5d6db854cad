//! The credentials file that the official SDKs share.

use super::from_file::{Describe, FromFile, Opened};
use super::ini::Section;
use super::sts::Role;
use super::{AssumeRole, AssumeRoleWithOidc, ClientDefaults, Credentials, EcsRole, ProvideCredentials, file};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use std::path::PathBuf;
use std::sync::Arc;

const FILE_VARIABLE: &str = "ALIBABA_CLOUD_CREDENTIALS_FILE";
const PROFILE_VARIABLE: &str = "ALIBABA_CLOUD_PROFILE";
const FOLDER: &str = ".alibabacloud";
/// One is the name that the Python client uses, the other that of the rest.
const NAMES: [&str; 2] = ["credentials.ini", "credentials"];

/// A section of the credentials file that the official SDKs share: the file that `ALIBABA_CLOUD_CREDENTIALS_FILE`
/// names, else `~/.alibabacloud/credentials.ini`, else `~/.alibabacloud/credentials`. The section is the one that
/// `ALIBABA_CLOUD_PROFILE` names, and otherwise `default`. Its `type` is one of `access_key`, `sts`, `ram_role_arn`,
/// `oidc_role_arn` and `ecs_ram_role`.
///
/// The file is read at the first use that finds it. It is read again when its source fails, or the service refuses a
/// session as expired.
#[derive(Debug)]
pub struct IniProfile {
    environment: Environment,
    profile: Option<String>,
    source: FromFile,
}

impl IniProfile {
    /// The file and the section that this environment names.
    pub fn new(environment: Environment) -> Self {
        Self { environment, profile: None, source: FromFile::default() }
    }

    /// The section to read.
    #[must_use]
    pub fn profile(self, name: impl Into<String>) -> Self {
        Self { profile: Some(name.into()), ..self }
    }

    async fn path(&self) -> Result<PathBuf, String> {
        if let Some(path) = self.environment.variable(FILE_VARIABLE) {
            return Ok(path.into());
        }
        for name in NAMES {
            let path = self.environment.in_home(&[FOLDER, name]);
            let path = path.ok_or_else(|| format!("{FILE_VARIABLE} is not set, and there is no home directory"))?;
            if tokio::fs::try_exists(&path).await.unwrap_or(true) {
                return Ok(path);
            }
        }
        Err(format!("{FILE_VARIABLE} is not set, and ~/{FOLDER} has neither {} nor {}", NAMES[0], NAMES[1]))
    }

    fn source(&self, section: &Section) -> Result<Arc<dyn ProvideCredentials>, String> {
        let text = |name: &str| section.text(name).map(str::to_owned);
        let key = || {
            let member = |name: &str| section.key(name).ok_or_else(|| format!("has no `{name}`"));
            Ok::<_, String>(Credentials::access_key(member("access_key_id")?, member("access_key_secret")?))
        };
        let role = || Role {
            arn: text("role_arn"),
            session_name: text("role_session_name"),
            policy: text("policy"),
            ..Role::new(self.environment.clone())
        };
        match section.text("type") {
            Some("access_key") => Ok(Arc::new(key()?)),
            Some("sts") => {
                let key = |name: &str| section.key(name).ok_or_else(|| format!("has no `{name}`"));
                // The file has no official name for it: clients that know the type differ.
                let token = section.key("security_token").or_else(|| section.key("sts_token"));
                let token = token.ok_or_else(|| "has no `security_token`".to_owned())?;
                Ok(Arc::new(Credentials::sts(key("access_key_id")?, key("access_key_secret")?, token)))
            }
            Some("ram_role_arn") => Ok(Arc::new(AssumeRole::of(role(), None, Box::new(key()?)))),
            Some("oidc_role_arn") => {
                let file = text("oidc_token_file_path").map(PathBuf::from);
                Ok(Arc::new(AssumeRoleWithOidc::of(role(), text("oidc_provider_arn"), file)))
            }
            Some("ecs_ram_role") => {
                let source = EcsRole::new(self.environment.clone());
                Ok(Arc::new(source.role_name(text("role_name").unwrap_or_default())))
            }
            Some("rsa_key_pair") => {
                Err("has the type `rsa_key_pair`, which is not supported: the official clients do not agree \
                 on how its requests are signed; use a RAM role"
                    .to_owned())
            }
            Some(_) => Err(
                "has an unsupported `type`; valid values: access_key, sts, ram_role_arn, oidc_role_arn, ecs_ram_role"
                    .to_owned(),
            ),
            None => Err("has no `type`".to_owned()),
        }
    }
}

impl Describe for IniProfile {
    fn open(&self) -> BoxFuture<'_, Result<Opened, CredentialsError>> {
        Box::pin(async {
            let path = self.path().await?;
            let given = self.profile.clone().filter(|name| !name.is_empty());
            let name = given.or_else(|| self.environment.variable(PROFILE_VARIABLE));
            let name = name.unwrap_or_else(|| "default".to_owned());
            let text = file::read_text(&path).await?;
            let failed = |problem: String| format!("{}: {problem}", path.display());
            let section = Section::read(&text, &name).map_err(&failed)?;
            let section = section.ok_or_else(|| failed(format!("it has no section `{}`", name.escape_debug())))?;
            let source = self.source(&section);
            let source = source.map_err(|problem| failed(format!("section `{}` {problem}", name.escape_debug())))?;
            Ok(Opened::new(&path, text.as_bytes(), source).await)
        })
    }
}

impl ProvideCredentials for IniProfile {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let credentials = self.source.credentials(self).await?;
            Ok(credentials.within("profile"))
        })
    }

    fn invalidate(&self, refused: &Credentials) {
        self.source.invalidate(refused);
    }

    fn offer(&self, defaults: &ClientDefaults) {
        self.environment.offer(defaults);
    }
}
