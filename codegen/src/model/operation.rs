use super::{Deprecation, Field, Literal, RequestRule, Text};

/// One operation of the service.
#[derive(Debug)]
pub struct Operation {
    /// The name on the wire.
    pub name: String,
    /// The Rust module, method and file, without extension.
    pub rust: String,
    pub family: String,
    pub access: Access,
    pub summary: Text,
    pub doc: Option<Text>,
    pub deprecated: Option<Deprecation>,
    pub request: Vec<Field>,
    /// Envelope fields first.
    pub response: Vec<Field>,
    pub rules: Vec<RequestRule>,
    pub pagination: Option<Pagination>,
    pub waiters: Vec<Waiter>,
    /// Codes that this operation declares, besides the service-wide ones.
    pub errors: Vec<String>,
    pub examples: Vec<Example>,
    /// Types that only this operation's file declares, by name.
    pub local_types: Vec<String>,
    /// The spec file, relative to the spec folder.
    pub source: String,
}

impl Operation {
    /// The parameters that the compiler insists on, in the order of the spec.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        self.request.iter().filter(|field| field.required)
    }

    /// The fields of the answer that are not part of the envelope.
    pub fn payload(&self) -> impl Iterator<Item = &Field> {
        self.response.iter().filter(|field| field.envelope.is_none())
    }
}

/// Whether calling twice is harmless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Read,
    Write,
}

/// How a list operation is paged. Paths are wire names of request parameters and response fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    pub style: PaginationStyle,
    /// The response field that holds a page's items.
    pub items: String,
    /// The request parameter for the size of a page.
    pub size: Option<String>,
    /// The response field with the number of all items.
    pub total: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaginationStyle {
    /// The request parameter with the number of the page, counted from 1.
    Page { parameter: String },
    /// The request parameter and the response field that carry on where the last page ended.
    Token { parameter: String, field: String },
}

/// A state to wait for.
#[derive(Clone, Debug)]
pub struct Waiter {
    pub name: String,
    pub doc: Text,
    /// The response field to look at.
    pub field: String,
    pub done: Vec<String>,
    pub failed: Vec<String>,
    pub stuck: Vec<String>,
}

/// A worked example.
#[derive(Clone, Debug)]
pub struct Example {
    pub title: Text,
    /// Wire names to values, nested as groups are.
    pub request: Vec<(String, Literal)>,
    pub json: Option<String>,
    pub xml: Option<String>,
}
