//! What a user can set: the configuration of a client and where it is loaded from, the retry policy, options of one call.
//!
//! Settings are kept here and carried out in the layers above.

pub(crate) mod config;
mod extra_parameters;
pub(crate) mod loader;
pub(crate) mod options;
mod region;
pub(crate) mod retry;
