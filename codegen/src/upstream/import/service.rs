//! The file of the service.

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

pub(super) fn file(document: &Document, families: &Families, notes: &mut Vec<Note>) -> Node {
    let Document { product, version, .. } = document;
    let name: String = product.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let map = |entries: &[(&str, Node)]| {
        Node::Map(entries.iter().map(|(key, node)| ((*key).to_owned(), node.clone())).collect())
    };
    let titles = families.titles.iter().map(|(name, title)| {
        let doc = Node::text("Operations of one folder of the vendor's reference.");
        (name.clone(), map(&[("title", Node::text(title)), ("doc", doc)]))
    });
    let request_id = map(&[
        ("type", Node::plain("string")),
        ("role", Node::plain("request_id")),
        ("doc", Node::text("The ID of the request, to quote to technical support.")),
    ]);
    let link = format!("https://api.alibabacloud.com/document/{product}/{version}/{{operation}}");
    map(&[
        ("service", Node::plain(&name)),
        ("product", Node::text(product)),
        ("version", Node::text(version)),
        ("languages", Node::List(vec!["en".to_owned()])),
        ("title", Node::text(format!("{product} {version}"))),
        ("doc", Node::text(format!("The service {product} of Alibaba Cloud."))),
        ("crate", Node::plain(format!("alibabacloud-{name}"))),
        ("links", map(&[("en", Node::text(link))])),
        ("endpoints", endpoints(document, &name, notes)),
        ("families", Node::Map(titles.collect())),
        ("envelope", map(&[("RequestId", request_id)])),
    ])
}

/// The hosts, as far as two forms have them: one for several regions, and one with the region in its name.
fn endpoints(document: &Document, name: &str, notes: &mut Vec<Note>) -> Node {
    let mut hosts: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (region, host) in document.endpoints() {
        let form = if host.contains(region) { host.replace(region, "{region}") } else { host.to_owned() };
        hosts.entry(form).or_default().insert(region);
    }
    let most = |is_regional: bool| {
        let those = hosts.iter().filter(|(form, _)| form.contains("{region}") == is_regional);
        those.max_by_key(|(_, regions)| regions.len()).map(|(form, _)| form.clone())
    };
    let mut guessed = |what: &str, form: String| {
        notes.push(Note::Guessed("endpoints".to_owned(), format!("the {what} host `{form}`")));
        form
    };
    let central = most(false).unwrap_or_else(|| guessed("central", format!("{name}.aliyuncs.com")));
    let regional = most(true).unwrap_or_else(|| guessed("regional", format!("{name}.{{region}}.aliyuncs.com")));
    let inside = guessed("network", format!("{name}-{{network}}.{{region}}.aliyuncs.com"));
    let regions = |form: &String| hosts.get(form).into_iter().flatten().map(|region| (*region).to_owned()).collect();
    for (form, regions) in hosts.iter().filter(|(form, _)| **form != central && **form != regional) {
        let regions = regions.iter().copied().collect::<Vec<_>>().join(", ");
        notes.push(Note::Lost("endpoints".to_owned(), format!("the host `{form}` of {regions}")));
    }
    let entries = [
        ("central_host", Node::text(&central)),
        ("central_regions", Node::List(regions(&central))),
        ("regional_host", Node::text(&regional)),
        ("regional_regions", Node::List(regions(&regional))),
        ("network_host", Node::text(inside)),
    ];
    Node::Map(entries.map(|(key, node)| (key.to_owned(), node)).into())
}
