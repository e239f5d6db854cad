//! Requests as choices of values for paths of the dump, such as `SourceEndpoint.IP` and `Tag[].Key`.

use super::DUMP;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The parameters that are set, with their texts on the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Assignment {
    pub(super) operation: String,
    pub(super) values: BTreeMap<String, String>,
}

impl Assignment {
    pub(super) fn new(operation: &str) -> Self {
        Self { operation: operation.to_owned(), values: BTreeMap::new() }
    }

    /// Whether the parameter, or anything below it, is set.
    pub(super) fn has(&self, path: &str) -> bool {
        let below = |name: &String| {
            name.strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with('['))
        };
        self.values.keys().any(below)
    }

    /// Sets the parameter; a group is set by its first member.
    pub(super) fn give(&mut self, path: &str, value: Option<&str>) {
        let entry = entry(&self.operation, path);
        if entry["type"] == "object" || entry["type"] == "list<object>" {
            let inner = format!("{path}{}.", if entry["type"] == "object" { "" } else { "[]" });
            let members = parameters(&self.operation).iter().filter_map(|entry| entry["path"].as_str());
            let member =
                members.into_iter().find(|name| name.strip_prefix(&inner).is_some_and(|rest| !rest.contains('.')));
            let member = member.unwrap_or_else(|| panic!("{path} has no members")).to_owned();
            self.give(&member, value);
            return;
        }
        let value = value.map_or_else(|| plausible(entry), str::to_owned);
        self.values.insert(path.to_owned(), value);
    }

    /// Takes the parameter and everything below it away.
    pub(super) fn take(&mut self, path: &str) {
        let below = |name: &str| {
            name.strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with('['))
        };
        self.values.retain(|name, _| !below(name));
    }

    /// The request as a user writes it down; each list has one entry.
    pub(super) fn to_json(&self) -> Value {
        let mut root = Map::new();
        for (path, text) in &self.values {
            let kind = entry(&self.operation, path)["type"].as_str().unwrap();
            let (kind, in_list) = match kind.strip_prefix("list<") {
                Some(inner) => (inner.trim_end_matches('>'), true),
                None => (kind, false),
            };
            let value = match kind {
                "boolean" => Value::from(text == "true"),
                "int32" | "int64" => text.parse::<i64>().map_or_else(|_| panic!("{path}: {text}"), Value::from),
                "double" => text.parse::<f64>().map_or_else(|_| panic!("{path}: {text}"), Value::from),
                _ => Value::from(text.as_str()),
            };
            let value = if in_list { Value::from(vec![value]) } else { value };
            put(&mut root, path, value);
        }
        Value::Object(root)
    }
}

fn put(object: &mut Map<String, Value>, path: &str, value: Value) {
    let Some((name, rest)) = path.split_once('.') else {
        object.insert(path.to_owned(), value);
        return;
    };
    let inner = match name.strip_suffix("[]") {
        Some(name) => {
            let list = object.entry(name).or_insert_with(|| Value::from(vec![Value::Object(Map::new())]));
            &mut list.as_array_mut().unwrap()[0]
        }
        None => object.entry(name).or_insert_with(|| Value::Object(Map::new())),
    };
    put(inner.as_object_mut().unwrap(), rest, value);
}

/// Whether the parameter `name` is `path`, or a member of it.
pub(super) fn is_within(name: &str, path: &str) -> bool {
    name.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The parameters of an operation, as the dump lists them.
pub(super) fn parameters(operation: &str) -> &'static Vec<Value> {
    DUMP["operations"][operation]["request"].as_array().unwrap()
}

pub(super) fn entry(operation: &str, path: &str) -> &'static Value {
    let found = parameters(operation).iter().find(|entry| entry["path"] == path);
    found.unwrap_or_else(|| panic!("{operation} has no parameter {path}"))
}

/// Some value that fits the parameter.
pub(super) fn plausible(entry: &Value) -> String {
    let known = ["values", "enum"].iter().find_map(|key| entry[*key].as_array()?.first()?.as_str());
    if let Some(known) = known {
        return known.to_owned();
    }
    match entry["type"].as_str().unwrap() {
        "boolean" | "list<boolean>" => "true".to_owned(),
        "int32" | "int64" | "double" | "list<int32>" | "list<int64>" => {
            entry["example"].as_str().unwrap_or("1").to_owned()
        }
        "json" => "{}".to_owned(),
        _ if entry["meaning"] == "port" => "1".to_owned(),
        _ => "anything".to_owned(),
    }
}

/// A value that is not among `named`.
pub(super) fn another(entry: &Value, named: &[String]) -> Option<String> {
    let unnamed = |value: &str| !named.iter().any(|named| named.eq_ignore_ascii_case(value));
    let listed = ["values", "enum"].iter().filter_map(|key| entry[*key].as_array()).flatten().filter_map(Value::as_str);
    let ours = match entry["type"].as_str().unwrap() {
        "boolean" => ["true", "false"],
        "int32" | "int64" | "double" => ["1", "987654"],
        "json" => ["{}", "[]"],
        _ if entry["meaning"] == "port" => ["1", "2"],
        _ => ["anything", "something"],
    };
    listed.chain(ours).find(|value| unnamed(value)).map(str::to_owned)
}

/// Two values of which the first is the smaller one.
pub(super) fn unequal(entry: &Value) -> [String; 2] {
    if let Some([first, .., last]) = entry["values"].as_array().map(Vec::as_slice) {
        return [first, last].map(|value| value.as_str().unwrap().to_owned());
    }
    let values = match entry["type"].as_str().unwrap() {
        "int32" | "int64" | "double" => ["1", "987654"],
        _ => ["anything", "something"],
    };
    values.map(str::to_owned)
}
