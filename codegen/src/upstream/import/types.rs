//! Structures: each shape is declared once, whatever operations have it.

use super::enums::{Enums, is_enum};
use super::exact::{Keys, is_possible, with_rust_names};
use super::limits::{Kind, Limits};
use super::note::Note;
use super::part::Part;
use super::texts;
use super::type_names::TypeNames;
use super::yaml::Node;
use crate::resolve::sounds_secret;
use crate::upstream::openmeta::Schema;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Structures inside structures that are followed.
const DEPTH: usize = 32;

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
    names: TypeNames,
    structures: Vec<Structure>,
    enums: Enums,
    /// The components that are being declared.
    inside: Vec<&'d str>,
}

impl<'d> Types<'d> {
    /// `earlier` are the names that places had after an import before.
    pub(super) fn new(components: Option<&'d Map<String, Value>>, earlier: BTreeMap<String, String>) -> Self {
        let (names, enums) = (TypeNames::new(earlier), Enums::default());
        Self { components, shapes: BTreeMap::new(), names, structures: Vec::new(), enums, inside: Vec::new() }
    }

    /// Whether a value of the type is one text on the wire, whatever its style.
    pub(super) fn is_scalar(&self, ty: &str) -> bool {
        matches!(ty, "string" | "boolean" | "int32" | "int64" | "double" | "bytes" | "json" | "any")
            || self.enums.has(ty)
    }

    /// The file of each type.
    pub(super) fn files(self) -> Vec<(String, Node)> {
        let file = |Structure { name, doc, fields }: Structure| {
            let keys = [
                ("structure", Node::plain(&name)),
                ("origin", Node::plain("imported")),
                ("doc", Node::text(doc)),
                ("fields", Node::Map(fields)),
            ];
            (name, Node::Map(keys.map(|(key, node)| (key.to_owned(), node)).into()))
        };
        self.structures.into_iter().map(file).chain(self.enums.files()).collect()
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
            "string" if is_enum(schema, path, notes) => {
                let names = &mut self.names;
                return Some(self.enums.declare(schema, || names.choose(part, path, "Enum")));
            }
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
                    if !is_possible(name, &path, notes) {
                        return None;
                    }
                    Some(named.entry(name, self.field(member, part, &path, notes)?))
                });
                let fields = with_rust_names(fields.collect());
                self.inside.pop();
                return Some(self.structure(part, path, fields, schema.text("description")));
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
        let kind = match ty.as_str() {
            "boolean" => Kind::Boolean,
            "int32" | "int64" => Kind::Whole,
            "double" => Kind::Number,
            "string" => Kind::Text,
            name if name.starts_with("list<") => Kind::List,
            name if self.enums.has(name) => Kind::Enum,
            _ => Kind::Other,
        };
        let is_request = part == Part::Request;
        let word = ty.clone();
        let mut keys = vec![("type".to_owned(), Node::plain(ty))];
        if is_request && followed.is_required() {
            keys.push(("required".to_owned(), Node::plain(true)));
        }
        keys.extend(Limits { schema: followed, kind, path, is_request }.keys(notes));
        if followed.is_deprecated() || schema.is_deprecated() {
            keys.push(("deprecated".to_owned(), Node::plain(true)));
        }
        let text = schema.text("description").or_else(|| followed.text("description"));
        if matches!(kind, Kind::Text | Kind::Other) && matches!(word.as_str(), "string" | "json") {
            let is_repeat = is_request && repeats(path, text);
            if is_repeat {
                keys.push(("idempotency_token".to_owned(), Node::plain(true)));
            }
            if path.last().is_some_and(|name| sounds_secret(name, is_repeat)) {
                let is_secret = !path.last().is_some_and(|name| is_harmless(name));
                keys.retain(|(key, _)| !is_secret || !matches!(key.as_str(), "example" | "default"));
                keys.push(("secret".to_owned(), Node::plain(is_secret)));
                let what = if is_secret { "it is a secret, by its name" } else { "it is no secret, by its name" };
                notes.push(Note::Guessed(path.join("."), what.to_owned()));
            }
        }
        keys.push(("doc".to_owned(), Node::text(texts::of_field(text, kind == Kind::Boolean))));
        Some(Node::Map(keys))
    }

    /// The name of a structure with these fields, which is declared if none has them.
    pub(super) fn structure(
        &mut self,
        part: Part,
        path: &[&str],
        fields: Vec<(String, Node)>,
        text: Option<&str>,
    ) -> String {
        let shape = without_texts(&fields).to_string();
        if let Some(name) = self.shapes.get(&shape) {
            return name.clone();
        }
        let name = self.names.choose(part, path, "Structure");
        self.shapes.insert(shape, name.clone());
        self.structures.push(Structure { name: name.clone(), doc: texts::of_field(text, false), fields });
        name
    }
}

/// Whether a token opens nothing: it is for the next page, or for the call.
fn is_harmless(name: &str) -> bool {
    let name = name.to_lowercase();
    ["nexttoken", "pagetoken", "continuetoken", "continuationtoken", "clienttoken"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// Whether the value identifies the call, as its text says.
fn repeats(path: &[&str], text: Option<&str>) -> bool {
    let says = |text: &str| text.to_lowercase().contains("idempoten") || text.contains("幂等");
    path.len() == 2 && path.last() == Some(&"ClientToken") && text.is_some_and(says)
}

/// The fields without what is written about them: the first text stands for all.
fn without_texts(fields: &[(String, Node)]) -> Node {
    let bare = |node: &Node| match node {
        Node::Map(keys) => {
            Node::Map(keys.iter().filter(|(key, _)| !matches!(key.as_str(), "doc" | "example")).cloned().collect())
        }
        other => other.clone(),
    };
    Node::Map(fields.iter().map(|(name, node)| (name.clone(), bare(node))).collect())
}
