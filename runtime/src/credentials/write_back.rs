//! Writes refreshed tokens into the configuration of the command line.

use super::document::Document;
use super::file;
use crate::ground::clock::random_nonce;
use crate::ground::secret::Secret;
use serde_json::ser::PrettyFormatter;
use serde_json::{Map, Serializer, Value};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;
use zeroize::Zeroizing;

/// How long another program may hold the file.
const LOCK_TRIES: u32 = 50;
const LOCK_PAUSE: Duration = Duration::from_millis(100);

/// What a profile with mode `OAuth` keeps.
#[derive(Clone, Default)]
pub(super) struct Tokens {
    pub(super) refresh_token: Option<Secret>,
    pub(super) access_token: Option<Secret>,
    /// In seconds since 1970, as the other.
    pub(super) access_token_expire: i64,
    pub(super) id: Option<String>,
    pub(super) secret: Option<Secret>,
    pub(super) token: Option<Secret>,
    pub(super) expiration: i64,
}

/// Puts the tokens into the profile of this name. Everything else in the file stays.
pub(super) async fn write(path: PathBuf, profile: String, tokens: Tokens) -> Result<(), String> {
    let written = tokio::task::spawn_blocking(move || write_now(&path, &profile, &tokens)).await;
    written.map_err(|error| error.to_string())?.map_err(|error| error.to_string())
}

fn write_now(path: &Path, profile: &str, tokens: &Tokens) -> io::Result<()> {
    // A link stays a link.
    let path = fs::canonicalize(path)?;
    let file = file::open_regular(&path)?;
    lock(&file)?;
    // Read under the lock: another program may have changed other profiles since.
    let bytes = Zeroizing::new(fs::read(&path)?);
    let mut document = Document::read(&bytes).map_err(io::Error::other)?;
    let member = document
        .root_mut()
        .and_then(|root| root.get_mut("profiles"))
        .and_then(Value::as_array_mut)
        .and_then(|profiles| profiles.iter_mut().find(|item| item["name"] == profile))
        .and_then(Value::as_object_mut)
        .ok_or_else(|| io::Error::other("the profile no longer exists"))?;
    put(member, tokens);
    let mut text = Zeroizing::new(Vec::with_capacity(bytes.len() * 2 + 4096));
    // Tabs, as the command line writes them.
    let mut serializer = Serializer::with_formatter(&mut *text, PrettyFormatter::with_indent(b"\t"));
    serde_core::Serialize::serialize(document.value(), &mut serializer)?;
    text.push(b'\n');
    replace(&path, &file, &text)
}

fn put(profile: &mut Map<String, Value>, tokens: &Tokens) {
    let secret = |secret: &Option<Secret>| secret.as_ref().map(|secret| Value::from(secret.expose()));
    let members = [
        ("oauth_refresh_token", secret(&tokens.refresh_token)),
        ("oauth_access_token", secret(&tokens.access_token)),
        ("oauth_access_token_expire", Some(tokens.access_token_expire.into())),
        ("access_key_id", tokens.id.clone().map(Value::from)),
        ("access_key_secret", secret(&tokens.secret)),
        ("sts_token", secret(&tokens.token)),
        ("sts_expiration", Some(tokens.expiration.into())),
    ];
    for (name, value) in members {
        if let Some(value) = value {
            profile.insert(name.to_owned(), value);
        }
    }
}

fn lock(file: &File) -> io::Result<()> {
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => sleep(LOCK_PAUSE),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::WouldBlock, "another program has locked the file"))
}

/// Readers see the old file or the new one, and never a part. The new one is as private as the old one.
fn replace(path: &Path, old: &File, text: &[u8]) -> io::Result<()> {
    let nonce = random_nonce().map_err(io::Error::other)?;
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{nonce}.tmp"));
    let new = PathBuf::from(name);
    let written = (|| {
        let mut file = create(&new)?;
        file.write_all(text)?;
        file.set_permissions(old.metadata()?.permissions())?;
        file.sync_all()?;
        fs::rename(&new, path)
    })();
    if written.is_err() {
        // The error to report is the first one.
        let _ = fs::remove_file(&new);
    }
    written
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
