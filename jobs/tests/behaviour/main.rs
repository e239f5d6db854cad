//! Whole jobs against the emulator, over real sockets.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod kinds;
mod world;
