//! The nonces that were used.

use super::dates::WINDOW;
use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher, RandomState};
use std::time::SystemTime;

/// The nonces of requests whose date may still be valid, as hashes under keys of this process: a nonce may be long.
#[derive(Debug, Default)]
pub(super) struct Nonces {
    /// Those of this period and of the one before; older requests are refused for their date.
    current: HashSet<Used, BuildHasherDefault<Half>>,
    previous: HashSet<Used, BuildHasherDefault<Half>>,
    began: Option<SystemTime>,
    hashers: [RandomState; 2],
}

#[derive(Debug, PartialEq, Eq)]
struct Used([u64; 2]);

impl Hash for Used {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0[0]);
    }
}

/// What is a hash already is not hashed once more.
#[derive(Debug, Default)]
struct Half(u64);

impl Hasher for Half {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Many more than a client sends in a period, so that no client fills the memory.
const MOST: usize = 1_000_000;

impl Nonces {
    /// Notes a nonce, and returns whether it is new. `date` is the date of the request.
    pub(super) fn is_new(&mut self, key: &str, nonce: &str, date: SystemTime) -> bool {
        let began = *self.began.get_or_insert(date);
        // Dates of one time lie within two windows.
        let is_over = date.duration_since(began).is_ok_and(|since| since > 2 * WINDOW);
        if is_over || self.current.len() >= MOST {
            self.previous = std::mem::take(&mut self.current);
            self.began = Some(date);
        }
        let [first, second] = &self.hashers;
        let used = Used([first.hash_one((key, nonce)), second.hash_one((key, nonce))]);
        !self.previous.contains(&used) && self.current.insert(used)
    }
}
