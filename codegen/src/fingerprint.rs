//! A short text that differs when what it is made of differs.

use std::fmt;

/// FNV-1a: it guards against forgetting, not against malice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint(u64);

impl Fingerprint {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn of(text: &str) -> Self {
        let mut fingerprint = Self::new();
        fingerprint.bytes(text.as_bytes());
        fingerprint
    }

    /// The number of 64 bits.
    pub(crate) fn number(self) -> u64 {
        self.0
    }

    /// Adds a part that is known to be of one piece with the one before.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }

    /// Adds a part with its length, so that no two lists of parts are one text.
    pub(crate) fn part(&mut self, bytes: &[u8]) {
        self.bytes(&(bytes.len() as u64).to_le_bytes());
        self.bytes(bytes);
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
