use super::keywords::{RawAccess, RawAuth, RawCost, RawLastPage, RawOrigin, RawPagingStyle};
use super::{
    Entries, RawDeprecation, RawEnvelopeEntry, RawField, RawLiteral, RawLocalType, RawLookup, RawNames, RawRateLimit,
    RawRule, RawThenWait, RawWaiter,
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
    /// Who wrote the file, if not a person.
    pub origin: Option<At<RawOrigin>>,
    /// The Rust name, where the derived one is not the sensible one.
    pub rust: Option<At<String>>,
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
    /// What the call is signed with, where it is not a key or a bearer token, whichever the caller has.
    pub auth: Option<At<RawAuth>>,
    /// The permission that the call needs, where it is not the service's prefix and the operation's name.
    pub ram_action: Option<At<String>>,
    /// The number of calls that the service accepts, if documented.
    pub rate_limit: Option<RawRateLimit>,
    /// What a call costs, where that is certain.
    pub cost: Option<At<RawCost>>,
    /// The operations that show how the work goes on, of a call that returns before it is done.
    #[serde(default)]
    pub asynchronous: Vec<At<String>>,
    /// Its response covers only the regions that the endpoint serves.
    pub regional: Option<At<bool>>,
    /// The seconds that an attempt may need, where that is more than usual.
    pub attempt_timeout: Option<At<u32>>,
    /// How to find out whether a call was carried out whose outcome is unknown.
    pub lookup: Option<RawLookup>,
    /// Parameters by their name on the wire.
    #[serde(default)]
    pub request: Entries<RawField>,
    /// Envelope fields of the response, each with its documented type.
    #[serde(default)]
    pub envelope: Entries<RawEnvelopeEntry>,
    /// Objects of the root in which the response may have its members, in place of those of the service.
    pub unwraps: Option<Vec<At<String>>>,
    /// The other fields of the response.
    #[serde(default)]
    pub response: Entries<RawField>,
    /// Conditions on the request as a whole.
    #[serde(default)]
    pub rules: Vec<RawRule>,
    /// How the list in the response is paged.
    pub pagination: Option<RawPagination>,
    /// How to wait until what it describes has reached a state.
    pub waiter: Option<RawWaiter>,
    /// How to wait until what it began is complete, with the waiter of another operation.
    pub then_wait: Option<RawThenWait>,
    /// Error codes, in addition to the service-wide ones.
    #[serde(default)]
    pub errors: Vec<At<String>>,
    /// Worked examples.
    #[serde(default)]
    pub examples: Vec<RawExample>,
    /// Structures and enums that only this operation uses.
    #[serde(default)]
    pub types: Entries<RawLocalType>,
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
    /// The name of the token, in the request and in the response.
    pub token: Option<At<String>>,
    /// The response fields that hold the items: one list, or several of which a page holds a part each.
    pub items: RawNames,
    /// How the last page is recognized without a total.
    pub last_page: Option<At<RawLastPage>>,
}

/// A worked example.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawExample {
    /// What it shows.
    pub title: At<String>,
    /// Parameters by their name on the wire, nested as groups are; none, if the example is a response alone.
    pub request: Option<Entries<RawLiteral>>,
    /// The response in JSON.
    pub json: Option<At<String>>,
    /// The response in XML.
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
