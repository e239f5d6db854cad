//! Every text of the spec, with what it is about.

use crate::model::Language;
use crate::place::Place;
use crate::spec::raw::{Entries, RawField};
use crate::spec::{At, RawSpec, SourceSet};

/// A text.
pub(super) struct Prose<'s> {
    pub(super) text: &'s At<String>,
    pub(super) language: Language,
    pub(super) kind: Kind,
}

/// What decides the form of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What an operation does, in one sentence.
    Summary,
    /// What `true` means.
    Boolean,
    Other,
}

/// The texts of both languages, file by file.
pub(super) fn all(raw: &RawSpec) -> Vec<Prose<'_>> {
    let shared = raw.parameters.as_ref().map(|file| &file.value.parameters);
    let mut english = Texts { found: Vec::new(), language: Language::English, shared };
    raw.service.iter().for_each(|file| english.service(&file.value));
    raw.errors.iter().for_each(|file| english.errors(&file.value));
    raw.parameters.iter().for_each(|file| english.fields(&file.value.parameters));
    raw.types.iter().for_each(|file| english.type_file(&file.value));
    raw.operations.iter().for_each(|file| english.operation(&file.value));
    raw.workflows.iter().for_each(|file| english.workflow(&file.value));
    raw.pages.iter().for_each(|file| english.page(&file.value));
    let mut chinese = Texts { found: english.found, language: Language::Chinese, shared };
    raw.service_texts.iter().for_each(|file| chinese.service_texts(&file.value));
    raw.errors_texts.iter().for_each(|file| chinese.errors_texts(&file.value));
    if let Some(texts) = &raw.parameters_texts {
        chinese.members(&texts.value.parameters, raw.parameters.as_ref().map(|file| &file.value.parameters));
    }
    raw.type_texts.iter().for_each(|file| chinese.type_texts(&file.value, &raw.types));
    raw.operation_texts.iter().for_each(|file| chinese.operation_texts(&file.value, &raw.operations));
    raw.workflow_texts.iter().for_each(|file| chinese.workflow_texts(&file.value));
    raw.page_texts.iter().for_each(|file| chinese.page_texts(&file.value));
    chinese.found
}

pub(super) struct Texts<'s> {
    found: Vec<Prose<'s>>,
    language: Language,
    /// The entries that `use` refers to.
    shared: Option<&'s Entries<RawField>>,
}

impl<'s> Texts<'s> {
    pub(super) fn add(&mut self, text: &'s At<String>, kind: Kind) {
        self.found.push(Prose { text, language: self.language, kind });
    }

    pub(super) fn others(&mut self, texts: impl IntoIterator<Item = &'s At<String>>) {
        texts.into_iter().for_each(|text| self.add(text, Kind::Other));
    }

    pub(super) fn fields(&mut self, fields: &'s Entries<RawField>) {
        for (_, field) in fields {
            let kind = self.kind(Some(field));
            field.doc.iter().for_each(|doc| self.add(doc, kind));
        }
    }

    /// Whether the text is that of a boolean, by the type of the field or of the entry that it uses.
    fn kind(&self, field: Option<&RawField>) -> Kind {
        let used = || self.shared?.get(&field?.shared.as_ref()?.value)?.ty.as_ref();
        let ty = field.and_then(|field| field.ty.as_ref()).or_else(used);
        if ty.is_some_and(|ty| ty.value == "boolean") { Kind::Boolean } else { Kind::Other }
    }

    /// Chinese texts of members, whose types are in the English file.
    pub(super) fn members(&mut self, texts: &'s Entries<At<String>>, english: Option<&Entries<RawField>>) {
        for (name, text) in texts {
            let kind = self.kind(english.and_then(|fields| fields.get(name)));
            self.add(text, kind);
        }
    }
}

/// What a file has at a place.
pub(super) fn written_at(sources: &SourceSet, place: Place) -> Option<&str> {
    let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    sources.file(place)?.text.get(offset(place.start)..offset(place.end))
}
