//! The names of attributes: what the wire calls otherwise, what is indexed, and what phases decide about.

use super::definitions::{Collection, STATES, Stage, Tagged};
use super::plain::plain;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

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
        if let Some(Tagged { by: _, on, owner, id }) = &effect.tagged {
            indexed.entry(&effect.on).or_default().insert(plain(id));
            indexed.entry(on).or_default().extend([plain(owner), "tagkey".to_owned()]);
        }
    }
    let kept = |names: BTreeSet<String>| names.into_iter().filter(|name| !is_shown(name)).collect();
    indexed.into_iter().map(|(collection, names)| (collection, kept(names))).collect()
});

/// The attributes of a collection that have an index.
pub(super) fn indexed(collection: &str) -> &'static [String] {
    INDEXED.get(collection).map_or(&[], Vec::as_slice)
}

/// The attributes about which phases decide.
static SHOWN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let stages = STATES.machines.iter().flat_map(|machine| &machine.stages);
    let of_stages = stages.flat_map(Stage::attributes).map(String::as_str);
    of_stages.chain(["status", "delay"]).collect()
});

/// Whether phases decide about an attribute.
pub(super) fn is_shown(name: &str) -> bool {
    SHOWN.contains(name)
}
