//! Expressions: as much of them as names and values of a request need.

use super::super::found::Worth;
use serde_json::{Map, Value};

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) enum Node {
    Text(String),
    /// A number or a boolean, as it is written on the wire.
    Word(String),
    Nothing,
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
    /// Names with dots between them, each with its arguments if it is called.
    Chain(Vec<Link>),
    /// What cannot be known here.
    Open,
}

/// A name of a chain.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Link {
    pub(super) name: String,
    /// Whether it stands in brackets, as a key.
    pub(super) is_key: bool,
    /// The arguments, each with its name if it has one.
    pub(super) arguments: Option<Vec<(Option<String>, Node)>>,
}

/// Calls that only change the type of their argument.
const WRAPPERS: [&str; 21] = [
    "string",
    "int",
    "int32",
    "int64",
    "long",
    "bool",
    "boolean",
    "float32",
    "float64",
    "str",
    "tostring",
    "valueof",
    "of",
    "newinteger",
    "newinteger64",
    "newboolean",
    "newfloat",
    "stringpointer",
    "string_value",
    "integer",
    "double",
];

/// Calls that write their argument as JSON.
const TO_JSON: [&str; 8] =
    ["dumps", "stringify", "tojson", "tojsonstring", "json_encode", "jsonencode", "marshal", "writevalueasstring"];

/// Calls that make a list of their arguments.
const LISTS: [&str; 3] = ["aslist", "listof", "arraylist"];

impl Node {
    /// The value for a parameter; nothing if there is none.
    pub(in super::super) fn worth(&self, parameter: &str) -> Option<Worth> {
        match self {
            Self::Nothing => None,
            node => Some(node.value().map_or_else(|| Worth::variable(parameter), Worth::Known)),
        }
    }

    /// The value, if all of it is known.
    pub(super) fn value(&self) -> Option<Value> {
        match self {
            Self::Text(text) | Self::Word(text) => Some(text.as_str().into()),
            Self::Nothing => Some(Value::Null),
            Self::List(elements) => elements.iter().map(Self::value).collect(),
            Self::Map(members) => {
                let members: Option<Map<String, Value>> =
                    members.iter().map(|(name, node)| Some((name.clone(), node.value()?))).collect();
                members.map(Value::Object)
            }
            Self::Chain(links) => of_chain(links),
            Self::Open => None,
        }
    }

    /// As a JSON document, in which numbers and booleans are such.
    fn json(&self) -> Option<Value> {
        match self {
            Self::Word(word) => Some(serde_json::from_str(word).unwrap_or_else(|_| word.as_str().into())),
            Self::List(elements) => elements.iter().map(Self::json).collect(),
            Self::Map(members) => {
                let members: Option<Map<String, Value>> =
                    members.iter().map(|(name, node)| Some((name.clone(), node.json()?))).collect();
                members.map(Value::Object)
            }
            node => node.value(),
        }
    }
}

fn of_chain(links: &[Link]) -> Option<Value> {
    let (last, before) = links.split_last()?;
    let arguments = last.arguments.as_ref()?;
    let name = last.name.to_lowercase();
    let first = arguments.first().filter(|(name, _)| name.is_none()).map(|(_, node)| node);
    if TO_JSON.contains(&name.as_str()) {
        return Some(first?.json()?.to_string().into());
    }
    if LISTS.contains(&name.as_str()) || (name == "of" && before.last().is_some_and(|it| it.name == "List")) {
        return arguments.iter().map(|(_, node)| node.value()).collect();
    }
    if WRAPPERS.contains(&name.as_str()) && arguments.len() == 1 {
        return first?.value();
    }
    // A structure: its members are named arguments, or setters behind it.
    let mut members = Map::new();
    let is_type = |link: &Link| link.name.starts_with(char::is_uppercase) && link.arguments.is_some();
    let at = links.iter().position(is_type)?;
    for (name, node) in links.get(at)?.arguments.iter().flatten() {
        match (name, node) {
            (Some(name), node) => drop(members.insert(name.clone(), node.value()?)),
            (None, Node::Map(pairs)) => {
                for (name, node) in pairs {
                    members.insert(name.clone(), node.value()?);
                }
            }
            _ => return None,
        }
    }
    for link in links.get(at + 1..)?.iter().filter(|link| link.name != "build") {
        let [(None, node)] = link.arguments.as_deref()? else { return None };
        members.insert(setter(&link.name).to_owned(), node.value()?);
    }
    Some(members.into())
}

/// The parameter that a setter sets.
pub(super) fn setter(name: &str) -> &str {
    if let Some(name) = name.strip_prefix("set_") {
        return name;
    }
    let stripped = name.strip_prefix("set").or_else(|| name.strip_prefix("Set")).or_else(|| name.strip_prefix("with"));
    stripped.filter(|name| name.starts_with(char::is_uppercase)).unwrap_or(name)
}
