//! The page of a structure.

use super::conditions::Conditions;
use super::context::{Context, type_path};
use super::labels::Labels;
use super::page::{markdown_header, page};
use super::prose;
use super::response::answer_name;
use super::row::Row;
use super::sentence::Naming;
use super::table;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Language, Model, Structure};
use askama::Template;

#[derive(Template)]
#[template(path = "markdown/structure.md")]
struct StructurePage {
    l: &'static Labels,
    header: String,
    name: String,
    deprecation: Option<String>,
    doc: String,
    facts: String,
    in_requests: bool,
    rows: Vec<Row>,
    enforced: Vec<String>,
    advisory: Vec<String>,
    used_by: Vec<String>,
}

pub(super) fn generate(model: &Model, language: Language, structure: &Structure) -> Result<Artifact, Error> {
    let path = type_path(&structure.name);
    let context = Context::new(model, language, &path);
    let in_requests = !structure.usage.requests.is_empty();
    let naming = Naming { prefix: "", in_request: false };
    let mut conditions = Conditions::default();
    for rule in &structure.rules {
        conditions.sentence(context.request_rule(rule, naming), rule.advisory);
    }
    let mut rows = Vec::new();
    for field in &structure.fields {
        let mut row = if in_requests {
            conditions.field(&prose::code(&field.name), &context.rules(field, naming));
            context.parameter(field, &field.name, naming, None)
        } else {
            context.answer_row(field, &answer_name(field), naming)
        };
        row.description = table::cell(&[row.description, context.without(field, &field.omits)]);
        rows.push(row);
    }
    let view = StructurePage {
        l: context.labels,
        header: markdown_header(language, &structure.source),
        name: prose::name(&structure.name),
        deprecation: structure.deprecated.as_ref().map(|deprecation| context.deprecation(deprecation)),
        doc: context.paragraphs(&structure.doc),
        facts: context.rust_type(&structure.rust),
        in_requests,
        rows,
        enforced: conditions.lines(&context, true),
        advisory: conditions.lines(&context, false),
        used_by: context.used_by(&structure.usage),
    };
    page(language, &path, &view)
}
