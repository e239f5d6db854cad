//! What callers and retry policies ask an error.

use super::failure::Failure;
use super::{AccessDeniedDetail, Error, FailedCheck, UnknownOutcome, UnreadableReason, Violation, WaitSubject};
use crate::contract::code_class::{CodeClass, ErrorKind, Retry, is_before_service};
use crate::error::service::ServiceError;
use std::time::Duration;

impl Error {
    /// The error of the call itself: of a failed wait that of its last poll.
    fn of_call(&self) -> &Self {
        match self.failure() {
            Failure::Wait(wait) => wait.call().map_or(self, Self::of_call),
            _ => self,
        }
    }

    /// The error that the service returned, if it returned one.
    fn service(&self) -> Option<&ServiceError> {
        match self.of_call().failure() {
            Failure::Service(error) => Some(error),
            _ => None,
        }
    }

    /// The kind of the failure. The kind of a failed wait is that of its last poll if that failed; otherwise that of the
    /// first failed check whose kind is known, [`StateConflict`](ErrorKind::StateConflict), [`NotFound`](ErrorKind::NotFound)
    /// or [`Timeout`](ErrorKind::Timeout).
    pub fn kind(&self) -> ErrorKind {
        match self.of_call().failure() {
            Failure::Invalid(_) => ErrorKind::Invalid,
            Failure::Configuration(_) => ErrorKind::Configuration,
            Failure::Credentials(_) => ErrorKind::Credentials,
            Failure::Transport(error) => error.kind().into(),
            Failure::Service(error) => error.class.kind,
            Failure::Unreadable(response) => match response.reason {
                UnreadableReason::TooLarge => ErrorKind::TooLarge,
                _ => ErrorKind::Unreadable,
            },
            Failure::Incomplete(_) => ErrorKind::Unreadable,
            Failure::Paging(_) => ErrorKind::Paging,
            Failure::Wait(wait) => wait.kind(),
        }
    }

    /// The error code of the service: of a wait that failed at its checks, the name of the first that was not passed.
    pub fn code(&self) -> Option<&str> {
        match self.service() {
            Some(error) => error.code.as_deref(),
            None => self.checks().first().map(|check| check.name.as_str()),
        }
    }

    /// Whether the error has this code, or a failed wait a failed check of this name. Letter case is ignored.
    pub fn is_code(&self, code: &str) -> bool {
        let is_it = |name: &str| name.eq_ignore_ascii_case(code);
        self.code().is_some_and(is_it) || self.checks().iter().any(|check| is_it(&check.name))
    }

    /// The finer code that some responses add.
    pub fn dynamic_code(&self) -> Option<&str> {
        self.service()?.dynamic_code.as_deref()
    }

    /// The message of the service, with its placeholders filled. If the response has no message or cannot be read, it
    /// describes the response; `None` without a response.
    pub fn message(&self) -> Option<&str> {
        match self.of_call().failure() {
            Failure::Service(error) => Some(&error.message),
            Failure::Unreadable(response) => Some(&response.problem),
            Failure::Incomplete(response) => Some(&response.problem),
            Failure::Wait(wait) => wait.message(),
            _ => None,
        }
    }

    /// The ID of the request, to quote to the service's support.
    pub fn request_id(&self) -> Option<&str> {
        match self.of_call().failure() {
            Failure::Service(error) => error.request_id.as_deref(),
            Failure::Unreadable(response) => response.request_id.as_deref(),
            Failure::Incomplete(response) => response.request_id.as_deref(),
            _ => None,
        }
    }

    /// The server that responded, as it names itself.
    pub fn host_id(&self) -> Option<&str> {
        self.service()?.host_id.as_deref()
    }

    /// The HTTP status of the response; 200 for a failure inside a response of success.
    pub fn http_status(&self) -> Option<u16> {
        match self.of_call().failure() {
            Failure::Service(error) => Some(error.http_status),
            Failure::Unreadable(response) => Some(response.http_status),
            _ => None,
        }
    }

    /// The address at which the service explains the error.
    pub fn recommend(&self) -> Option<&str> {
        self.service()?.recommend.as_deref()
    }

    /// The permission that is missing.
    pub fn access_denied_detail(&self) -> Option<&AccessDeniedDetail> {
        self.service()?.access_denied_detail.as_ref()
    }

    /// The whole body of the response. It may hold secrets, which is why no form of the error prints it.
    pub fn body(&self) -> Option<&[u8]> {
        match self.of_call().failure() {
            Failure::Service(error) => Some(&error.body),
            Failure::Unreadable(response) => Some(&response.body),
            _ => None,
        }
    }

    /// The content type of a response that cannot be read, if it names one.
    pub fn content_type(&self) -> Option<&str> {
        match self.of_call().failure() {
            Failure::Unreadable(response) => response.content_type.as_deref(),
            _ => None,
        }
    }

    /// Why the response is unreadable, if it is.
    pub fn unreadable_reason(&self) -> Option<UnreadableReason> {
        match self.of_call().failure() {
            Failure::Unreadable(response) => Some(response.reason),
            _ => None,
        }
    }

    /// The rules that the request breaks, if it was not sent for that reason.
    pub fn violations(&self) -> &[Violation] {
        match self.of_call().failure() {
            Failure::Invalid(violations) => violations,
            _ => &[],
        }
    }

    /// The checks that were not passed, if they ended a wait. Their names are most often error codes.
    pub fn checks(&self) -> &[FailedCheck] {
        match self.failure() {
            Failure::Wait(wait) => wait.checks(),
            _ => &[],
        }
    }

