{{ header }}

use crate::error_code::ErrorCode;
use std::fmt;
use std::ops::Deref;

/// The error of a call.
///
/// It contains the service's code as an [`ErrorCode`] and derefs to the error of the runtime
/// ([`alibabacloud_core::Error`]: the cause, the request ID, the HTTP status). `kind`, `retry` and `is_retryable` classify
/// it, and `attempts` is the number of attempts. It prints on one line, without secrets of the call.
pub struct Error(alibabacloud_core::Error);

/// The error of a wait that did not reach its goal; see [`wait`](crate::wait).
pub type WaitError = alibabacloud_core::WaitError<Error>;

/// The result of a call.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// The code that the service returned, or the first failed check of a wait. `None` if there is none, such as without a
    /// response. Its kind and its retry class are those of this error.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        match self.0.service() {
            Some(error) => error.code.as_deref().map(|code| ErrorCode::of_error(code, error.class)),
            None => self.0.code().map(ErrorCode::from),
        }
    }

    /// All codes of the failure: the code of the call, or those of the failed checks of a wait.
    #[must_use]
    pub fn codes(&self) -> Vec<ErrorCode> {
        match self.0.checks() {
            [] => self.code().into_iter().collect(),
            checks => checks.iter().map(|check| ErrorCode::from(check.name.as_str())).collect(),
        }
    }

    /// The error of the runtime, for matching.
    #[must_use]
    pub fn into_inner(self) -> alibabacloud_core::Error {
        self.0
    }
}

impl Deref for Error {
    type Target = alibabacloud_core::Error;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl From<alibabacloud_core::Error> for Error {
    fn from(error: alibabacloud_core::Error) -> Self {
        Self(error)
    }
}

impl From<WaitError> for Error {
    fn from(error: WaitError) -> Self {
        Self(error.map(Self::into_inner).into())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.0)
    }
}
