//! The file of the service.

use super::envelope::Envelope;
use super::note::Note;
use super::yaml::Node;
use crate::upstream::openmeta::Document;
use std::collections::{BTreeMap, BTreeSet};

/// The family of operations in no folder of the document.
const OTHER: &str = "general";

/// The families, by the folders of the document with English titles.
pub(super) struct Families {
    /// By name: the title.
    titles: BTreeMap<String, String>,
    /// By operation: the family.
    of: BTreeMap<String, String>,
}

impl Families {
    pub(super) fn of(&self, operation: &str) -> &str {
        self.of.get(operation).map_or(OTHER, String::as_str)
    }
}

pub(super) fn families(document: &Document) -> Families {
    let known: BTreeSet<&str> = document.operations().map(|operation| operation.name).collect();
    let mut families = Families { titles: BTreeMap::new(), of: BTreeMap::new() };
    for (title, operations) in document.folders() {
        let words: Vec<String> = title
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let name = words.join("_");
        let inside: Vec<&str> = operations.into_iter().filter(|name| known.contains(name)).collect();
        if !title.is_ascii() || !name.starts_with(|c: char| c.is_ascii_alphabetic()) || inside.is_empty() {
            continue;
        }
        families.titles.entry(name.clone()).or_insert_with(|| title.trim().to_owned());
        families.of.extend(inside.into_iter().map(|operation| (operation.to_owned(), name.clone())));
    }
    if known.iter().any(|operation| !families.of.contains_key(*operation)) {
        families.titles.insert(OTHER.to_owned(), "General".to_owned());
    }
    families
}

pub(super) fn file(document: &Document, families: &Families, envelope: &Envelope<'_>, notes: &mut Vec<Note>) -> Node {
    let Document { product, version, .. } = document;
    let name = document.service();
    let map = |entries: &[(&str, Node)]| {
        Node::Map(entries.iter().map(|(key, node)| ((*key).to_owned(), node.clone())).collect())
    };
    let titles = families.titles.iter().map(|(name, title)| {
        let doc = Node::text("Operations of one folder of the vendor's reference.");
        (name.clone(), map(&[("title", Node::text(title)), ("doc", doc)]))
    });
    let link = format!("https://api.alibabacloud.com/document/{product}/{version}/{{operation}}");
    map(&[
        ("service", Node::plain(&name)),
        ("product", Node::text(product)),
        ("version", Node::text(version)),
        ("origin", Node::plain("imported")),
        ("languages", Node::List(vec!["en".to_owned()])),
        ("title", Node::text(format!("{product} {version}"))),
        ("doc", Node::text(format!("The service {product} of Alibaba Cloud."))),
        ("crate", Node::plain(format!("alibabacloud-{name}"))),
        ("links", map(&[("en", Node::text(link))])),
        ("endpoints", endpoints(document, &name, notes)),
        ("families", Node::Map(titles.collect())),
        ("envelope", envelope.declared(notes)),
    ])
}

/// The hosts: one for all regions, or one for several regions, a rule with the region, and the hosts that follow neither.
fn endpoints(document: &Document, name: &str, notes: &mut Vec<Note>) -> Node {
    let mut hosts: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (region, host) in document.endpoints() {
        let host = &host.to_lowercase();
        let form = if host.contains(region) { host.replace(region, "{region}") } else { host.clone() };
        hosts.entry(form).or_default().insert(region);
    }
    let map =
        |entries: Vec<(&str, Node)>| Node::Map(entries.into_iter().map(|(key, node)| (key.to_owned(), node)).collect());
    if hosts.is_empty() {
        let host = format!("{name}.aliyuncs.com");
        notes.push(Note::Guessed("endpoints".to_owned(), format!("the host `{host}`")));
        return map(vec![("global", Node::text(host))]);
    }
    if let (Some((host, _)), 1) = (hosts.iter().find(|(form, _)| !form.contains("{region}")), hosts.len()) {
        return map(vec![("global", Node::text(host))]);
    }
    // What two regions have is a rule; what one has, its own.
    let most = |is_regional: bool| {
        let those = hosts.iter().filter(|(form, of)| form.contains("{region}") == is_regional && of.len() > 1);
        those.max_by_key(|(_, regions)| regions.len()).map(|(form, _)| form.clone())
    };
    let (central, regional) = (most(false), most(true));
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut entries = Vec::new();
    for (rule, host, regions) in
        [(&central, "central_host", "central_regions"), (&regional, "regional_host", "regional_regions")]
    {
        let Some(form) = rule else { continue };
        let these: Vec<&str> =
            hosts.get(form).into_iter().flatten().copied().filter(|it| !taken.contains(it)).collect();
        taken.extend(&these);
        entries.push((host, Node::text(form)));
        entries.push((regions, Node::List(these.into_iter().map(str::to_owned).collect())));
    }
    let mut own: Vec<(String, Node)> = Vec::new();
    for (form, regions) in
        hosts.iter().filter(|(form, _)| Some(*form) != central.as_ref() && Some(*form) != regional.as_ref())
    {
        for region in regions.iter().filter(|region| taken.insert(region)) {
            own.push(((*region).to_owned(), Node::text(form.replace("{region}", region))));
        }
    }
    if !own.is_empty() {
        own.sort_by(|(a, _), (b, _)| a.cmp(b));
        entries.push(("hosts", Node::Map(own)));
    }
    map(entries)
}
