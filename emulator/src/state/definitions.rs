//! The states of the spec, as the generator writes them.

use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

#[derive(Debug, Default, Deserialize)]
pub(super) struct States {
    pub(super) collections: Vec<Collection>,
    pub(super) machines: Vec<Machine>,
    operations: Vec<OperationEffects>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Collection {
    pub(super) name: String,
    pub(super) ids: Vec<RecordId>,
    names: Vec<(String, Vec<String>)>,
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
}

#[derive(Debug, Deserialize)]
pub(super) struct Stage {
    pub(super) name: String,
    pub(super) waiting: String,
    pub(super) running: String,
    pub(super) done: String,
    pub(super) failed: String,
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
struct OperationEffects {
    operation: String,
    effects: Vec<Effect>,
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
    serde_json::from_str(include_str!("../../../generated/emulation/states.json")).unwrap_or_default()
});

/// By collection: other names of attributes, and what they are called.
static NAMES: LazyLock<HashMap<&'static str, HashMap<String, String>>> = LazyLock::new(|| {
    let names = |collection: &'static Collection| {
        let others = |(name, others): &(String, Vec<String>)| {
            let name = plain(name);
            others.iter().map(|other| (plain(other), name.clone())).collect::<Vec<_>>()
        };
        collection.names.iter().flat_map(others).collect()
    };
    STATES.collections.iter().map(|collection| (collection.name.as_str(), names(collection))).collect()
});

/// By operation.
static EFFECTS: LazyLock<HashMap<&'static str, &'static [Effect]>> = LazyLock::new(|| {
    STATES.operations.iter().map(|it| (it.operation.as_str(), it.effects.as_slice())).collect()
});

/// What calls of an operation do.
pub(super) fn effects(operation: &str) -> &'static [Effect] {
    EFFECTS.get(operation).copied().unwrap_or_default()
}

/// A name without what distinguishes `SourceEndpoint.InstanceId` from `SourceEndpointInstanceID`.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '.' | '_')).map(|c| c.to_ascii_lowercase()).collect()
}

/// The attribute that a name on the wire stands for.
pub(super) fn attribute(collection: &str, name: &str) -> String {
    let plain = plain(name);
    NAMES.get(collection).and_then(|names| names.get(&plain)).cloned().unwrap_or(plain)
}

/// By collection: the attributes by which calls name and filter records, as far as no phase decides about them.
static INDEXED: LazyLock<HashMap<&'static str, Vec<String>>> = LazyLock::new(|| {
    let mut indexed: HashMap<&str, BTreeSet<String>> = HashMap::new();
    for collection in &STATES.collections {
        let ids = collection.ids.iter().map(|id| plain(&id.attribute));
        indexed.entry(&collection.name).or_default().extend(ids);
    }
    for effect in STATES.operations.iter().flat_map(|operation| &operation.effects) {
        let by = effect.by.iter().map(|name| attribute(&effect.on, name));
        let only = effect.only.iter().map(|(name, _)| plain(name));
        let unique = effect.unique.iter().map(|name| plain(name));
        indexed.entry(&effect.on).or_default().extend(by.chain(only).chain(unique));
    }
    let kept = |names: BTreeSet<String>| names.into_iter().filter(|name| !is_shown(name)).collect();
    indexed.into_iter().map(|(collection, names)| (collection, kept(names))).collect()
});

/// The attributes of a collection that have an index.
pub(super) fn indexed(collection: &str) -> &'static [String] {
    INDEXED.get(collection).map_or(&[], Vec::as_slice)
}

/// The attributes about which phases decide.
static SHOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let stages = STATES.machines.iter().flat_map(|machine| &machine.stages);
    let of_stages = stages.flat_map(|stage| ["status", "percent"].map(|word| plain(&stage.name) + word));
    of_stages.chain(["status", "delay"].map(str::to_owned)).collect()
});

/// Whether phases decide about an attribute.
pub(super) fn is_shown(name: &str) -> bool {
    SHOWN.contains(name)
}

impl States {
    pub(super) fn collection(&self, name: &str) -> Option<&Collection> {
        self.collections.iter().find(|collection| collection.name == name)
    }

    pub(super) fn machine(&self, name: &str) -> Option<&Machine> {
        self.machines.iter().find(|machine| machine.name == name)
    }
}

impl Machine {
    pub(super) fn phase(&self, name: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.name == name)
    }
}
