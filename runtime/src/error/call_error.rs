//! What a failed wait asks the error of its last call.

use super::Error;
use std::error::Error as StdError;

/// The error of a call. That of a generated SDK has codes of a type of its own.
pub trait CallError: StdError + 'static {
    /// An error code.
    type Code: for<'a> From<&'a str> + PartialEq;

    /// The code, as the error itself returns it.
    fn code(&self) -> Option<Self::Code>;

    /// The error of the runtime.
    fn runtime(&self) -> &Error;
}

impl CallError for Error {
    type Code = String;

    fn code(&self) -> Option<String> {
        Error::code(self).map(str::to_owned)
    }

    fn runtime(&self) -> &Error {
        self
    }
}
