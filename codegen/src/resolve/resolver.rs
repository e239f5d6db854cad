use super::declared::Declared;
use super::names::{Acronyms, RustWords};
use super::translated::Translated;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Path;
use crate::place::Place;
use crate::spec::RawSpec;
use std::collections::{BTreeMap, BTreeSet};

/// What resolving needs at every step.
pub(super) struct Resolver<'r> {
    pub(super) raw: &'r RawSpec,
    pub(super) acronyms: Acronyms,
    pub(super) rust_words: RustWords,
    /// Every structure and enum, by name.
    pub(super) types: BTreeMap<String, Declared<'r>>,
    /// Every kind of IDs, by name: the Rust type and its module.
    pub(super) identifiers: BTreeMap<String, (String, String)>,
    pub(super) used_ids: BTreeSet<String>,
    pub(super) used_shared: BTreeSet<String>,
    pub(super) used_facts: BTreeSet<String>,
    pub(super) used_sources: BTreeSet<String>,
    /// Types whose declaration is no type; what is wrong is reported there.
    pub(super) broken_types: BTreeSet<String>,
    /// Paths from the root of the structure that is being resolved.
    pub(super) open_paths: Vec<(Path, Place)>,
    /// Structure: its paths from the root, which are checked for each request that holds it.
    pub(super) root_paths: BTreeMap<String, Vec<(Path, Place)>>,
    /// Every pair of texts.
    pub(super) translated: Vec<Translated>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'r> Resolver<'r> {
    pub(super) fn new(raw: &'r RawSpec, acronyms: Acronyms, rust_words: RustWords) -> Self {
        Self {
            raw,
            acronyms,
            rust_words,
            types: BTreeMap::new(),
            identifiers: BTreeMap::new(),
            used_ids: BTreeSet::new(),
            used_shared: BTreeSet::new(),
            used_facts: BTreeSet::new(),
            used_sources: BTreeSet::new(),
            broken_types: BTreeSet::new(),
            open_paths: Vec::new(),
            root_paths: BTreeMap::new(),
            translated: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn duplicate(&mut self, place: Place, what: &str, name: &str) {
        self.report(Diagnostic::new(
            Code::DuplicateName,
            place,
            format!("{what} `{name}` is declared twice"),
            "remove one of the two, or rename it",
        ));
    }
}
