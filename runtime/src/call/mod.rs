//! One call: its request, its attempts, its outcome and its spans, and the client that makes it.
//!
//! What makes several calls belongs to a layer above.

pub(crate) mod attempts;
mod calls;
pub(crate) mod client;
mod encoding;
pub(crate) mod exchange;
mod failure;
pub(crate) mod long_url;
pub(crate) mod mask;
pub(crate) mod outcome;
mod parameters;
pub(crate) mod prepare;
pub(crate) mod progress;
mod raw;
pub(crate) mod retry_after;
pub(crate) mod skew;
pub(crate) mod timeouts;
pub(crate) mod trace;
pub(crate) mod typed;
