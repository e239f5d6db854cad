//! `book.toml` and the table of contents.

use super::context::{Context, error_page, family_path, operation_path, type_path, workflow_path};
use super::labels::Labels;
use super::page::{file, header, markdown_header, page};
use super::prose;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Family, Language, Model, Origin};
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
    let pages = [Origin::Api, Origin::Task, Origin::Precheck].into_iter();
    let context = Context::new(model, language, "SUMMARY.md");
    let errors = pages
        .map(|origin| Entry { title: context.errors_title(origin).to_owned(), path: error_page(origin).to_owned() })
        .collect();
    let guides = model.workflows.iter();
    let guides =
        guides.map(|it| Entry { title: prose::title(it.title.get(language)), path: workflow_path(&it.name) }).collect();
    let summary = Summary {
        l: Labels::of(language),
        header: markdown_header(language, "service.yaml"),
        title: prose::title(model.service.title.get(language)),
        guides,
        families: families.into_iter().map(|family| chapter(language, family)).collect(),
        classic: classic.into_iter().map(|family| chapter(language, family)).collect(),
        errors,
        types,
    };
    page(language, "SUMMARY.md", &summary)
}

fn chapter(language: Language, family: &Family) -> Chapter {
    Chapter {
        title: prose::title(family.title.get(language)),
        path: family_path(&family.name),
        operations: family.operations.iter().map(|name| entry(name, operation_path(&family.name, name))).collect(),
    }
}

fn entry(name: &str, path: String) -> Entry {
    Entry { title: prose::name(name), path }
}
