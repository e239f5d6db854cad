//! What operations do to what the service keeps: the states of tasks, and the lists of everything else.

use super::{Entries, RawNames};
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// The states of the service, as an emulator keeps them.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawStates {
    /// The kinds of records that are kept.
    #[serde(default)]
    pub collections: Entries<RawCollection>,
    /// The state machines of records.
    #[serde(default)]
    pub machines: Entries<RawMachine>,
    /// By operation: members whose names its response writes with other letters, large or small, than the spec does. The
    /// name is that in the spec, or the end of a path; the text is the name on the wire.
    #[serde(default)]
    pub spellings: Entries<Entries<At<String>>>,
    /// By operation: what a call does. The first effect whose conditions hold counts.
    #[serde(default)]
    pub operations: Entries<Vec<RawEffect>>,
}

/// A kind of records.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCollection {
    /// Attributes with an invented ID of their own, with the number of letters and digits that follow its beginning.
    #[serde(default)]
    pub ids: Entries<RawId>,
    /// Attributes that are called otherwise on the wire: the other names, as paths.
    #[serde(default)]
    pub names: Entries<Vec<At<String>>>,
    /// The error code of a call that names a record that does not exist.
    pub not_found: Option<At<String>>,
    /// Records that exist from the beginning: attributes with their values.
    #[serde(default)]
    pub records: Vec<Entries<At<String>>>,
}

/// The form of an invented ID.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawId {
    /// How it begins.
    #[serde(default)]
    pub prefix: Option<At<String>>,
    /// The letters and digits that follow.
    pub letters: At<u32>,
    /// Whether a record that is added beside another one has the same ID.
    #[serde(default)]
    pub shared: Option<At<bool>>,
}

/// A state machine.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawMachine {
    /// The enum of its statuses.
    pub status: At<String>,
    /// The phase in which a record begins.
    pub first: At<String>,
    /// Stages with the words for their progress.
    #[serde(default)]
    pub stages: Entries<RawStage>,
    /// The phases.
    pub phases: Entries<RawPhase>,
    /// The names of what the precheck checks.
    #[serde(default)]
    pub checks: Vec<At<String>>,
    /// The attribute with the items of the precheck that are skipped.
    pub skipped: Option<At<String>>,
}

/// A part of the work whose progress is shown.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawStage {
    /// Before it begins.
    pub waiting: At<String>,
    /// While it runs.
    pub running: At<String>,
    /// Once it is complete.
    pub done: At<String>,
    /// After it failed.
    pub failed: At<String>,
}

/// A phase of a record.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPhase {
    /// The status that is shown, where it is not the name of the phase.
    pub status: Option<At<String>>,
    /// The stage that runs.
    pub stage: Option<At<String>>,
    /// The attribute without which the phase is passed over.
    pub only: Option<At<String>>,
    /// The attribute without which the phase does not end by itself.
    pub needs: Option<At<String>>,
    /// How long it lasts; without it, until a call.
    pub seconds: Option<At<u32>>,
    /// The phase that follows; `back` for the one before.
    pub then: Option<At<String>>,
    /// The phase after a failure on demand.
    pub fails: Option<At<String>>,
    /// Whether changes are carried over in it, so that there is a delay.
    pub carries: Option<At<bool>>,
}

