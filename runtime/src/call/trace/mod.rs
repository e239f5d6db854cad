//! The spans and events of a call for `tracing`, if the feature of that name is enabled; without it, nothing happens here.
//!
//! A span for the call, one inside it for each attempt, and an event for each attempt that is repeated, for a call that
//! fails, and for trouble with credentials that does not end a call. They name the operation, the host, statuses, ids, durations and codes; no
//! parameter, no header, no part of a URL or of a body.

#[cfg(not(feature = "tracing"))]
mod nothing;
#[cfg(feature = "tracing")]
mod spans;

#[cfg(not(feature = "tracing"))]
pub(crate) use nothing::CallSpan;
#[cfg(feature = "tracing")]
pub(crate) use spans::{CallSpan, milliseconds};

/// What is known of an attempt that succeeded.
#[derive(Clone, Debug, Default)]
#[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "only spans ask for it"))]
pub(crate) struct Success {
    pub(crate) http_status: u16,
    pub(crate) request_id: Option<String>,
}
