//! The ways in which a program meets the client: awaited, blocking, or with a stub in tests.
//!
//! They change how calls are made, never what a call does; nothing below knows of them.

#[cfg(feature = "blocking")]
pub mod blocking;
pub(crate) mod mode;
#[cfg(feature = "test-util")]
pub mod test_util;