/// What a call does.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEffect {
    /// What is done to the records.
    #[serde(rename = "do")]
    pub action: At<super::keywords::RawEffectAction>,
    /// The collection.
    pub on: At<String>,
    /// Parameters that must be present.
    #[serde(default)]
    pub given: Vec<At<String>>,
    /// Parameters with the values that they must have.
    #[serde(default)]
    pub when: Entries<RawNames>,
    /// The state machine of a new record.
    pub machine: Option<At<String>>,
    /// The parameter that chooses the state machine, with a machine for each value.
    pub machine_by: Option<RawMachineChoice>,
    /// Parameters that name the records. One that names none selects all.
    #[serde(default)]
    pub by: Vec<At<String>>,
    /// Parameters of which a record contains the value.
    #[serde(default)]
    pub contains: Vec<At<String>>,
    /// Attributes that a record must have, with the values.
    #[serde(default)]
    pub only: Entries<RawNames>,
    /// Lists of parameters: one record for each combination of their entries.
    #[serde(default)]
    pub for_each: Vec<At<String>>,
    /// Attributes that no two records share: a record with the same ones is changed, not created.
    #[serde(default)]
    pub unique: Vec<At<String>>,
    /// Attributes that are set.
    #[serde(default)]
    pub sets: Entries<At<String>>,
    /// Attributes that get a new ID.
    #[serde(default)]
    pub renews: Vec<At<String>>,
    /// Attributes that are set on a further record that is created beside it.
    #[serde(default)]
    pub beside: Entries<At<String>>,
    /// How records move. The first move that fits counts.
    #[serde(default)]
    pub moves: Vec<RawMove>,
    /// The error code where no move fits.
    pub refused: Option<At<String>>,
    /// The list of the response, where no pagination names it.
    pub items: Option<At<String>>,
    /// The parameters by which a list is sorted: the attribute, and the direction.
    pub sort: Option<RawSort>,
    /// Parameters whose value one of several attributes of a record has.
    #[serde(default)]
    pub any_of: Entries<Vec<At<String>>>,
    /// The search of a list: the parameter that chooses attributes, and the one with the text.
    pub search: Option<RawSearch>,
    /// The filter of a list by tags, which are records of their own.
    pub tagged: Option<RawTagged>,
    /// The field with the number of records, where no pagination names it.
    pub total: Option<At<String>>,
    /// The attribute whose different values are the items of a list of texts.
    pub values: Option<At<String>>,
    /// Whether the rest of the response is that of the spec's example.
    #[serde(default)]
    pub example: Option<At<bool>>,
    /// Whether a new record begins as a copy of the one that is named.
    #[serde(default)]
    pub copies: Option<At<bool>>,
    /// Beginnings of the names of attributes that a copy has the other way around.
    #[serde(default)]
    pub swaps: Entries<At<String>>,
    /// Attributes of which records with the same ID exchange two values.
    #[serde(default)]
    pub exchanges: Entries<RawNames>,
    /// Attributes that take the value of a parameter with another name.
    #[serde(default)]
    pub takes: Entries<At<String>>,
    /// The error code with which a record is refused whose `unique` attributes another one has.
    pub taken: Option<At<String>>,
    /// What another record must be like.
    pub requires: Option<RawRequires>,
    /// Members of the response that say another attribute than their name does.
    #[serde(default)]
    pub shows: Entries<At<String>>,
    /// Members of the response that repeat a parameter with another name.
    #[serde(default)]
    pub repeats: Entries<At<String>>,
}

/// A search for a text.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSearch {
    /// The parameter that chooses the attributes.
    pub by: At<String>,
    /// The parameter with the text, which the attribute contains.
    pub text: At<String>,
    /// By value of the first parameter: the attributes.
    pub attributes: Entries<Vec<At<String>>>,
}

/// A filter by tags.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTagged {
    /// The parameter with the tags: a list of structures, or a JSON text with one.
    pub by: At<String>,
    /// The collection of the tags.
    pub on: At<String>,
    /// The attribute of a tag with the ID of what it belongs to.
    pub owner: At<String>,
    /// The attribute of a record with that ID.
    pub id: At<String>,
}

/// A condition on another record of the collection.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRequires {
    /// The attribute with the ID of the other record; a record without it fulfills the condition.
    pub attribute: At<String>,
    /// The attribute of the other record that is the ID.
    pub id: At<String>,
    /// The phases in which the other record must be.
    pub phases: Vec<At<String>>,
    /// The error code where it is in another one.
    pub refused: At<String>,
}

/// The choice of a state machine.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawMachineChoice {
    pub parameter: At<String>,
    pub machines: Entries<At<String>>,
}

/// A move of a record from one phase to another.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawMove {
    /// The phases in which it is possible; all, if none is named.
    #[serde(default)]
    pub from: RawNames,
    /// The new phase; `back` for the one before; the same one, if it is omitted.
    pub to: Option<At<String>>,
    /// Parameters whose text must contain these.
    #[serde(default)]
    pub when: Entries<RawNames>,
    /// The error code with which the call is refused instead.
    pub refused: Option<At<String>>,
}

/// How a list is sorted.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSort {
    pub by: At<String>,
    pub direction: At<String>,
}
