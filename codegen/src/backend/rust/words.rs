//! Words and names for the classes of errors.

use super::sentence::listed;
use crate::model::{CodeOrigin, ErrorCode, ErrorKind, Origin, RetryClass, Service};

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
pub(super) fn origin(service: &Service, origin: Origin) -> (&str, &str) {
    match (origin, service.origin(origin)) {
        (Origin::Gateway, _) => {
            ("Gateway", "In the response to any failed call: a code of the gateway, or a code that products share.")
        }
        (_, Some(own)) => (&own.rust, &own.place),
        (Origin::Api | Origin::Own(_), None) => ("Api", "In the response to a failed call."),
    }
}

/// The sentence that a field holds a code, with a link to the list.
pub(super) fn one_of(service: &Service, origin: Origin) -> String {
    let Some(own) = service.origin(origin) else {
        return "An [`ErrorCode`](crate::ErrorCode), which has the meaning of the code and its remedy.".to_owned();
    };
    let in_messages = if own.in_messages { ", and `ErrorCode::in_message` finds it in a message" } else { "" };
    format!(
        "An [`ErrorCode`](crate::ErrorCode) of a {}: `ErrorCode::from` has its meaning and its remedy{in_messages}.",
        words_of(own)
    )
}

/// What has the codes, in words.
pub(super) fn words_of(origin: &CodeOrigin) -> String {
    origin.name.replace('_', " ")
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
