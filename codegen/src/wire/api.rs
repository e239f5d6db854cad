use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// An API.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Api {
    pub product: String,
    pub version: String,
    /// By name.
    pub operations: BTreeMap<String, Operation>,
    /// What programs learn of an error code that the spec describes: its kind, and whether to call again.
    pub codes: BTreeMap<String, String>,
    /// Hosts by what they serve: a region, or the rule for other regions.
    pub hosts: BTreeMap<String, String>,
}

/// An operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Operation {
    /// Whether calling twice is harmless; `None` where nothing says it.
    pub is_read: Option<bool>,
    /// What a call is signed with, where it is not just any credentials.
    pub auth: Option<&'static str>,
    pub deprecated: bool,
    /// By path: `Tag[].Key` is the key of each tag, `Labels{}` each value of a map.
    pub request: BTreeMap<String, Entry>,
    pub response: BTreeMap<String, Entry>,
    /// Codes that it declares.
    pub errors: BTreeSet<String>,
    /// Rules that the client enforces, as JSON texts, by what they demand of which parameters.
    pub enforced: BTreeMap<String, String>,
    /// Rules that are only reported or documented, in the same form.
    pub advised: BTreeMap<String, String>,
    /// How it is paged and waited for, as JSON, by the word of the spec.
    pub flows: BTreeMap<&'static str, Value>,
    /// The permission that a call needs.
    pub permission: Option<String>,
    /// The effect of a call on the bill.
    pub cost: Option<String>,
    /// How long an attempt may take and how a call is looked up, by their keys in the dump.
    pub attempts: BTreeMap<&'static str, String>,
}

/// A parameter or a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// `string`, `int32`, `list<object>` and so on, without names of types.
    pub kind: String,
    /// The type that the vendor's documents claim.
    pub documented_as: String,
    pub required: bool,
    /// `query` or `form`; `None` in responses.
    pub position: Option<String>,
    /// How a list travels: `repeat` or `json`.
    pub style: Option<String>,
    /// The values that it can have, where they are known.
    pub values: Option<BTreeSet<String>>,
    /// What the service assumes.
    pub default: Option<String>,
    /// Limits by name: the least number, the greatest length and so on.
    pub limits: BTreeMap<&'static str, f64>,
    pub pattern: Option<String>,
    /// Unit and format.
    pub form: Option<String>,
    pub deprecated: bool,
    pub secret: bool,
    pub unsupported: bool,
    /// Whether it makes repeating a call safe.
    pub is_token: bool,
    /// Whether every response of the service can have it.
    pub envelope: bool,
    /// What it says of the call, and the codes of success.
    pub role: Option<String>,
}
