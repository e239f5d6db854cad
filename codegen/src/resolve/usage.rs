//! What only the whole model shows: where types are used, which hold themselves, whether paths from the root lead
//! somewhere.

use super::declared::Body;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Model, Operation, Structure, Type};
use crate::place::Place;
use std::collections::{BTreeMap, BTreeSet};

impl Resolver<'_> {
    /// Fills in usage and boxes, and checks what depends on them.
    pub(super) fn finish(&mut self, model: &mut Model) {
        count_places(model);
        record_usage(model);
        self.record_documents(model);
        self.check_unused(model);
        self.check_type_shapes(model);
        self.break_cycles(model);
        self.check_root_paths(model);
        self.check_conditions(model);
    }

    fn check_unused(&mut self, model: &Model) {
        let unused = model
            .structures
            .iter()
            .map(|structure| (&structure.name, &structure.usage))
            .chain(model.enums.iter().map(|enumeration| (&enumeration.name, &enumeration.usage)))
            .filter(|(_, usage)| usage.requests.is_empty() && usage.responses.is_empty());
        for (name, _) in unused {
            if let Some(declared) = self.types.get(name.as_str()) {
                self.unused(Code::UnusedType, declared.name, "no operation uses the type");
            }
        }
    }

    /// A structure that holds itself is boxed; in a request it must also be optional.
    fn break_cycles(&mut self, model: &mut Model) {
        let holds = direct_structures(model);
        for structure in &mut model.structures {
            for field in &mut structure.fields {
                let Type::Structure(target) = &field.ty else { continue };
                if !reaches(&holds, target, &structure.name) {
                    continue;
                }
                field.boxed = true;
                if !structure.usage.requests.is_empty()
                    && let Some(place) = self.member_place(&structure.name, &field.name)
                {
                    self.diagnostics.push(Diagnostic::new(
                        Code::CyclicType,
                        place,
                        format!(
                            "`{}` contains itself through `{}`, so that a request with it has no end",
                            structure.name, field.name
                        ),
                        "make the member a list, or remove it",
                    ));
                }
            }
        }
    }

    /// In a shared structure, a path from the root must exist in each request that holds the structure.
    fn check_root_paths(&mut self, model: &Model) {
        let root_paths = std::mem::take(&mut self.root_paths);
        for structure in &model.structures {
            let Some(paths) = root_paths.get(&structure.name) else { continue };
            for file in &self.raw.operations {
                let operation = &file.value.operation;
                if !structure.usage.requests.contains(&operation.value) {
                    continue;
                }
                let members = self.types_of(&file.value.request);
                for (path, place) in paths {
                    if let Err((segment, candidates)) = self.follow(&members, &path.segments) {
                        let message = format!(
                            "`{path}` does not exist in the request of `{}`, which contains `{}`",
                            operation.value, structure.name
                        );
                        self.unknown_parameter(*place, &message, &segment, candidates.iter().map(String::as_str));
                    }
                }
            }
        }
    }

    /// Where a structure declares a member.
    pub(super) fn member_place(&self, structure: &str, member: &str) -> Option<Place> {
        match &self.types.get(structure)?.body {
            Body::Structure { fields, .. } => {
                fields.iter().find(|(name, _)| name.value == member).map(|(name, _)| name.place)
            }
            Body::Content { .. } => self.types.get(structure).map(|declared| declared.name.place),
            Body::Enum { .. } => None,
        }
    }
}

fn count_places(model: &mut Model) {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let lists = model
        .operations
        .iter()
        .flat_map(|operation| [&operation.request, &operation.response])
        .chain(model.structures.iter().map(|structure| &structure.fields));
    for field in lists.flatten() {
        if let Type::Structure(name) | Type::Document(name) | Type::Enum(name) = field.ty.innermost() {
            *places.entry(name.clone()).or_default() += 1;
        }
    }
    for structure in &mut model.structures {
        structure.usage.places = places.get(&structure.name).copied().unwrap_or_default();
    }
    for enumeration in &mut model.enums {
        enumeration.usage.places = places.get(&enumeration.name).copied().unwrap_or_default();
    }
}

fn record_usage(model: &mut Model) {
    let reach: Vec<(String, String, BTreeSet<String>, BTreeSet<String>)> = model
        .operations
        .iter()
        .map(|operation: &Operation| {
            let mut requests = reachable(model, &operation.request);
            for setter in &operation.combined {
                requests.extend(reachable_from(model, &setter.structure));
            }
            let responses = reachable(model, &operation.response);
            (operation.name.clone(), operation.family.clone(), requests, responses)
        })
        .collect();
    let usages = model
        .structures
        .iter_mut()
        .map(|structure| (&structure.name, &mut structure.usage))
        .chain(model.enums.iter_mut().map(|enumeration| (&enumeration.name, &mut enumeration.usage)));
    for (name, usage) in usages {
        for (operation, family, requests, responses) in &reach {
            if requests.contains(name) {
                usage.requests.insert(operation.clone());
            }
            if responses.contains(name) {
                usage.responses.insert(operation.clone());
            }
            if requests.contains(name) || responses.contains(name) {
                usage.families.insert(family.clone());
            }
        }
    }
}

/// Every type that fields hold, directly or through others.
fn reachable(model: &Model, fields: &[Field]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Field> = fields.iter().collect();
    while let Some(field) = open.pop() {
        let (Type::Structure(name) | Type::Document(name) | Type::Enum(name)) = field.ty.innermost() else { continue };
        if found.insert(name.clone())
            && let Some(structure) = model.structure(name)
        {
            open.extend(&structure.fields);
        }
    }
    found
}

/// A structure and every type that it holds, directly or through others; a text that is a document of its own is held
/// as well.
pub(super) fn reachable_from(model: &Model, name: &str) -> BTreeSet<String> {
    let fields = model.structure(name).map(|structure| structure.fields.as_slice()).unwrap_or_default();
    let mut found = reachable(model, fields);
    found.insert(name.to_owned());
    found
}

/// Structure: the structures it holds as plain members, which is where a Rust type would have no end.
fn direct_structures(model: &Model) -> BTreeMap<String, Vec<String>> {
    let direct = |structure: &Structure| {
        structure
            .fields
            .iter()
            .filter_map(|field| match &field.ty {
                Type::Structure(name) => Some(name.clone()),
                _ => None,
            })
            .collect()
    };
    model.structures.iter().map(|structure| (structure.name.clone(), direct(structure))).collect()
}

fn reaches(holds: &BTreeMap<String, Vec<String>>, from: &str, goal: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        if name == goal {
            return true;
        }
        if seen.insert(name) {
            open.extend(holds.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    false
}
