//! Signatures: pure functions from a request and a key to a text.

pub mod acs3;
pub mod rpc;

use crate::ground::hex::hex;
use ring::digest::{SHA256, digest};

/// The SHA-256 of a body in lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(digest(&SHA256, bytes).as_ref())
}
