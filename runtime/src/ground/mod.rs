//! What every other layer stands on: the clock, secrets, texts in the forms of the wire and of messages, futures.
//!
//! Nothing here knows of a service, a request or an error of a call; what does belongs to a layer above.

pub(crate) mod civil;
pub mod clock;
pub(crate) mod excerpt;
pub(crate) mod future;
pub(crate) mod hex;
pub(crate) mod json_repair;
pub(crate) mod json_tree;
pub(crate) mod nearest;
pub(crate) mod number;
pub(crate) mod percent;
pub(crate) mod printable;
pub(crate) mod secret;
pub(crate) mod wiped;
