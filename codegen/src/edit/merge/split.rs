//! Types that were one with a type that people have edited. Their uses lose the edits, and nobody but a person knows whether they
//! mean the new type too.

use super::Files;
use super::tree::{Value, tree};

const TYPES: &str = "types/";

/// The edited type whose members a new one has, or some of them.
pub(super) fn edited_twin<'f>(path: &str, text: &str, base: &'f Files, ours: &Files) -> Option<&'f str> {
    let fields = tree(text).get("fields").cloned()?;
    let mut types = base.iter().filter(|(other, _)| path.starts_with(TYPES) && other.starts_with(TYPES));
    let found = types.find(|(path, before)| {
        let Some(own) = ours.get(*path) else { return false };
        let before = tree(before);
        let is_like = |old: &Value| has_all(old, &fields) || has_all(&fields, old);
        before.get("fields").is_some_and(is_like) && !before.says(&tree(own))
    });
    found.map(|(path, _)| path.as_str())
}

fn has_all(fields: &Value, of: &Value) -> bool {
    !of.members().is_empty() && of.members().iter().all(|member| fields.get(&member.key).is_some())
}
