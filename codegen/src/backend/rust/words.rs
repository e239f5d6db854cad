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
        Origin::Api => ("Api", "In the response to a failed call."),
        Origin::Gateway => {
            ("Gateway", "In the response to any failed call: a code of the gateway, or a code that products share.")
        }
        Origin::Task => {
            ("Task", "In the details of a failed task: in an error code field, or at the beginning of a message.")
        }
        Origin::Precheck => ("Precheck", "In the results of a precheck: the name of an item."),
    }
}

/// The sentence that a field holds a code, with a link to the list.
pub(super) fn one_of(origin: Origin) -> &'static str {
    match origin {
        Origin::Api | Origin::Gateway => {
            "An [`ErrorCode`](crate::ErrorCode), which has the meaning of the code and its remedy."
        }
        Origin::Task => {
            "An [`ErrorCode`](crate::ErrorCode) of a task: `ErrorCode::from` has its meaning and its remedy, and \
             `ErrorCode::in_message` finds it in a message."
        }
        Origin::Precheck => {
            "An [`ErrorCode`](crate::ErrorCode) of a precheck: `ErrorCode::from` has its meaning and its remedy."
        }
    }
}

/// The variant of the runtime's `Retry`, and what it means.
pub(super) fn retry(retry: RetryClass) -> (&'static str, &'static str) {
    match retry {
        RetryClass::Never => ("Never", "Retrying returns the same error."),
        RetryClass::Backoff => ("Backoff", "Retry after a delay, and wait longer before each retry."),
        RetryClass::Settle => ("Settle", "Retry after the job has left its temporary state."),
        RetryClass::Refresh => ("Refresh", "Retry with new credentials."),
    }
}
