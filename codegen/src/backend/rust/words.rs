//! Words and names for the classes of errors.

use super::sentence::listed;
use crate::model::{ErrorCode, ErrorKind, RetryClass};

/// `HTTP 400 or 403`
pub(super) fn statuses(error: &ErrorCode) -> String {
    let statuses: Vec<String> = error.http_status.iter().map(ToString::to_string).collect();
    if statuses.is_empty() { "HTTP 200".into() } else { format!("HTTP {}", listed(&statuses, "or")) }
}

/// The variant of the generated `ErrorKind`, and what it means.
pub(super) fn kind(kind: ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::Throttling => ("Throttling", "Too many calls."),
        ErrorKind::Authentication => ("Authentication", "The service does not know who is calling."),
        ErrorKind::Permission => ("Permission", "The caller may not do this."),
        ErrorKind::NotFound => ("NotFound", "What the call is about does not exist."),
        ErrorKind::InvalidParameter => ("InvalidParameter", "A parameter has a value that the service does not take."),
        ErrorKind::MissingParameter => ("MissingParameter", "A parameter is missing."),
        ErrorKind::StateConflict => ("StateConflict", "What the call is about is in a state that does not allow it."),
        ErrorKind::Quota => ("Quota", "A limit of the account is reached."),
        ErrorKind::Billing => ("Billing", "The account cannot pay, or the order was refused."),
        ErrorKind::Unsupported => ("Unsupported", "The service cannot do this."),
        ErrorKind::Server => ("Server", "The service failed."),
        ErrorKind::Unknown => ("Unknown", "Nothing is known about the code."),
    }
}

pub(super) const KINDS: [ErrorKind; 12] = [
    ErrorKind::Throttling,
    ErrorKind::Authentication,
    ErrorKind::Permission,
    ErrorKind::NotFound,
    ErrorKind::InvalidParameter,
    ErrorKind::MissingParameter,
    ErrorKind::StateConflict,
    ErrorKind::Quota,
    ErrorKind::Billing,
    ErrorKind::Unsupported,
    ErrorKind::Server,
    ErrorKind::Unknown,
];

/// The variant of the generated `Retry`, and what it means.
pub(super) fn retry(retry: RetryClass) -> (&'static str, &'static str) {
    match retry {
        RetryClass::Never => ("Never", "Calling again gives the same answer."),
        RetryClass::Backoff => ("Backoff", "Call again after a while, and wait longer each time."),
        RetryClass::Settle => ("Settle", "Call again once the job has left the state it is passing through."),
        RetryClass::Refresh => ("Refresh", "Call again with new credentials."),
    }
}

pub(super) const RETRIES: [RetryClass; 4] =
    [RetryClass::Never, RetryClass::Backoff, RetryClass::Settle, RetryClass::Refresh];
