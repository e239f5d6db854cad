use super::Cause;
use crate::ground::printable::Printable;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// A text, and the error behind it if there is one.
#[derive(Clone, Debug)]
pub(crate) struct Reason {
    text: Box<str>,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl Reason {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into().into_boxed_str(), source: None }
    }

    pub(crate) fn caused_by(self, cause: impl Into<Cause>) -> Self {
        Self { source: Some(cause.into().into()), ..self }
    }

    pub(crate) fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|cause| cause as &(dyn StdError + 'static))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Printable(&self.text).fmt(f)
    }
}

/// Why a source has no credentials.
///
/// ```
/// use alibabacloud_core::CredentialsError;
/// use std::error::Error as _;
///
/// let error = CredentialsError::new("the vault is sealed").caused_by(std::io::Error::other("no quorum"));
/// assert_eq!(error.to_string(), "the vault is sealed");
/// assert_eq!(error.source().map(ToString::to_string), Some("no quorum".to_owned()));
/// assert_eq!(format!("{error:#}"), "the vault is sealed: no quorum");
/// ```
#[derive(Clone, Debug)]
pub struct CredentialsError(Reason);

impl CredentialsError {
    /// An error with this text, which must not contain a secret: what is wrong, and what to do.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Reason::new(text))
    }

    /// The same error with the error that led to it, for [`source`](StdError::source).
    #[must_use]
    pub fn caused_by(self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(self.0.caused_by(cause))
    }

    pub(super) fn into_reason(self) -> Reason {
        self.0
    }

    /// The same error with a text around its own.
    pub(crate) fn within(self, text: impl FnOnce(&str) -> String) -> Self {
        let Reason { text: inner, source } = self.0;
        Self(Reason { text: text(&inner).into_boxed_str(), source })
    }
}

impl From<String> for CredentialsError {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for CredentialsError {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        causes(f, self)
    }
}

impl StdError for CredentialsError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}

/// Prints the causes of an error where the format asks for them: `{:#}`.
pub(super) fn causes(f: &mut fmt::Formatter<'_>, error: &dyn StdError) -> fmt::Result {
    let mut cause = error.source().filter(|_| f.alternate());
    while let Some(reason) = cause {
        write!(f, ": {}", Printable(reason))?;
        cause = reason.source();
    }
    Ok(())
}
