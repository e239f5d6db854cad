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
    for described in document.operations() {
        let name = described.name;
        let (Some(operation), Some(other)) = (spec.operations.get_mut(name), upstream.operations.get_mut(name)) else {
            continue;
        };
        comparable(operation, other);
        other.errors = codes(model, &other.errors);
        if described.is_signed_otherwise() {
            operation.auth = None;
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
    json_texts(&spec.request, &mut upstream.request);
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

/// A value that is sent as JSON is a text of it for a spec that leaves open what is inside.
fn json_texts(spec: &BTreeMap<String, Entry>, upstream: &mut BTreeMap<String, Entry>) {
    let is_json = |path: &str, entries: &BTreeMap<String, Entry>| {
        let style = |path: &str| entries.get(path).and_then(|entry| entry.style.as_deref());
        // The name of a parameter can have dots.
        let ends = path.match_indices(['.', '[', '{']).map(|(end, _)| end).chain([path.len()]);
        ends.filter_map(|end| path.get(..end)).any(|outer| style(outer) == Some("json"))
    };
    let open: Vec<&String> = spec
        .iter()
        .filter(|(path, entry)| entry.kind == "json" && is_json(path, upstream))
        .map(|(path, _)| path)
        .collect();
    for path in open {
        let is_inside =
            |other: &str| other.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with(['.', '[', '{']));
        upstream.retain(|other, _| !is_inside(other));
        if let (Some(entry), Some(text)) = (upstream.get_mut(path), spec.get(path)) {
            entry.kind.clone_from(&text.kind);
        }
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
    if upstream.kind == spec.kind || is_as_open(&spec.documented_as, &upstream.documented_as) {
        upstream.documented_as.clone_from(&spec.documented_as);
    }
    // What is not marked may still be deprecated.
    spec.deprecated &= upstream.deprecated;
    // What every response has is declared once.
    upstream.deprecated &= !spec.envelope;
    if upstream.style.is_none() || spec.style.is_none() {
        spec.style = None;
        upstream.style = None;
    }
}

/// Whether a spec says as much of a type as the document does: an object without members is a map of anything, or just
/// anything.
fn is_as_open(spec: &str, upstream: &str) -> bool {
    match (spec.strip_prefix("list<"), upstream.strip_prefix("list<")) {
        (Some(spec), Some(upstream)) => is_as_open(spec, upstream),
        _ if spec.starts_with("any") => upstream.starts_with("map<any>"),
        _ => spec.starts_with("map") && upstream.starts_with("map"),
    }
}

/// The types as the vendor's documents claim them, and none of what only the spec knows.
fn documented(entries: &mut BTreeMap<String, Entry>) {
    for entry in entries.values_mut() {
        let Entry { documented_as, required, position, style, values, deprecated, envelope, .. } =
            std::mem::take(entry);
        // The name of its type says what an entry is compared by.
        let kind = documented_as.clone();
        *entry =
            Entry { kind, documented_as, required, position, style, values, deprecated, envelope, ..Entry::default() };
    }
}
