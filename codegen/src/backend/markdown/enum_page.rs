//! The page of an enum.

use super::context::{Context, type_path};
use super::labels::Labels;
use super::page::{markdown_header, page};
use super::{prose, table};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Enumeration, Language, Model};
use askama::Template;

#[derive(Template)]
#[template(path = "markdown/enum.md")]
struct EnumPage {
    l: &'static Labels,
    header: String,
    name: String,
    deprecation: Option<String>,
    doc: String,
    facts: String,
    values: Vec<ValueView>,
    groups: Vec<GroupView>,
    used_by: Vec<String>,
}

struct ValueView {
    name: String,
    rust: String,
    meaning: String,
}

struct GroupView {
    name: String,
    values: String,
    meaning: String,
}

pub(super) fn generate(model: &Model, language: Language, enumeration: &Enumeration) -> Result<Artifact, Error> {
    let path = type_path(&enumeration.name);
    let context = Context::new(model, language, &path);
    let values = enumeration.values.iter().map(|value| {
        let deprecation = value.deprecated.as_ref().map(|deprecation| context.deprecation(deprecation));
        ValueView {
            name: table::cell(&[if value.error_code {
                context.error(&value.name)
            } else {
                context.comma(&value.spellings().map(|spelling| prose::code(spelling)).collect::<Vec<_>>())
            }]),
            rust: table::cell(&[prose::code(&value.rust)]),
            meaning: table::cell(&[deprecation.unwrap_or_default(), context.piece(&value.doc)]),
        }
    });
    let groups = enumeration.groups.iter().map(|group| {
        let values: Vec<String> = group.values.iter().map(|value| prose::code(value)).collect();
        GroupView {
            name: table::cell(&[prose::code(&group.name)]),
            values: table::cell(&[context.comma(&values)]),
            meaning: table::cell(&[context.piece(&group.doc)]),
        }
    });
    let view = EnumPage {
        l: context.labels,
        header: markdown_header(language, &enumeration.source),
        name: prose::name(&enumeration.name),
        deprecation: enumeration.deprecated.as_ref().map(|deprecation| context.deprecation(deprecation)),
        doc: context.paragraphs(&enumeration.doc),
        facts: context.rust_type(&enumeration.rust, &enumeration.known_as),
        values: values.collect(),
        groups: groups.collect(),
        used_by: context.used_by(&enumeration.usage),
    };
    page(language, &path, &view)
}
