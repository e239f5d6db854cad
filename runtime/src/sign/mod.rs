//! Signatures: pure functions from a request and a key to a text.

pub mod acs3;
pub mod rpc;

use ring::digest::{SHA256, digest};
use std::fmt::Write;

/// The SHA-256 of a body in lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(digest(&SHA256, bytes).as_ref())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
