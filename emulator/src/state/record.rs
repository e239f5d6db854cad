//! A record.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that the service keeps: a task, a tag, a rule.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) number: u64,
    pub(super) collection: String,
    /// By name, see [`plain`](super::plain::plain).
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) machine: Option<String>,
    pub(super) phase: Option<String>,
    /// The phase before one that leads back.
    pub(super) back: Option<String>,
    /// When the phase began, in milliseconds since 1970.
    pub(super) since: u64,
    /// Phases that fail on demand when they run next.
    pub(super) failures: Vec<String>,
}

/// A record, as programs see it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Kept {
    /// The kind of record, such as `tasks`.
    pub collection: String,
    /// The attributes, sorted by name.
    pub attributes: BTreeMap<String, String>,
}

impl Record {
    pub(super) fn new(collection: &str, attributes: BTreeMap<String, String>) -> Self {
        Self { collection: collection.to_owned(), attributes, ..Self::default() }
    }

    pub(super) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}
