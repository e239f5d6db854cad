//! JSON texts as trees.

use super::json_repair::repaired;
use serde_core::de::IgnoredAny;
use serde_json::{Error, Value as Tree};
use zeroize::Zeroizing;

/// The tree of a JSON text. What a tree cannot hold is a text in it: a number beyond 64 bits or beyond the doubles has its
/// digits, and half of a surrogate pair is a replacement character.
///
/// # Errors
/// If the text is not JSON, or more than 127 lists and objects lie in each other.
pub(crate) fn json_tree(text: &str) -> Result<Tree, Error> {
    // What is repaired of a text that is not JSON at all, such as a control character, must not pass.
    serde_json::from_str::<IgnoredAny>(text)?;
    let repaired = repaired(text).map(Zeroizing::new);
    serde_json::from_str(repaired.as_ref().map_or(text, |repaired| repaired))
}
