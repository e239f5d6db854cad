//! Between structures and the wire: requests to parameters, responses to structures, signatures, and the check of a
//! request against its rules.
//!
//! Every function here is pure. What opens a connection, reads a file or waits belongs to a layer above.

pub(crate) mod decode;
pub(crate) mod encode;

pub mod sign;
pub(crate) mod validate;
