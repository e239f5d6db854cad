//! Three versions of the files of a spec as one: what an import wrote, what people made of it, and what a new import writes. What
//! only one side changed is taken from it; where both did, the version of people stays, and both are named.
//!
//! ```text
//! base, ours, theirs ── names ──> the same files under one name ── tree ──> trees ── compare ──> edits of ours
//! ```

mod compare;
mod conflict;
mod names;
mod split;
mod tree;
mod write;

use compare::Comparison;
pub use conflict::{Conflict, Files};
use std::collections::BTreeMap;
use tree::tree;

/// What becomes of the files of people.
#[derive(Clone, Debug, Default)]
pub struct Merge {
    /// The new text of each file that changes; `None` where the file goes.
    pub changes: BTreeMap<String, Option<String>>,
    /// The places that were taken over.
    pub taken: Vec<String>,
    pub conflicts: Vec<Conflict>,
}

/// `ours` with what changed from `base` to `theirs`.
#[must_use]
pub fn merge(base: &Files, ours: &Files, theirs: &Files) -> Merge {
    let (base, theirs) = (names::as_in(ours, base, base, theirs), names::as_in(ours, base, theirs, theirs));
    let mut merge = Merge::default();
    for (path, text) in &theirs {
        match (base.get(path), ours.get(path)) {
            (before, Some(own)) => merge.file(path, before, own, text),
            (None, None) => {
                merge.taken.push(path.clone());
                merge.changes.insert(path.clone(), Some(text.clone()));
                if let Some(twin) = split::edited_twin(path, text, &base, ours) {
                    merge.conflict(path, &format!("without the edits of {twin}"), "a type of its own there now");
                }
            }
            // It was removed on purpose.
            (Some(before), None) if tree(before).says(&tree(text)) => {}
            (Some(_), None) => merge.conflict(path, "the file was removed", "the file was changed"),
        }
    }
    for (path, before) in base.iter().filter(|(path, _)| !theirs.contains_key(*path)) {
        match ours.get(path) {
            Some(own) if tree(before).says(&tree(own)) => {
                merge.taken.push(path.clone());
                merge.changes.insert(path.clone(), None);
            }
            Some(_) => merge.conflict(path, "the file was changed", "the file is gone"),
            None => {}
        }
    }
    merge.move_operations();
    merge
}

impl Merge {
    fn file(&mut self, path: &str, base: Option<&String>, ours: &str, theirs: &str) {
        if base.is_some_and(|base| base == theirs) {
            return;
        }
        if base.is_some_and(|base| base == ours) {
            self.taken.push(path.to_owned());
            self.changes.insert(path.to_owned(), Some(theirs.to_owned()));
            return;
        }
        let mut comparison = Comparison::new(path, ours, theirs);
        comparison.map(&[], base.map(|base| tree(base)).as_ref(), &tree(ours), &tree(theirs));
        let Comparison { edits, taken, conflicts, .. } = comparison;
        self.taken.extend(taken);
        self.conflicts.extend(conflicts);
        let text = write::apply(ours, edits);
        if text != ours {
            self.changes.insert(path.to_owned(), Some(text));
        }
    }

    /// An operation is in the folder of its family, which may be another one now.
    fn move_operations(&mut self) {
        for (path, text) in self.changes.clone() {
            let (Some(name), Some(text)) = (names::operation(&path), text) else { continue };
            let tree = tree(&text);
            let Some(family) = tree.get("family").and_then(tree::Value::text) else { continue };
            let right = format!("operations/{family}/{name}");
            if right != path && !family.contains(['/', '.']) {
                self.changes.insert(path, None);
                self.changes.insert(right, Some(text));
            }
        }
    }

    fn conflict(&mut self, path: &str, ours: &str, theirs: &str) {
        let (ours, theirs) = (ours.to_owned(), theirs.to_owned());
        self.conflicts.push(Conflict { place: path.to_owned(), ours, theirs });
    }
}
