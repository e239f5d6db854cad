{{ header }}

use crate::error_code::ErrorCode;
use alibabacloud_core::{Access, Limits, Lookup};

/// A service and all that this crate knows about it.
#[derive(Debug)]
pub struct Service {
    /// The short name.
    pub name: &'static str,
    /// The product code on the wire.
    pub product: &'static str,
    /// The version of the API.
    pub version: &'static str,
    /// The full name.
    pub title: &'static str,
    /// The families of operations, sorted by name.
    pub families: &'static [Family],
    /// The operations, sorted by name.
    pub operations: &'static [&'static Operation],
    /// The structures, sorted by name.
    pub structures: &'static [&'static Structure],
    /// The enumerations, sorted by name.
    pub enumerations: &'static [&'static Enumeration],
}

/// A group of operations, and a feature of this crate.
#[derive(Debug)]
pub struct Family {
    /// The name in the spec.
    pub name: &'static str,
    /// The Cargo feature.
    pub feature: &'static str,
    /// The name for people.
    pub title: &'static str,
    /// What its operations are about, as Markdown.
    pub doc: &'static str,
    /// The names of its operations, sorted.
    pub operations: &'static [&'static str],
}

/// An operation.
#[derive(Debug)]
pub struct Operation {
    /// The action on the wire.
    pub name: &'static str,
    /// The name of its module and of the client's method.
    pub rust_name: &'static str,
    /// The family it belongs to.
    pub family: &'static str,
    /// Whether calling twice is harmless.
    pub access: Access,
    /// What it does, on one line.
    pub summary: &'static str,
    /// What one must know beyond the summary, as Markdown; empty if nothing.
    pub doc: &'static str,
    /// Why it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// The permission that the call needs, as RAM policies name it; `None` if it is not known.
    pub ram_action: Option<&'static str>,
    /// The number of calls that the service accepts; `None` if it is not documented.
    pub rate_limit: Option<RateLimit>,
    /// What a call costs; `None` if it is not certain.
    pub cost: Option<Cost>,
    /// The operations that show the progress, if the call returns before the work is done.
    pub asynchronous: &'static [&'static str],
    /// Whether the response covers only the regions that the called endpoint serves.
    pub regional: bool,
    /// The seconds that an attempt may need, where that is more than usual.
    pub attempt_timeout: Option<u32>,
    /// How to check whether a call was carried out whose outcome is unknown.
    pub lookup: Option<Lookup>,
    /// The parameters.
    pub request: &'static [Field],
    /// The fields of the response, those of the envelope first.
    pub response: &'static [Field],
    /// Conditions over several parameters, a sentence each.
    pub conditions: &'static [&'static str],
    /// How its list is paged, if it has one.
    pub pagination: Option<Pagination>,
    /// The states to wait for.
    pub waiters: &'static [Waiter],
    /// The wait that follows a call, if one does.
    pub then_wait: Option<ThenWait>,
    /// The codes that it declares, beside the service-wide ones.
    pub errors: &'static [ErrorCode],
}

/// The number of calls that the service accepts in a period, in one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Calls of one account.
    pub calls: u32,
    /// Calls of all accounts together, if that is documented.
    pub all_accounts: Option<u32>,
    /// The length of the period in seconds.
    pub seconds: u32,
}

/// What a call costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cost {
    /// Nothing.
    Free,
    /// It buys something.
    Purchase,
    /// It changes what something costs that was bought before.
    PriceChange,
    /// It starts something that is charged while it runs.
    StartsCharges,
    /// It ends charges.
    EndsCharges,
}

/// A structure.
#[derive(Debug)]
pub struct Structure {
    /// The name in the spec.
    pub name: &'static str,
    /// The name of the Rust type.
    pub rust_name: &'static str,
    /// What it is, as Markdown.
    pub doc: &'static str,
    /// Why it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// Whether it is a JSON document of its own, which travels as a text.
    pub document: bool,
    /// Whether it occurs in JSON documents, and keeps keys that are no members.
    pub open: bool,
    /// The members. A document that is a list or a map as a whole has one without a name.
    pub fields: &'static [Field],
}

