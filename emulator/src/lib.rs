//! A local DTS for tests.
//!
//! It verifies signatures as the gateway does, checks requests by the rules of the spec, and responds in the documented
//! shape. [`Emulator::start`] begins one in a test; `cargo run -p emulator` begins one for other programs.

#![warn(missing_docs)]

mod calls;
mod clock;
pub mod command;
mod emulator;
mod examples;
mod http;
mod ids;
mod protocol;
mod service;
mod settings;
mod signature;

pub use calls::Call;
pub use clock::Clock;
pub use emulator::Emulator;
pub use settings::{AccessKey, Settings};
