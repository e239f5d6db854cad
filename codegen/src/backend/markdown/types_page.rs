//! The list of the types, and what the pages of structures and enums share.

use super::context::{Context, TYPES};
use super::labels::Labels;
use super::page::{markdown_header, page};
use super::{prose, table};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Language, Model, Text, Usage};
use askama::Template;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "markdown/types.md")]
struct Types {
    l: &'static Labels,
    header: String,
    breadcrumbs: String,
    documents: Vec<Entry>,
    structures: Vec<Entry>,
    enums: Vec<Entry>,
}

struct Entry {
    name: String,
    doc: String,
}

pub(super) fn generate(model: &Model, language: Language) -> Result<Artifact, Error> {
    let context = Context::new(model, language, TYPES);
    let types = Types {
        l: context.labels,
        header: markdown_header(language, "service.yaml"),
        breadcrumbs: context.overview(),
        documents: structures(&context, true),
        structures: structures(&context, false),
        enums: model.enums.iter().map(|entry| view(&context, &entry.name, &entry.doc)).collect(),
    };
    page(language, TYPES, &types)
}

fn structures(context: &Context<'_>, documents: bool) -> Vec<Entry> {
    let chosen = context.model.structures.iter().filter(|entry| entry.document.is_root == documents);
    chosen.map(|entry| view(context, &entry.name, &entry.doc)).collect()
}

fn view(context: &Context<'_>, name: &str, doc: &Text) -> Entry {
    Entry { name: table::cell(&[context.named_type(name)]), doc: table::cell(&[context.piece(doc)]) }
}

impl Context<'_> {
    /// The operations whose requests and responses hold a type.
    pub(super) fn used_by(&self, usage: &Usage) -> Vec<String> {
        let line = |label: &str, operations: &BTreeSet<String>| {
            let links: Vec<String> = operations.iter().map(|name| self.operation(name)).collect();
            (!links.is_empty()).then(|| format!("{label}{}{}", self.labels.colon_space, self.comma(&links)))
        };
        let requests = line(self.labels.in_requests, &usage.requests);
        let answers = line(self.labels.in_responses, &usage.responses);
        requests.into_iter().chain(answers).collect()
    }

    /// The Rust name of a type, and other names for it.
    pub(super) fn rust_type(&self, rust: &str, known_as: &[String]) -> String {
        let mut facts = vec![(self.labels.rust, prose::code(&format!("types::{rust}")))];
        if !known_as.is_empty() {
            let names: Vec<String> = known_as.iter().map(|name| prose::code(name)).collect();
            facts.push((self.labels.known_as, self.comma(&names)));
        }
        self.facts(&facts)
    }
}
