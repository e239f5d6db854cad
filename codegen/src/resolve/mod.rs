//! From raw files to the model: references followed, names decided, conditions checked, texts paired.
//!
//! Whatever needs more than one value of the spec to be judged belongs here; YAML does not, nor does what an output looks
//! like. All that is wrong is collected, and a model exists only when nothing is.

mod addresses;
mod bounds;
mod certainty;
mod combined;
mod conditions;
mod consistency;
mod constructors;
mod declarations;
mod declared;
mod demands;
mod deprecation;
mod documents;
mod effects;
mod endpoints;
mod enums;
mod envelope;
mod error_families;
mod errors;
mod examples;
mod facets;
mod fields;
mod guide;
mod identifiers;
mod identity;
mod includes;
mod known_as;
mod known_operations;
mod languages;
mod limits;
mod literals;
mod names;
mod nested;
mod operation_facets;
mod operations;
mod origins;
mod packaging;
mod pages;
mod paging;
mod pattern_length;
mod possible;
mod products;
mod programs;
mod repeated;
mod requirements;
mod resolver;
mod rules;
mod satisfiable;
mod service;
mod stale;
mod states;
mod structures;
mod texts;
mod translated;
mod translations;
mod twins;
mod type_names;
mod unwrapping;
mod usage;
mod waiting;
mod wire_names;
mod workflows;

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::Model;
use crate::spec::RawSpec;
use names::{Acronyms, Case, RustWords, apart};
use resolver::Resolver;

pub use facets::sounds_secret;
pub use products::{Import, Product, differences, products};
pub use translated::Translated;

/// The model of a spec and its warnings, or everything that is wrong with it.
pub fn resolve(raw: &RawSpec) -> Result<(Model, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (resolver, model) = resolved(raw).map_err(|missing| vec![missing])?;
    let found = raw.judged(resolver.diagnostics);
    let is_usable = found.iter().all(|diagnostic| diagnostic.level < Level::Error);
    if is_usable { Ok((model, found)) } else { Err(without_follow_up_errors(found)) }
}

/// Every Chinese text with its English one, whatever is wrong with the spec.
#[must_use]
pub fn translated(raw: &RawSpec) -> Vec<Translated> {
    resolved(raw).map(|(resolver, _)| resolver.translated).unwrap_or_default()
}

fn resolved(raw: &RawSpec) -> Result<(Resolver<'_>, Model), Diagnostic> {
    let Some(service) = &raw.service else {
        return Err(Diagnostic::global(
            Code::MissingFile,
            "the spec has no `service.yaml`, or it could not be read",
            "describe the product, its version and its families there",
        ));
    };
    let acronyms = Acronyms::new(service.value.acronyms.iter().map(|at| at.value.clone()));
    let mut resolver = Resolver::new(raw, acronyms, RustWords::new(&service.value.rust_words));
    resolver.check_rust_words(&service.value.rust_words);
    resolver.check_includes(&service.value.includes);
    resolver.check_languages();
    resolver.check_translations();
    resolver.declare();
    resolver.check_stand_ins();
    let enums = resolver.enums();
    let structures = resolver.structures();
    let operations = resolver.operations();
    let states = raw.states.as_ref().map(|file| resolver.kept_states(&file.value, &operations));
    let errors = resolver.errors(&operations);
    let code_families = resolver.code_families();
    let families = resolver.families(&operations);
    let facts = resolver.facts();
    let identifiers = resolver.resolve_identifiers();
    let known_operations = resolver.known_operations(&service.value, &operations);
    let sources = resolver.sources();
    let programs = resolver.programs();
    let guide = resolver.guide();
    let workflows = resolver.workflows(&operations, &programs);
    let pages = resolver.pages(&workflows, &programs);
    let shared_service = resolver.service(&service.value, known_operations);
    resolver.check_shared_parameters();
    let mut model = Model {
        service: shared_service,
        families,
        operations,
        structures,
        enums,
        identifiers,
        errors,
        code_families,
        facts,
        sources,
        programs,
        workflows,
        pages,
        states,
        guide,
        translations: resolver.translated.iter().map(|text| text.pair).collect(),
    };
    resolver.check_confirmed();
    resolver.finish(&mut model);
    Ok((resolver, model))
}

/// The Rust names to choose for names on the wire of one scope, of members or of the variants of an enum, where those derived from
/// them are not enough; `taken` are names that the scope has besides.
#[must_use]
pub fn rust_names_apart(wires: &[&str], are_variants: bool, taken: &[&str]) -> Vec<Option<String>> {
    let case = if are_variants { Case::UpperCamel } else { Case::Snake };
    apart(wires, case, &Acronyms::default(), taken)
}

/// What a name that leads nowhere was to use looks unused, and what it was to declare looks undeclared: that is reported
/// when the name is fixed and it is still so.
fn without_follow_up_errors(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
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
    if diagnostics.iter().any(|diagnostic| matches!(diagnostic.code, Code::UnknownParameter | Code::WrongKind)) {
        // A test of a parameter that does not exist has been removed from its condition, and a misspelt word of a
        // condition is taken for a parameter.
        diagnostics.retain(|diagnostic| !matches!(diagnostic.code, Code::ImpossibleCondition | Code::UnusedName));
    }
    diagnostics
}
