//! From the flat names of the wire back to trees.

use crate::contract::structure::{Structure, ValueMut};
use crate::ground::json_tree::json_tree;
use serde_json::{Map, Value as Tree};

/// The pairs as a tree of objects and texts.
pub(super) fn tree<'a>(pairs: impl Iterator<Item = &'a (String, String)>) -> Tree {
    let mut root = Map::new();
    for (name, value) in pairs {
        insert(&mut root, name, value);
    }
    Tree::Object(root)
}

fn insert(object: &mut Map<String, Tree>, name: &str, value: &str) {
    match name.split_once('.') {
        None => {
            object.insert(name.to_owned(), Tree::from(value));
        }
        Some((first, rest)) => {
            let below = object.entry(first).or_insert_with(|| Tree::Object(Map::new()));
            match below {
                Tree::Object(below) => insert(below, rest, value),
                // A name that is both a value and a group; the whole name keeps it apart.
                _ => {
                    object.insert(name.to_owned(), Tree::from(value));
                }
            }
        }
    }
}

/// Gives the tree the kinds that the members of `structure` have: lists where it has numbers, documents where a text
/// holds a list, map or structure. `structure` is filled with nothing of use.
pub(super) fn shaped(structure: &mut dyn Structure, tree: &mut Tree) {
    let Tree::Object(members) = tree else { return };
    for (index, field) in structure.shape().fields.iter().enumerate() {
        let (Some(member), Some(value)) = (structure.member_mut(index), members.get_mut(field.wire_name())) else {
            continue;
        };
        let slot = member.value_mut();
        let is_document = field.json && matches!(slot, ValueMut::List(_) | ValueMut::Map(_) | ValueMut::Structure(_));
        match value.as_str().map(json_tree) {
            Some(Ok(document)) if is_document => *value = document,
            _ => kind(slot, value),
        }
    }
}

fn kind(slot: ValueMut<'_>, value: &mut Tree) {
    match slot {
        ValueMut::Structure(place) => shaped(place.fill(), value),
        ValueMut::List(list) => {
            let Tree::Object(elements) = value else { return };
            let mut elements: Vec<(usize, Tree)> = std::mem::take(elements)
                .into_iter()
                .map(|(number, element)| (number.parse().unwrap_or(usize::MAX), element))
                .collect();
            elements.sort_by_key(|(number, _)| *number);
            let mut elements: Vec<Tree> = elements.into_iter().map(|(_, element)| element).collect();
            for element in &mut elements {
                list.add(&mut |slot| kind(slot, element));
            }
            *value = Tree::Array(elements);
        }
        ValueMut::Map(map) => {
            let Tree::Object(entries) = value else { return };
            for (key, entry) in entries {
                map.insert(key.clone(), &mut |slot| kind(slot, entry));
            }
        }
        _ => {}
    }
}