/// An enumeration; the service may add values to it.
#[derive(Debug)]
pub struct Enumeration {
    /// The name in the spec.
    pub name: &'static str,
    /// The name of the Rust type.
    pub rust_name: &'static str,
    /// What it is, as Markdown.
    pub doc: &'static str,
    /// Why it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// The known values.
    pub values: &'static [Value],
    /// Named sets of values.
    pub groups: &'static [Group],
}

/// A value of an enumeration.
#[derive(Debug)]
pub struct Value {
    /// The spelling on the wire.
    pub name: &'static str,
    /// The name of the Rust variant.
    pub rust_name: &'static str,
    /// What it means, as Markdown.
    pub doc: &'static str,
    /// Why it should no longer be used.
    pub deprecated: Option<Deprecation>,
}

/// A named set of an enumeration's values.
#[derive(Debug)]
pub struct Group {
    /// The name in the spec.
    pub name: &'static str,
    /// What the values have in common, as Markdown.
    pub doc: &'static str,
    /// Their spellings on the wire.
    pub values: &'static [&'static str],
}

/// The type of a parameter or field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A text.
    String,
    /// True or false.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A number with a fraction.
    Double,
    /// A JSON document inside a text, of which nothing is known.
    Json,
    /// A JSON document inside a text: the structure of this name.
    Document(&'static str),
    /// Any JSON value.
    Any,
    /// A list.
    List(&'static Type),
    /// A map with texts as keys.
    Map(&'static Type),
    /// The structure of this name.
    Structure(&'static str),
    /// The enumeration of this name.
    Enumeration(&'static str),
}

/// A parameter of a request, or a field of a response or a structure.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// The name of the Rust field and of its setter. Fields of the envelope have neither: they are read from the
    /// metadata of the response.
    pub rust_name: &'static str,
    /// The type.
    pub ty: Type,
    /// What it is, as Markdown.
    pub doc: &'static str,
    /// When it may, must or does occur, a sentence each.
    pub conditions: &'static [&'static str],
    /// Whether every request must have it.
    pub required: bool,
    /// What the service assumes when it is absent, as a text.
    pub default: Option<&'static str>,
    /// A plausible, invented value.
    pub example: Option<&'static str>,
    /// The documented bounds.
    pub limits: Limits,
    /// The unit of a number, such as `milliseconds`.
    pub unit: Option<&'static str>,
    /// The format of a text, such as `utc_timestamp`.
    pub format: Option<&'static str>,
    /// What separates the entries of a text that is a list.
    pub separator: Option<&'static str>,
    /// The type that the vendor documents, where it is not `ty`.
    pub documented_as: Option<&'static str>,
    /// Whether it travels in the form body rather than the query.
    pub form: bool,
    /// Whether a list or map travels as one JSON text.
    pub json: bool,
    /// The element's name in a wrapped list of a response.
    pub wrapper: Option<&'static str>,
    /// Members of its structure that do not occur here, by their paths.
    pub omits: &'static [&'static str],
    /// Never shown or logged.
    pub secret: bool,
    /// Documented as "do not specify".
    pub unsupported: bool,
    /// Identifies the call, so that it may be repeated safely.
    pub idempotency_token: bool,
    /// Whether it is part of the envelope that responses share.
    pub envelope: bool,
    /// Why it should no longer be used.
    pub deprecated: Option<Deprecation>,
}

/// Why something should no longer be used.
#[derive(Clone, Copy, Debug)]
pub struct Deprecation {
    /// Since when, if that is known.
    pub since: Option<&'static str>,
    /// What to use, by its name on the wire.
    pub instead: Option<&'static str>,
    /// It will go away and has not gone yet.
    pub announced: bool,
}

/// How a list operation is paged. Names are those on the wire.
#[derive(Clone, Copy, Debug)]
pub struct Pagination {
    /// How one gets to the next page.
    pub style: PaginationStyle,
    /// The fields of the response that hold a page's items: one list, or several of which a page holds a part each.
    pub items: &'static [&'static str],
    /// The parameter for the size of a page.
    pub size: Option<&'static str>,
    /// The field of the response with the number of all items.
    pub total: Option<&'static str>,
}

