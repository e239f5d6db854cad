use super::RawLiteral;
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

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
    /// Exactly one of these is required.
    pub exactly_one_of: Option<Vec<At<String>>>,
    /// At least one of these is required.
    pub at_least_one_of: Option<Vec<At<String>>>,
    /// At most one of these is valid.
    pub at_most_one_of: Option<Vec<At<String>>>,
    /// All of these, or none.
    pub all_or_none_of: Option<Vec<At<String>>>,
    /// Those of these that are set have the same value.
    pub equal: Option<Vec<At<String>>>,
    /// Those of these that are set do not decrease, such as the two ends of a period.
    pub ascending: Option<Vec<At<String>>>,
    /// When it applies; always, without it.
    #[schemars(extend("type" = "object"))]
    pub when: Option<RawLiteral>,
    /// Why.
    pub doc: At<String>,
    /// The sources that agree on it, so that the client enforces it.
    #[serde(default)]
    pub certain: Vec<At<String>>,
    /// `false` where requests that work break it, so that the client does not report it.
    pub advice: Option<At<bool>>,
    /// `false` where the compiler must not insist on one of these, although the client enforces it.
    pub compile_time: Option<At<bool>>,
}
