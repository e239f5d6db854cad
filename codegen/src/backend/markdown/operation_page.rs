//! The page of an operation.

use super::block::Block;
use super::clients::ClientView;
use super::conditions::ConditionsView;
use super::context::{Context, ERRORS, operation_path, origin_anchor};
use super::error_rows::ErrorRow;
use super::example::ExampleView;
use super::grouping::Part;
use super::labels::Labels;
use super::matrix::MatrixView;
use super::page::{markdown_header, page};
use super::prose;
use super::waiting::WaitingView;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::backend::facets::Writer;
use crate::backend::wording::{Naming, fill};
use crate::model::{CombinedSetter, Field, Language, Model, Operation, Origin, Pagination, PaginationStyle, Text};
use crate::prose::target;
use askama::Template;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "markdown/operation.md")]
struct OperationPage {
    l: &'static Labels,
    header: String,
    name: String,
    summary: String,
    deprecation: Option<String>,
    facts: String,
    notes: Vec<String>,
    doc: String,
    parameters: Vec<Part>,
    /// Setters that take a structure in place of several parameters.
    combined: Vec<String>,
    conditions: ConditionsView,
    payload: Vec<Block>,
    envelope: Vec<Block>,
    pagination: Option<String>,
    waiting: Option<WaitingView>,
    /// The wait that follows a call.
    following: Option<String>,
    errors: Vec<ErrorRow>,
    service_wide: String,
    examples: Vec<ExampleView>,
    /// The first example in every client's words.
    clients: Vec<ClientView>,
    matrices: Vec<MatrixView>,
    breadcrumbs: String,
    /// Where the operation stands in whole jobs.
    steps: Vec<String>,
    see_also: Vec<String>,
}

pub(super) fn generate(model: &Model, language: Language, operation: &Operation) -> Result<Artifact, Error> {
    let Operation {
        name,
        family,
        summary,
        doc,
        deprecated,
        pagination,
        waiter,
        then_wait,
        errors,
        examples,
        responses,
        source,
        // In `about` and `about_calls`.
        rust: _,
        access: _,
        facets: _,
        // In `request`, `response` and `arranged`.
        request: _,
        combined: _,
        response: _,
        rules: _,
        // The compiler shows them.
        requirements: _,
        // On pages of their own.
        local_types: _,
        // The client reads the response, wherever its members are.
        unwraps: _,
        lines: _,
    } = operation;
    let path = operation_path(model, family, name);
    let context = Context::new(model, language, &path);
    let request = context.request(operation);
    let (payload, envelope) = context.response(operation);
    let (parameters, combined) = context.arranged(operation, request.blocks);
    let view = OperationPage {
        l: context.labels,
        header: markdown_header(language, source),
        name: prose::name(name),
        summary: context.paragraphs(summary),
        deprecation: match deprecated {
            Some(deprecation) => Some(context.deprecation(deprecation)),
            None => context.replacement(family, name),
        },
        facts: context.about(operation),
        notes: context.about_calls(operation),
        doc: doc.as_ref().map(|doc| context.paragraphs(doc)).unwrap_or_default(),
        parameters,
        combined,
        conditions: request.conditions.view(&context, &context.wording(Naming::BARE)),
        payload,
        envelope,
        pagination: pagination.as_ref().map(|pagination| context.pagination(pagination)),
        waiting: waiter.as_ref().map(|waiter| context.waiting(waiter)),
        following: then_wait.as_ref().map(|next| context.following(next)),
        errors: context.error_rows(&errors.iter().filter_map(|code| model.error(code)).collect::<Vec<_>>()),
        service_wide: context.service_wide(),
        examples: examples
            .iter()
            .enumerate()
            .map(|(index, example)| context.example(operation, example, index == 0))
            .chain(responses.iter().map(|example| context.response_example(example)))
            .collect(),
        clients: examples.first().map(|it| context.clients(operation, it)).unwrap_or_default(),
        matrices: context.matrices(&request.placed),
        steps: context.steps_with(name),
        breadcrumbs: context.breadcrumbs(family),
        see_also: context.related(operation),
    };
    page(language, &path, &view)
}

