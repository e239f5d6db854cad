use super::keywords::{RawErrorKind, RawRetryClass};
use super::{Entries, RawStatus};
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// Error codes that occur in the same place.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawErrors {
    /// Where the codes of this file occur: `api`, the default, `gateway`, or one of `origins` in `service.yaml`.
    pub origin: Option<At<String>>,
    /// How texts of responses spell the codes of this file, besides the code itself: one `*` stands for the code behind
    /// its first `_`, as in `CHECK__ERROR_*`.
    #[serde(default)]
    pub message_keys: Vec<At<String>>,
    /// By code.
    pub errors: Entries<RawError>,
    /// Families of codes, by what their codes have in common: one `*` stands for the rest, as in `Throttling.*`.
    #[serde(default)]
    pub families: Entries<RawCodeFamily>,
}

/// Error codes that are not listed one by one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCodeFamily {
    /// What sort of mistake it is.
    pub kind: At<RawErrorKind>,
    /// Whether and when the call may be repeated.
    pub retry: At<RawRetryClass>,
    /// What went wrong.
    pub meaning: At<String>,
    /// What to do about it.
    pub remedy: At<String>,
}

/// One error code.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawError {
    /// The HTTP status of the response, or a list of statuses.
    pub http_status: Option<RawStatus>,
    /// What sort of mistake it is.
    pub kind: Option<At<RawErrorKind>>,
    /// Whether and when the call may be repeated.
    pub retry: Option<At<RawRetryClass>>,
    /// Whether any operation can return it.
    #[serde(default)]
    pub service_wide: bool,
    /// Other spellings of the same code.
    #[serde(default)]
    pub aliases: Vec<At<String>>,
    /// The Rust variant, where the derived one is not the sensible one.
    pub rust: Option<At<String>>,
    /// What went wrong.
    pub meaning: At<String>,
    /// What to do about it.
    pub remedy: At<String>,
}
