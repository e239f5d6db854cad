//! A spec against what the vendor publishes.

use super::openmeta::{self, Document};
use crate::diff::{Change, wire};
use crate::model::Model;
use crate::wire::{Entry, Operation, of_model};
use std::collections::{BTreeMap, BTreeSet};

/// What would change if the spec took over what the vendor publishes. Both are held against each other only where the
/// vendor's description says something: operations, parameters and fields, types, positions, required or not, values, errors.
#[must_use]
pub fn audit(model: &Model, document: &Document) -> Vec<Change> {
    let (mut spec, mut upstream) = (of_model(model), openmeta::api(document));
    spec.hosts.clear();
    upstream.hosts.clear();
    for (name, operation) in &mut spec.operations {
        if let Some(other) = upstream.operations.get_mut(name) {
            comparable(operation, other);
            other.errors = codes(model, &other.errors);
        }
    }
    wire(&spec, &upstream)
}

/// Leaves what both sides can be held against each other for.
fn comparable(spec: &mut Operation, upstream: &mut Operation) {
    // Groups of a request are of the spec: what is sent are their members.
    let is_group =
        |path: &String, entry: &Entry| entry.documented_as == "object" && !upstream.request.contains_key(path);
    spec.request.retain(|path, entry| !is_group(path, entry));
    // Clients ignore the letter case of names in responses.
    let spelled: BTreeMap<String, &String> = spec.response.keys().map(|path| (path.to_lowercase(), path)).collect();
    let spelling = |path: String| spelled.get(&path.to_lowercase()).map_or(path, |known| (*known).clone());
    let response = std::mem::take(&mut upstream.response);
    upstream.response = response.into_iter().map(|(path, entry)| (spelling(path), entry)).collect();
    for (spec, upstream) in [(&mut spec.request, &mut upstream.request), (&mut spec.response, &mut upstream.response)] {
        for (path, entry) in spec.iter_mut() {
            if let Some(other) = upstream.get_mut(path) {
                both(entry, other);
            }
        }
        documented(spec);
        documented(upstream);
    }
    // Documents call many operations reads that change something, but none a write that does not.
    if upstream.is_read != Some(false) {
        (spec.is_read, upstream.is_read) = (None, None);
    }
    (spec.permission, spec.cost) = (None, None);
    spec.attempts.clear();
    spec.deprecated &= upstream.deprecated;
    for side in [&mut *spec, &mut *upstream] {
        side.enforced.clear();
        side.advised.clear();
        side.flows.clear();
    }
}

/// The codes as the spec spells them, without those that any operation can return.
fn codes(model: &Model, codes: &BTreeSet<String>) -> BTreeSet<String> {
    let prefixes = &model.service.alias_prefixes;
    let known = |code: &str| {
        model.errors.iter().find(|error| error.code == code || error.spellings(prefixes).iter().any(|it| it == code))
    };
    let spelled = codes.iter().filter_map(|code| match known(code) {
        Some(error) if error.service_wide => None,
        Some(error) => Some(error.code.clone()),
        None => Some(code.clone()),
    });
    spelled.collect()
}

/// Where one side says nothing, there is nothing to compare.
fn both(spec: &mut Entry, upstream: &mut Entry) {
    if upstream.values.is_none() {
        spec.values = None;
    }
    // Where the documents disagree, the spec has one of them as the type, and the other as what is documented.
    if upstream.kind == spec.kind {
        upstream.documented_as.clone_from(&spec.documented_as);
    }
    // What is not marked may still be deprecated.
    spec.deprecated &= upstream.deprecated;
    if upstream.style.is_none() || spec.style.is_none() {
        spec.style = None;
        upstream.style = None;
    }
}

/// The types as the vendor's documents claim them, and none of what only the spec knows.
fn documented(entries: &mut BTreeMap<String, Entry>) {
    for entry in entries.values_mut() {
        let Entry { documented_as, required, position, style, values, deprecated, envelope, .. } =
            std::mem::take(entry);
        // An object without members is a map of anything.
        let kind = if documented_as.starts_with("map") { "map".to_owned() } else { documented_as.clone() };
        *entry =
            Entry { kind, documented_as, required, position, style, values, deprecated, envelope, ..Entry::default() };
    }
}
