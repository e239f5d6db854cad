//! What changes in the crate.

use super::change::{Change, from_to};
use super::rule::Rule;
use super::surface::{Item, Surface};
use crate::model::{Model, Operation};
use std::collections::{BTreeMap, BTreeSet};

/// Changes of items: the rule, the module or type that they are in, and their name.
type Found<'s> = BTreeMap<(Rule, String, &'s str), Vec<Told<'s>>>;

/// One of the items that a change is about.
struct Told<'s> {
    kind: String,
    shown: String,
    detail: String,
    item: &'s Item,
}

/// All changes from the items of one crate to those of another, each with the spec file that the item is made of. Items that
/// one parameter or field has in several types of a module are one change.
pub(super) fn rust(old: &Surface, new: &Surface) -> Vec<(Change, String)> {
    let mut found: Found = BTreeMap::new();
    for (key, item) in old {
        match new.get(key) {
            Some(after) => compare(key, item, after, &mut found),
            None if !has_parent(item, old, new) => add(Rule::ItemRemoved, key, item, String::new(), &mut found),
            None => {}
        }
    }
    for (key, item) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
        if has_parent(item, new, old) {
            continue;
        }
        let rule = if item.in_exhaustive { Rule::ExhaustiveAddition } else { Rule::ItemAdded };
        add(rule, key, item, String::new(), &mut found);
    }
    found.into_iter().map(|((rule, module, name), items)| change(rule, &module, name, &items)).collect()
}

/// Whether the module or type that the item is in is on this side only, so that it is listed already.
fn has_parent(item: &Item, here: &Surface, there: &Surface) -> bool {
    let parent = item.parent.split('<').next().unwrap_or_default();
    let is_only_here = |path: &str| {
        ["mod", "struct", "enum", "trait"].into_iter().any(|kind| {
            let key = format!("{kind} {path}");
            here.contains_key(&key) && !there.contains_key(&key)
        })
    };
    let ends = parent.match_indices("::").map(|(at, _)| at).chain([parent.len()]);
    ends.filter_map(|end| parent.get(..end)).any(is_only_here)
}

fn compare<'s>(key: &str, old: &'s Item, new: &'s Item, found: &mut Found<'s>) {
    if old.signature != new.signature {
        let required = |text: &str| text.replace("IntoRequired<", "IntoParameter<");
        let is_widened = required(&old.signature) == new.signature;
        let is_narrowed = required(&new.signature) == old.signature;
        match (is_widened, is_narrowed) {
            (true, _) => add(Rule::SetterWidened, key, new, String::new(), found),
            // That the parameter is required says it.
            (_, true) => {}
            _ => add(Rule::SignatureChanged, key, new, from_to(&old.signature, &new.signature), found),
        }
    }
    if old.deprecated != new.deprecated {
        add(Rule::Deprecation, key, new, super::entry::deprecation(new.deprecated).to_owned(), found);
    }
}

/// Notes a change, beside the others of the same name in the module.
fn add<'s>(rule: Rule, key: &str, item: &'s Item, detail: String, found: &mut Found<'s>) {
    let kind = key.split(' ').next().unwrap_or_default().to_owned();
    let is_member = matches!(kind.as_str(), "field" | "fn");
    let module = if is_member { module_of(&item.parent) } else { item.parent.clone() };
    let shown = match kind.as_str() {
        "field" => format!("{}.{}", last(&item.parent), item.name),
        "fn" => format!("{}::{}()", last(&item.parent), item.name),
        _ => format!("{kind} {}", item.name),
    };
    found.entry((rule, module, item.name.as_str())).or_default().push(Told { kind, shown, detail, item });
}

/// The module of the type at the end of a path.
fn module_of(parent: &str) -> String {
    let parent = parent.split('<').next().unwrap_or_default();
    match parent.rsplit_once("::") {
        // What a type of `types` has is of that type alone.
        Some((module, _)) if module.contains("::") => module.to_owned(),
        _ => parent.to_owned(),
    }
}

fn last(path: &str) -> &str {
    let start = path.split('<').next().unwrap_or_default();
    start.rsplit_once("::").map_or(start, |(module, _)| path.get(module.len() + 2..).unwrap_or(start))
}

/// One change of several items. From what to what is said of the field, from which the setters follow.
fn change(rule: Rule, module: &str, name: &str, items: &[Told<'_>]) -> (Change, String) {
    let mut shown: Vec<&str> = items.iter().map(|told| told.shown.as_str()).collect();
    shown.sort_unstable();
    shown.dedup();
    let told = items.iter().find(|told| told.kind == "field").or_else(|| items.first());
    let detail = told.map(|told| told.detail.as_str()).filter(|detail| !detail.is_empty());
    let detail =
        [Some(shown.join(", ")), detail.map(str::to_owned)].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let source = told.map(|told| told.item.source.clone()).unwrap_or_default();
    (Change::new(rule, module, "", name, detail), source)
}

/// What the compiler insists on before and after.
pub(super) fn requirements(old: &Model, new: &Model) -> Vec<Change> {
    let of = |operation: &Operation| -> BTreeSet<String> {
        operation.requirements.iter().map(|requirement| requirement.parameters.join(" or ")).collect()
    };
    let mut found = Vec::new();
    for before in &old.operations {
        let Some(after) = new.operation(&before.name) else { continue };
        let (before_all, after_all) = (of(before), of(after));
        let mut tell = |rule: Rule, these: &BTreeSet<String>, others: &BTreeSet<String>| {
            found.extend(these.difference(others).map(|it| Change::new(rule, &before.name, "request", it, "")));
        };
        tell(Rule::RequirementRemoved, &before_all, &after_all);
        tell(Rule::RequirementAdded, &after_all, &before_all);
    }
    found
}

/// The features of both crates.
pub(super) fn features(old: &Model, new: &Model) -> Vec<Change> {
    let of =
        |model: &Model| -> BTreeSet<String> { model.families.iter().map(|family| family.feature.clone()).collect() };
    let (old, new) = (of(old), of(new));
    let gone = old.difference(&new).map(|feature| Change::new(Rule::FeatureRemoved, "", "features", feature, ""));
    let more = new.difference(&old).map(|feature| Change::new(Rule::FeatureAdded, "", "features", feature, ""));
    gone.chain(more).collect()
}
