//! `book.toml` and the table of contents.

use super::context::{Context, error_page, family_path, operation_path, page_path, type_path, workflow_path};
use super::labels::Labels;
use super::page::{file, header, markdown_header, page};
use super::prose;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Family, Language, Model, Origin, Part, Text};
use askama::Template;

#[derive(Template)]
#[template(path = "markdown/book.toml", escape = "none")]
struct BookToml {
    header: String,
    title: String,
    language: &'static str,
}

pub(super) fn configuration(model: &Model, language: Language) -> Result<Artifact, Error> {
    let header = format!("# {}", header(language, "service.yaml"));
    // A JSON text is a TOML text too.
    let title = serde_json::Value::from(model.service.title.get(language)).to_string();
    file(language, "book.toml", &BookToml { header, title, language: language.tag() })
}

#[derive(Template)]
#[template(path = "markdown/SUMMARY.md")]
struct Summary {
    l: &'static Labels,
    header: String,
    title: String,
    start: Vec<Entry>,
    guides: Vec<Entry>,
    families: Vec<Chapter>,
    classic: Vec<Chapter>,
    errors: Vec<Entry>,
    types: Vec<Entry>,
}

struct Chapter {
    title: String,
    path: String,
    operations: Vec<Entry>,
}

struct Entry {
    title: String,
    path: String,
}

pub(super) fn summary(model: &Model, language: Language) -> Result<Artifact, Error> {
    let (classic, families): (Vec<&Family>, Vec<&Family>) = model.families.iter().partition(|it| it.is_classic());
    let structures = model.structures.iter().map(|structure| &structure.name);
    let mut names: Vec<&String> = structures.chain(model.enums.iter().map(|enumeration| &enumeration.name)).collect();
    names.sort();
    let types = names.into_iter().map(|name| entry(name, type_path(name))).collect();
    let context = Context::new(model, language, "SUMMARY.md");
    let has_page = |origin| model.pages.iter().any(|page| page.codes() == Some(origin));
    let errors = model.service.all_origins().into_iter().filter(|origin| *origin != Origin::Gateway);
    let errors = errors
        .filter(|origin| !has_page(*origin))
        .map(|origin| Entry { title: context.errors_title(origin), path: error_page(model, origin) })
        .collect();
    let guides = model.workflows.iter().map(|it| titled(language, &it.title, workflow_path(&it.name)));
    let pages = |part| {
        let pages = model.pages.iter().filter(move |page| page.part == part);
        pages.map(|page| titled(language, &page.title, page_path(model, page)))
    };
    let summary = Summary {
        l: Labels::of(language),
        header: markdown_header(language, "service.yaml"),
        title: prose::title(model.service.title.get(language)),
        start: pages(Part::Start).collect(),
        guides: guides.chain(pages(Part::Guides)).collect(),
        families: families.into_iter().map(|family| chapter(&context, family)).collect(),
        classic: classic.into_iter().map(|family| chapter(&context, family)).collect(),
        errors,
        types,
    };
    page(language, "SUMMARY.md", &summary)
}

fn titled(language: Language, title: &Text, path: String) -> Entry {
    Entry { title: prose::title(title.get(language)), path }
}

fn chapter(context: &Context<'_>, family: &Family) -> Chapter {
    let operations = context.in_order(family).into_iter();
    Chapter {
        title: context.title(&family.title),
        path: family_path(context.model, &family.name),
        operations: operations.map(|name| entry(name, operation_path(context.model, &family.name, name))).collect(),
    }
}

fn entry(name: &str, path: String) -> Entry {
    Entry { title: prose::name(name), path }
}
