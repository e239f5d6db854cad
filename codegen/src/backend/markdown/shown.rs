//! What the generator prints on a page of the spec.

use super::block::Block;
use super::context::Context;
use super::response::response_name;
use super::{prose, table};
use crate::backend::Error;
use crate::backend::wording::{Naming, fill};
use crate::model::{Family, KnownOperation, Model, Shown};
use askama::Template;

/// Whether a page of the spec shows it, so that the first page need not.
pub(super) fn has_page(model: &Model, shown: Shown) -> bool {
    model.pages.iter().any(|page| page.shows(shown))
}

impl Context<'_> {
    pub(super) fn shown(&self, shown: Shown) -> Result<String, Error> {
        Ok(match shown {
            Shown::Endpoints => self.endpoints(),
            Shown::Notation => self.notation(),
            Shown::Envelope => self.shared_fields()?,
            Shown::ClassicOperations => self.classic_operations(),
            Shown::KnownOperations => self.known_operations(),
        })
    }

    /// How the pages are to be read.
    pub(super) fn notation(&self) -> String {
        let labels = self.labels;
        let lines = [
            labels.read_groups,
            labels.read_lists,
            labels.read_responses,
            labels.read_required,
            labels.read_form,
            labels.read_enums,
        ];
        lines.map(|line| format!("- {line}")).join("\n")
    }

    /// The fields that responses share.
    pub(super) fn shared_fields(&self) -> Result<String, Error> {
        let blocks = self.model.service.envelope.iter();
        let blocks: Vec<Block> =
            blocks.map(|field| self.response_block(field, &response_name(field), Naming::BARE)).collect();
        let printed = blocks.iter().map(Template::render).collect::<Result<Vec<String>, _>>();
        printed
            .map(|blocks| blocks.join("\n\n"))
            .map_err(|error| Error { path: "shared fields".into(), message: error.to_string() })
    }

    /// The rule for hosts, and the hosts of each region.
    pub(super) fn endpoints(&self) -> String {
        let endpoints = &self.model.service.endpoints;
        let rules = [
            (self.labels.central, &endpoints.central_host),
            (self.labels.regional, &endpoints.regional_host),
            (self.labels.global, &endpoints.global_host),
            (self.labels.network, &endpoints.network_host),
        ];
        let rules =
            rules.into_iter().filter_map(|(label, host)| Some(fill(label, &[("host", &prose::code(host.as_ref()?))])));
        let rules: Vec<String> = rules.map(|rule| format!("- {rule}")).collect();
        let mut head = vec![self.labels.region.to_owned(), self.labels.host.to_owned()];
        for (network, _) in &endpoints.network_regions {
            head.push(fill(self.labels.host_within, &[("network", network)]));
        }
        let row = |region: &str| {
            let shown = |host: Option<String>| host.map_or_else(|| "—".to_owned(), |host| prose::code(&host));
            let mut cells = vec![prose::code(region), shown(endpoints.host_of(region))];
            for (network, known) in &endpoints.network_regions {
                let is_known = known.iter().any(|it| it == region);
                cells.push(shown(endpoints.host_within(network, region).filter(|_| is_known)));
            }
            cells
        };
        let rows: Vec<Vec<String>> = endpoints.regions().into_iter().map(row).collect();
        let table = (!rows.is_empty()).then(|| printed_table(&head, &rows));
        [rules.join("\n")].into_iter().chain(table).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// For each classic operation, what to use instead.
    fn classic_operations(&self) -> String {
        let classic = self.model.families.iter().filter(|family| family.is_classic());
        let tables = classic.map(|family| {
            let rows: Vec<Vec<String>> = self
                .in_order(family)
                .into_iter()
                .map(|name| vec![self.operation(name), self.instead(family, name)])
                .collect();
            let head = [self.labels.classic_operation_column.to_owned(), self.labels.current_operation.to_owned()];
            format!("### {}\n\n{}", self.family(&family.name), printed_table(&head, &rows))
        });
        tables.collect::<Vec<_>>().join("\n\n")
    }

    fn instead(&self, family: &Family, operation: &str) -> String {
        match (family.operations_instead_of(operation), family.instead_of(operation)) {
            (Some(operations), _) => {
                let links: Vec<String> = operations.iter().map(|name| self.operation(name)).collect();
                self.listed(&links, self.labels.last_and)
            }
            (None, Some(instead)) => self.family(instead),
            (None, None) => self.labels.no_replacement.to_owned(),
        }
    }

    /// Operations that are known by name only.
    pub(super) fn known_operations(&self) -> String {
        let source = |name: &str| match self.model.source(name) {
            Some(source) => self.piece(&source.doc),
            None => prose::code(name),
        };
        let row = |known: &KnownOperation| vec![prose::code(&known.name), source(&known.source)];
        let rows: Vec<Vec<String>> = self.model.service.known_operations.iter().map(row).collect();
        printed_table(&[self.labels.operation.to_owned(), self.labels.source.to_owned()], &rows)
    }

    /// The operations of a family in the order in which whole jobs call them, and then by name.
    pub(super) fn in_order<'f>(&self, family: &'f Family) -> Vec<&'f str> {
        let called: Vec<&String> =
            self.model.workflows.iter().flat_map(|it| &it.steps).flat_map(|step| &step.operations).collect();
        let mut names: Vec<&str> = family.operations.iter().map(String::as_str).collect();
        names.sort_by_key(|name| called.iter().position(|it| it == name).unwrap_or(usize::MAX));
        names
    }
}

fn printed_table(head: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|it| table::cell(std::slice::from_ref(it))).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines = vec![line(head), format!("|{}", "---|".repeat(head.len()))];
    lines.extend(rows.iter().map(|row| line(row)));
    lines.join("\n")
}
