//! What callers ask the error of a wait, as they ask an [`Error`].

use super::{CallError, Error, WaitError};
use crate::contract::code_class::{ErrorKind, Retry};
use std::time::Duration;

impl<E: CallError> WaitError<E> {
    /// The error of the last poll, as the runtime has it.
    fn last_poll(&self) -> Option<&Error> {
        self.call().map(E::runtime)
    }

    /// The kind of the failure: that of the last poll if it failed; otherwise that of the first failed check whose kind is
    /// known, [`StateConflict`](ErrorKind::StateConflict), [`NotFound`](ErrorKind::NotFound) or
    /// [`Timeout`](ErrorKind::Timeout).
    pub fn kind(&self) -> ErrorKind {
        self.last_poll().map_or_else(|| self.reason_kind(), Error::kind)
    }

    /// The error code of the last poll if it failed, or the name of the first check that was not passed.
    pub fn code(&self) -> Option<E::Code> {
        match self.call() {
            Some(error) => error.code(),
            None => self.checks().first().map(|check| E::Code::from(&check.name)),
        }
    }

    /// Whether this is the error code of the last poll, or the name of a check that was not passed. Letter case is ignored,
    /// and other spellings of a listed code count.
    pub fn is_code(&self, code: &str) -> bool {
        let checks = self.checks().iter().map(|check| E::Code::from(&check.name));
        let wanted = E::Code::from(code);
        checks.chain(self.call().and_then(E::code)).any(|code| code == wanted)
            || self.last_poll().is_some_and(|error| error.is_code(code))
            || self.checks().iter().any(|check| check.name.eq_ignore_ascii_case(code))
    }

    /// The service's reason, or the message of the last poll if it failed.
    pub fn message(&self) -> Option<&str> {
        self.reason().or_else(|| self.last_poll()?.message())
    }

    /// The ID of the last request if it failed, to quote to the service's support.
    pub fn request_id(&self) -> Option<&str> {
        self.last_poll()?.request_id()
    }

    /// The HTTP status of the last response if the poll failed.
    pub fn http_status(&self) -> Option<u16> {
        self.last_poll()?.http_status()
    }

    /// Whether and when the poll can succeed if it is repeated. [`Retry::Never`] if it did not fail: the wait ended for
    /// another reason.
    pub fn retry(&self) -> Retry {
        self.last_poll().map_or(Retry::Never, Error::retry)
    }

    /// The time to wait before the poll is repeated, if the service requests one.
    pub fn retry_after(&self) -> Option<Duration> {
        self.last_poll()?.retry_after()
    }

    /// Whether polling again, as [`retry`](Self::retry) says, can succeed.
    pub fn is_retryable(&self) -> bool {
        self.retry() != Retry::Never
    }

    /// Whether the time or the number of polls was used up, or the time of a call.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::TimedOut { .. }) || self.kind() == ErrorKind::Timeout
    }

    /// Whether no usable connection was made.
    pub fn is_connect(&self) -> bool {
        self.last_poll().is_some_and(Error::is_connect)
    }

    /// Whether there were too many calls.
    pub fn is_throttled(&self) -> bool {
        self.kind() == ErrorKind::Throttling
    }

    /// Whether the subject of the wait does not exist.
    pub fn is_not_found(&self) -> bool {
        self.kind() == ErrorKind::NotFound
    }
}
