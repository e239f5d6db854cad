//! The page of a structure.

use super::block::Block;
use super::conditions::{Conditions, ConditionsView};
use super::context::{Context, anchor, type_path};
use super::labels::Labels;
use super::page::{markdown_header, page};
use super::prose;
use super::request::Demand;
use super::response::response_name;
use super::sentence::literal;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::backend::sample::{document_sample, to_json};
use crate::backend::wording::{Naming, fill};
use crate::model::{DocumentExample, Field, ImpliedValue, Language, Literal, Model, Structure, Type, WrittenAs};
use askama::Template;

#[derive(Template)]
#[template(path = "markdown/structure.md")]
struct StructurePage {
    l: &'static Labels,
    header: String,
    breadcrumbs: String,
    name: String,
    deprecation: Option<String>,
    doc: String,
    facts: String,
    /// Says that other keys are kept.
    open: Option<&'static str>,
    example: Option<String>,
    /// For one purpose each.
    examples: Vec<ExampleView>,
    fields: Vec<Block>,
    conditions: ConditionsView,
    used_by: Vec<String>,
}

/// A document for one purpose.
struct ExampleView {
    anchor: String,
    title: String,
    json: String,
    rust: Option<String>,
}

pub(super) fn generate(model: &Model, language: Language, structure: &Structure) -> Result<Artifact, Error> {
    let Structure {
        name,
        rust,
        known_as,
        doc,
        fields: members,
        rules,
        document,
        deprecated,
        source,
        usage,
        // Of the Rust code alone.
        module: _,
        constructors: _,
        setters: _,
        from_pair: _,
    } = structure;
    let path = type_path(name);
    let context = Context::new(model, language, &path);
    let in_requests = !usage.requests.is_empty();
    let naming = Naming { prefix: "", in_request: false };
    let mut conditions = Conditions::default();
    for rule in rules {
        conditions.rule(context.wording(naming).rule(rule));
    }
    let mut fields = Vec::new();
    for field in members {
        let name = response_name(field);
        let name = if field.document.is_content { name.replace(".*", "*") } else { name };
        let mut block = if in_requests {
            conditions.field(&prose::code(field.wire()), &context.wording(naming).field(field));
            context.parameter(
                field,
                if field.document.is_content { &name } else { field.wire() },
                naming,
                Demand::Nothing,
            )
        } else {
            context.response_block(field, &name, naming)
        };
        block.say(context.implied(field, naming));
        block.say(context.without(field, &field.omits));
        fields.push(block);
    }
    let view = StructurePage {
        l: context.labels,
        header: markdown_header(language, source),
        breadcrumbs: context.type_breadcrumbs(),
        name: prose::name(name),
        deprecation: deprecated.as_ref().map(|deprecation| context.deprecation(deprecation)),
        doc: context.paragraphs(doc),
        facts: context.rust_type(rust, known_as),
        // A map lists no keys.
        open: (document.occurs && structure.content().is_none()).then_some(context.labels.open_document),
        example: if document.examples.is_empty() { Context::document_example(structure) } else { None },
        examples: context.document_examples(structure),
        fields,
        conditions: conditions.view(&context, &context.wording(naming)),
        used_by: context.held_by(structure).into_iter().chain(context.used_by(usage)).collect(),
    };
    page(language, &path, &view)
}

impl Context<'_> {
    /// What is written for a member of a document that is not set.
    fn implied(&self, field: &Field, naming: Naming<'_>) -> String {
        let labels = self.labels;
        let cases = field.document.implied.iter().map(|ImpliedValue { when, value }| {
            let value = literal(value);
            match when {
                Some(condition) => {
                    let condition = self.wording(naming).condition(condition);
                    fill(labels.implied_when, &[("value", &value), ("if", &condition)])
                }
                None if field.document.implied.len() > 1 => fill(labels.implied_else, &[("value", &value)]),
                None => value,
            }
        });
        let cases: Vec<String> = cases.collect();
        if cases.is_empty() { String::new() } else { fill(labels.implied, &[("values", &self.comma(&cases))]) }
    }

    /// A document in full: the one of the spec, or one of the examples of its members.
    fn document_example(structure: &Structure) -> Option<String> {
        if !structure.document.is_root {
            return None;
        }
        let tree = match &structure.document.example {
            Some(example) => to_json(example),
            None => composed(structure)?,
        };
        Some(prose::fenced("json", &serde_json::to_string_pretty(&tree).ok()?))
    }

    fn document_examples(&self, structure: &Structure) -> Vec<ExampleView> {
        let view = |(index, DocumentExample { title, document }): (usize, &DocumentExample)| {
            let json = serde_json::to_string_pretty(&to_json(document)).unwrap_or_default();
            let rust = document_sample(self.model, structure, document);
            let rust = rust.map(|(imports, code)| prose::fenced("rust", &format!("{imports}\n\nlet value = {code};")));
            ExampleView {
                anchor: anchor("example", &(index + 1).to_string()),
                title: self.title(title),
                json: prose::fenced("json", &json),
                rust,
            }
        };
        structure.document.examples.iter().enumerate().map(view).collect()
    }

    /// The parameters and fields that are such a document.
    fn held_by(&self, structure: &Structure) -> Vec<String> {
        let is_it = |field: &&Field| matches!(&field.ty, Type::Document(name) if *name == structure.name);
        let line = |field: &Field, owner: String| {
            fill(self.labels.held_by, &[("field", &prose::code(field.wire())), ("owner", &owner)])
        };
        let mut lines: Vec<String> = Vec::new();
        for operation in &self.model.operations {
            let fields = operation.request.iter().chain(&operation.response).filter(is_it);
            lines.extend(fields.map(|field| line(field, self.operation(&operation.name))));
        }
        for owner in &self.model.structures {
            lines.extend(owner.fields.iter().filter(is_it).map(|field| line(field, self.named_type(&owner.name))));
        }
        lines
    }
}

fn composed(structure: &Structure) -> Option<serde_json::Value> {
    let members = structure.fields.iter().filter(|field| !field.secret).filter_map(|field| {
        let value = match (field.example.as_ref()?, field.document.written_as) {
            (Literal::Boolean(value), Some(WrittenAs::Number)) => i64::from(*value).into(),
            (value, Some(WrittenAs::Number)) => {
                value.wire().and_then(|text| text.parse::<i64>().ok()).map_or_else(|| to_json(value), Into::into)
            }
            (value, Some(WrittenAs::String)) => value.wire().map_or_else(|| to_json(value), Into::into),
            (Literal::List(values), None) if field.separator.is_some() => {
                let texts: Vec<String> = values.iter().filter_map(Literal::wire).collect();
                texts.join(field.separator.as_deref().unwrap_or_default()).into()
            }
            (value, None) => to_json(value),
        };
        Some((field.name.clone(), value))
    });
    let members: serde_json::Map<String, serde_json::Value> = members.collect();
    (!members.is_empty()).then(|| members.into())
}
