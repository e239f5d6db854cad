//! Flows of several calls: the pages of a list, and waiting until something reaches a state.
//!
//! They send requests through the client and know no transport. How a program waits for them belongs to the layer above.

pub(crate) mod page;
pub(crate) mod trace;
pub mod wait;
