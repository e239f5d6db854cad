//! The first page of a book, and the page of each family.

use super::block::Block;
use super::context::{Context, family_path, workflow_path};
use super::labels::Labels;
use super::page::{markdown_header, page};
use super::response::response_name;
use super::{prose, table};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::backend::wording::{Naming, fill};
use crate::model::{Access, Endpoints, Family, KnownOperation, Language, Model};
use askama::Template;

#[derive(Template)]
#[template(path = "markdown/index.md")]
struct Index {
    l: &'static Labels,
    header: String,
    title: String,
    doc: String,
    facts: String,
    guides: Vec<GuideView>,
    families: Vec<FamilyView>,
    classic: Vec<FamilyView>,
    envelope: Vec<Block>,
    endpoints: Vec<String>,
    known_operations: Vec<KnownView>,
}

struct GuideView {
    link: String,
    doc: String,
}

struct KnownView {
    name: String,
    source: String,
}

struct FamilyView {
    link: String,
    operations: Vec<OperationView>,
}

struct OperationView {
    link: String,
    access: &'static str,
    summary: String,
}

pub(super) fn generate(model: &Model, language: Language) -> Result<Artifact, Error> {
    let path = "index.md";
    let context = Context::new(model, language, path);
    let service = &model.service;
    let naming = Naming::BARE;
    let index = Index {
        l: context.labels,
        header: markdown_header(language, "service.yaml"),
        title: context.title(&service.title),
        doc: context.paragraphs(&service.doc),
        facts: context.facts(&[
            (context.labels.version, format!("{} {}", prose::code(&service.product), prose::code(&service.version))),
            (context.labels.package, prose::code(&service.package)),
        ]),
        guides: model
            .workflows
            .iter()
            .map(|it| GuideView {
                link: context.link(&context.title(&it.title), &workflow_path(&it.name)),
                doc: context.line(&it.doc),
            })
            .collect(),
        families: families(&context, false),
        classic: families(&context, true),
        envelope: service
            .envelope
            .iter()
            .map(|field| context.response_block(field, &response_name(field), naming))
            .collect(),
        endpoints: context.endpoints(),
        known_operations: known_operations(&context),
    };
    page(language, path, &index)
}

#[derive(Template)]
#[template(path = "markdown/family.md")]
struct FamilyPage {
    l: &'static Labels,
    header: String,
    title: String,
    doc: String,
    operations: Vec<OperationView>,
}

pub(super) fn family(model: &Model, language: Language, family: &Family) -> Result<Artifact, Error> {
    let path = family_path(&family.name);
    let context = Context::new(model, language, &path);
    let view = FamilyPage {
        l: context.labels,
        header: markdown_header(language, "service.yaml"),
        title: context.title(&family.title),
        doc: context.paragraphs(&family.doc),
        operations: operations(&context, family),
    };
    page(language, &path, &view)
}

fn known_operations(context: &Context<'_>) -> Vec<KnownView> {
    let model = context.model;
    let source = |name: &str| model.source(name).map_or_else(|| prose::code(name), |source| context.piece(&source.doc));
    let view = |known: &KnownOperation| KnownView {
        name: prose::code(&known.name),
        source: table::cell(&[source(&known.source)]),
    };
    model.service.known_operations.iter().map(view).collect()
}

/// The families that are in use, or the old ones.
fn families(context: &Context<'_>, is_classic: bool) -> Vec<FamilyView> {
    let chosen = context.model.families.iter().filter(|family| family.is_classic() == is_classic);
    chosen
        .map(|family| FamilyView { link: context.family(&family.name), operations: operations(context, family) })
        .collect()
}

fn operations(context: &Context<'_>, family: &Family) -> Vec<OperationView> {
    let operations = family.operations.iter().filter_map(|name| context.model.operation(name));
    operations
        .map(|operation| {
            let deprecation = operation.deprecated.as_ref().map(|deprecation| context.deprecation(deprecation));
            let summary = context.piece(&operation.summary);
            OperationView {
                link: table::cell(&[context.operation(&operation.name)]),
                access: context.access(operation.access),
                summary: table::cell(&[context.sentences(&[deprecation.unwrap_or_default(), summary])]),
            }
        })
        .collect()
}

impl Context<'_> {
    pub(super) fn access(&self, access: Access) -> &'static str {
        match access {
            Access::Read => self.labels.read,
            Access::Write => self.labels.write,
        }
    }

    /// `**Access:** read · **Family:** …`
    pub(super) fn facts(&self, facts: &[(&str, String)]) -> String {
        let facts: Vec<String> =
            facts.iter().map(|(name, value)| format!("**{name}**{}{value}", self.labels.colon_space)).collect();
        facts.join(" · ")
    }

    fn endpoints(&self) -> Vec<String> {
        let Endpoints { central_host, central_regions, regional_host, regional_regions, network_host, network_regions } =
            &self.model.service.endpoints;
        let regions: Vec<String> = central_regions.iter().map(|region| prose::code(region)).collect();
        let host = |text: &str| prose::code(text);
        let mut lines = Vec::new();
        if !regions.is_empty() {
            let values = [("host", &*host(central_host)), ("regions", &*self.comma(&regions))];
            lines.push(fill(self.labels.central, &values));
        }
        lines.push(fill(self.labels.regional, &[("host", &host(regional_host))]));
        if !regional_regions.is_empty() {
            let regions: Vec<String> = regional_regions.iter().map(|region| prose::code(region)).collect();
            lines.push(fill(self.labels.regional_regions, &[("regions", &self.comma(&regions))]));
        }
        lines.push(fill(self.labels.network, &[("host", &host(network_host))]));
        for (network, regions) in network_regions {
            let regions: Vec<String> = regions.iter().map(|region| prose::code(region)).collect();
            let values = [("network", &*prose::code(network)), ("regions", &*self.comma(&regions))];
            lines.push(fill(self.labels.network_regions, &values));
        }
        lines
    }
}
