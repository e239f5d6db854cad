use super::{
    CombinedSetter, Deprecation, Field, Literal, OperationFacets, RequestRule, Service, Text, ThenWait, Type, Waiter,
};

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
    pub facets: OperationFacets,
    pub request: Vec<Field>,
    /// Setters that take a structure in place of several parameters.
    pub combined: Vec<CombinedSetter>,
    /// Envelope fields first.
    pub response: Vec<Field>,
    /// Objects of the root in which the response may have its members, in the form of [`Service::unwraps`].
    pub unwraps: Vec<String>,
    pub rules: Vec<RequestRule>,
    /// What the compiler insists on.
    pub requirements: Vec<Requirement>,
    pub pagination: Option<Pagination>,
    pub waiter: Option<Waiter>,
    /// How to wait until what it began is complete.
    pub then_wait: Option<ThenWait>,
    /// Codes that this operation declares, besides the service-wide ones.
    pub errors: Vec<String>,
    pub examples: Vec<Example>,
    /// Responses that the spec shows without a request.
    pub responses: Vec<ResponseExample>,
    /// Types that only this operation's file declares, by name.
    pub local_types: Vec<String>,
    /// The spec file, relative to the spec folder.
    pub source: String,
    /// Where the file says what.
    pub lines: Lines,
}

/// Lines of the spec file of an operation, counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// By parameter.
    pub parameters: Vec<(String, u32)>,
    /// In the order of the rules.
    pub rules: Vec<u32>,
}

impl Operation {
    /// The required parameters, in the order of the spec.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        self.request.iter().filter(|field| field.required)
    }

    /// The field of each role in its responses, if they are to be read in another way than those of the service.
    #[must_use]
    pub fn own_roles<'m>(&'m self, service: &'m Service) -> Option<Vec<&'m Field>> {
        let shared = service.roles();
        let own = |field: &'m Field| self.response.iter().find(|it| it.envelope == field.envelope).unwrap_or(field);
        let roles: Vec<&Field> = shared.iter().map(|field| own(field)).collect();
        let differs =
            |(own, shared): (&&Field, &&Field)| own.name != shared.name || own.success_codes != shared.success_codes;
        let is_other = self.unwraps != service.unwraps || roles.iter().zip(&shared).any(differs);
        is_other.then_some(roles)
    }

    /// The fields of the response that are not part of the envelope.
    #[must_use]
    pub fn payload(&self) -> &[Field] {
        let envelope = self.response.partition_point(|field| field.envelope.is_some());
        self.response.get(envelope..).unwrap_or_default()
    }
}

/// What the compiler insists on: a required parameter, or a group of which one is required.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The Rust name of the trait and of the type that say whether it is met.
    pub rust: String,
    /// The Rust name of the state in which it is met.
    pub set: String,
    /// The wire names of the parameters; one of them meets it.
    pub parameters: Vec<String>,
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
    /// The lists of the response; where there are several, a page holds a part of each.
    pub items: Vec<PageItems>,
    /// The request parameter for the size of a page.
    pub size: Option<String>,
    /// The response field with the number of all items.
    pub total: Option<String>,
    /// Whether a page that is not full is the last.
    pub short_is_last: bool,
}

/// A list of which a response holds a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageItems {
    /// The response field, `A.B` or `A[].B` where it lies in others.
    pub path: String,
    /// What an item is.
    pub ty: Type,
    /// The Rust variant that holds an item, where there are several lists.
    pub variant: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaginationStyle {
    /// The request parameter with the number of the page, and the number of the first one.
    Page { parameter: String, first: i64 },
    /// The request parameter and the response field that carry on where the last page ended.
    Token { parameter: String, field: String },
}

/// A response without its request.
#[derive(Clone, Debug)]
pub struct ResponseExample {
    pub title: Text,
    pub json: Option<String>,
    pub xml: Option<String>,
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
