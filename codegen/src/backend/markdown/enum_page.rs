//! The page of an enum.

use super::context::{Context, type_path};
use super::labels::Labels;
use super::page::{markdown_header, page};
use super::{prose, table};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{EnumGroup, EnumValue, Enumeration, Language, Model};
use askama::Template;

#[derive(Template)]
#[template(path = "markdown/enum.md")]
struct EnumPage {
    l: &'static Labels,
    header: String,
    breadcrumbs: String,
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
    let Enumeration {
        name,
        rust,
        known_as,
        doc,
        values,
        groups,
        deprecated,
        source,
        usage,
        // Of the Rust code alone.
        module: _,
        switch: _,
    } = enumeration;
    let path = type_path(name);
    let context = Context::new(model, language, &path);
    let values = values.iter().map(|value| {
        // Other names are for the search of the crate, and `spellings` has the others on the wire.
        let EnumValue { name, rust, doc, error_code, deprecated, known_as: _, also: _ } = value;
        let deprecation = deprecated.as_ref().map(|deprecation| context.deprecation(deprecation));
        ValueView {
            name: table::cell(&[if *error_code {
                context.error(name)
            } else {
                context.comma(&value.spellings().map(|spelling| prose::code(spelling)).collect::<Vec<_>>())
            }]),
            rust: table::cell(&[prose::code(rust)]),
            meaning: table::cell(&[deprecation.unwrap_or_default(), context.piece(doc)]),
        }
    });
    let groups = groups.iter().map(|group| {
        // The constant is of the Rust code alone.
        let EnumGroup { name, values, doc, rust: _ } = group;
        let values: Vec<String> = values.iter().map(|value| prose::code(value)).collect();
        GroupView {
            name: table::cell(&[prose::code(name)]),
            values: table::cell(&[context.comma(&values)]),
            meaning: table::cell(&[context.piece(doc)]),
        }
    });
    let view = EnumPage {
        l: context.labels,
        header: markdown_header(language, source),
        breadcrumbs: context.type_breadcrumbs(),
        name: prose::name(name),
        deprecation: deprecated.as_ref().map(|deprecation| context.deprecation(deprecation)),
        doc: context.paragraphs(doc),
        facts: context.rust_type(rust, known_as),
        values: values.collect(),
        groups: groups.collect(),
        used_by: context.used_by(usage),
    };
    page(language, &path, &view)
}
