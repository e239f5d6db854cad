use super::words::{RawAccess, RawLastPage, RawPagingStyle};
use super::{
    Entries, RawDeprecation, RawEnvelopeEntry, RawField, RawLiteral, RawLocalType, RawNames, RawThenWait, RawWaiter,
};
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// An operation of the service.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawOperation {
    /// The name on the wire; also the name of the file.
    pub operation: At<String>,
    /// The family; also the name of the folder.
    pub family: At<String>,
    /// Whether calling twice is harmless.
    pub access: At<RawAccess>,
    /// One line.
    pub summary: At<String>,
    /// What a user must know beyond the summary.
    pub doc: Option<At<String>>,
    /// Should no longer be used.
    pub deprecated: Option<RawDeprecation>,
    /// Parameters by their name on the wire.
    #[serde(default)]
    pub request: Entries<RawField>,
    /// Envelope fields of the answer, each with the type that the documents claim.
    #[serde(default)]
    pub envelope: Entries<RawEnvelopeEntry>,
    /// The other fields of the answer.
    #[serde(default)]
    pub response: Entries<RawField>,
    /// Conditions on the request as a whole.
    #[serde(default)]
    pub rules: Vec<RawRule>,
    /// How the list that it answers is paged.
    pub pagination: Option<RawPagination>,
    /// How to wait until what it describes has reached a state.
    pub waiter: Option<RawWaiter>,
    /// How to wait until what it began is complete, with the waiter of another operation.
    pub then_wait: Option<RawThenWait>,
    /// Error codes, besides those that any operation can answer.
    #[serde(default)]
    pub errors: Vec<At<String>>,
    /// Worked examples.
    #[serde(default)]
    pub examples: Vec<RawExample>,
    /// Structures and enums that only this operation uses.
    #[serde(default)]
    pub types: Entries<RawLocalType>,
}

/// A condition on several parameters: one of the six kinds, and a text.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [
    { "required": ["exactly_one_of"] },
    { "required": ["at_least_one_of"] },
    { "required": ["at_most_one_of"] },
    { "required": ["all_or_none_of"] },
    { "required": ["equal"] },
    { "required": ["ascending"] },
]))]
pub struct RawRule {
    /// One of these must be given, and no second one.
    pub exactly_one_of: Option<Vec<At<String>>>,
    /// One of these must be given.
    pub at_least_one_of: Option<Vec<At<String>>>,
    /// No two of these may be given.
    pub at_most_one_of: Option<Vec<At<String>>>,
    /// All of these, or none.
    pub all_or_none_of: Option<Vec<At<String>>>,
    /// Those of these that are given have the same value.
    pub equal: Option<Vec<At<String>>>,
    /// Those of these that are given do not decrease, such as the two ends of a period.
    pub ascending: Option<Vec<At<String>>>,
    /// When it applies; always, without it.
    #[schemars(extend("type" = "object"))]
    pub when: Option<RawLiteral>,
    /// Why.
    pub doc: At<String>,
    /// Shown, never enforced.
    pub advisory: Option<At<bool>>,
}

/// How a list is paged.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPagination {
    /// How a page is asked for.
    pub style: At<RawPagingStyle>,
    /// The request parameter with the number of the page.
    pub page: Option<At<String>>,
    /// The request parameter with the size of a page.
    pub size: Option<At<String>>,
    /// The response field with the number of all items.
    pub total: Option<At<String>>,
    /// The name of the token, in the request and in the answer.
    pub token: Option<At<String>>,
    /// The response fields that hold the items: one list, or several of which a page holds a part each.
    pub items: RawNames,
    /// How the last page is told from the others, where no total tells it.
    pub last_page: Option<At<RawLastPage>>,
}

/// A worked example.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawExample {
    /// What it shows.
    pub title: At<String>,
    /// Parameters by their name on the wire, nested as groups are.
    #[serde(default)]
    pub request: Entries<RawLiteral>,
    /// The answer in JSON.
    pub json: Option<At<String>>,
    /// The answer in XML.
    pub xml: Option<At<String>>,
}

/// Parameters and fields that occur in several operations.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawParameters {
    /// By name; `use` refers to them.
    #[serde(default)]
    pub parameters: Entries<RawField>,
}
