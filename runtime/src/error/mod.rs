//! Everything that can go wrong with a call, a list of pages or a wait, and how it prints.
//!
//! Errors are data here: deciding that something is one belongs to the layers above, and what a code means to the
//! contract below.

mod access_denied;
mod outcome;
mod service;
mod transport;
mod unreadable;
mod violation;
mod wait;

pub use access_denied::AccessDeniedDetail;
pub use outcome::UnknownOutcome;
pub use service::{ServiceError, ServiceErrorKind};
pub use transport::{TransportError, TransportErrorKind};
pub use unreadable::{UnreadableReason, UnreadableResponse};
pub use violation::Violation;
pub use wait::{FailedCheck, WaitError, WaitSubject};

use crate::contract::code_class::{ErrorKind, Retry};
use crate::ground::clock::ClockError;
use crate::ground::printable::Printable;
use std::fmt;
use std::time::Duration;

/// A call that did not succeed. It prints on one line, with all that is known, and never shows a secret.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request breaks enforced rules and was not sent.
    Invalid(Vec<Violation>),
    /// The client was set up in a way that cannot work: what is wrong, and what to do.
    Configuration(String),
    /// There were no credentials to sign with: why, and what to do.
    Credentials(String),
    /// The request did not reach the service, or no whole response came back.
    Transport(Box<TransportError>),
    /// The service returned an error.
    Service(Box<ServiceError>),
    /// The HTTP status says success, and the response cannot be read or is not from the service.
    Unreadable(Box<UnreadableResponse>),
    /// The pages of a list cannot be followed: why.
    Paging(String),
    /// A wait ended without reaching its goal. What the error of its last poll knows, this one knows too.
    Wait(Box<WaitError>),
}

impl Error {
    /// The error of the call itself: of a failed wait that of its last poll.
    fn of_call(&self) -> &Self {
        match self {
            Self::Wait(wait) => wait.call().map_or(self, Self::of_call),
            _ => self,
        }
    }

    /// The checks that were not passed, if the error ended a wait. Their names are most often error codes.
    pub fn checks(&self) -> &[FailedCheck] {
        match self {
            Self::Wait(wait) => wait.checks(),
            _ => &[],
        }
    }

