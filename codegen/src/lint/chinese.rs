//! The texts of the Chinese files. What has no text is named, so that a new word is met here.

use super::texts::{Kind, Texts};
use crate::spec::At;
use crate::spec::RawFile;
use crate::spec::raw::{
    Entries, ErrorTexts, ErrorsTexts, FamilyTexts, LocalTypeTexts, OperationTexts, OriginTexts, PageTexts, RawField,
    RawOperation, RawTypeFile, SectionTexts, ServiceTexts, StepTexts, TypeTexts, WaiterTexts, WorkflowTexts,
};

impl<'s> Texts<'s> {
    pub(super) fn service_texts(&mut self, texts: &'s ServiceTexts) {
        let ServiceTexts { title, doc, families, origins, envelope, facts, ids, sources } = texts;
        self.others(title.iter().chain(doc));
        self.others(families.iter().flat_map(|(_, FamilyTexts { title, doc })| title.iter().chain(doc)));
        let of_origin =
            |OriginTexts { title, doc, sentence, link: _ }: &'s OriginTexts| title.iter().chain(doc).chain(sentence);
        self.others(origins.iter().flat_map(|(_, texts)| of_origin(texts)));
        self.others(envelope.iter().chain(facts).chain(ids).chain(sources).map(|(_, text)| text));
    }

    pub(super) fn errors_texts(&mut self, texts: &'s ErrorsTexts) {
        let ErrorsTexts { errors, families } = texts;
        let codes = errors.iter().chain(families);
        self.others(codes.flat_map(|(_, ErrorTexts { meaning, remedy })| meaning.iter().chain(remedy)));
    }

    pub(super) fn page_texts(&mut self, texts: &'s PageTexts) {
        let PageTexts { title, doc, sections } = texts;
        self.others(title.iter().chain(doc));
        for SectionTexts { title, doc } in sections {
            self.others(title.iter().chain(doc));
        }
    }

    pub(super) fn workflow_texts(&mut self, texts: &'s WorkflowTexts) {
        let WorkflowTexts { title, doc, steps } = texts;
        self.others(title.iter().chain(doc));
        for StepTexts { title, doc, wait, failure } in steps {
            self.others(title.iter().chain(doc).chain(wait).chain(failure));
        }
    }

    pub(super) fn operation_texts(&mut self, texts: &'s OperationTexts, english: &[RawFile<RawOperation>]) {
        let OperationTexts { operation, summary, doc, lookup, request, response, rules, waiter, examples, types } =
            texts;
        let english = english.iter().map(|file| &file.value).find(|file| *file.operation == **operation);
        if let Some(summary) = summary {
            self.add(summary, Kind::Summary);
        }
        self.others(doc.iter().chain(lookup));
        self.members(request, english.map(|english| &english.request));
        self.members(response, english.map(|english| &english.response));
        if let Some(WaiterTexts { doc, reasons, goals }) = waiter {
            self.others(doc);
            self.others(reasons.iter().chain(goals).map(|(_, text)| text));
        }
        self.others(rules.iter().chain(examples));
        for (name, local) in types {
            let structure = english.and_then(|english| english.types.get(name)?.structure.as_ref());
            self.local_texts(local, structure.map(|structure| &structure.fields));
        }
    }

    fn local_texts(&mut self, texts: &'s LocalTypeTexts, english: Option<&Entries<RawField>>) {
        let LocalTypeTexts { doc, fields, rules, values, groups } = texts;
        self.members(fields, english);
        self.others(doc.iter().chain(rules));
        self.others(values.iter().chain(groups).map(|(_, text)| text));
    }

    pub(super) fn type_texts(&mut self, texts: &'s TypeTexts, english: &[RawFile<RawTypeFile>]) {
        let TypeTexts { structure, enumeration: _, document, doc, holds, fields, rules, values, groups, examples } =
            texts;
        let name = structure.as_ref().or(document.as_ref()).map(name);
        let is_english = |file: &&RawTypeFile| {
            name.is_some() && file.structure.as_ref().or(file.document.as_ref()).map(self::name) == name
        };
        let english = english.iter().map(|file| &file.value).find(is_english).and_then(|file| file.fields.as_ref());
        self.members(fields, english);
        self.others(doc.iter().chain(holds).chain(rules).chain(examples));
        self.others(values.iter().chain(groups).map(|(_, text)| text));
    }
}

fn name(at: &At<String>) -> &str {
    &at.value
}
