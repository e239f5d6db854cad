{{ header }}

use super::entry::Entry;
use crate::error_code::ErrorCode;
use alibabacloud_core::{Access, Limits, Lookup};

/// A service and its definitions.
///
/// A definition is parsed when it is first asked for, and kept as long as the program runs.
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
    pub(super) operations: &'static [Entry<Operation>],
    pub(super) structures: &'static [Entry<Structure>],
    pub(super) enumerations: &'static [Entry<Enumeration>],
}

/// A group of operations, and a feature of this crate.
#[derive(Debug)]
pub struct Family {
    /// The name in the spec.
    pub name: &'static str,
    /// The Cargo feature.
    pub feature: &'static str,
    /// The title.
    pub title: &'static str,
    /// The description, as Markdown.
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
    /// Whether repeating a call is safe.
    pub access: Access,
    /// The summary, on one line.
    pub summary: &'static str,
    /// Details beyond the summary, as Markdown; empty if there are none.
    pub doc: &'static str,
    /// The deprecation, if it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// The permission for the call, as in RAM policies; `None` if unknown.
    pub ram_action: Option<&'static str>,
    /// The number of calls that the service accepts; `None` if undocumented.
    pub rate_limit: Option<RateLimit>,
    /// What a call is signed with; `None` for a key or a bearer token, whichever the client has.
    pub auth: Option<Auth>,
    /// The cost of a call; `None` if uncertain.
    pub cost: Option<Cost>,
    /// The operations that show the progress, if the call returns before the work is done.
    pub asynchronous: &'static [&'static str],
    /// Whether the response covers only the regions that the called endpoint serves.
    pub regional: bool,
    /// The timeout of an attempt in seconds, if it is longer than the default.
    pub attempt_timeout: Option<u32>,
    /// How to check whether a call with an unknown outcome took effect.
    pub lookup: Option<Lookup>,
    /// The parameters.
    pub request: &'static [Field],
    /// The fields of the response, those of the envelope first.
    pub response: &'static [Field],
    /// Conditions over several parameters, a sentence each.
    pub conditions: &'static [&'static str],
    /// The pagination of its list, if it has one.
    pub pagination: Option<Pagination>,
    /// The states to wait for.
    pub waiters: &'static [Waiter],
    /// The wait that follows a call, if one does.
    pub then_wait: Option<ThenWait>,
    /// The codes that it declares, in addition to the service-wide ones.
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

/// What a call is signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Auth {
    /// Nothing: it has no signature, and needs no credentials.
    Unsigned,
    /// A key; a bearer token is not accepted.
    Key,
    /// A bearer token; a key is not accepted.
    BearerToken,
}

/// The cost of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cost {
    /// Free of charge.
    Free,
    /// Places an order.
    Purchase,
    /// Changes the price of an existing instance.
    PriceChange,
    /// Starts something that is billed while it runs.
    StartsCharges,
    /// Ends charges.
    EndsCharges,
}

/// A structure.
#[derive(Debug)]
pub struct Structure {
    /// The name in the spec.
    pub name: &'static str,
    /// The name of the Rust type.
    pub rust_name: &'static str,
    /// The description, as Markdown.
    pub doc: &'static str,
    /// The deprecation, if it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Whether it is a JSON document, which is sent as a text.
    pub document: bool,
    /// Whether it occurs in JSON documents and keeps unknown keys.
    pub open: bool,
    /// The members. A document that is a list or a map has one member without a name.
    pub fields: &'static [Field],
}

/// An enumeration; the service may add values to it.
#[derive(Debug)]
pub struct Enumeration {
    /// The name in the spec.
    pub name: &'static str,
    /// The name of the Rust type.
    pub rust_name: &'static str,
    /// The description, as Markdown.
    pub doc: &'static str,
    /// The deprecation, if it is deprecated.
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
    /// Other spellings on the wire, in other places.
    pub also: &'static [&'static str],
    /// The name of the Rust variant.
    pub rust_name: &'static str,
    /// The meaning, as Markdown.
    pub doc: &'static str,
    /// The deprecation, if it is deprecated.
    pub deprecated: Option<Deprecation>,
}

