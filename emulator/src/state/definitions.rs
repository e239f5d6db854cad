//! The states of the spec, as the generator writes them.

use super::plain::plain;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

#[derive(Debug, Default, Deserialize)]
pub(super) struct States {
    pub(super) collections: Vec<Collection>,
    pub(super) machines: Vec<Machine>,
    spellings: Vec<(String, Vec<(String, String)>)>,
    pub(super) operations: Vec<OperationEffects>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Collection {
    pub(super) name: String,
    pub(super) ids: Vec<RecordId>,
    pub(super) names: Vec<(String, Vec<String>)>,
    pub(super) not_found: Option<String>,
    pub(super) records: Vec<Vec<(String, String)>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RecordId {
    pub(super) attribute: String,
    pub(super) prefix: String,
    pub(super) letters: usize,
    pub(super) shared: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Machine {
    pub(super) name: String,
    pub(super) first: String,
    pub(super) stages: Vec<Stage>,
    pub(super) phases: Vec<Phase>,
    pub(super) checks: Vec<String>,
    pub(super) skipped: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Stage {
    pub(super) name: String,
    pub(super) waiting: String,
    pub(super) running: String,
    pub(super) done: String,
    pub(super) failed: String,
    #[serde(skip)]
    attributes: OnceLock<[String; 2]>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Phase {
    pub(super) name: String,
    pub(super) status: String,
    pub(super) stage: Option<String>,
    pub(super) only: Option<String>,
    pub(super) needs: Option<String>,
    pub(super) seconds: Option<u64>,
    pub(super) then: Option<String>,
    pub(super) fails: Option<String>,
    pub(super) carries: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct OperationEffects {
    operation: String,
    pub(super) effects: Vec<Effect>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    Create,
    Change,
    Remove,
    Read,
    List,
}

#[derive(Debug, Deserialize)]
pub(super) struct Effect {
    pub(super) action: Action,
    pub(super) on: String,
    pub(super) given: Vec<String>,
    pub(super) when: Vec<(String, Vec<String>)>,
    pub(super) machine: Option<String>,
    pub(super) machine_by: Option<MachineChoice>,
    pub(super) by: Vec<String>,
    pub(super) contains: Vec<String>,
    pub(super) only: Vec<(String, Vec<String>)>,
    pub(super) for_each: Vec<String>,
    pub(super) unique: Vec<String>,
    pub(super) sets: Vec<(String, String)>,
    pub(super) renews: Vec<String>,
    pub(super) beside: Vec<(String, String)>,
    pub(super) moves: Vec<Move>,
    pub(super) refused: Option<String>,
    pub(super) items: Option<String>,
    pub(super) sort: Option<Sort>,
    pub(super) any_of: Vec<(String, Vec<String>)>,
    pub(super) search: Option<Search>,
    pub(super) tagged: Option<Tagged>,
    pub(super) total: Option<String>,
    pub(super) values: Option<String>,
    pub(super) example: bool,
    pub(super) copies: bool,
    pub(super) swaps: Vec<(String, String)>,
    pub(super) exchanges: Vec<(String, Vec<String>)>,
    pub(super) takes: Vec<(String, String)>,
    pub(super) taken: Option<String>,
    pub(super) requires: Option<Requires>,
    pub(super) shows: Vec<(String, String)>,
    pub(super) repeats: Vec<(String, String)>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Search {
    pub(super) by: String,
    pub(super) text: String,
    pub(super) attributes: Vec<(String, Vec<String>)>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Tagged {
    pub(super) by: String,
    pub(super) on: String,
    pub(super) owner: String,
    pub(super) id: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Requires {
    pub(super) attribute: String,
    pub(super) id: String,
    pub(super) phases: Vec<String>,
    pub(super) refused: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct MachineChoice {
    pub(super) parameter: String,
    pub(super) machines: Vec<(String, String)>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Move {
    pub(super) from: Vec<String>,
    pub(super) to: Option<String>,
    pub(super) when: Vec<(String, Vec<String>)>,
    pub(super) refused: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Sort {
    pub(super) by: String,
    pub(super) direction: String,
}

pub(super) static STATES: LazyLock<States> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../generated/dts/emulation/states.json")).unwrap_or_default()
});

/// By operation.
static EFFECTS: LazyLock<HashMap<&'static str, &'static [Effect]>> =
    LazyLock::new(|| STATES.operations.iter().map(|it| (it.operation.as_str(), it.effects.as_slice())).collect());

/// What calls of an operation do.
pub(super) fn effects(operation: &str) -> &'static [Effect] {
    EFFECTS.get(operation).copied().unwrap_or_default()
}

impl States {
    pub(super) fn collection(&self, name: &str) -> Option<&Collection> {
        self.collections.iter().find(|collection| collection.name == name)
    }

    /// The name on the wire of a response member, by its path, if it differs from that in the spec.
    pub(super) fn spelling(&self, operation: &str, path: &str) -> Option<&str> {
        let (_, members) = self.spellings.iter().find(|(name, _)| name == operation)?;
        let is_end = |end: &str| path.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        members.iter().find(|(end, _)| is_end(end)).map(|(_, spelling)| spelling.as_str())
    }

    pub(super) fn machine(&self, name: &str) -> Option<&Machine> {
        self.machines.iter().find(|machine| machine.name == name)
    }
}

impl Effect {
    pub(super) fn is_list(&self) -> bool {
        self.action == Action::List
    }
}

impl Stage {
    /// The attributes that say its status and its progress.
    pub(super) fn attributes(&self) -> &[String; 2] {
        self.attributes.get_or_init(|| ["status", "percent"].map(|word| plain(&self.name) + word))
    }
}

impl Machine {
    /// The phase that carries out the checks.
    pub(super) fn precheck(&self) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.fails.is_some()).filter(|_| !self.checks.is_empty())
    }

    pub(super) fn phase(&self, name: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.name == name)
    }
}
