{{ header }}

use crate::error_code::ErrorCode;
use std::fmt;
use std::ops::Deref;

/// Why a call failed.
///
/// It is the error of the runtime ([`alibabacloud_core::Error`]: what went wrong and where, the request id, the HTTP
/// status), which it derefs to, with the service's code as an [`ErrorCode`]. `kind`, `retry` and `is_retryable` say
/// what to do about it, `attempts` how often it was tried. It prints on one line, and shows none of the call's secrets.
pub struct Error(alibabacloud_core::Error);

/// Why a wait ended without reaching its goal; see [`wait`](crate::wait).
pub type WaitError = alibabacloud_core::WaitError<Error>;

/// What a call gives.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// The code that the service returned; of a wait that failed at its checks, the first that was not passed. `None` if
    /// there is none, as when there was no response. Its kind and its class of retries are those of this error.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        match self.0.service() {
            Some(error) => error.code.as_deref().map(|code| ErrorCode::of_error(code, error.class)),
            None => self.0.code().map(ErrorCode::from),
        }
    }

    /// All codes of the failure: that of the call, or those of the checks that a wait found not passed.
    #[must_use]
    pub fn codes(&self) -> Vec<ErrorCode> {
        match self.0.checks() {
            [] => self.code().into_iter().collect(),
            checks => checks.iter().map(|check| ErrorCode::from(check.name.as_str())).collect(),
        }
    }

    /// The runtime's error, to be matched on.
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
