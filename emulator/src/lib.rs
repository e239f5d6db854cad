//! A local DTS for tests.
//!
//! It verifies signatures as the gateway does, checks requests by the rules of the spec, and responds in the documented
//! shape; tasks move through their states with a clock that tests turn. [`Emulator::start`] begins one in a test; `cargo run -p emulator` begins one for other programs.

#![warn(missing_docs)]

mod calls;
mod clock;
pub mod command;
mod emulator;
mod examples;
mod faults;
mod http;
mod ids;
mod page;
mod protocol;
mod recording;
pub mod replay;
mod service;
mod settings;
mod signature;
mod state;
mod store;
mod transport;

pub use calls::Call;
pub use clock::Clock;
pub use emulator::Emulator;
pub use faults::Fault;
pub use settings::{AccessKey, Settings};
pub use state::Kept;
