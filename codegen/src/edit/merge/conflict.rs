//! The sides of a merge.

use std::collections::BTreeMap;

/// Texts of files by path.
pub type Files = BTreeMap<String, String>;

/// Something that both sides changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// The file, and the keys that lead to the place.
    pub place: String,
    /// What stays, and what the other side has.
    pub ours: String,
    pub theirs: String,
}
