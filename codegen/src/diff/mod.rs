//! What changes from one spec to another, by meaning: on the wire, in the crate, and in texts. What only stands in another
//! order is no change.
//!
//! ```text
//! model ── wire ──> paths ──────────────> wire  ──┐
//! model ── backend::rust ──> public items > rust ──┼──> changes ── print
//! model ─────────────────────────────────> texts ─┘
//! ```

mod advice;
mod change;
mod changelog;
mod entry;
mod meanings;
mod page;
mod places;
mod print;
mod rule;
mod rust;
mod surface;
mod texts;
mod wire;

pub use advice::{Advice, advice};
pub use change::Change;
pub use changelog::{into_changelog, markdown};
pub use page::page;
pub use places::Places;
pub use print::{human, json};
pub use rule::{Axis, Rule, Severity};
pub use wire::wire;

use crate::backend::Error;
use crate::model::Model;
use crate::wire::of_model;

/// One of the two specs.
#[derive(Clone, Copy, Debug)]
pub struct Side<'s> {
    pub model: &'s Model,
    pub places: Places<'s>,
}

/// The change where one side alone has the product; `old` and `new` are the places that name it.
#[must_use]
pub fn alone(product: &str, old: Option<String>, new: Option<String>) -> Change {
    let rule = if old.is_some() { Rule::ProductRemoved } else { Rule::ProductAdded };
    Change { old, new, ..Change::new(rule, product, "", "", "") }
}

/// All changes, breaking ones first.
pub fn diff(old: Side<'_>, new: Side<'_>) -> Result<Vec<Change>, Error> {
    let mut changes = wire(&of_model(old.model), &of_model(new.model));
    changes.extend(rust::requirements(old.model, new.model));
    changes.extend(rust::features(old.model, new.model));
    changes.extend(meanings::meanings(old.model, new.model));
    changes.extend(texts::texts(old.model, new.model));
    for change in &mut changes {
        change.place(Some(old.places), Some(new.places));
    }
    let (before, after) = (surface::surface(old.model)?, surface::surface(new.model)?);
    for (mut change, source) in rust::rust(&before, &after) {
        change.old = old.places.of_file(&source);
        change.new = new.places.of_file(&source);
        changes.push(change);
    }
    changes.sort_by(|left, right| (left.rule.severity(), left).cmp(&(right.rule.severity(), right)));
    changes.dedup();
    Ok(changes)
}
