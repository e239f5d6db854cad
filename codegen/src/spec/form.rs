//! Checks a file against its schema, so that every mistake of its form is reported at once and in the spec's own words.
//!
//! Of JSON Schema it knows what the schemas of the raw types use. What depends on more than one value is checked when
//! the spec is resolved.

use super::node::{Node, NodeKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::place::Place;
use crate::suggestion::{self, Fix, Help};
use serde_json::{Map, Value};

/// Everything that is wrong with the form of a file whose text is `text`.
pub(super) fn check(root: &Node<'_>, schema: &Value, text: &str) -> Vec<Diagnostic> {
    let mut checker = Checker { schema, text, diagnostics: Vec::new() };
    let start = Place { end: root.place.start, ..root.place };
    if root.kind == NodeKind::Null {
        checker.report(Code::WrongKind, start, "this file is empty", "write the content, or remove the file");
        return checker.diagnostics;
    }
    checker.value(root, schema, &Owner { what: "this file".to_owned(), place: start });
    checker.diagnostics
}

/// What a map belongs to, for messages about keys that it lacks.
struct Owner {
    what: String,
    place: Place,
}

struct Checker<'s> {
    schema: &'s Value,
    text: &'s str,
    diagnostics: Vec<Diagnostic>,
}

/// Of a file with more mistakes than these, the others are not looked for: nobody reads them, and each costs time.
const MOST: usize = 200;

impl<'s> Checker<'s> {
    fn value(&mut self, node: &Node<'_>, schema: &'s Value, owner: &Owner) {
        if node.kind == NodeKind::Broken || self.diagnostics.len() >= MOST {
            return;
        }
        let alternatives = self.alternatives(schema);
        let fitting: Vec<&Value> = alternatives.iter().copied().filter(|leaf| takes(leaf, &node.kind)).collect();
        if let NodeKind::Text(word) = &node.kind
            && !fitting.is_empty()
            && fitting.iter().all(|leaf| !words(leaf).is_empty())
        {
            let known: Vec<&str> = fitting.iter().flat_map(|leaf| words(leaf)).collect();
            self.word(word, node.place, &known);
            return;
        }
        let Some(schema) = fitting.first().copied() else {
            self.wrong_kind(node, &alternatives);
            return;
        };
        match &node.kind {
            NodeKind::Map(entries) => self.map(entries, schema, owner),
            NodeKind::List(elements) => {
                let Some(element) = schema.get("items") else { return };
                for node in elements {
                    let start = Place { end: node.place.start, ..node.place };
                    self.value(node, element, &Owner { what: "this entry".to_owned(), place: start });
                }
            }
            NodeKind::Integer(number) => self.bounds(*number, node.place, schema),
            _ => {}
        }
    }

    /// The schemas of which one must fit, with references followed.
    fn alternatives(&self, schema: &'s Value) -> Vec<&'s Value> {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let name = reference.strip_prefix("#/$defs/").unwrap_or_default();
            let definition = self.schema.get("$defs").and_then(|definitions| definitions.get(name));
            return definition.map(|definition| self.alternatives(definition)).unwrap_or_default();
        }
        // Beside a type, such a list says how keys exclude each other, which is checked later.
        let list =
            if schema.get("type").is_none() { schema.get("anyOf").or_else(|| schema.get("oneOf")) } else { None };
        match list.and_then(Value::as_array) {
            Some(list) => list.iter().flat_map(|alternative| self.alternatives(alternative)).collect(),
            None => vec![schema],
        }
    }

    fn map(&mut self, entries: &[(Node<'_>, Node<'_>)], schema: &'s Value, owner: &Owner) {
        let none = Map::new();
        let known = schema.get("properties").and_then(Value::as_object);
        let rest = schema.get("additionalProperties");
        // A key that is only misspelt is not missing as well.
        let mut meant = Vec::new();
        for (key, value) in entries {
            if self.diagnostics.len() >= MOST {
                return;
            }
            let property = known.and_then(|known| known.get(key.text()));
            match property.or(rest) {
                Some(Value::Bool(false)) => meant.extend(self.unknown_key(key, entries, known.unwrap_or(&none))),
                Some(schema) => {
                    let owner = Owner { what: format!("`{}`", key.text()), place: key.place };
                    self.value(value, schema, &owner);
                }
                None => {}
            }
        }
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        for key in required.filter_map(Value::as_str) {
            if !meant.contains(&key) && !entries.iter().any(|(given, _)| given.text() == key) {
                let message = format!("{} has no `{key}`", owner.what);
                self.report(Code::MissingKey, owner.place, message, format!("add `{key}:`"));
            }
        }
    }

