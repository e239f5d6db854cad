//! Types that say the same: structures with the same members, enums with the same values.
//!
//! Two names for one thing cost a reader a comparison and a program a conversion. Where the wire or the meaning forces
//! two, the spec has the reason.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Enumeration, Model, Structure};
use crate::spec::At;
use crate::suggestion;
use std::collections::{BTreeMap, BTreeSet};

/// The most letters of the Rust name of a type.
const LONGEST_NAME: usize = 40;

/// What two types have in common if they are twins: the members by their Rust names, or the values in lower case.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Members(BTreeSet<String>),
    Values(BTreeSet<String>),
}

impl Resolver<'_> {
    /// Twins without a reason, reasons without twins, and names too long to read.
    pub(super) fn check_type_shapes(&mut self, model: &Model) {
        let mut names: BTreeMap<Shape, Vec<&str>> = BTreeMap::new();
        for structure in &model.structures {
            if let Some(shape) = Shape::of_structure(structure) {
                names.entry(shape).or_default().push(&structure.name);
            }
        }
        for enumeration in &model.enums {
            names.entry(Shape::of_enum(enumeration)).or_default().push(&enumeration.name);
        }
        let twins: Vec<Vec<&str>> = names.into_values().collect();
        self.check_twins(&twins);
        self.check_reasons_of_twins(&twins);
        let structures = model.structures.iter().map(|structure| (&structure.name, &structure.rust));
        let enums = model.enums.iter().map(|enumeration| (&enumeration.name, &enumeration.rust));
        for (name, rust) in structures.chain(enums).filter(|(_, rust)| rust.chars().count() > LONGEST_NAME) {
            if let Some(declared) = self.types.get(name) {
                let message = format!("`{rust}` has {} letters", rust.chars().count());
                let help = format!("write a name of up to {LONGEST_NAME} letters below `rust:`");
                self.diagnostics.push(Diagnostic::new(Code::LongName, declared.name.place, message, help));
            }
        }
    }

    fn check_twins(&mut self, groups: &[Vec<&str>]) {
        for group in groups {
            for (index, second) in group.iter().enumerate() {
                let unexplained = group
                    .iter()
                    .take(index)
                    .find(|first| self.reason(first, second).is_none() && self.reason(second, first).is_none());
                let (Some(first), Some(declared)) = (unexplained, self.types.get(*second)) else { continue };
                let what = if declared.is_enum() { "values" } else { "members" };
                let message = format!("`{second}` has the same {what} as `{first}`");
                let help =
                    format!("use one of the two in both places, or say why not: `not_merged_with: {{ {first}: … }}`");
                self.diagnostics.push(Diagnostic::new(Code::TwinTypes, declared.name.place, message, help));
            }
        }
    }

    fn reason(&self, of: &str, other: &str) -> Option<&At<String>> {
        let reason = self.types.get(of)?.not_merged_with.get(other)?;
        (!reason.value.trim().is_empty()).then_some(reason)
    }

    /// A reason is for a twin, which still is one, and occurs once.
    fn check_reasons_of_twins(&mut self, groups: &[Vec<&str>]) {
        let are_twins = |one: &str, other: &str| {
            one != other && groups.iter().any(|group| group.contains(&one) && group.contains(&other))
        };
        let mut found = Vec::new();
        for (name, declared) in &self.types {
            for (other, _) in declared.not_merged_with {
                let place = other.place;
                if !self.types.contains_key(&other.value) {
                    let others = self.types.keys().map(String::as_str).filter(|known| known != name);
                    let help = suggestion::help(&other.value, others, "remove the reason");
                    let message = format!("there is no type `{other}`", other = other.value);
                    found.push(Diagnostic::new(Code::UnknownType, place, message, help));
                } else if !are_twins(name, &other.value) {
                    let message = format!("`{}` is no twin of `{name}`", other.value);
                    found.push(Diagnostic::new(Code::Contradiction, place, message, "remove the reason"));
                } else if *name > other.value && self.reason(&other.value, name).is_some() {
                    let message = format!("`{}` has the reason already", other.value);
                    found.push(Diagnostic::new(Code::Contradiction, place, message, "give it at one of the two"));
                }
            }
        }
        self.diagnostics.extend(found);
    }
}

impl Shape {
    /// `None` for a list or map as a whole: that two documents are lists says nothing about them.
    fn of_structure(structure: &Structure) -> Option<Self> {
        let members: BTreeSet<String> = structure.fields.iter().map(|field| field.rust.clone()).collect();
        (structure.content().is_none() && !members.is_empty()).then_some(Self::Members(members))
    }

    fn of_enum(enumeration: &Enumeration) -> Self {
        Self::Values(enumeration.values.iter().map(|value| value.name.to_lowercase()).collect())
    }
}
