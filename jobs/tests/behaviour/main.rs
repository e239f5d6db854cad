//! Whole jobs against the emulator, over real sockets.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod crashes;
mod failures;
mod files;
mod kafka;
mod kinds;
mod objects;
mod policy;
mod resume;
mod settling;
mod tasks;
mod upload;
mod world;
