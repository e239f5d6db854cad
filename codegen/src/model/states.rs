use serde::Serialize;

/// What an emulator keeps, and what calls do to it. All names are resolved; entries are in the order of the spec.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct States {
    pub collections: Vec<Collection>,
    pub machines: Vec<Machine>,
    /// By operation: members with their names on the wire.
    pub spellings: Vec<(String, Vec<(String, String)>)>,
    pub operations: Vec<OperationEffects>,
}

/// A kind of records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Collection {
    pub name: String,
    pub ids: Vec<RecordId>,
    /// Attribute, and other names on the wire.
    pub names: Vec<(String, Vec<String>)>,
    pub not_found: Option<String>,
    /// Records that exist from the beginning.
    pub records: Vec<Vec<(String, String)>>,
}

/// The form of an invented ID.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordId {
    pub attribute: String,
    pub prefix: String,
    pub letters: u32,
    /// Whether a record beside another one has the same.
    pub shared: bool,
}

/// A state machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Machine {
    pub name: String,
    pub first: String,
    pub stages: Vec<Stage>,
    pub phases: Vec<Phase>,
    pub checks: Vec<String>,
    /// The attribute with the items that are skipped.
    pub skipped: Option<String>,
}

/// A part of the work, with the words for its progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stage {
    pub name: String,
    pub waiting: String,
    pub running: String,
    pub done: String,
    pub failed: String,
}

/// A phase of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phase {
    pub name: String,
    pub status: String,
    pub stage: Option<String>,
    pub only: Option<String>,
    pub needs: Option<String>,
    pub seconds: Option<u32>,
    pub then: Option<String>,
    pub fails: Option<String>,
    pub carries: bool,
}

/// What a call of an operation does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OperationEffects {
    pub operation: String,
    pub effects: Vec<Effect>,
}

/// What is done to records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EffectAction {
    Create,
    Change,
    Remove,
    Read,
    List,
}

/// What a call does, under a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effect {
    pub action: EffectAction,
    pub on: String,
    pub given: Vec<String>,
    pub when: Vec<(String, Vec<String>)>,
    pub machine: Option<String>,
    pub machine_by: Option<MachineChoice>,
    pub by: Vec<String>,
    pub contains: Vec<String>,
    pub only: Vec<(String, Vec<String>)>,
    pub for_each: Vec<String>,
    pub unique: Vec<String>,
    pub sets: Vec<(String, String)>,
    pub renews: Vec<String>,
    pub beside: Vec<(String, String)>,
    pub moves: Vec<Move>,
    pub refused: Option<String>,
    pub items: Option<String>,
    pub sort: Option<Sort>,
    pub any_of: Vec<(String, Vec<String>)>,
    pub search: Option<Search>,
    pub tagged: Option<Tagged>,
    pub total: Option<String>,
    pub values: Option<String>,
    pub example: bool,
    pub copies: bool,
    pub swaps: Vec<(String, String)>,
    pub exchanges: Vec<(String, Vec<String>)>,
    pub takes: Vec<(String, String)>,
    pub taken: Option<String>,
    pub requires: Option<Requires>,
    pub shows: Vec<(String, String)>,
    pub repeats: Vec<(String, String)>,
}

/// A search for a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Search {
    pub by: String,
    pub text: String,
    pub attributes: Vec<(String, Vec<String>)>,
}

/// A filter by tags.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tagged {
    pub by: String,
    pub on: String,
    pub owner: String,
    pub id: String,
}

/// A condition on another record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Requires {
    pub attribute: String,
    pub id: String,
    pub phases: Vec<String>,
    pub refused: String,
}

/// The parameter that chooses a state machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MachineChoice {
    pub parameter: String,
    pub machines: Vec<(String, String)>,
}

/// A move from one phase to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Move {
    pub from: Vec<String>,
    pub to: Option<String>,
    pub when: Vec<(String, Vec<String>)>,
    pub refused: Option<String>,
}

/// How a list is sorted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sort {
    pub by: String,
    pub direction: String,
}
