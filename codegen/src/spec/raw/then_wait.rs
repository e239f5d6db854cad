//! The wait that follows a call.

use super::{Entries, RawNames};
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// How to wait until what the call began is complete.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawThenWait {
    /// The operation with the waiter.
    pub operation: At<String>,
    /// The goal of that waiter.
    pub goal: At<String>,
    /// Goal: the parameters of this call, with their values, that make it the goal instead.
    #[serde(default)]
    pub instead: Entries<Entries<RawNames>>,
    /// Parameters of the waiter's operation that take the value of a response field or parameter of this one.
    #[serde(default)]
    pub from: Entries<At<String>>,
    /// Parameters of the waiter's operation with a value that is always the same.
    #[serde(default)]
    pub with: Entries<At<String>>,
    /// Parameters of the waiter's operation that the caller must give, since this call does not know them.
    #[serde(default)]
    pub arguments: Vec<At<String>>,
    /// Parameters of `from` without which the wait would end on the wrong thing. If the call has none, the wait fails at once.
    #[serde(default)]
    pub needs: Vec<At<String>>,
    /// Whether the goal is also reached when there is no such thing any more.
    pub gone: Option<At<bool>>,
    /// States that the thing cannot have had when this operation was called: they count at the first poll.
    #[serde(default)]
    pub never_old: Vec<At<String>>,
}