    /// Reports the key, and returns the one that it probably stands for.
    fn unknown_key<'k>(
        &mut self,
        key: &Node<'_>,
        entries: &[(Node<'_>, Node<'_>)],
        known: &'k Map<String, Value>,
    ) -> Option<&'k str> {
        let names = || known.keys().map(String::as_str);
        let free = names().filter(|name| !entries.iter().any(|(given, _)| given.text() == *name));
        let meant = suggestion::nearest(key.text(), free);
        let help = match meant {
            Some(near) => Help::meant(key.text(), near, names()),
            None => format!("the known keys are {}", quoted(names())).into(),
        };
        self.report(Code::UnknownKey, key.place, format!("unknown key `{}`", key.text()), help);
        meant
    }

    fn word(&mut self, word: &str, place: Place, known: &[&str]) {
        if known.contains(&word) {
            return;
        }
        let help = match suggestion::nearest(word, known.iter().copied()) {
            Some(near) => Help::meant(word, near, known.iter().copied()),
            None => format!("the known words are {}", quoted(known.iter().copied())).into(),
        };
        self.report(Code::UnknownWord, place, format!("unknown word `{word}`"), help);
    }

    fn bounds(&mut self, number: i64, place: Place, schema: &Value) {
        let limit = |key| schema.get(key).and_then(Value::as_i64);
        let (least, most) = (limit("minimum"), limit("maximum"));
        if least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most) {
            return;
        }
        let help = match (least, most) {
            (Some(least), Some(most)) => format!("write a number from {least} to {most}"),
            (Some(least), None) => format!("write a number from {least} upwards"),
            (None, most) => format!("write a number up to {}", most.unwrap_or(i64::MAX)),
        };
        self.report(Code::WrongKind, place, format!("{number} is not among the numbers expected here"), help);
    }

    fn wrong_kind(&mut self, node: &Node<'_>, alternatives: &[&Value]) {
        let mut expected: Vec<&str> = alternatives.iter().map(|leaf| expectation(leaf)).collect();
        expected.dedup();
        let message = format!("{} is expected, {} was found", expected.join(" or "), node.kind.name());
        let help = self.remedy(node, &expected, alternatives);
        // What stands in the place of a value is the key, where there is no value to point at.
        self.report(Code::WrongKind, node.place, message, help);
    }

    fn remedy(&self, node: &Node<'_>, expected: &[&str], alternatives: &[&Value]) -> Help {
        let written = self.written(node.place);
        let takes = |what: &str| expected.contains(&what);
        let required = || {
            let keys = alternatives.iter().filter_map(|leaf| leaf.get("required")?.as_array()).flatten();
            quoted(keys.filter_map(Value::as_str))
        };
        let whole =
            |text: &str, help: String| Help { text: help, fix: Some(Fix { word: None, text: text.to_owned() }) };
        let help = match &node.kind {
            NodeKind::Null => "write a value behind the colon, or remove the key".to_owned(),
            NodeKind::Boolean(_) | NodeKind::Integer(_) | NodeKind::Double(_) if takes(TEXT) => {
                let quoted = format!("\"{written}\"");
                return whole(&quoted, format!("put it in quotes: `{quoted}`"));
            }
            NodeKind::Text(word) if takes(FLAG) => match word.to_ascii_lowercase().as_str() {
                "yes" | "on" | "y" | "true" => return whole("true", "write `true`".to_owned()),
                "no" | "off" | "n" | "false" => return whole("false", "write `false`".to_owned()),
                _ => "write `true` or `false`".to_owned(),
            },
            NodeKind::Text(word) if takes(NUMBER) || takes(WHOLE) => match word.parse::<f64>() {
                Ok(_) => return whole(word, "remove the quotes".to_owned()),
                Err(_) => "write a number".to_owned(),
            },
            NodeKind::Double(_) if takes(WHOLE) => "write a number without a fraction".to_owned(),
            NodeKind::List(_) | NodeKind::Map(_) if takes(TEXT) => {
                "write one text; one that begins with a bracket or a brace needs quotes".to_owned()
            }
            NodeKind::Map(_) => "write a list: `[a, b]`, or lines that begin with `- `".to_owned(),
            _ if takes(LIST) => format!("write a list: `[{written}]`"),
            _ if takes(MAP) && !required().is_empty() => format!("write a map with {}", required()),
            _ if takes(MAP) => "write a map: `{ key: value }`".to_owned(),
            _ => format!("write {}", expected.join(" or ")),
        };
        help.into()
    }

    /// The first line of what stands at a place.
    fn written(&self, place: Place) -> &'s str {
        let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
        let text = self.text.get(offset(place.start)..offset(place.end)).unwrap_or_default();
        text.lines().next().unwrap_or_default().trim()
    }

    fn report(&mut self, code: Code, place: Place, message: impl Into<String>, help: impl Into<Help>) {
        self.diagnostics.push(Diagnostic::new(code, place, message, help));
    }
}

const TEXT: &str = "a text";
const WORD: &str = "a word";
const FLAG: &str = "`true` or `false`";
const WHOLE: &str = "a whole number";
const NUMBER: &str = "a number";
const LIST: &str = "a list";
const MAP: &str = "a map";

/// What a schema without alternatives asks for, in words.
fn expectation(leaf: &Value) -> &'static str {
    if !words(leaf).is_empty() {
        return WORD;
    }
    match leaf.get("type").and_then(Value::as_str) {
        Some("string") => TEXT,
        Some("boolean") => FLAG,
        Some("integer") => WHOLE,
        Some("number") => NUMBER,
        Some("array") => LIST,
        Some("object") => MAP,
        _ => "a value",
    }
}

/// Whether a schema without alternatives takes values of this kind.
fn takes(leaf: &Value, kind: &NodeKind<'_>) -> bool {
    let Some(expected) = leaf.get("type").and_then(Value::as_str) else { return true };
    match kind {
        NodeKind::Null | NodeKind::Broken => expected == "null",
        NodeKind::Boolean(_) => expected == "boolean",
        NodeKind::Integer(_) => matches!(expected, "integer" | "number"),
        NodeKind::Double(_) => expected == "number",
        NodeKind::Text(_) => expected == "string",
        NodeKind::List(_) => expected == "array",
        NodeKind::Map(_) => expected == "object",
    }
}

/// The words that a schema without alternatives takes; none where it takes any text.
fn words(leaf: &Value) -> Vec<&str> {
    let one = leaf.get("const").and_then(Value::as_str);
    let several = leaf.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(several).collect()
}

fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
