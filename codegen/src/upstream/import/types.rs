//! Structures: each shape is declared once, whatever operations have it.

use super::exact::Keys;
use super::note::Note;
use super::texts;
use super::yaml::Node;
use crate::upstream::openmeta::Schema;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Names that the crate or Rust has for something else.
const TAKEN: &[&str] = &[
    "request",
    "response",
    "builder",
    "client",
    "error",
    "result",
    "option",
    "string",
    "vec",
    "box",
    "some",
    "none",
    "ok",
    "err",
    "self",
    "secret",
    "timestamp",
    "document",
    "config",
    "credentials",
    "endpoint",
    "value",
    "type",
];

/// Letters of a name at most.
const LENGTH: usize = 40;

/// Letters of a name before its number.
const SHORT: usize = 30;

/// Structures inside structures that are followed.
const DEPTH: usize = 32;

/// Where a schema stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Request,
    Response,
}

/// A structure that was declared.
struct Structure {
    name: String,
    doc: String,
    fields: Vec<(String, Node)>,
}

/// The types of a spec as far as they are known.
pub(super) struct Types<'d> {
    components: Option<&'d Map<String, Value>>,
    /// The name of each shape.
    shapes: BTreeMap<String, String>,
    taken: BTreeSet<String>,
    structures: Vec<Structure>,
    /// The components that are being declared.
    inside: Vec<&'d str>,
}

impl<'d> Types<'d> {
    pub(super) fn new(components: Option<&'d Map<String, Value>>) -> Self {
        let taken = TAKEN.iter().map(|name| (*name).to_owned()).collect();
        Self { components, shapes: BTreeMap::new(), taken, structures: Vec::new(), inside: Vec::new() }
    }

    /// The file of each structure. Those with members of the same names are kept apart, since their types differ.
    pub(super) fn files(self) -> Vec<(String, Node)> {
        let mut twins: BTreeMap<BTreeSet<String>, Vec<String>> = BTreeMap::new();
        let file = |structure: Structure| {
            let Structure { name, doc, fields } = structure;
            let mut keys = vec![("structure".to_owned(), Node::plain(&name)), ("doc".to_owned(), Node::text(doc))];
            let plain = |name: &String| name.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
            let members = fields.iter().map(|(name, _)| plain(name).to_lowercase()).collect();
            let others = twins.entry(members).or_default();
            if !others.is_empty() {
                let reason = || Node::text("Imported with other types of its members.");
                let reasons = others.iter().map(|other| (other.clone(), reason())).collect();
                keys.push(("not_merged_with".to_owned(), Node::Map(reasons)));
            }
            others.push(name.clone());
            keys.push(("fields".to_owned(), Node::Map(fields)));
            (name, Node::Map(keys))
        };
        self.structures.into_iter().map(file).collect()
    }