    /// The error that the service returned, if it returned one.
    pub fn service(&self) -> Option<&ServiceError> {
        match self.of_call() {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }

    /// The error code of the service, if there is one: of a wait that failed at its checks, the first that was not passed.
    pub fn code(&self) -> Option<&str> {
        match self.service() {
            Some(error) => error.code.as_deref(),
            None => self.checks().first().map(|check| check.name.as_str()),
        }
    }

    /// The id of the request, to quote to the service's support.
    pub fn request_id(&self) -> Option<&str> {
        match self.of_call() {
            Self::Service(error) => error.request_id.as_deref(),
            Self::Unreadable(response) => response.request_id.as_deref(),
            _ => None,
        }
    }

    /// The HTTP status of the response, if there is one.
    pub fn http_status(&self) -> Option<u16> {
        match self.of_call() {
            Self::Service(error) => Some(error.http_status),
            Self::Unreadable(response) => Some(response.http_status),
            _ => None,
        }
    }

    /// The kind of the error that the service returned; `None` if it returned none.
    pub fn kind(&self) -> Option<ErrorKind> {
        match self.of_call() {
            Self::Wait(wait) => wait.kind(),
            error => error.service().map(|error| error.class.kind),
        }
    }

    /// What calling again would do. A call that changes something may also have been carried out although it failed:
    /// see [`is_unprocessed`](Self::is_unprocessed).
    pub fn retry(&self) -> Retry {
        match self.of_call() {
            Self::Service(error) => error.class.retry,
            Self::Transport(error) => match error.kind() {
                TransportErrorKind::Busy
                | TransportErrorKind::Connect
                | TransportErrorKind::Timeout
                | TransportErrorKind::Broken => Retry::Backoff,
                TransportErrorKind::Certificate | TransportErrorKind::NotSent | TransportErrorKind::TooLarge => {
                    Retry::Never
                }
            },
            _ => Retry::Never,
        }
    }

    /// Whether calling again, as [`retry`](Self::retry) says, can succeed.
    pub fn is_retryable(&self) -> bool {
        self.retry() != Retry::Never
    }

    /// Whether the service has certainly not begun to do what was asked, so that calling again cannot do it twice: the
    /// request was not sent, or was turned away for throttling, for a passing state or for expired credentials.
    pub fn is_unprocessed(&self) -> bool {
        match self.of_call() {
            Self::Invalid(_) | Self::Configuration(_) | Self::Credentials(_) => true,
            Self::Transport(error) => error.kind().is_unsent(),
            Self::Service(error) => error.class.rejected || matches!(error.class.retry, Retry::Settle | Retry::Refresh),
            Self::Unreadable(_) | Self::Paging(_) | Self::Wait(_) => false,
        }
    }

    /// How to check whether the call was carried out, if that is unknown: the call changes something, and an attempt
    /// ended after the request was sent and without a response that tells. `None` if the call has certainly not been
    /// carried out, or if repeating it does no harm.
    pub fn unknown_outcome(&self) -> Option<UnknownOutcome> {
        match self {
            Self::Service(error) => error.unknown_outcome,
            Self::Unreadable(response) => response.unknown_outcome,
            Self::Transport(error) => error.unknown_outcome.as_deref().copied(),
            Self::Invalid(_) | Self::Configuration(_) | Self::Credentials(_) | Self::Paging(_) | Self::Wait(_) => None,
        }
    }

    /// How long the service asks to wait before the call is repeated.
    pub fn retry_after(&self) -> Option<Duration> {
        self.service().and_then(|error| error.retry_after)
    }

    /// The action that was called, if the failure came of sending it.
    pub fn operation(&self) -> Option<&str> {
        let operation = match self.of_call() {
            Self::Service(error) => &error.operation,
            Self::Unreadable(response) => &response.operation,
            Self::Transport(error) => &error.operation,
            _ => return None,
        };
        Some(operation.as_str()).filter(|operation| !operation.is_empty())
    }

    /// How many attempts the call has made; 0 if nothing was sent.
    pub fn attempts(&self) -> u32 {
        match self.of_call() {
            Self::Service(error) => error.attempts,
            Self::Unreadable(response) => response.attempts,
            Self::Transport(error) => error.attempts,
            _ => 0,
        }
    }

    /// The error of attempt number `attempts` of a call of `operation`.
    pub(crate) fn of_attempt(mut self, operation: &str, attempts: u32) -> Self {
        let (name, count) = match &mut self {
            Self::Service(error) => (&mut error.operation, &mut error.attempts),
            Self::Unreadable(response) => (&mut response.operation, &mut response.attempts),
            Self::Transport(error) => (&mut error.operation, &mut error.attempts),
            _ => return self,
        };
        operation.clone_into(name);
        *count = attempts;
        self
    }

    /// Whether the service may have carried the call out although this attempt failed.
    pub(crate) fn leaves_open(&self) -> bool {
        match self {
            Self::Transport(error) => {
                use TransportErrorKind::{Broken, Timeout, TooLarge};
                matches!(error.kind(), Timeout | Broken | TooLarge)
            }
            // A gateway that gave up waiting, or a service that failed on the way: a code that says why is believed.
            Self::Service(error) => {
                (error.http_status == 408 || error.http_status >= 500)
                    && matches!(error.class.kind, ErrorKind::Server | ErrorKind::Unknown)
            }
            Self::Unreadable(_) => true,
            Self::Invalid(_) | Self::Configuration(_) | Self::Credentials(_) | Self::Paging(_) | Self::Wait(_) => false,
        }
    }

    /// It is unknown whether the call was carried out, and that matters.
    pub(crate) fn of_unknown_outcome(mut self, outcome: UnknownOutcome) -> Self {
        match &mut self {
            Self::Service(error) => error.unknown_outcome = Some(outcome),
            Self::Unreadable(response) => response.unknown_outcome = Some(outcome),
            Self::Transport(error) => error.unknown_outcome = Some(Box::new(outcome)),
            Self::Invalid(_) | Self::Configuration(_) | Self::Credentials(_) | Self::Paging(_) | Self::Wait(_) => {}
        }
        self
    }

    /// With the error of the attempt before, if this one tells less.
    pub(crate) fn after(mut self, earlier: Option<Self>) -> Self {
        if let Self::Transport(error) = &mut self {
            error.earlier = earlier.map(Box::new);
        }
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => {
                f.write_str("the request was not sent: ")?;
                for (index, violation) in violations.iter().enumerate() {
                    if index > 0 {
                        f.write_str("; ")?;
                    }
                    violation.fmt(f)?;
                }
                Ok(())
            }
            Self::Configuration(problem) => write!(f, "the client cannot work like this: {}", Printable(problem)),
            Self::Credentials(problem) => write!(f, "no credentials: {}", Printable(problem)),
            Self::Transport(error) => error.fmt(f),
            Self::Service(error) => error.fmt(f),
            Self::Unreadable(response) => response.fmt(f),
            Self::Wait(error) => error.fmt(f),
            Self::Paging(problem) => write!(f, "the list cannot be followed further: {}", Printable(problem)),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // The transport error is part of what `Display` says, its cause is not.
            Self::Transport(error) => std::error::Error::source(error.as_ref()),
            _ => None,
        }
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(Box::new(error))
    }
}

impl From<ClockError> for Error {
    fn from(error: ClockError) -> Self {
        Self::Configuration(error.to_string())
    }
}

impl From<WaitError> for Error {
    fn from(error: WaitError) -> Self {
        Self::Wait(Box::new(error))
    }
}

impl From<ServiceError> for Error {
    fn from(error: ServiceError) -> Self {
        Self::Service(Box::new(error))
    }
}

/// Says after how many attempts, if there were several.
fn counted(f: &mut fmt::Formatter<'_>, attempts: u32) -> fmt::Result {
    if attempts > 1 { write!(f, ", after {attempts} attempts") } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn violations_and_waits_escape_the_text_of_others() {
        let text = || "a\u{202e}\u{1b}b".to_owned();
        let check = FailedCheck { name: text(), message: Some(text()), advice: Some(text()), kind: None, remedy: None };
        let subject = || WaitSubject { noun: "task", name: Some(text().into()) };
        let call = Error::Configuration("no".into());
        let waits: [WaitError; 5] = [
            WaitError::Failed { subject: subject(), state: text(), message: Some(text()), checks: vec![check] },
            WaitError::Stuck { subject: subject(), state: text(), reason: "", message: Some(text()) },
            WaitError::Missing { subject: subject(), state: Some(text()) },
            WaitError::TimedOut {
                subject: subject(),
                goal: "running",
                state: Some(text()),
                elapsed: Duration::ZERO,
                polls: 1,
                error: None,
            },
            WaitError::Call { subject: subject(), error: call },
        ];
        let violation = Violation { parameter: text(), rule: text().into(), enforced: true };
        let printed = waits.map(Error::from).map(|error| error.to_string());
        for (printed, times) in printed.iter().zip([6, 3, 2, 2, 1]).chain([(&violation.to_string(), 2)]) {
            assert!(!printed.contains(['\u{202e}', '\u{1b}']), "{printed:?}");
            assert_eq!(printed.matches(r"\u{202e}\u{1b}").count(), times, "{printed}");
        }
    }
}
