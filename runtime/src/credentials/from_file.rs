//! A source that a file describes.

use super::{Credentials, ProvideCredentials, file};
use crate::codec::sign::sha256_hex;
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Where a source is described.
pub(super) trait Describe {
    /// Reads the file.
    fn open(&self) -> BoxFuture<'_, Result<Opened, CredentialsError>>;
}

/// The source, and the digest that shows whether the file has changed.
pub(super) struct Opened {
    source: Arc<dyn ProvideCredentials>,
    /// None if it is not read again: a pipe gives its bytes only once, and some sources read the file themselves.
    digest: Option<String>,
}

impl Opened {
    pub(super) async fn new(path: &Path, bytes: &[u8], source: Arc<dyn ProvideCredentials>) -> Self {
        let is_regular = file::is_regular(path).await.unwrap_or_default();
        Self { source, digest: is_regular.then(|| sha256_hex(bytes)) }
    }

    pub(super) fn for_good(source: Arc<dyn ProvideCredentials>) -> Self {
        Self { source, digest: None }
    }
}

/// The source of a file. The file is read once it is there; and again after the source has failed, or the service has
/// refused what it gave as expired: then a person or a program may have put a new session into it.
#[derive(Default)]
pub(super) struct FromFile {
    current: Mutex<Option<Arc<Opened>>>,
    /// Held by the caller that reads the file.
    opening: tokio::sync::Mutex<()>,
    is_refused: AtomicBool,
}

impl FromFile {
    pub(super) async fn credentials(&self, file: &impl Describe) -> Result<Credentials, CredentialsError> {
        let mut opened = self.open(file).await?;
        if self.is_refused.load(Ordering::Relaxed) {
            opened = self.open_changed(file, &opened).await.unwrap_or(opened);
            self.is_refused.store(false, Ordering::Relaxed);
        }
        match opened.source.credentials().await {
            Ok(credentials) => Ok(credentials),
            Err(error) => match self.open_changed(file, &opened).await {
                Some(changed) => changed.source.credentials().await,
                None => Err(error),
            },
        }
    }

    pub(super) fn invalidate(&self, refused: &Credentials) {
        if let Some(opened) = self.current() {
            self.is_refused.store(true, Ordering::Relaxed);
            opened.source.invalidate(refused);
        }
    }

    async fn open(&self, file: &impl Describe) -> Result<Arc<Opened>, CredentialsError> {
        if let Some(opened) = self.current() {
            return Ok(opened);
        }
        let _opening = self.opening.lock().await;
        match self.current() {
            Some(opened) => Ok(opened),
            None => Ok(self.keep(file.open().await?)),
        }
    }

    /// The source of a file that differs from what was read of it; `None` if it does not, or cannot be read any more.
    async fn open_changed(&self, file: &impl Describe, old: &Arc<Opened>) -> Option<Arc<Opened>> {
        let digest = old.digest.as_ref()?;
        let _opening = self.opening.lock().await;
        match self.current() {
            Some(other) if !Arc::ptr_eq(&other, old) => Some(other),
            _ => {
                let new = file.open().await.ok().filter(|new| new.digest.as_ref() != Some(digest))?;
                Some(self.keep(new))
            }
        }
    }

    fn current(&self) -> Option<Arc<Opened>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, opened: Opened) -> Arc<Opened> {
        let opened = Arc::new(opened);
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&opened));
        opened
    }
}

impl fmt::Debug for FromFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FromFile").field(&self.current().map(|opened| Arc::clone(&opened.source))).finish()
    }
}
