use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// The number of calls that the service accepts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRateLimit {
    /// Calls of one account in one region.
    pub calls: At<u32>,
    /// Calls of all accounts in one region.
    pub all_accounts: Option<At<u32>>,
    /// The length of the period that the numbers are for; one second without it.
    pub seconds: Option<At<u32>>,
}

/// How to find out whether a call was carried out whose outcome is unknown.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLookup {
    /// The operation that shows it.
    pub operation: At<String>,
    /// What to look for in its response.
    pub doc: At<String>,
}