    pub(super) fn followed(&self, schema: Schema<'d>) -> Schema<'d> {
        schema.followed(self.components)
    }

    /// The type as the spec writes it; `None` where the spec has no word for it.
    pub(super) fn ty(
        &mut self,
        schema: Schema<'d>,
        part: Part,
        path: &[&str],
        notes: &mut Vec<Note>,
    ) -> Option<String> {
        let reference = schema.reference().unwrap_or_default();
        let unknown = || (part == Part::Response).then(|| "any".to_owned());
        if self.inside.len() > DEPTH || (!reference.is_empty() && self.inside.contains(&reference)) {
            return unknown();
        }
        let schema = self.followed(schema);
        let word = match schema.kind() {
            "string" => "string",
            "boolean" => "boolean",
            "integer" if schema.format() == "int32" => "int32",
            "integer" => "int64",
            "number" => "double",
            "array" => {
                let Some(items) = schema.items() else { return unknown().map(|any| format!("list<{any}>")) };
                self.inside.push(reference);
                let element = self.ty(items, part, path, notes);
                self.inside.pop();
                return element.map(|element| format!("list<{element}>"));
            }
            "object" if schema.members().next().is_some() => {
                self.inside.push(reference);
                let mut named = Keys::default();
                let fields = schema.members().filter_map(|(name, member)| {
                    let path: Vec<&str> = path.iter().copied().chain([name]).collect();
                    Some(named.entry(name, self.field(member, part, &path, notes)?))
                });
                let fields: Vec<(String, Node)> = fields.collect();
                self.inside.pop();
                return Some(self.structure(path, fields, schema.text("description")));
            }
            "object" => match schema.values() {
                Some(values) => return Some(format!("map<{}>", self.ty(values, part, path, notes)?)),
                None if part == Part::Request => "json",
                None => "any",
            },
            _ => return unknown(),
        };
        Some(word.to_owned())
    }

    /// A parameter, field or member.
    pub(super) fn field(
        &mut self,
        schema: Schema<'d>,
        part: Part,
        path: &[&str],
        notes: &mut Vec<Note>,
    ) -> Option<Node> {
        let Some(ty) = self.ty(schema, part, path, notes) else {
            notes.push(Note::Lost(path.join("."), "its type has no counterpart".to_owned()));
            return None;
        };
        let followed = self.followed(schema);
        if let Some(name) = followed.reference() {
            notes.push(Note::Lost(path.join("."), format!("its type: the document has no `{name}`")));
        }
        let is_boolean = ty == "boolean";
        let is_number = matches!(ty.as_str(), "int32" | "int64" | "double");
        let (is_text, is_list) = (ty == "string", ty.starts_with("list<"));
        let mut keys = vec![("type".to_owned(), Node::plain(ty))];
        if part == Part::Request && followed.is_required() {
            keys.push(("required".to_owned(), Node::plain(true)));
        }
        if part == Part::Request {
            keys.extend(limits(followed, is_number, is_text, is_list));
            let default = followed.default().filter(|_| is_number || is_boolean || is_text);
            keys.extend(
                default
                    .map(|value| ("default".to_owned(), if is_text { Node::text(value) } else { Node::plain(value) })),
            );
        }
        if followed.is_deprecated() || schema.is_deprecated() {
            keys.push(("deprecated".to_owned(), Node::plain(true)));
        }
        let text = schema.text("description").or_else(|| followed.text("description"));
        keys.push(("doc".to_owned(), Node::text(texts::of_field(text, is_boolean))));
        if !followed.enumerated().is_empty() && !is_boolean {
            notes.push(Note::Lost(path.join("."), "the values that it can have".to_owned()));
        }
        Some(Node::Map(keys))
    }

    /// The name of a structure with these fields, which is declared if none has them.
    pub(super) fn structure(&mut self, path: &[&str], fields: Vec<(String, Node)>, text: Option<&str>) -> String {
        let shape = without_texts(&fields).to_string();
        if let Some(name) = self.shapes.get(&shape) {
            return name.clone();
        }
        let name = self.name(path);
        self.taken.insert(name.to_lowercase());
        self.shapes.insert(shape, name.clone());
        self.structures.push(Structure { name: name.clone(), doc: texts::of_field(text, false), fields });
        name
    }

    /// The shortest end of the path that is free.
    fn name(&self, path: &[&str]) -> String {
        let pascal = |words: &[&str]| -> String {
            let letters = |word: &&str| {
                let mut letters = word.chars().filter(char::is_ascii_alphanumeric);
                letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
            };
            words.iter().map(letters).collect()
        };
        let is_free = |name: &String| {
            let is_name = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.len() <= LENGTH;
            is_name && !self.taken.contains(&name.to_lowercase())
        };
        let ends = (0..path.len()).rev().map(|start| pascal(path.get(start..).unwrap_or_default()));
        let last = pascal(path.get(path.len().saturating_sub(1)..).unwrap_or_default());
        let short = last.get(..SHORT.min(last.len())).unwrap_or_default().to_owned();
        let numbered = (2..1_000_000).map(|number: usize| format!("{short}{number}"));
        let lettered = (2..1_000_000).map(|number: usize| format!("Structure{number}"));
        ends.chain(numbered.filter(|_| !short.is_empty())).chain(lettered).find(is_free).unwrap_or(last)
    }
}

/// The limits that fit the type.
fn limits(schema: Schema<'_>, is_number: bool, is_text: bool, is_list: bool) -> Vec<(String, Node)> {
    let bound = |exclusive: &str, key: &'static str, other: &'static str| {
        if schema.is(exclusive) { other } else { key }
    };
    let limits = [
        (is_number, bound("exclusiveMinimum", "min", "exclusive_min"), "minimum"),
        (is_number, bound("exclusiveMaximum", "max", "exclusive_max"), "maximum"),
        (is_text, "min_length", "minLength"),
        (is_text, "max_length", "maxLength"),
        (is_list, "min_items", "minItems"),
        (is_list, "max_items", "maxItems"),
    ];
    let limits = limits.into_iter().filter(|(fits, ..)| *fits);
    // Nothing is said by a length of at least nothing, and a greatest length of nothing is a slip.
    let says = |key: &str, number: f64| number > 0.0 || !(key.ends_with("_length") || key.ends_with("_items"));
    limits
        .filter_map(|(_, key, name)| Some((key, schema.number(name).filter(|number| says(key, *number))?)))
        .map(|(key, number)| (key.to_owned(), Node::plain(number)))
        .collect()
}

/// The fields without what is written about them: the first text stands for all.
fn without_texts(fields: &[(String, Node)]) -> Node {
    let bare = |node: &Node| match node {
        Node::Map(keys) => Node::Map(keys.iter().filter(|(key, _)| key != "doc").cloned().collect()),
        other => other.clone(),
    };
    Node::Map(fields.iter().map(|(name, node)| (name.clone(), bare(node))).collect())
}
