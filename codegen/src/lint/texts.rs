//! Every text of the spec, with what it is about.

use crate::model::Language;
use crate::spec::raw::{
    Entries, LocalTypeTexts, OperationTexts, RawField, RawLocalType, RawOperation, RawTypeFile, RawWaiter, TypeTexts,
};
use crate::spec::{At, RawFile, RawSpec};

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
    if let Some(service) = raw.service.as_ref().map(|file| &file.value) {
        english.others([&service.title, &service.doc]);
        english.others(service.families.iter().flat_map(|(_, family)| [&family.title, &family.doc]));
        english.others(service.envelope.iter().map(|(_, field)| &field.doc));
        english.others(service.facts.iter().chain(&service.sources).map(|(_, text)| text));
    }
    for errors in raw.errors.iter().map(|file| &file.value) {
        english.others(errors.errors.iter().flat_map(|(_, error)| [&error.meaning, &error.remedy]));
        english.others(errors.families.iter().flat_map(|(_, family)| [&family.meaning, &family.remedy]));
    }
    raw.parameters.iter().for_each(|file| english.fields(&file.value.parameters));
    raw.types.iter().for_each(|file| english.type_file(&file.value));
    raw.operations.iter().for_each(|file| english.operation(&file.value));
    for workflow in raw.workflows.iter().map(|file| &file.value) {
        english.others([&workflow.title, &workflow.doc]);
        for step in &workflow.steps {
            english.others([&step.title, &step.doc].into_iter().chain(&step.wait).chain(&step.failure));
        }
    }
    for page in raw.pages.iter().map(|file| &file.value) {
        english.others([&page.title, &page.doc]);
        english.others(page.sections.iter().flat_map(|section| [&section.title, &section.doc]));
    }
    let mut chinese = Texts { found: english.found, language: Language::Chinese, shared };
    if let Some(service) = raw.service_texts.as_ref().map(|file| &file.value) {
        chinese.others(service.title.iter().chain(&service.doc));
        chinese.others(service.families.iter().flat_map(|(_, family)| family.title.iter().chain(&family.doc)));
        chinese.others(service.envelope.iter().chain(&service.facts).chain(&service.sources).map(|(_, text)| text));
    }
    for errors in raw.errors_texts.iter().map(|file| &file.value) {
        let codes = errors.errors.iter().chain(&errors.families);
        chinese.others(codes.flat_map(|(_, code)| code.meaning.iter().chain(&code.remedy)));
    }
    if let Some(texts) = &raw.parameters_texts {
        chinese.members(&texts.value.parameters, raw.parameters.as_ref().map(|file| &file.value.parameters));
    }
    raw.type_texts.iter().for_each(|file| chinese.type_texts(&file.value, &raw.types));
    raw.operation_texts.iter().for_each(|file| chinese.operation_texts(&file.value, &raw.operations));
    for workflow in raw.workflow_texts.iter().map(|file| &file.value) {
        chinese.others(workflow.title.iter().chain(&workflow.doc));
        for step in &workflow.steps {
            chinese.others(step.title.iter().chain(&step.doc).chain(&step.wait).chain(&step.failure));
        }
    }
    for page in raw.page_texts.iter().map(|file| &file.value) {
        chinese.others(page.title.iter().chain(&page.doc));
        chinese.others(page.sections.iter().flat_map(|section| section.title.iter().chain(&section.doc)));
    }
    chinese.found
}

struct Texts<'s> {
    found: Vec<Prose<'s>>,
    language: Language,
    /// The entries that `use` refers to.
    shared: Option<&'s Entries<RawField>>,
}

impl<'s> Texts<'s> {
    fn add(&mut self, text: &'s At<String>, kind: Kind) {
        self.found.push(Prose { text, language: self.language, kind });
    }

    fn others(&mut self, texts: impl IntoIterator<Item = &'s At<String>>) {
        texts.into_iter().for_each(|text| self.add(text, Kind::Other));
    }

    fn fields(&mut self, fields: &'s Entries<RawField>) {
        for (_, field) in fields {
            let kind = self.kind(Some(field));
            field.doc.iter().for_each(|doc| self.add(doc, kind));
        }
    }

