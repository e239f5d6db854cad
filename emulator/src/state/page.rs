//! Which page of a list a call asks for.

use super::scalar::{payload, scalar};
use crate::protocol::{Object, Parameters};
use alibabacloud_dts::metadata::{Operation, PaginationStyle};

/// The size of a page, if neither the call nor the spec says it.
const SIZE: usize = 30;

/// A page of a list.
#[derive(Debug)]
pub(super) struct Page {
    /// The number of entries before it.
    start: usize,
    size: usize,
    /// Its number, from 1, where pages have numbers.
    number: Option<usize>,
    /// The member with the place of the next page, where pages have such places.
    next: Option<&'static str>,
    /// The member with the number of all entries.
    total: Option<&'static str>,
}

impl Page {
    /// The page that a call asks for; `None` if the operation has no pages.
    pub(super) fn of_call(call: &Parameters) -> Option<Self> {
        let pagination = call.operation.pagination.as_ref()?;
        let number = |name: &str| call.get(name).and_then(|text| text.parse::<usize>().ok());
        let default = |name: &str| call.operation.parameter(name)?.default?.parse::<usize>().ok();
        let size = pagination.size.and_then(|name| number(name).or_else(|| default(name))).unwrap_or(SIZE).max(1);
        let total = pagination.total;
        Some(match pagination.style {
            PaginationStyle::Page { parameter } => {
                let page = number(parameter).unwrap_or(1).max(1);
                Self { start: (page - 1).saturating_mul(size), size, number: Some(page), next: None, total }
            }
            PaginationStyle::Token { parameter, field } => {
                Self { start: number(parameter).unwrap_or(0), size, number: None, next: Some(field), total }
            }
        })
    }

    /// The entries on it.
    pub(super) fn of<'e, T>(&self, entries: &'e [T]) -> &'e [T] {
        let rest = entries.get(self.start..).unwrap_or_default();
        rest.get(..self.size).unwrap_or(rest)
    }

    /// Writes what a response says about its page, and returns the names of these members.
    pub(super) fn describe(
        &self,
        operation: &'static Operation,
        total: usize,
        object: &mut Object,
    ) -> Vec<&'static str> {
        let next = self.start.saturating_add(self.size);
        let next = if next < total { next.to_string() } else { String::new() };
        let of_page = self.number.map(|number| {
            [("PageNumber", number), ("PageRecordCount", self.size), ("PageSize", self.size)]
                .map(|(name, number)| (name, number.to_string()))
        });
        let said = of_page.into_iter().flatten();
        let said = said.chain(self.next.map(|name| (name, next)));
        let said = said.chain(self.total.map(|name| (name, total.to_string())));
        let mut names = Vec::new();
        for (name, text) in said {
            // Numbers of pages are documented as texts in places.
            let field = payload(operation).find(|field| field.name == name);
            if let Some((field, value)) = field.and_then(|field| Some((field, scalar(field, &text)?))) {
                object.member(field.name, value);
                names.push(field.name);
            }
        }
        names
    }
}