impl Context<'_> {
    fn about(&self, operation: &Operation) -> String {
        let labels = self.labels;
        let mut facts = vec![
            (labels.access, self.access(operation.access).to_owned()),
            (labels.rust, prose::code(&format!("client.{}()", operation.rust))),
        ];
        facts.extend(operation.facets.ram_action.as_ref().map(|action| (labels.ram_action, prose::code(action))));
        let facts = self.facts(&facts);
        let page = self.model.service.link.get(self.language).replace("{operation}", &operation.name);
        if page.starts_with("https://") {
            format!("{facts} · [{}]({})", labels.vendor_page, target(&page))
        } else {
            facts
        }
    }

    fn about_calls(&self, operation: &Operation) -> Vec<String> {
        let (link, text) = (|name: &str| self.operation(name), |text: &Text| self.line(text));
        Writer { language: self.language, operation: &link, text: &text }.sentences(&operation.facets)
    }

    /// The parameters that a structure stands for, and its members that have none here.
    pub(super) fn combined(&self, setter: &CombinedSetter) -> String {
        // How the members are spelled is for the documentation of the crate.
        let CombinedSetter { rust, structure, places: _ } = setter;
        let fields = self.model.structure(structure).map(|structure| structure.fields.as_slice());
        let (given, unknown): (Vec<&Field>, Vec<&Field>) =
            fields.unwrap_or_default().iter().partition(|field| setter.parameter(&field.name).is_some());
        let parameters: Vec<String> =
            given.iter().filter_map(|field| setter.parameter(&field.name)).map(|name| prose::code(&name)).collect();
        let ty = self.named_type(structure);
        let call = prose::code(&format!(".{rust}(…)"));
        let sets =
            [("setter", call.as_str()), ("type", &ty), ("parameters", &self.listed(&parameters, self.labels.last_and))];
        let mut sentences = vec![fill(self.labels.combined, &sets)];
        if !unknown.is_empty() {
            let members: Vec<String> = unknown.iter().map(|field| prose::code(&field.name)).collect();
            let members = self.listed(&members, self.labels.last_and);
            sentences.push(fill(self.labels.combined_lacks, &[("members", &members)]));
        }
        self.sentences(&sentences)
    }

    fn pagination(&self, pagination: &Pagination) -> String {
        let labels = self.labels;
        let mut sentences = Vec::new();
        let mut say = |template: &str, values: &[(&str, &str)]| {
            let values: Vec<(&str, String)> = values.iter().map(|(name, value)| (*name, prose::code(value))).collect();
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            sentences.push(fill(template, &values));
        };
        let Pagination { style, items, size, total, short_is_last } = pagination;
        match style {
            // Readers find the number of the first page with the parameter.
            PaginationStyle::Page { parameter, first: _ } => say(labels.paged, &[("page", parameter)]),
            PaginationStyle::Token { parameter, field } => {
                say(labels.token_paged, &[("page", parameter), ("field", field)]);
            }
        }
        if let Some(size) = size {
            say(labels.page_size, &[("size", size)]);
        }
        if let Some(total) = total {
            say(labels.page_total, &[("total", total)]);
        }
        let lists: Vec<String> = items.iter().map(|items| prose::code(&items.path)).collect();
        let template = if lists.len() == 1 { labels.page_items } else { labels.page_lists };
        sentences.push(fill(template, &[("items", &self.listed(&lists, labels.last_and))]));
        if *short_is_last {
            sentences.push(labels.short_page.to_owned());
        }
        self.sentences(&sentences)
    }

    fn service_wide(&self) -> String {
        let labels = self.labels;
        let link = |is_gateway: bool, label: &str, anchor: &str| {
            let mut wide = self.model.errors.iter().filter(|error| error.service_wide);
            let page = self.relative(&format!("{ERRORS}#{anchor}"));
            wide.any(|error| (error.origin == Origin::Gateway) == is_gateway).then(|| fill(label, &[("page", &page)]))
        };
        let own = link(false, labels.common_codes_link, "section-common");
        let gateway = link(true, labels.gateway_codes_link, &origin_anchor(self.model, Origin::Gateway));
        let links: Vec<String> = own.into_iter().chain(gateway).collect();
        if links.is_empty() {
            return String::new();
        }
        fill(labels.service_wide, &[("codes", &self.listed(&links, labels.last_or))])
    }

    /// The operations that the parameters' and fields' texts point to.
    fn related(&self, operation: &Operation) -> Vec<String> {
        let fields = operation.request.iter().chain(&operation.response);
        let names: BTreeSet<&String> = fields.flat_map(|field| &field.see_also).collect();
        let others = names.into_iter().filter(|name| **name != operation.name);
        others
            .filter_map(|name| self.model.operation(name))
            .map(|other| {
                let summary = self.line(&other.summary);
                format!("{}{}{summary}", self.operation(&other.name), self.labels.colon_space)
            })
            .collect()
    }
}
