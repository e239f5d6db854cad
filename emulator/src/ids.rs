//! Invented IDs, the same for the same seed.

use std::sync::{Mutex, PoisonError};

/// Makes IDs.
#[derive(Debug)]
pub(crate) struct Ids(Mutex<fastrand::Rng>);

impl Ids {
    /// Those of a call, by its number: whatever other calls do, it makes the same.
    pub(crate) fn of_call(seed: u64, number: u64) -> Self {
        // Neighboring numbers must not make neighboring seeds.
        let mixed = fastrand::Rng::with_seed(seed).u64(..) ^ fastrand::Rng::with_seed(number).u64(..).rotate_left(17);
        Self(Mutex::new(fastrand::Rng::with_seed(mixed)))
    }

    /// An ID of a request.
    pub(crate) fn request(&self) -> String {
        let bits = self.with(|random| random.u128(..));
        let hex = format!("{bits:032X}");
        let parts = [hex.get(..8), hex.get(8..12), hex.get(12..16), hex.get(16..20), hex.get(20..)];
        parts.map(Option::unwrap_or_default).join("-")
    }

    /// Small letters and digits.
    pub(crate) fn letters(&self, count: usize) -> String {
        const LETTERS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
        self.with(|random| (0..count).map(|_| char::from(LETTERS[random.usize(..LETTERS.len())])).collect())
    }

    /// A number from 0 to 99, to decide by shares.
    pub(crate) fn percent(&self) -> u8 {
        self.with(|random| random.u8(..100))
    }

    fn with<T>(&self, make: impl FnOnce(&mut fastrand::Rng) -> T) -> T {
        make(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