    /// What a failed wait was about; `None` if the error is not of a wait.
    pub fn subject(&self) -> Option<&WaitSubject> {
        match self.failure() {
            Failure::Wait(wait) => Some(wait.subject()),
            _ => None,
        }
    }

    /// The operation that was called, if a request was sent.
    pub fn operation(&self) -> Option<&str> {
        let operation = match self.of_call().failure() {
            Failure::Service(error) => &error.operation,
            Failure::Unreadable(response) => &response.operation,
            Failure::Transport(error) => &error.operation,
            _ => return None,
        };
        Some(operation.as_str()).filter(|operation| !operation.is_empty())
    }

    /// The number of attempts that the call has made; 0 if nothing was sent.
    pub fn attempts(&self) -> u32 {
        match self.of_call().failure() {
            Failure::Service(error) => error.attempts,
            Failure::Unreadable(response) => response.attempts,
            Failure::Transport(error) => error.attempts,
            _ => 0,
        }
    }

    /// Whether and when calling again can succeed. A call that changes something may also have been carried out
    /// although it failed: see [`is_unprocessed`](Self::is_unprocessed).
    pub fn retry(&self) -> Retry {
        match self.of_call().failure() {
            Failure::Service(error) => error.class.retry,
            Failure::Transport(error) => match error.kind().into() {
                ErrorKind::Busy | ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Broken => Retry::Backoff,
                _ => Retry::Never,
            },
            _ => Retry::Never,
        }
    }

    /// The time to wait before the call is repeated, if the service requests one.
    pub fn retry_after(&self) -> Option<Duration> {
        self.service()?.retry_after
    }

    /// Whether calling again, as [`retry`](Self::retry) says, can succeed.
    pub fn is_retryable(&self) -> bool {
        self.retry() != Retry::Never
    }

    /// Whether the service has certainly not begun the work, so that calling again cannot do it twice: the request was
    /// not sent, or was rejected for throttling, for a passing state or for expired credentials.
    pub fn is_unprocessed(&self) -> bool {
        match self.of_call().failure() {
            Failure::Invalid(_) | Failure::Configuration(_) | Failure::Credentials(_) => true,
            Failure::Transport(error) => error.kind().is_unsent(),
            Failure::Service(error) => {
                let CodeClass { rejected, retry, .. } = error.class;
                let turned_away = rejected || matches!(retry, Retry::Settle | Retry::Refresh);
                turned_away && is_before_service(error.http_status)
            }
            Failure::Unreadable(_) | Failure::Incomplete(_) | Failure::Paging(_) | Failure::Wait(_) => false,
        }
    }

    /// How to check whether the call was carried out, if that is unknown: the call changes something, and an attempt
    /// ended after the request was sent and without a response that shows it. `None` if the call has certainly not been
    /// carried out, or if repeating it does no harm.
    pub fn unknown_outcome(&self) -> Option<UnknownOutcome> {
        match self.failure() {
            Failure::Service(error) => error.unknown_outcome,
            Failure::Unreadable(response) => response.unknown_outcome,
            Failure::Transport(error) => error.unknown_outcome.as_deref().copied(),
            _ => None,
        }
    }

    /// Whether the time of an attempt, a call or a wait ran out. Of a wait it is true also if its last poll failed in
    /// another way, which [`kind`](Self::kind) returns.
    pub fn is_timeout(&self) -> bool {
        matches!(self.failure(), Failure::Wait(wait) if wait.is_timeout()) || self.kind() == ErrorKind::Timeout
    }

    /// Whether no usable connection was made: the server cannot be reached, its certificate is not trusted, a proxy
    /// refuses, or no connection became free. The service has not seen the request.
    pub fn is_connect(&self) -> bool {
        matches!(self.kind(), ErrorKind::Busy | ErrorKind::Connect | ErrorKind::Certificate | ErrorKind::NotSent)
    }

    /// Whether there were too many calls.
    pub fn is_throttled(&self) -> bool {
        self.kind() == ErrorKind::Throttling
    }

    /// Whether the subject of the call or wait does not exist.
    pub fn is_not_found(&self) -> bool {
        self.kind() == ErrorKind::NotFound
    }

    /// Whether the request was not sent because it breaks rules; [`violations`](Self::violations) has them.
    pub fn is_invalid(&self) -> bool {
        self.kind() == ErrorKind::Invalid
    }

    /// Whether the service may have carried the call out although this attempt failed.
    pub(crate) fn leaves_open(&self) -> bool {
        match self.failure() {
            Failure::Transport(error) => !error.kind().is_unsent(),
            // A gateway that gave up waiting, or a service that failed on the way: a code that says why is believed,
            // unless it says that the request was turned away, and the status that the service had it.
            Failure::Service(error) => {
                let (status, CodeClass { kind, retry, .. }) = (error.http_status, error.class);
                let is_unexplained = matches!(kind, ErrorKind::Server | ErrorKind::Unknown);
                (status == 408 || status >= 500)
                    && (is_unexplained || (retry != Retry::Never && !is_before_service(status)))
            }
            Failure::Unreadable(_) => true,
            _ => false,
        }
    }
}

/// The code of an error, and what is known about it where it came with a response.
pub fn classified_code(error: &Error) -> Option<(&str, Option<CodeClass>)> {
    Some((error.code()?, error.service().map(|error| error.class)))
}
