//! The fingerprint of a text. The build script and the program share this file, and with one compiler they share the hash.

use std::hash::{DefaultHasher, Hasher};

/// The same for the same text, in the build script and in the program.
pub(crate) fn of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}
