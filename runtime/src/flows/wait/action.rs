//! Waits that follow an action: the call that has just been made, and what is known of the state before it.

use super::table::{Source, Test};
use super::{Goals, Wait};
use crate::call::client::Core;
use crate::contract::path::{set_text, text_at};
use crate::contract::response_metadata::ResponseMetadata;
use crate::contract::structure::Structure;
use crate::error::Violation;

/// What a call changes, for the wait that follows it.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct Action {
    /// The goals by name, each with the parameters of the action that choose it; the first that fits is waited for.
    pub goals: &'static [(&'static str, &'static [Test])],
    /// The parameters of the request that polls, and where their values come from.
    pub parameters: &'static [(&'static str, Source)],
    /// Those without which the wait would end on the wrong thing.
    pub needs: &'static [&'static str],
    /// Whether the goal is also reached when there is no such thing any more.
    pub gone: bool,
    /// The states that the thing cannot have had when the action was called. They count at once.
    pub never_old: &'static [&'static str],
}

/// A client that can wait: each client of a generated SDK is one.
pub trait WaitClient {
    /// A wait of this client.
    type Wait<G: Goals>;

    /// The wait that `begin` makes of the client.
    #[doc(hidden)]
    fn begin<G: Goals>(&self, begin: impl FnOnce(&Core) -> Wait<G>) -> Self::Wait<G>;
}

impl Action {
    /// The goal of the wait that follows a call with these parameters.
    pub(super) fn goal<G: Goals>(&self, metadata: &ResponseMetadata) -> G {
        let chosen = self.goal_name(metadata);
        chosen.and_then(|name| G::ALL.iter().find(|goal| goal.goal().name == name)).copied().unwrap_or_default()
    }

    /// The name of the goal.
    pub fn goal_name(&self, metadata: &ResponseMetadata) -> Option<&'static str> {
        let holds = |test: &Test| {
            let value = metadata.parameter(test.field);
            value.is_some_and(|value| test.values.iter().any(|known| known.eq_ignore_ascii_case(value)))
        };
        self.goals.iter().find(|(_, tests)| tests.iter().all(holds)).map(|(name, _)| *name)
    }

    /// What `request` lacks that the wait needs.
    pub(super) fn missing(&self, request: &dyn Structure) -> Vec<Violation> {
        let is_present = |name: &str| request.present().any(|(field, _)| field.name == name);
        let missing = self.needs.iter().filter(|name| !is_present(name));
        let violation = |name: &&str| Violation {
            parameter: (*name).to_owned(),
            rule: "required by the wait, and the call before it did not have it; set it in the call".into(),
            enforced: true,
        };
        missing.map(violation).collect()
    }

    /// Names in `request` what the call was about.
    pub fn name(&self, response: &dyn Structure, metadata: &ResponseMetadata, request: &mut dyn Structure) {
        for (parameter, source) in self.parameters {
            let value = match source {
                Source::Text(text) => Some((*text).to_owned()),
                Source::Field(field) => text_at(response, field)
                    .filter(|text| !text.is_empty())
                    .or_else(|| metadata.parameter(field).map(str::to_owned)),
            };
            if let Some(value) = value {
                set_text(request, parameter, &value);
            }
        }
    }
}
