//! The first page of a book, and the page of each family.

use super::context::{Context, family_path, page_path, workflow_path};
use super::labels::Labels;
use super::page::{markdown_header, page};
use super::shown::has_page;
use super::{prose, table};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Access, Family, Language, Model, Page, Part, Shown, Workflow};
use askama::Template;

#[derive(Template)]
#[template(path = "markdown/index.md")]
struct Index {
    l: &'static Labels,
    header: String,
    title: String,
    doc: String,
    facts: String,
    /// The main jobs.
    tiles: Vec<PageLink>,
    start: Vec<PageLink>,
    guides: Vec<PageLink>,
    families: Vec<FamilyView>,
    classic: Vec<FamilyView>,
    /// What has no page of its own.
    notation: Option<String>,
    envelope: Option<String>,
    endpoints: Option<String>,
    known_operations: Option<String>,
}

struct PageLink {
    link: String,
    doc: String,
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
    let unless_shown = |shown| !has_page(model, shown);
    let has_main = model.workflows.iter().any(|workflow| workflow.main);
    let (main, others): (Vec<&Workflow>, Vec<&Workflow>) =
        model.workflows.iter().partition(|workflow| workflow.main || !has_main);
    let index = Index {
        l: context.labels,
        header: markdown_header(language, "service.yaml"),
        title: context.title(&service.title),
        doc: context.paragraphs(&service.doc),
        facts: context.facts(&[
            (context.labels.version, format!("{} {}", prose::code(&service.product), prose::code(&service.version))),
            (context.labels.package, prose::code(&service.package)),
        ]),
        tiles: main.iter().map(|it| workflow_link(&context, it)).collect(),
        start: pages(&context, Part::Start),
        guides: others.iter().map(|it| workflow_link(&context, it)).chain(pages(&context, Part::Guides)).collect(),
        families: families(&context, false),
        classic: families(&context, true),
        notation: unless_shown(Shown::Notation).then(|| context.notation()),
        envelope: unless_shown(Shown::Envelope).then(|| context.shared_fields()).transpose()?,
        endpoints: unless_shown(Shown::Endpoints).then(|| context.endpoints()),
        known_operations: (unless_shown(Shown::KnownOperations) && !service.known_operations.is_empty())
            .then(|| context.known_operations()),
    };
    page(language, path, &index)
}

#[derive(Template)]
#[template(path = "markdown/family.md")]
struct FamilyPage {
    l: &'static Labels,
    header: String,
    breadcrumbs: String,
    title: String,
    doc: String,
    operations: Vec<OperationView>,
}

pub(super) fn family(model: &Model, language: Language, family: &Family) -> Result<Artifact, Error> {
    let path = family_path(model, &family.name);
    let context = Context::new(model, language, &path);
    let view = FamilyPage {
        l: context.labels,
        header: markdown_header(language, "service.yaml"),
        breadcrumbs: context.overview(),
        title: context.title(&family.title),
        doc: context.paragraphs(&family.doc),
        operations: operations(&context, family),
    };
    page(language, &path, &view)
}

fn workflow_link(context: &Context<'_>, workflow: &Workflow) -> PageLink {
    PageLink {
        link: context.link(&context.title(&workflow.title), &workflow_path(&workflow.name)),
        doc: context.line(&workflow.doc),
    }
}

fn pages(context: &Context<'_>, part: Part) -> Vec<PageLink> {
    let pages = context.model.pages.iter().filter(|page| page.part == part);
    let link = |page: &Page| PageLink {
        link: context.link(&context.title(&page.title), &page_path(context.model, page)),
        doc: context.line(&page.doc),
    };
    pages.map(link).collect()
}

/// The families that are in use, or the old ones.
fn families(context: &Context<'_>, is_classic: bool) -> Vec<FamilyView> {
    let chosen = context.model.families.iter().filter(|family| family.is_classic() == is_classic);
    chosen
        .map(|family| FamilyView { link: context.family(&family.name), operations: operations(context, family) })
        .collect()
}

fn operations(context: &Context<'_>, family: &Family) -> Vec<OperationView> {
    let operations = context.in_order(family).into_iter().filter_map(|name| context.model.operation(name));
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
}
