//! What the tests that cross crates share: the conformance runner, and the means to look at a request on the wire
//! without the code that made it.

pub mod percent;
pub mod replay;

/// The first call that the project shows compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod first_page {}
