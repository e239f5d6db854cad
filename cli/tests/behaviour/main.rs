//! The program as its users meet it: arguments in, output and exit code out. Calls go to the emulator.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "tests")]

mod completion;
mod examples;
mod explanations;
mod foreign;
mod jobs;
mod mistakes;
mod program;
mod recorded;
mod results;
mod secrets;
mod waits;
