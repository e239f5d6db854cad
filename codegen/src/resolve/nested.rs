//! What the structures of a request demand, as demands on the whole request.

use super::demands::{self, By, Demand, not};
use crate::model::{Condition, Field, Model, Path, Test, Type};

/// Structures inside of more structures than these are left to themselves.
const DEEPEST: usize = 4;

/// The demands of the structure that a parameter of an operation holds, and of those inside of it, as long as each is set. A list
/// makes none: it may have no entries, and entries of each kind.
pub(super) fn of(model: &Model, parameter: &Field) -> Vec<Demand> {
    let mut demands = Vec::new();
    add(model, parameter, &[], DEEPEST, &mut demands);
    demands
}

/// Whether a parameter is set.
pub(super) fn given(parameter: &Field) -> Condition {
    set(vec![parameter.name.clone()], true)
}

fn add(model: &Model, field: &Field, around: &[String], depth: usize, demands: &mut Vec<Demand>) {
    let Type::Structure(name) = &field.ty else { return };
    let (Some(structure), Some(depth)) = (model.structure(name), depth.checked_sub(1)) else { return };
    let path = [around, std::slice::from_ref(&field.name)].concat();
    let is_there = |name: &str| !field.omits.iter().any(|omitted| omitted == name);
    for Demand { by, condition } in demands::of(&structure.fields, &structure.rules) {
        if by.parameter().is_none_or(is_there) {
            let absent = set(path.clone(), false);
            demands.push(Demand {
                by: by.inside(&path.join(".")),
                condition: Condition::Any(vec![absent, from_the_root(&condition, &path)]),
            });
        }
    }
    for member in structure.fields.iter().filter(|member| is_there(&member.name)) {
        // A structure is set by setting a member of it.
        let below = [&path[..], std::slice::from_ref(&member.name)].concat();
        let condition = Condition::Any(vec![set(below, false), set(path.clone(), true)]);
        demands.push(Demand { by: By::Member(format!("{}.{}", path.join("."), member.name)), condition });
        add(model, member, &path, depth, demands);
    }
}

/// The condition with each path as one from the root.
fn from_the_root(condition: &Condition, around: &[String]) -> Condition {
    let parts = |parts: &[Condition]| parts.iter().map(|part| from_the_root(part, around)).collect();
    match condition {
        Condition::All(inner) => Condition::All(parts(inner)),
        Condition::Any(inner) => Condition::Any(parts(inner)),
        Condition::Not(inner) => not(from_the_root(inner, around)),
        Condition::Fact(name) => Condition::Fact(name.clone()),
        Condition::Test { path, test } => {
            let segments =
                if path.from_root { path.segments.clone() } else { [around, path.segments.as_slice()].concat() };
            Condition::Test { path: Path { from_root: false, segments }, test: test.clone() }
        }
    }
}

fn set(segments: Vec<String>, set: bool) -> Condition {
    Condition::Test { path: Path { from_root: false, segments }, test: Test::Set(set) }
}
