use super::words::{RawErrorKind, RawRetryClass};
use super::{Entries, RawStatus};
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// The error codes of the service.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawErrors {
    /// By code.
    pub errors: Entries<RawError>,
}

/// One error code.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawError {
    /// The HTTP status, or several.
    pub http_status: Option<RawStatus>,
    /// What sort of mistake it is.
    pub kind: At<RawErrorKind>,
    /// Whether and when the call may be repeated.
    pub retry: At<RawRetryClass>,
    /// Any operation can answer it.
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
