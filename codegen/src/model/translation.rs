use super::Text;
use crate::fingerprint::Fingerprint;
use std::collections::BTreeSet;

/// An English text and its Chinese translation, as short fingerprints of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Translation {
    pub english: u32,
    pub chinese: u32,
}

/// Translations by their fingerprints, however often a text occurs.
pub type Translations = BTreeSet<Translation>;

impl Translation {
    /// How lines are wrapped counts for nothing.
    #[must_use]
    pub fn of(text: &Text) -> Self {
        let joined = |text: &str, space: &str| text.split_whitespace().collect::<Vec<_>>().join(space);
        Self { english: short(&joined(&text.en, " ")), chinese: short(&joined(&text.zh, "")) }
    }
}

/// Half of the fingerprint. Two texts with the same one would also need the same translation to be mistaken for each other.
fn short(text: &str) -> u32 {
    let [a, b, c, d, ..] = Fingerprint::of(text).number().to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}
