//! A program that prints credentials.

use super::Credentials;
use super::document::Document;
use super::program::run;
use super::refresh::Refreshing;
use super::source::{Source, provides_credentials};
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::clock::parse_timestamp;
use crate::ground::future::BoxFuture;
use crate::http::credential_transport::MAX_RESPONSE_BYTES;
use std::fmt;
use std::time::Duration;
use tokio::process::Command;
use zeroize::Zeroizing;

/// A program that prints credentials as JSON on its standard output:
///
/// ```json
/// {"mode": "StsToken", "access_key_id": "…", "access_key_secret": "…", "sts_token": "…", "expiration": "2026-01-02T03:04:05Z"}
/// ```
///
/// The command is split into words as a shell does, and no shell runs it: no variables, no pipes. It gets no input. It
/// is stopped after 60 seconds. It runs again 3 minutes before the `expiration` that it printed, and for every request
/// if there is none.
///
/// If it fails, the error has the end of its standard error output, in which secrets are masked. On Unix it runs in a
/// process group of its own, and the rest of the group ends with it: it cannot read from a terminal, and a process that
/// has to stay has to leave the group, as daemons do.
pub struct External(Refreshing<Settings>);

struct Settings {
    environment: Environment,
    command: Zeroizing<String>,
    time: Duration,
}

impl External {
    /// The output of this command.
    pub fn new(command: impl Into<String>) -> Self {
        Self::within(Environment::process(), command.into())
    }

    pub(super) fn within(environment: Environment, command: String) -> Self {
        Self(Refreshing::new(Settings { environment, command: Zeroizing::new(command), time: Duration::from_secs(60) }))
    }

    /// The time limit of the program. Defaults to 60 seconds.
    #[must_use]
    pub fn time_limit(mut self, time: Duration) -> Self {
        self.0.source.time = time;
        self
    }
}

provides_credentials!(External);

impl fmt::Debug for Settings {
    /// The arguments of the command may be secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("External").field("time", &self.time).finish_non_exhaustive()
    }
}

impl Source for Settings {
    const NAME: &'static str = "external";
    const AHEAD: Duration = Duration::from_secs(3 * 60);

    fn environment(&self) -> &Environment {
        &self.environment
    }

    fn fetch(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let mut words = split(&self.command)?.into_iter();
            let program = words.next().ok_or("the command is empty")?;
            let mut command = Command::new(&program);
            command.args(words);
            let outcome = run(command, self.time).await;
            let outcome = outcome
                .map_err(|error| CredentialsError::new(format!("`{program}` cannot be run")).caused_by(error))?;
            let failed = |problem: String| {
                let complaint = outcome.complaint();
                let said = if complaint.is_empty() { problem } else { format!("{problem}; it complains: {complaint}") };
                CredentialsError::from(said)
            };
            let Some(status) = outcome.status else {
                let seconds = self.time.as_secs_f32();
                return Err(failed(format!("`{program}` did not finish within {seconds} s and was stopped")));
            };
            if outcome.output.len() > MAX_RESPONSE_BYTES {
                return Err(failed(format!("`{program}` prints more than 1 MiB")));
            }
            if !status.success() {
                return Err(failed(format!("`{program}` failed ({status})")));
            }
            read(&outcome.output)
                .map_err(|problem| failed(format!("the output of `{program}` cannot be used: {problem}")))
        })
    }
}

/// On Windows a backslash separates the parts of a path, and escapes nothing.
fn split(command: &str) -> Result<Vec<String>, String> {
    let command = if cfg!(windows) { command.replace('\\', "\\\\") } else { command.to_owned() };
    shlex::split(&command).ok_or_else(|| "a quote of the command is not closed".to_owned())
}

fn read(output: &[u8]) -> Result<Credentials, String> {
    let document = Document::read(output)?;
    let root = document.root();
    let text = |name: &str| root.trimmed(name).ok_or_else(|| format!("it has no `{name}`"));
    let (id, secret) = (text("access_key_id")?, text("access_key_secret")?);
    let credentials = match (root.text("mode"), root.trimmed("sts_token")) {
        (_, Some(token)) => Credentials::sts(id, secret, token),
        (Some("StsToken"), None) => return Err("its mode is `StsToken`, and it has no `sts_token`".to_owned()),
        (_, None) => Credentials::access_key(id, secret),
    };
    let credentials = credentials.named(Settings::NAME);
    match root.text("expiration") {
        Some(text) => {
            let expiration = parse_timestamp(text)
                .map_err(|_| "its `expiration` is not a time like 2026-01-02T03:04:05Z".to_owned())?;
            Ok(credentials.expiring(expiration))
        }
        None => Ok(credentials),
    }
}