/// How one gets to the next page.
#[derive(Clone, Copy, Debug)]
pub enum PaginationStyle {
    /// By its number, from 1.
    Page {
        /// The parameter with the number.
        parameter: &'static str,
    },
    /// By a token of the page before.
    Token {
        /// The parameter that takes the token.
        parameter: &'static str,
        /// The field of the response that holds it.
        field: &'static str,
    },
}

/// A state to wait for.
#[derive(Clone, Copy, Debug)]
pub struct Waiter {
    /// The name of the goal in the spec.
    pub name: &'static str,
    /// The method of the client that waits.
    pub method: &'static str,
    /// What it waits for, as Markdown.
    pub doc: &'static str,
    /// The field of the response that decides.
    pub field: &'static str,
    /// The values at which the state is reached.
    pub done: &'static [&'static str],
    /// The values at which it never will be.
    pub failed: &'static [&'static str],
    /// The values at which somebody has to help.
    pub stuck: &'static [&'static str],
    /// Whether the goal is also reached when the service no longer finds the thing.
    pub gone: bool,
}

/// A goal that parameters of a call choose.
#[derive(Clone, Copy, Debug)]
pub struct ChosenGoal {
    /// The name of the goal.
    pub goal: &'static str,
    /// The parameters, with the values that choose it.
    pub when: &'static [(&'static str, &'static [&'static str])],
}

/// The wait that follows a call.
#[derive(Clone, Copy, Debug)]
pub struct ThenWait {
    /// The operation that is polled.
    pub operation: &'static str,
    /// The name of the goal.
    pub goal: &'static str,
    /// Goals that take its place.
    pub instead: &'static [ChosenGoal],
    /// Parameters of the polled operation that take the value of a response field or parameter of the call.
    pub from: &'static [(&'static str, &'static str)],
    /// Parameters of the polled operation with a value that is always the same.
    pub with: &'static [(&'static str, &'static str)],
    /// Parameters of the polled operation that the caller gives.
    pub arguments: &'static [&'static str],
    /// Whether the goal is also reached when the service no longer finds the thing.
    pub gone: bool,
    /// The states that cannot be older than the call.
    pub never_old: &'static [&'static str],
}

impl Field {
    /// A field about which nothing else is known, to start from.
    #[must_use]
    pub const fn new(name: &'static str, rust_name: &'static str, ty: Type, doc: &'static str) -> Self {
        Self {
            name,
            rust_name,
            ty,
            doc,
            conditions: &[],
            required: false,
            default: None,
            example: None,
            limits: Limits::NONE,
            unit: None,
            format: None,
            separator: None,
            documented_as: None,
            form: false,
            json: false,
            wrapper: None,
            omits: &[],
            secret: false,
            unsupported: false,
            idempotency_token: false,
            envelope: false,
            deprecated: None,
        }
    }
}

impl Service {
    /// The operation of this name on the wire.
    #[must_use]
    pub fn operation(&self, name: &str) -> Option<&'static Operation> {
        self.operations.iter().find(|operation| operation.name == name).copied()
    }

    /// The structure of this name in the spec.
    #[must_use]
    pub fn structure(&self, name: &str) -> Option<&'static Structure> {
        self.structures.iter().find(|structure| structure.name == name).copied()
    }

    /// The enumeration of this name in the spec.
    #[must_use]
    pub fn enumeration(&self, name: &str) -> Option<&'static Enumeration> {
        self.enumerations.iter().find(|enumeration| enumeration.name == name).copied()
    }
}

impl Operation {
    /// The parameter of this name on the wire.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&'static Field> {
        self.request.iter().find(|field| field.name == name)
    }
}

impl Structure {
    /// The field of this name on the wire.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
