//! From raw files to the model: references followed, names decided, conditions checked, texts paired.
//!
//! Everything that is wrong is collected; a model exists only when nothing is.

mod conditions;
mod consistency;
mod constructors;
mod declarations;
mod deprecation;
mod documents;
mod endpoints;
mod enums;
mod envelope;
mod error_families;
mod errors;
mod examples;
mod facets;
mod fields;
mod includes;
mod limits;
mod literals;
mod names;
mod operation_facets;
mod operations;
mod paging;
mod rules;
mod satisfiable;
mod service;
mod structures;
mod texts;
mod twins;
mod type_names;
mod usage;
mod waiting;
mod wire_names;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Model, Path};
use crate::spec::{Place, RawSpec};
use declarations::Declared;
use names::Acronyms;
use std::collections::{BTreeMap, BTreeSet};

/// The model of a spec, or everything that is wrong with it.
pub fn resolve(raw: &RawSpec) -> Result<Model, Vec<Diagnostic>> {
    let Some(service) = &raw.service else {
        return Err(vec![Diagnostic::global(
            Code::MissingFile,
            "the spec has no `service.yaml`, or it could not be read",
            "describe the product, its version and its families there",
        )]);
    };
    let mut resolver = Resolver::new(raw, Acronyms::new(service.value.acronyms.iter().map(|at| at.value.clone())));
    resolver.check_includes(&service.value.includes);
    resolver.check_twins();
    resolver.declare();
    let enums = resolver.enums();
    let structures = resolver.structures();
    let operations = resolver.operations();
    let errors = resolver.errors(&operations);
    let code_families = resolver.code_families();
    let families = resolver.families(&operations);
    let facts = resolver.facts();
    let shared_service = resolver.service(&service.value);
    resolver.check_shared_parameters();
    let mut model =
        Model { service: shared_service, families, operations, structures, enums, errors, code_families, facts };
    resolver.finish(&mut model);
    if resolver.diagnostics.is_empty() { Ok(model) } else { Err(without_consequences(resolver.diagnostics)) }
}

/// What a name that leads nowhere was to use looks unused, and what it was to declare looks undeclared: that is told
/// when the name is mended and it is still so.
fn without_consequences(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let leads_nowhere = |diagnostic: &Diagnostic| {
        matches!(
            diagnostic.code,
            Code::UnknownType
                | Code::UnknownError
                | Code::UnknownShared
                | Code::UnknownReference
                | Code::EscapingName
                | Code::WrongFile
        )
    };
    if diagnostics.iter().any(leads_nowhere) {
        diagnostics.retain(|diagnostic| {
            !matches!(
                diagnostic.code,
                Code::UnusedType | Code::UnusedError | Code::UnusedShared | Code::UnusedName | Code::BadExample
            )
        });
    }
    if diagnostics.iter().any(|diagnostic| diagnostic.code == Code::UnknownParameter) {
        // A test of a parameter that does not exist has been left out of its condition.
        diagnostics.retain(|diagnostic| diagnostic.code != Code::ImpossibleCondition);
    }
    diagnostics
}

/// What resolving needs at every step.
struct Resolver<'r> {
    raw: &'r RawSpec,
    acronyms: Acronyms,
    /// Every structure and enum, by name.
    types: BTreeMap<String, Declared<'r>>,
    used_shared: BTreeSet<String>,
    used_facts: BTreeSet<String>,
    /// Types whose declaration is no type; what is wrong is reported there.
    broken_types: BTreeSet<String>,
    /// Paths from the root of the structure that is being resolved.
    open_paths: Vec<(Path, Place)>,
    /// Structure: its paths from the root, which are checked for each request that holds it.
    root_paths: BTreeMap<String, Vec<(Path, Place)>>,
    diagnostics: Vec<Diagnostic>,
}

impl<'r> Resolver<'r> {
    fn new(raw: &'r RawSpec, acronyms: Acronyms) -> Self {
        Self {
            raw,
            acronyms,
            types: BTreeMap::new(),
            used_shared: BTreeSet::new(),
            used_facts: BTreeSet::new(),
            broken_types: BTreeSet::new(),
            open_paths: Vec::new(),
            root_paths: BTreeMap::new(),
            diagnostics: Vec::new(),
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn duplicate(&mut self, place: Place, what: &str, name: &str) {
        self.report(Diagnostic::new(
            Code::DuplicateName,
            place,
            format!("{what} `{name}` is declared twice"),
            "remove one of the two, or rename it",
        ));
    }
}
