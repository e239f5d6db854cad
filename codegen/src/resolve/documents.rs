//! JSON documents: their form in the spec, and what their members alone may have.

use super::conditions::PathScope;
use super::declared::Body;
use super::fields::{FieldSource, PlacedField};
use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{DocumentExample, DocumentFacets, Field, ImpliedValue, Model, Type, WrittenAs};
use crate::place::Place;
use crate::spec::At;
use crate::spec::raw::{Entries, RawDocumentExample, RawField, RawImplied, RawWrittenAs};
use std::collections::{BTreeMap, BTreeSet};

impl Resolver<'_> {
    /// The one field of a document that is a list or a map.
    pub(super) fn content(&mut self, name: &At<String>, raw: &RawField, zh: Option<&At<String>>) -> Vec<Field> {
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::Snake, &acronyms).reserving(super::fields::KEPT);
        let label = At { value: "entries".to_owned(), place: name.place };
        let rust = names.allocate(&Named { wire: &label, chosen: raw.rust.as_ref() }, &mut self.diagnostics);
        let document = self.document_facets(raw, PathScope { siblings: &[], root: None }, &mut names);
        let doc = self.text(name, raw.doc.as_ref(), zh);
        let nameless = At { value: String::new(), place: name.place };
        let around = PathScope { siblings: &[], root: None };
        let placed = PlacedField { name: &nameless, rust, known_as: Vec::new(), doc, around, request: false };
        let mut field = self.field(placed, raw, document);
        field.document.is_content = true;
        if !matches!(field.ty, Type::List(_) | Type::Map(_) | Type::Any) {
            let place = raw.ty.as_ref().map_or(name.place, |ty| ty.place);
            let help = "write `list<…>`, `map<…>` or `any`, or give the document `fields:`";
            self.report(Diagnostic::new(Code::Contradiction, place, "a document is a list, a map or any value", help));
        }
        vec![field]
    }

    /// The facets that only members of documents have.
    pub(super) fn document_facets(
        &mut self,
        raw: &RawField,
        around: PathScope<'_>,
        names: &mut NameScope<'_>,
    ) -> DocumentFacets {
        let ty = raw.ty.as_ref().and_then(|ty| self.parse_type(&ty.value).ok()).unwrap_or(Type::Any);
        let implied = raw.implied.iter().map(|RawImplied { when, value }| ImpliedValue {
            when: when.as_ref().and_then(|when| self.bare_condition(when, around)),
            value: self.literal(value, &ty),
        });
        let implied = implied.collect();
        let mut allocate =
            |name: &At<String>| names.allocate(&Named { wire: name, chosen: Some(name) }, &mut self.diagnostics);
        DocumentFacets {
            is_content: false,
            written_as: raw.written_as.as_ref().map(|at| match at.value {
                RawWrittenAs::String => WrittenAs::String,
                RawWrittenAs::Number => WrittenAs::Number,
            }),
            setter: raw.setter.as_ref().map(&mut allocate),
            entry: raw.entry.as_ref().map(&mut allocate),
            implied,
            is_advised: raw.advised.as_ref().is_some_and(|at| at.value),
        }
    }

    /// The member that names a structure.
    pub(super) fn named(&mut self, named: Option<&At<String>>, fields: &[Field]) -> Option<String> {
        let named = named?;
        let texts = || fields.iter().filter(|field| field.ty == Type::String && !field.secret);
        if !texts().any(|field| field.name == named.value) {
            let message = format!("there is no text member `{}` for its name", named.value);
            self.unknown_parameter(named.place, &message, &named.value, texts().map(|field| field.name.as_str()));
        }
        Some(named.value.clone())
    }

    /// The Rust name of the member with the key in a map.
    pub(super) fn map_key(
        &mut self,
        key: Option<&At<String>>,
        named: Option<&At<String>>,
        fields: &[Field],
    ) -> Option<String> {
        let key = key?;
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::Snake, &acronyms).reserving(super::fields::KEPT);
        let rust = names.allocate(&Named { wire: key, chosen: Some(key) }, &mut self.diagnostics);
        let problem = if named.is_none() {
            Some(("`key` needs the member that names the structure".to_owned(), "add `named`"))
        } else if fields.iter().any(|field| field.rust == rust || field.name == rust) {
            Some((format!("`{rust}` is a member as well"), "choose another name"))
        } else {
            None
        };
        if let Some((message, help)) = problem {
            self.report(Diagnostic::new(Code::Contradiction, key.place, message, help));
        }
        Some(rust)
    }

    /// A map of a document loses the key of a named structure that has no member for it.
    fn check_map_keys(&mut self, model: &Model) {
        let documents = model.structures.iter().filter(|structure| structure.document.occurs);
        let mut without: BTreeSet<&str> = BTreeSet::new();
        for field in documents.flat_map(|structure| &structure.fields) {
            if let Type::Map(element) = &field.ty
                && let Type::Structure(name) = element.as_ref()
                && let Some(structure) = model.structure(name)
                && structure.document.named.is_some()
                && structure.document.key.is_none()
            {
                without.insert(name);
            }
        }
        for name in without {
            if let Some(place) = self.types.get(name).and_then(|declared| declared.named).map(|named| named.place) {
                let message = format!("a map holds `{name}`, which has no member for its key");
                self.report(Diagnostic::new(
                    Code::Contradiction,
                    place,
                    message,
                    "add `key` with the name of the member",
                ));
            }
        }
    }

    /// The short names of the module of a document.
    pub(super) fn aliases(&mut self, raw: &Entries<At<String>>) -> Vec<(String, String)> {
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::UpperCamel, &acronyms);
        let mut aliases = Vec::new();
        for (alias, name) in raw {
            let alias = names.allocate(&Named { wire: alias, chosen: Some(alias) }, &mut self.diagnostics);
            if let Type::Structure(name) | Type::Enum(name) = self.type_of(name) {
                aliases.push((alias, name));
            }
        }
        aliases
    }

    /// The examples of a document, with their titles.
    pub(super) fn document_examples(
        &mut self,
        raw: &[RawDocumentExample],
        texts: &[At<String>],
        own: &Type,
    ) -> Vec<DocumentExample> {
        self.no_orphan_entries(texts, raw.len());
        let example = |(index, example): (usize, &RawDocumentExample)| {
            let RawDocumentExample { title, document } = example;
            let title = self.title(title, Some(title), texts.get(index));
            DocumentExample { title, document: self.literal(document, own) }
        };
        raw.iter().enumerate().map(example).collect()
    }

    /// Records what each structure is to documents, and checks that documents and their members keep to their places.
    pub(super) fn record_documents(&mut self, model: &mut Model) {
        let roots: Vec<&str> =
            model.structures.iter().filter(|it| it.document.is_root).map(|it| it.name.as_str()).collect();
        let reach: BTreeMap<&str, BTreeSet<String>> =
            roots.iter().map(|root| (*root, super::usage::reachable_from(model, root))).collect();
        let occurs: BTreeSet<String> = reach.values().flatten().cloned().collect();
        // What a document may hide hangs on what is below it, not on where else its parts occur.
        let holds_secrets = |name: &String| {
            let reached = super::usage::reachable_from(model, name);
            let mut members = reached.iter().filter_map(|name| model.structure(name)).flat_map(|it| &it.fields);
            members.any(|field| field.secret) || is_held_as_a_secret(model, name)
        };
        let may_hide: BTreeSet<String> = occurs.iter().filter(|name| holds_secrets(name)).cloned().collect();
        for structure in &mut model.structures {
            structure.document.occurs = occurs.contains(&structure.name);
            structure.document.may_hide = may_hide.contains(&structure.name);
        }
        self.check_document_places(model);
        self.check_map_keys(model);
    }

    fn check_document_places(&mut self, model: &Model) {
        for structure in &model.structures {
            for field in &structure.fields {
                self.check_document_place(
                    model,
                    field,
                    structure.document.occurs,
                    self.member_place(&structure.name, &field.name),
                );
            }
            if !structure.document.aliases.is_empty() && !structure.document.is_root {
                let place = self.types.get(&structure.name).map(|declared| declared.name.place);
                self.only_in_documents(place, "aliases");
            }
            if structure.document.named.is_some() && !structure.document.occurs {
                let place =
                    self.types.get(&structure.name).and_then(|declared| declared.named).map(|named| named.place);
                self.only_in_documents(place, "named");
            }
            if structure.document.key.is_some() && !structure.document.occurs {
                let place = self.types.get(&structure.name).and_then(|declared| declared.key).map(|key| key.place);
                self.only_in_documents(place, "key");
            }
        }
        let raw = self.raw;
        for file in &raw.operations {
            let Some(operation) = model.operation(&file.value.operation.value) else { continue };
            for (fields, written) in
                [(&operation.request, &file.value.request), (&operation.response, &file.value.response)]
            {
                for field in fields {
                    let place = written.iter().find(|(name, _)| name.value == field.name).map(|(name, _)| name.place);
                    self.check_document_place(model, field, false, place);
                }
            }
        }
    }

    fn check_document_place(&mut self, model: &Model, field: &Field, in_document: bool, place: Option<Place>) {
        if in_document {
            if field.wire.is_some()
                && let Some(place) = place
            {
                let help = "write that name as the key: a key of a document is the name in it";
                self.report(Diagnostic::new(Code::Contradiction, place, "`wire` is for requests and responses", help));
            }
            if field.required
                && let Some(place) = place
            {
                let message =
                    format!("`{}` is required in a document, which is never refused for what is in it", field.name);
                self.report(Diagnostic::new(Code::Contradiction, place, message, "write `advised: true`"));
            }
            return;
        }
        if let Type::Structure(name) = field.ty.innermost()
            && model.structure(name).is_some_and(|structure| structure.document.is_root)
            && let Some(place) = place
        {
            let message = format!("`{name}` is a document, and travels as a text");
            self.report(Diagnostic::new(Code::Contradiction, place, message, format!("write `json<{name}>`")));
        }
        if field.name.contains('.')
            && let Some(place) = place
        {
            self.bad_wire_name(&field.name, place);
        }
        let facets = &field.document;
        let used = [
            (facets.written_as.is_some(), "written_as"),
            (facets.setter.is_some(), "setter"),
            (facets.entry.is_some(), "entry"),
            (!facets.implied.is_empty(), "implied"),
            (facets.is_advised, "advised"),
        ];
        for (_, key) in used.into_iter().filter(|(is_used, _)| *is_used) {
            self.only_in_documents(place, key);
        }
    }

    fn only_in_documents(&mut self, place: Option<Place>, key: &str) {
        // Where a document could not be read, nothing says what it holds.
        if let Some(place) = place.filter(|_| !self.misses_a_type()) {
            let message = format!("`{key}` is for members of documents");
            self.report(Diagnostic::new(Code::Contradiction, place, message, "remove it"));
        }
    }

    /// Whether a name of `json<…>` is that of a document.
    pub(super) fn check_document(&mut self, name: &str, place: Place) {
        if self.types.get(name).is_some_and(|declared| !declared.is_document()) {
            let message = format!("`{name}` is not a document");
            self.report(Diagnostic::new(Code::Contradiction, place, message, "declare it with `document:`"));
        }
    }

    /// The fields of a structure or a document.
    pub(super) fn members_of(&mut self, name: &str) -> Option<Vec<Field>> {
        let declared = self.types.get(name)?;
        let (texts, written) = (declared.texts, declared.name);
        match declared.body {
            Body::Structure { fields, .. } => Some(self.fields(&FieldSource {
                fields,
                texts: texts.map(|texts| texts.fields),
                root: None,
                request: false,
            })),
            Body::Content { holds } => {
                let zh = texts.and_then(|texts| texts.holds);
                Some(self.content(written, holds, zh))
            }
            Body::Enum { .. } => None,
        }
    }
}

fn is_held_as_a_secret(model: &Model, document: &str) -> bool {
    let operations = model.operations.iter().flat_map(|operation| operation.request.iter().chain(&operation.response));
    let members = model.structures.iter().flat_map(|structure| &structure.fields);
    operations
        .chain(members)
        .any(|field| field.secret && matches!(field.ty.innermost(), Type::Document(name) if name == document))
}
