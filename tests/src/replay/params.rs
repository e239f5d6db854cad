//! The parameters of a line: from the forms in which they may be written to those that the client takes.

use super::Refusal;
use super::nested::{given_twice, nested};
use super::product::{Described, Kind};
use serde_json::{Map, Value};

type Tree = Map<String, Value>;

/// The query and the form body of a line that says itself what goes where: `{"query": {…}, "body": {…}}`.
pub(super) fn explicit(params: &Tree) -> Option<(Tree, Tree)> {
    let placed = |(name, value): (&String, &Value)| (name == "query" || name == "body") && value.is_object();
    if params.is_empty() || !params.iter().all(placed) {
        return None;
    }
    let part = |name: &str| params.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
    Some((part("query"), part("body")))
}

/// The query and the form body for a call of any action. For an operation of the spec, the spec says which parameters
/// belong to the form body and which are JSON texts; those that are `named` belong to the form body too.
pub(super) fn placed(params: &Tree, named: &[String], operation: Option<&Described>) -> (Tree, Tree) {
    let (mut query, mut form) = (Tree::new(), Tree::new());
    for (name, value) in params {
        // A member of a group travels with the group.
        let parameter = name.split('.').next().unwrap_or(name);
        let declared = operation.and_then(|operation| operation.parameter(parameter));
        let in_form = declared.is_some_and(|parameter| parameter.in_form) || named.iter().any(|name| name == parameter);
        let value = match declared {
            Some(parameter) if parameter.is_json => text(value),
            _ => value.clone(),
        };
        let part = if in_form { &mut form } else { &mut query };
        part.insert(name.clone(), value);
    }
    (query, form)
}

/// The tree that a typed request is read from. Where the line says what goes where, the spec is followed instead.
pub(super) fn typed(params: &Tree, operation: &Described) -> Result<Tree, Refusal> {
    let mut tree = match explicit(params) {
        None => nested(params)?,
        Some((mut merged, form)) => {
            for (name, value) in form {
                if merged.contains_key(&name) {
                    return Err(given_twice(&name));
                }
                merged.insert(name, value);
            }
            nested(&merged)?
        }
    };
    for (name, value) in &mut tree {
        match (operation.parameter(name).map(|parameter| &parameter.kind), &mut *value) {
            (Some(Kind::Document), tree) => *tree = text(tree),
            // An element that is missing uses up its number, and so does one that says nothing.
            (Some(Kind::Structures), Value::Array(elements)) => {
                for element in elements.iter_mut().filter(|element| element.is_null()) {
                    *element = Tree::new().into();
                }
            }
            _ => {}
        }
    }
    Ok(tree)
}

/// A tree as its JSON text; anything else as it is.
fn text(value: &Value) -> Value {
    if value.is_object() || value.is_array() { value.to_string().into() } else { value.clone() }
}

/// The names on the wire of everything that `tree` gives, so that nothing can get lost unseen.
pub(super) fn wire_names(tree: &Tree) -> Vec<String> {
    let mut names = Vec::new();
    for (name, value) in tree {
        gather(name, value, &mut names);
    }
    names
}

fn gather(name: &str, value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Object(members) => {
            for (member, value) in members {
                gather(&format!("{name}.{member}"), value, names);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                gather(&format!("{name}.{}", index + 1), element, names);
            }
        }
        _ => names.push(name.to_owned()),
    }
}