    fn operation(&mut self, operation: &'s RawOperation) {
        self.add(&operation.summary, Kind::Summary);
        self.others(operation.doc.iter().chain(operation.lookup.as_ref().map(|lookup| &lookup.doc)));
        self.fields(&operation.request);
        self.fields(&operation.response);
        self.others(operation.rules.iter().map(|rule| &rule.doc));
        operation.waiter.iter().for_each(|waiter| self.waiter(waiter));
        self.others(operation.examples.iter().map(|example| &example.title));
        operation.types.iter().for_each(|(_, local)| self.local_type(local));
    }

    fn waiter(&mut self, waiter: &'s RawWaiter) {
        self.others([&waiter.doc]);
        self.others(waiter.reasons.iter().map(|(_, reason)| reason));
        self.others(waiter.goals.iter().map(|(_, goal)| &goal.doc));
    }

    fn local_type(&mut self, local: &'s RawLocalType) {
        if let Some(structure) = &local.structure {
            self.others([&structure.doc]);
            self.fields(&structure.fields);
            self.others(structure.rules.iter().map(|rule| &rule.doc));
        }
        if let Some(enumeration) = &local.enumeration {
            self.others([&enumeration.doc]);
            self.others(enumeration.values.iter().filter_map(|(_, value)| value.doc.as_ref()));
            self.others(enumeration.groups.iter().map(|(_, group)| &group.doc));
        }
    }

    fn type_file(&mut self, file: &'s RawTypeFile) {
        self.others([&file.doc]);
        file.fields.iter().for_each(|fields| self.fields(fields));
        self.others(file.holds.iter().filter_map(|holds| holds.doc.as_ref()));
        self.others(file.examples.iter().map(|example| &example.title));
        self.others(file.rules.iter().map(|rule| &rule.doc));
        self.others(file.values.iter().flatten().filter_map(|(_, value)| value.doc.as_ref()));
        self.others(file.groups.iter().map(|(_, group)| &group.doc));
    }

    /// Whether the text is that of a boolean, by the type of the field or of the entry that it uses.
    fn kind(&self, field: Option<&RawField>) -> Kind {
        let used = || self.shared?.get(&field?.shared.as_ref()?.value)?.ty.as_ref();
        let ty = field.and_then(|field| field.ty.as_ref()).or_else(used);
        if ty.is_some_and(|ty| ty.value == "boolean") { Kind::Boolean } else { Kind::Other }
    }

    /// Chinese texts of members, whose types are in the English file.
    fn members(&mut self, texts: &'s Entries<At<String>>, english: Option<&Entries<RawField>>) {
        for (name, text) in texts {
            let kind = self.kind(english.and_then(|fields| fields.get(name)));
            self.add(text, kind);
        }
    }

    fn operation_texts(&mut self, texts: &'s OperationTexts, english: &[RawFile<RawOperation>]) {
        let english = english.iter().map(|file| &file.value).find(|file| *file.operation == *texts.operation);
        texts.summary.iter().for_each(|summary| self.add(summary, Kind::Summary));
        self.others(texts.doc.iter().chain(&texts.lookup));
        self.members(&texts.request, english.map(|english| &english.request));
        self.members(&texts.response, english.map(|english| &english.response));
        if let Some(waiter) = &texts.waiter {
            self.others(&waiter.doc);
            self.others(waiter.reasons.iter().chain(&waiter.goals).map(|(_, text)| text));
        }
        self.others(texts.rules.iter().chain(&texts.examples));
        for (name, local) in &texts.types {
            let structure = english.and_then(|english| english.types.get(name)?.structure.as_ref());
            self.local_texts(local, structure.map(|structure| &structure.fields));
        }
    }

    fn local_texts(&mut self, texts: &'s LocalTypeTexts, english: Option<&Entries<RawField>>) {
        self.members(&texts.fields, english);
        self.others(texts.doc.iter().chain(&texts.rules));
        self.others(texts.values.iter().chain(&texts.groups).map(|(_, text)| text));
    }

    fn type_texts(&mut self, texts: &'s TypeTexts, english: &[RawFile<RawTypeFile>]) {
        let name = texts.structure.as_ref().or(texts.document.as_ref());
        let is_english = |file: &&RawTypeFile| {
            name.is_some()
                && file.structure.as_ref().or(file.document.as_ref()).map(|at| &at.value) == name.map(|at| &at.value)
        };
        let english = english.iter().map(|file| &file.value).find(is_english).and_then(|file| file.fields.as_ref());
        self.members(&texts.fields, english);
        self.others(texts.doc.iter().chain(&texts.holds).chain(&texts.rules).chain(&texts.examples));
        self.others(texts.values.iter().chain(&texts.groups).map(|(_, text)| text));
    }
}
