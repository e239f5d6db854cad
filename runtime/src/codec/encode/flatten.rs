//! From trees to the flat names of the wire: `Tag.1.Key`, `SourceEndpoint.IP`.

use crate::contract::condition::{joined, with_text};
use crate::contract::document::parameter;
use crate::contract::shape::Field;
use crate::contract::structure::{Structure, Value};
use crate::ground::number::double_text;
use serde_json::Value as Tree;

/// Names and values on their way to the wire, not yet percent-encoded.
pub type Pairs = Vec<(String, String)>;

/// A request as pairs of the query and of the form body. The field of the request decides which; what is below a
/// group travels with the group.
pub fn flatten(request: &dyn Structure) -> (Pairs, Pairs) {
    let (mut query, mut form) = (Pairs::with_capacity(16), Pairs::new());
    for (field, value) in request.present() {
        let pairs = if field.form { &mut form } else { &mut query };
        member(field.wire_name().to_owned(), Some(field), value, pairs);
    }
    (query, form)
}

/// `field` is the description of a member; elements of lists and maps have none.
fn member(name: String, field: Option<&Field>, value: Value<'_>, pairs: &mut Pairs) {
    match (value, field) {
        (Value::List(list), Some(field)) if !field.format.separator.is_empty() => {
            pairs.push((name, joined(list, field.format.separator)));
        }
        (Value::Structure(_) | Value::List(_) | Value::Map(_), Some(field)) if field.json => {
            pairs.push((name, parameter(field, value)));
        }
        (Value::Structure(structure), _) => {
            for (field, value) in structure.present() {
                member(below(&name, field.wire_name()), Some(field), value, pairs);
            }
        }
        (Value::List(list), _) => {
            for (index, element) in list.elements().enumerate() {
                member(below(&name, &(index + 1).to_string()), None, element, pairs);
            }
        }
        (Value::Map(map), _) => {
            for (key, value) in map.entries() {
                member(below(&name, key), None, value, pairs);
            }
        }
        (scalar, _) => pairs.extend(with_text(scalar, str::to_owned).map(|text| (name, text))),
    }
}

fn below(name: &str, part: &str) -> String {
    [name, ".", part].concat()
}

/// A tree of parameters as pairs. Nulls are omitted; lists count from 1, and a null in one uses up its number; empty
/// lists and objects send nothing. `tree` is an object, or null for no parameters; of anything else nothing is sent.
pub fn flatten_tree(tree: &Tree) -> Pairs {
    let mut pairs = Pairs::new();
    if let Tree::Object(members) = tree {
        for (name, value) in members {
            branch(name, value, &mut pairs);
        }
    }
    pairs
}

fn branch(name: &str, value: &Tree, pairs: &mut Pairs) {
    let text = match value {
        Tree::Null => return,
        Tree::Object(members) => {
            for (key, value) in members {
                branch(&format!("{name}.{key}"), value, pairs);
            }
            return;
        }
        Tree::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                branch(&format!("{name}.{}", index + 1), element, pairs);
            }
            return;
        }
        Tree::String(text) => text.clone(),
        Tree::Bool(value) => value.to_string(),
        Tree::Number(number) if number.is_f64() => double_text(number.as_f64().unwrap_or_default()),
        Tree::Number(number) => number.to_string(),
    };
    pairs.push((name.to_owned(), text));
}
