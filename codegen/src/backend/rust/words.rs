//! Words and names for the classes of errors.

use super::sentence::listed;
use crate::model::{ErrorCode, ErrorKind, Origin, RetryClass};

/// `HTTP 400 or 403`
pub(super) fn statuses(error: &ErrorCode) -> String {
    let statuses: Vec<String> = error.http_status.iter().map(ToString::to_string).collect();
    if statuses.is_empty() { "HTTP 200".into() } else { format!("HTTP {}", listed(&statuses, "or")) }
}

/// The variant of the runtime's `ErrorKind`.
pub(super) fn kind(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Throttling => "Throttling",
        ErrorKind::Authentication => "Authentication",
        ErrorKind::Permission => "Permission",
        ErrorKind::NotFound => "NotFound",
        ErrorKind::InvalidParameter => "InvalidParameter",
        ErrorKind::MissingParameter => "MissingParameter",
        ErrorKind::StateConflict => "StateConflict",
        ErrorKind::Quota => "Quota",
        ErrorKind::Billing => "Billing",
        ErrorKind::Unsupported => "Unsupported",
        ErrorKind::Server => "Server",
        ErrorKind::Unknown => "Unknown",
    }
}

/// The variant of the generated `Origin`, and what it means.
pub(super) fn origin(origin: Origin) -> (&'static str, &'static str) {
    match origin {
        Origin::Api => ("Api", "In the response to a call that failed."),
        Origin::Gateway => (
            "Gateway",
            "In the response to any call that failed: a code of the gateway in front of all products, or one that they \
             share.",
        ),
        Origin::Task => {
            ("Task", "In the details of a failed task: in an error code field, or at the beginning of a message.")
        }
        Origin::Precheck => ("Precheck", "In the results of a precheck: the name of an item."),
    }
}

/// Tells that a field holds a code, and where to read about it.
pub(super) fn one_of(origin: Origin) -> &'static str {
    match origin {
        Origin::Api | Origin::Gateway => {
            "An [`ErrorCode`](crate::ErrorCode), which knows what the code means and what to do."
        }
        Origin::Task => {
            "An [`ErrorCode`](crate::ErrorCode) of a task: `ErrorCode::from` knows what it means and what to do, and \
             `ErrorCode::in_message` finds it in a message."
        }
        Origin::Precheck => {
            "An [`ErrorCode`](crate::ErrorCode) of a precheck: `ErrorCode::from` knows what it means and what to do."
        }
    }
}

/// The variant of the runtime's `Retry`, and what it means.
pub(super) fn retry(retry: RetryClass) -> (&'static str, &'static str) {
    match retry {
        RetryClass::Never => ("Never", "Retrying returns the same error."),
        RetryClass::Backoff => ("Backoff", "Call again after a while, and wait longer each time."),
        RetryClass::Settle => ("Settle", "Call again once the job has left the state it is passing through."),
        RetryClass::Refresh => ("Refresh", "Call again with new credentials."),
    }
}
