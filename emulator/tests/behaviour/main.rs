//! The emulator over real sockets.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod callers;
mod conformance;
mod examples;
mod faults;
mod fixture;
mod flips;
mod limits;
mod lists;
mod page;
mod parameters;
mod raw;
mod replays;
mod restart;
mod sdk;
mod signatures;
mod states;
mod waits;

use alibabacloud_dts::{Client, Config, Credentials, Endpoint};
use emulator::Emulator;

/// The key of the default settings.
pub(crate) const KEY: (&str, &str) = ("testid", "testsecret");

pub(crate) fn config(emulator: &Emulator) -> Config {
    let endpoint = Endpoint::parse(&emulator.endpoint()).unwrap();
    Config::new(endpoint, Credentials::access_key(KEY.0, KEY.1)).region("cn-hangzhou").allow_plain_http(true)
}

pub(crate) fn client(emulator: &Emulator) -> Client {
    Client::new(config(emulator)).unwrap()
}