/// A named set of an enumeration's values.
#[derive(Debug)]
pub struct Group {
    /// The name in the spec.
    pub name: &'static str,
    /// The common property of the values, as Markdown.
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
    /// A JSON document inside a text, without a description.
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
    /// The description, as Markdown.
    pub doc: &'static str,
    /// The conditions of the parameter or field, a sentence each.
    pub conditions: &'static [&'static str],
    /// Whether it is required in every request.
    pub required: bool,
    /// The value that the service uses if it is absent, as a text.
    pub default: Option<&'static str>,
    /// A plausible, invented value.
    pub example: Option<&'static str>,
    /// The documented limits.
    pub limits: Limits,
    /// The unit of a number, such as `milliseconds`.
    pub unit: Option<&'static str>,
    /// The format of a text, such as `utc_timestamp`.
    pub format: Option<&'static str>,
    /// The kind of ID that a text is, if it is one of a kind that has a type.
    pub id: Option<&'static str>,
    /// The separator of the entries of a text that holds a list.
    pub separator: Option<&'static str>,
    /// The type in the vendor's documents, if it differs from `ty`.
    pub documented_as: Option<&'static str>,
    /// Whether it is sent in the form body rather than in the query.
    pub form: bool,
    /// Whether a list or map is sent as one JSON text.
    pub json: bool,
    /// The name of the elements in a wrapped list of a response.
    pub wrapper: Option<&'static str>,
    /// Members of its structure that don't occur here, by path.
    pub omits: &'static [&'static str],
    /// Whether it is secret: never shown or logged.
    pub secret: bool,
    /// Whether it is documented as "do not specify".
    pub unsupported: bool,
    /// Whether it is the URL of a file that is uploaded before the call.
    pub upload: bool,
    /// Whether it identifies the call, so that repeating the call is safe.
    pub idempotency_token: bool,
    /// Whether the client gives its own region when the caller gives nothing.
    pub client_region: bool,
    /// Whether it is part of the envelope that responses share.
    pub envelope: bool,
    /// Of a code of the envelope: the codes of calls that succeeded. If there are none, the usual words count, such as `OK`.
    pub success_codes: &'static [&'static str],
    /// The deprecation, if it is deprecated.
    pub deprecated: Option<Deprecation>,
}

/// A deprecation.
#[derive(Clone, Copy, Debug)]
pub struct Deprecation {
    /// The date, if known.
    pub since: Option<&'static str>,
    /// The replacement, by its name on the wire.
    pub instead: Option<&'static str>,
    /// Whether it is only announced, and the item still works.
    pub announced: bool,
}

/// The pagination of a list operation. Names are those on the wire.
#[derive(Clone, Copy, Debug)]
pub struct Pagination {
    /// How to get the next page.
    pub style: PaginationStyle,
    /// The fields of the response with the items of a page: one list, or several if a page holds a part of each.
    pub items: &'static [&'static str],
    /// The parameter for the page size.
    pub size: Option<&'static str>,
    /// The field of the response with the number of all items.
    pub total: Option<&'static str>,
}

/// How to get the next page.
#[derive(Clone, Copy, Debug)]
pub enum PaginationStyle {
    /// By page number, from 1.
    Page {
        /// The parameter with the page number.
        parameter: &'static str,
    },
    /// By a token of the previous page.
    Token {
        /// The parameter for the token.
        parameter: &'static str,
        /// The field of the response with the token.
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
    /// The description of the goal, as Markdown.
    pub doc: &'static str,
    /// The field of the response that decides.
    pub field: &'static str,
    /// The values that mean that the goal is reached.
    pub done: &'static [&'static str],
    /// The values that mean that the goal can no longer be reached.
    pub failed: &'static [&'static str],
    /// The values that mean that help is needed.
    pub stuck: &'static [&'static str],
    /// Whether the goal is also reached when the resource no longer exists.
    pub gone: bool,
}

/// A goal that depends on parameters of a call.
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
    /// Goals that replace it, depending on parameters.
    pub instead: &'static [ChosenGoal],
    /// Parameters of the polled operation that take the value of a response field or parameter of the call.
    pub from: &'static [(&'static str, &'static str)],
    /// Parameters of the polled operation with a fixed value.
    pub with: &'static [(&'static str, &'static str)],
    /// Parameters of the polled operation that the caller provides.
    pub arguments: &'static [&'static str],
    /// Parameters of `from` without which the wait fails at once.
    pub needs: &'static [&'static str],
    /// Whether the goal is also reached when the resource no longer exists.
    pub gone: bool,
    /// The states that cannot be older than the call.
    pub never_old: &'static [&'static str],
}

impl Service {
    /// The operations, sorted by name.
    pub fn operations(&self) -> impl ExactSizeIterator<Item = &'static Operation> + Clone + use<> {
        self.operations.iter().map(Entry::get)
    }

    /// The structures, sorted by name.
    pub fn structures(&self) -> impl ExactSizeIterator<Item = &'static Structure> + Clone + use<> {
        self.structures.iter().map(Entry::get)
    }

    /// The enumerations, sorted by name.
    pub fn enumerations(&self) -> impl ExactSizeIterator<Item = &'static Enumeration> + Clone + use<> {
        self.enumerations.iter().map(Entry::get)
    }

    /// The operation of this name on the wire.
    #[must_use]
    pub fn operation(&self, name: &str) -> Option<&'static Operation> {
        self.operations.iter().find(|entry| entry.name() == name).map(Entry::get)
    }

    /// The structure of this name in the spec.
    #[must_use]
    pub fn structure(&self, name: &str) -> Option<&'static Structure> {
        self.structures.iter().find(|entry| entry.name() == name).map(Entry::get)
    }

    /// The enumeration of this name in the spec.
    #[must_use]
    pub fn enumeration(&self, name: &str) -> Option<&'static Enumeration> {
        self.enumerations.iter().find(|entry| entry.name() == name).map(Entry::get)
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
