//! A wait until something has come into a state.

use super::{Entries, RawNames};
use crate::spec::At;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// How to wait until what the operation describes has reached a state.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWaiter {
    /// What is waited for, in small letters: `tag_job` makes `client.wait_for_tag_job(…)`.
    pub name: At<String>,
    /// What is waited for, in a sentence.
    pub doc: At<String>,
    /// What is waited for, as messages call it: `task`; without it, the words of the name.
    pub noun: Option<At<String>>,
    /// Parameters for the name in messages; the first that is set is used. Defaults to the arguments.
    pub named_by: Option<Vec<At<String>>>,
    /// Error codes that mean that there is no such thing.
    #[serde(default)]
    pub not_found: Vec<At<String>>,
    /// The response field with the state, `Jobs[].Status` where it lies in a list.
    pub state: At<String>,
    /// The parameters that the method takes; without it, the required ones.
    pub arguments: Option<Vec<At<String>>>,
    /// The number of seconds between two polls.
    pub interval: At<u64>,
    /// The largest number of seconds to wait.
    pub timeout: At<u64>,
    /// Which entries of a list are waited for, and what they are called.
    pub subject: Option<RawSubject>,
    /// Fields with the percentage of the stages, in their order.
    #[serde(default)]
    pub percent: RawNames,
    /// Fields with a delay in seconds or milliseconds; the first that is there counts.
    #[serde(default)]
    pub delay: RawNames,
    /// Fields in which the service says why something failed; the first that is there counts.
    #[serde(default)]
    pub message: RawNames,
    /// Where the response lists what was checked.
    pub checks: Option<RawChecks>,
    /// Another operation that lists what was checked, called when the wait has failed.
    pub inquiry: Option<RawInquiry>,
    /// States in which no goal can be reached any more.
    #[serde(default)]
    pub failed: Vec<RawState>,
    /// States in which no goal is reached without somebody's help.
    #[serde(default)]
    pub stuck: Vec<RawState>,
    /// State: why it does not go on by itself, and what to do.
    #[serde(default)]
    pub reasons: Entries<At<String>>,
    /// What can be waited for, by name; the first unless the caller says otherwise.
    pub goals: Entries<RawGoal>,
}

/// Something to wait for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGoal {
    /// What it waits for.
    pub doc: At<String>,
    /// The response field that decides, where it is not the state.
    pub field: Option<At<String>>,
    /// Values that end the wait well.
    #[serde(default)]
    pub done: Vec<RawState>,
    /// Whether the wait ends well when there is no such thing any more: by an error code of `not_found`, or because the
    /// list no longer has it.
    pub gone: Option<At<bool>>,
    /// Values that end it badly, besides those of every goal.
    #[serde(default)]
    pub failed: Vec<RawState>,
    /// Values from which the wait would never end without somebody's help, besides those of every goal.
    #[serde(default)]
    pub stuck: Vec<RawState>,
    /// Values that do not end the wait, although they end that for other goals.
    #[serde(default)]
    pub pending: Vec<RawState>,
    /// Field: the values with which an entry of a list counts.
    #[serde(default)]
    pub only: Entries<RawNames>,
    /// Whether a check that was not passed ends the wait badly, whatever the state.
    pub all_checks: Option<At<bool>>,
}

/// Which entries of a list are waited for, and what they are called.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSubject {
    /// The member that names an entry.
    pub member: At<String>,
    /// The parameter that names the entries; one that the response lacks ends the wait.
    pub parameter: Option<At<String>>,
}

/// The fields of a response with the result of each check.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawChecks {
    /// The lists of items.
    pub items: RawNames,
    /// The member that says what was checked.
    pub name: At<String>,
    /// The member that says what came out.
    pub state: At<String>,
    /// Its values that say that the item was not passed.
    pub failed: Vec<At<String>>,
    /// Members that say why.
    #[serde(default)]
    pub message: RawNames,
    /// Members that say what to do.
    #[serde(default)]
    pub advice: RawNames,
}

/// Another operation that returns the results of checks.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawInquiry {
    /// The operation, whose waiter has `checks`.
    pub operation: At<String>,
    /// The states in which it is asked.
    pub states: Vec<At<String>>,
    /// Its parameters with a value that is always the same.
    #[serde(default)]
    pub with: Entries<At<String>>,
    /// Its parameters that take the value of a field or parameter of this operation.
    #[serde(default)]
    pub from: Entries<At<String>>,
}

/// A state, or a map with a condition.
#[derive(Clone, Debug, Default)]
pub struct RawState {
    /// `None` for any state.
    pub state: Option<At<String>>,
    pub when: Entries<RawNames>,
    /// The key of the reason, where it is not the state.
    pub reason: Option<At<String>>,
    pub at_once: Option<At<bool>>,
    pub after_action: Option<At<bool>>,
    pub lasts: Option<At<u64>>,
}

/// A state under a condition.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct Conditional {
    /// The state; without it, any.
    state: Option<At<String>>,
    /// Field: the values that it must have.
    #[serde(default)]
    when: Entries<RawNames>,
    /// The key of its reason, where it is not the state.
    reason: Option<At<String>>,
    /// It counts at the first poll, since it cannot be left from before.
    at_once: Option<At<bool>>,
    /// It counts only in a wait that follows an action.
    after_action: Option<At<bool>>,
    /// It counts once it has lasted so many seconds.
    lasts: Option<At<u64>>,
}

enum Form {
    State(String),
    Conditional(Conditional),
}

impl<'de> Deserialize<'de> for Form {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct StateOrConditional;

        impl<'de> Visitor<'de> for StateOrConditional {
            type Value = Form;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a state or a map")
            }

            fn visit_str<E>(self, state: &str) -> Result<Form, E> {
                Ok(Form::State(state.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Form, A::Error> {
                Conditional::deserialize(MapAccessDeserializer::new(map)).map(Form::Conditional)
            }
        }

        deserializer.deserialize_any(StateOrConditional)
    }
}

impl<'de> Deserialize<'de> for RawState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let At { value, place } = At::<Form>::deserialize(deserializer)?;
        Ok(match value {
            Form::State(state) => Self { state: Some(At { value: state, place }), ..Self::default() },
            Form::Conditional(Conditional { state, when, reason, at_once, after_action, lasts }) => {
                Self { state, when, reason, at_once, after_action, lasts }
            }
        })
    }
}

impl JsonSchema for RawState {
    fn schema_name() -> Cow<'static, str> {
        "RawState".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let conditional = generator.subschema_for::<Conditional>();
        json_schema!({
            "description": "A state, or a map with a condition.",
            "anyOf": [{ "type": "string" }, conditional],
        })
    }
}
