//! One call: its request, its attempts, its outcome and its spans, and the client that makes it.
//!
//! What makes several calls belongs to a layer above.

pub(crate) mod attempts;
pub(crate) mod client;
pub(crate) mod failure;
pub(crate) mod mask;
pub(crate) mod metadata;
pub(crate) mod outcome;
pub(crate) mod prepare;
pub(crate) mod skew;
pub(crate) mod timeouts;
pub(crate) mod trace;
pub(crate) mod typed;
