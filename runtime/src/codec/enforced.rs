//! Which kinds of documents have rules that are enforced.
//!
//! Most have none. A call that only wants to know whether it is refused need not read those, which takes longer than all
//! other checks.

use crate::contract::document::AnyDocument;
use crate::contract::rule::{Check, Rule};
use crate::contract::shape::Shape;
use crate::contract::structure::{Structure, ValueMut};
use std::collections::HashMap;
use std::ptr;
use std::sync::{LazyLock, Mutex, PoisonError};

/// Whether a document of this kind can break a rule that is enforced.
pub(crate) fn can_be_refused(document: &dyn AnyDocument) -> bool {
    /// By the address of the shape: each kind has its own.
    static KNOWN: LazyLock<Mutex<HashMap<usize, bool>>> = LazyLock::new(Mutex::default);
    let mut empty = document.empty();
    let address = ptr::from_ref(empty.shape()).addr();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *known.entry(address).or_insert_with(|| structure(&mut *empty, &mut Vec::new()))
}

/// Whether the structure, or one that it may hold, has an enforced rule.
fn structure(of: &mut dyn Structure, seen: &mut Vec<*const Shape>) -> bool {
    let shape = of.shape();
    if seen.contains(&ptr::from_ref(shape)) {
        return false;
    }
    seen.push(shape);
    let is_enforced = |rule: &Rule| !rule.advisory && !matches!(rule.check, Check::Implied { .. });
    shape.rules.iter().any(is_enforced)
        || (0..shape.fields.len()).any(|index| of.member_mut(index).is_some_and(|it| value(it.value_mut(), seen)))
}

fn value(place: ValueMut<'_>, seen: &mut Vec<*const Shape>) -> bool {
    let mut found = false;
    match place {
        ValueMut::Structure(place) => found = structure(place.fill(), seen),
        ValueMut::List(list) => list.add(&mut |place| found |= value(place, seen)),
        ValueMut::Map(map) => map.insert(String::new(), &mut |place| found |= value(place, seen)),
        // Its kind cannot be seen from here.
        ValueMut::Document(_) => found = true,
        ValueMut::Text(_)
        | ValueMut::OpenEnum(_)
        | ValueMut::Boolean(_)
        | ValueMut::Int32(_)
        | ValueMut::Int64(_)
        | ValueMut::Double(_)
        | ValueMut::Secret(_)
        | ValueMut::Json(_) => {}
    }
    found
}
