//! What the spec declares, by name, before anything is resolved.

use super::declared::{Body, Declared, misplaced};
use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Type;
use crate::place::Place;
use crate::spec::At;
use crate::spec::raw::{Entries, RawField, RawLocalType, RawTypeFile};
use crate::suggestion;

impl<'r> Resolver<'r> {
    /// Collects every type and gives it its Rust name.
    pub(super) fn declare(&mut self) {
        let mut declared = self.shared_types();
        declared.extend(self.local_types());
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::UpperCamel, &acronyms);
        let mut modules = NameScope::new(Case::Snake, &acronyms);
        for (mut entry, chosen) in declared {
            self.check_name(entry.name, "type");
            let others: Vec<String> = self.types.keys().cloned().collect();
            let differs = self.check_letter_case(entry.name, "type", others.iter().map(String::as_str));
            if self.types.contains_key(&entry.name.value) {
                let other = self.types.get(&entry.name.value).map_or("", |other| other.source);
                self.report(Diagnostic::new(
                    Code::DuplicateName,
                    entry.name.place,
                    format!("type `{}` is declared twice", entry.name.value),
                    format!("it is also in `{other}`: remove one of the two, or rename it"),
                ));
                continue;
            }
            let told = self.diagnostics.len();
            entry.rust = names.allocate(&Named { wire: entry.name, chosen }, &mut self.diagnostics);
            // The module of a renamed type follows the new name.
            let module = At { value: entry.rust.clone(), place: entry.name.place };
            let clashes = told < self.diagnostics.len();
            entry.module = modules.allocate(&Named { wire: &module, chosen: None }, &mut self.diagnostics);
            // Of two types with one name the modules have one name too, and of two names that differ in letter case both,
            // which says nothing new.
            if !differs {
                self.diagnostics.truncate(told);
            } else if clashes {
                self.diagnostics.truncate(told + 1);
            }
            self.types.insert(entry.name.value.clone(), entry);
        }
        self.declare_identifiers(&mut names, &mut modules);
        let types: Vec<_> = self.types.values().map(|declared| (declared.name.as_str(), declared.deprecated)).collect();
        self.check_replacements("type", types.into_iter());
    }

    fn shared_types(&mut self) -> Vec<(Declared<'r>, Option<&'r At<String>>)> {
        let raw = self.raw;
        let mut declared = Vec::new();
        for file in &raw.types {
            let texts = raw.type_texts.iter().find(|texts| texts.path == format!("zh-CN/{}", file.path));
            match Declared::in_file(file, texts.map(|texts| &texts.value)) {
                Ok(one) => {
                    self.check_file_name(&file.path, one.name);
                    self.check_words_of(&file.value, &one);
                    declared.push((one, file.value.rust.as_ref()));
                }
                Err(names) => {
                    let place = names.first().map_or(file.value.doc.place, |name| name.place);
                    self.report(Diagnostic::new(
                        Code::Contradiction,
                        place,
                        "a type file is a `structure:` with `fields:`, an `enum:` with `values:`, or a `document:` with \
                         `fields:` or `holds:`",
                        "keep the one and remove the other",
                    ));
                    self.broken_types.extend(names.into_iter().map(|name| name.value.clone()));
                }
            }
        }
        declared
    }

    /// Words that say nothing about a type of this kind would be lost without a trace.
    fn check_words_of(&mut self, file: &'r RawTypeFile, declared: &Declared<'r>) {
        let kind = match declared.body {
            Body::Enum { .. } => "an enum",
            Body::Content { .. } => "a document that is a list or a map",
            Body::Structure { .. } if declared.document => "a document",
            Body::Structure { .. } => "a structure",
        };
        for (word, place) in misplaced(file, &declared.body) {
            let message = format!("`{word}` says nothing about {kind}");
            self.contradiction(place, &message, "remove it");
        }
    }

    fn local_types(&mut self) -> Vec<(Declared<'r>, Option<&'r At<String>>)> {
        let raw = self.raw;
        let mut declared = Vec::new();
        for file in &raw.operations {
            let texts = self.operation_texts(&file.path);
            for (name, local) in &file.value.types {
                let texts = texts.and_then(|texts| texts.types.get(&name.value));
                let RawLocalType { structure, enumeration } = local;
                match (structure, enumeration) {
                    (Some(structure), None) => {
                        declared.push((
                            Declared::local_structure(name, structure, texts, &file.path),
                            structure.rust.as_ref(),
                        ));
                    }
                    (None, Some(body)) => {
                        declared.push((Declared::local_enum(name, body, texts, &file.path), body.rust.as_ref()));
                    }
                    (structure, _) => {
                        let (what, help) = match structure {
                            Some(_) => ("both a `structure:` and an `enum:`", "keep one of the two"),
                            None => ("neither a `structure:` nor an `enum:`", "write one of the two below it"),
                        };
                        let message = format!("`{}` is {what}", name.value);
                        self.report(Diagnostic::new(Code::Contradiction, name.place, message, help));
                        self.broken_types.insert(name.value.clone());
                    }
                }
            }
        }
        declared
    }

    /// Names and types of a structure's members; none for a name that is no structure.
    pub(super) fn member_types(&self, name: &str) -> Vec<(String, Type)> {
        match self.types.get(name).map(|declared| &declared.body) {
            Some(Body::Structure { fields, .. }) => self.types_of(fields),
            _ => Vec::new(),
        }
    }

    /// As [`Self::member_types`], with the names that are on the wire.
    pub(super) fn wire_types(&self, name: &str) -> Vec<(String, Type)> {
        let Some(Body::Structure { fields, .. }) = self.types.get(name).map(|declared| &declared.body) else {
            return Vec::new();
        };
        let names = fields.iter().map(|(name, raw)| self.wire_of(name, raw));
        names.zip(self.types_of(fields)).map(|(wire, (_, ty))| (wire, ty)).collect()
    }

    /// The exact name on the wire.
    fn wire_of(&self, name: &At<String>, raw: &RawField) -> String {
        let shared = raw.shared.as_ref().and_then(|shared| self.shared(&shared.value));
        let written = raw.wire.as_ref().or_else(|| shared?.wire.as_ref());
        written.unwrap_or(name).value.clone()
    }

    /// The values of an enum as spelled on the wire.
    pub(super) fn enum_values(&self, name: &str) -> Option<Vec<String>> {
        match &self.types.get(name)?.body {
            Body::Enum { values, .. } => Some(values.keys().map(str::to_owned).collect()),
            Body::Structure { .. } | Body::Content { .. } => None,
        }
    }

    /// The values of an enum in all their spellings.
    pub(super) fn enum_spellings(&self, name: &str) -> Option<Vec<String>> {
        match &self.types.get(name)?.body {
            Body::Enum { values, .. } => {
                let also = values.iter().flat_map(|(_, value)| value.also.iter().map(|at| at.value.clone()));
                Some(values.keys().map(str::to_owned).chain(also).collect())
            }
            Body::Structure { .. } | Body::Content { .. } => None,
        }
    }

    /// The value of an enum that has this spelling, in its own one.
    pub(super) fn own_spelling(&self, name: &str, text: &str) -> Option<String> {
        let Body::Enum { values, .. } = &self.types.get(name)?.body else { return None };
        let is_spelling = |spelling: &At<String>| spelling.value.eq_ignore_ascii_case(text);
        let mut own = values.iter().filter(|(own, value)| is_spelling(own) || value.also.iter().any(is_spelling));
        own.next().map(|(own, _)| own.value.clone())
    }

    /// The values of an enum's group.
    pub(super) fn group_values(&self, name: &str, group: &str) -> Option<Vec<String>> {
        match &self.types.get(name)?.body {
            Body::Enum { groups, .. } => {
                Some(groups.get(group)?.values.iter().map(|value| value.value.clone()).collect())
            }
            Body::Structure { .. } | Body::Content { .. } => None,
        }
    }

    /// The names of an enum's groups.
    pub(super) fn group_names(&self, name: &str) -> Vec<String> {
        match self.types.get(name).map(|declared| &declared.body) {
            Some(Body::Enum { groups, .. }) => groups.keys().map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    }

    /// The shared parameter of this name.
    pub(super) fn shared(&self, name: &str) -> Option<&'r RawField> {
        self.raw.parameters.as_ref()?.value.parameters.get(name)
    }

    pub(super) fn shared_names(&self) -> impl Iterator<Item = &'r str> + use<'r> {
        self.raw.parameters.iter().flat_map(|file| file.value.parameters.keys())
    }

    /// The Chinese text of a shared parameter.
    pub(super) fn shared_text(&self, name: &str) -> Option<&'r At<String>> {
        self.raw.parameters_texts.as_ref()?.value.parameters.get(name)
    }

    /// The Chinese texts of the operation in this file.
    pub(super) fn operation_texts(&self, path: &str) -> Option<&'r crate::spec::raw::OperationTexts> {
        let translation = format!("zh-CN/{path}");
        self.raw.operation_texts.iter().find(|texts| texts.path == translation).map(|texts| &texts.value)
    }

    pub(super) fn use_fact(&mut self, fact: &str, place: Place) {
        self.used_facts.insert(fact.to_owned());
        let facts = self.raw.service.as_ref().map(|file| &file.value.facts);
        if facts.is_some_and(|facts| facts.get(fact).is_none()) {
            let known: Vec<&str> = facts.into_iter().flat_map(Entries::keys).collect();
            let help = suggestion::help(fact, known, "declare it below `facts:` in `service.yaml`");
            self.report(Diagnostic::new(Code::UnknownReference, place, format!("there is no fact `{fact}`"), help));
        }
    }

    /// The name of an operation, which must be one of the spec.
    pub(super) fn operation_reference(&mut self, name: &At<String>) -> String {
        let known: Vec<&str> = self.raw.operations.iter().map(|file| file.value.operation.as_str()).collect();
        if !known.contains(&name.as_str()) {
            let help = suggestion::help(&name.value, known, "name an operation of this spec, or remove it");
            let message = format!("there is no operation `{}`", name.value);
            self.report(Diagnostic::new(Code::UnknownReference, name.place, message, help));
        }
        name.value.clone()
    }
}
