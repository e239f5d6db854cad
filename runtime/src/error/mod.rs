//! Everything that can go wrong with a call, a list of pages or a wait, and how it prints.
//!
//! Errors are data here: deciding that something is one belongs to the layers above, and what a code means to the
//! contract below.

mod access_denied;
mod call_error;
mod failure;
mod incomplete;
mod outcome;
mod questions;
mod reason;
mod service;
mod transport;
mod unreadable;
mod violation;
mod wait;
mod wait_questions;

pub use access_denied::AccessDeniedDetail;
pub use call_error::CallError;
pub(crate) use failure::Failure;
pub use incomplete::present;
pub use outcome::UnknownOutcome;
pub use questions::classified_code;
pub use reason::CredentialsError;
pub(crate) use service::ServiceError;
pub use transport::{TransportError, TransportErrorKind};
pub use unreadable::UnreadableReason;
pub(crate) use unreadable::UnreadableResponse;
pub use violation::Violation;
pub use wait::{FailedCheck, WaitError, WaitSubject};

use crate::ground::clock::ClockError;
use crate::ground::printable::Printable;
use reason::{Reason, causes};
use std::error::Error as StdError;
use std::fmt;

type Cause = Box<dyn StdError + Send + Sync>;

/// Why a call, a list or a wait failed. One pointer in size.
///
/// `{}` prints one line without the causes, which [`source`](StdError::source) has, and `{:#}` the same line with them.
/// Nothing printed shows a secret of the call.
pub struct Error(Box<Failure>);

impl Error {
    pub(crate) fn failure(&self) -> &Failure {
        &self.0
    }

    pub(crate) fn failure_mut(&mut self) -> &mut Failure {
        &mut self.0
    }

    fn of(failure: Failure) -> Self {
        Self(Box::new(failure))
    }

    /// The configuration is invalid: what is wrong, and what to do.
    pub(crate) fn configuration(problem: impl Into<String>) -> Self {
        Self::of(Failure::Configuration(Reason::new(problem)))
    }

    /// As [`configuration`](Self::configuration), with the error that led to it.
    pub(crate) fn configuration_by(problem: impl Into<String>, cause: impl Into<Cause>) -> Self {
        Self::of(Failure::Configuration(Reason::new(problem).caused_by(cause)))
    }

    /// A setting of the profile cannot be read, for this reason.
    pub(crate) fn without_setting(reason: CredentialsError) -> Self {
        Self::of(Failure::Configuration(reason.into_reason()))
    }

    pub(crate) fn paging(problem: impl Into<String>) -> Self {
        Self::of(Failure::Paging(problem.into()))
    }

    pub(crate) fn invalid(violations: Vec<Violation>) -> Self {
        Self::of(Failure::Invalid(violations))
    }

    /// The error of attempt number `attempts` of a call of `operation`.
    pub(crate) fn of_attempt(mut self, operation: &str, attempts: u32) -> Self {
        let (name, count) = match self.failure_mut() {
            Failure::Service(error) => (&mut error.operation, &mut error.attempts),
            Failure::Unreadable(response) => (&mut response.operation, &mut response.attempts),
            Failure::Transport(error) => (&mut error.operation, &mut error.attempts),
            _ => return self,
        };
        operation.clone_into(name);
        *count = attempts;
        self
    }

    /// It is unknown whether the call was carried out, and that matters.
    pub(crate) fn of_unknown_outcome(mut self, outcome: UnknownOutcome) -> Self {
        match self.failure_mut() {
            Failure::Service(error) => error.unknown_outcome = Some(outcome),
            Failure::Unreadable(response) => response.unknown_outcome = Some(outcome),
            Failure::Transport(error) => error.unknown_outcome = Some(Box::new(outcome)),
            _ => {}
        }
        self
    }

    /// Adds the error of the attempt before as the cause, if this one has less information.
    pub(crate) fn after(mut self, earlier: Option<Self>) -> Self {
        if let (Failure::Transport(error), Some(earlier)) = (self.failure_mut(), earlier) {
            error.follow(earlier);
        }
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.failure() {
            Failure::Invalid(violations) => {
                f.write_str("the request was not sent: ")?;
                for (index, violation) in violations.iter().enumerate() {
                    let separator = if index > 0 { "; " } else { "" };
                    write!(f, "{separator}{violation}")?;
                }
            }
            Failure::Configuration(problem) => write!(f, "invalid configuration: {problem}")?,
            Failure::Credentials(problem) => write!(f, "no credentials: {problem}")?,
            Failure::Transport(error) => write!(f, "{error}")?,
            Failure::Service(error) => write!(f, "{error}")?,
            Failure::Unreadable(response) => write!(f, "{response}")?,
            Failure::Incomplete(response) => write!(f, "{response}")?,
            Failure::Wait(error) => write!(f, "{error}")?,
            Failure::Paging(problem) => write!(f, "the list cannot be continued: {}", Printable(problem))?,
        }
        causes(f, self)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self.failure() {
            // The error inside is part of what `Display` says, its cause is not.
            Failure::Transport(error) => error.source(),
            Failure::Configuration(reason) | Failure::Credentials(reason) => reason.source(),
            Failure::Wait(error) => error.source(),
            Failure::Invalid(_)
            | Failure::Service(_)
            | Failure::Unreadable(_)
            | Failure::Incomplete(_)
            | Failure::Paging(_) => None,
        }
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::of(Failure::Transport(error))
    }
}

impl From<CredentialsError> for Error {
    fn from(error: CredentialsError) -> Self {
        Self::of(Failure::Credentials(error.into_reason()))
    }
}

impl From<ClockError> for Error {
    fn from(error: ClockError) -> Self {
        Self::configuration(error.to_string())
    }
}

impl From<WaitError> for Error {
    fn from(error: WaitError) -> Self {
        Self::of(Failure::Wait(error))
    }
}

impl From<ServiceError> for Error {
    fn from(error: ServiceError) -> Self {
        Self::of(Failure::Service(error))
    }
}

impl From<UnreadableResponse> for Error {
    fn from(response: UnreadableResponse) -> Self {
        Self::of(Failure::Unreadable(response))
    }
}

/// Prints the number of attempts, if there were several.
fn counted(f: &mut fmt::Formatter<'_>, attempts: u32) -> fmt::Result {
    if attempts > 1 { write!(f, ", after {attempts} attempts") } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn violations_and_waits_escape_the_text_of_others() {
        let text = || "a\u{202e}\u{1b}b".to_owned();
        let check = FailedCheck { name: text(), message: Some(text()), advice: Some(text()), kind: None, remedy: None };
        let subject = || WaitSubject { noun: "task", name: Some(text().into()) };
        let call = Error::configuration("no");
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
