//! Structures as JSON by their wire names.

use crate::contract::condition::joined;
use crate::contract::document::document_tree;
use crate::contract::response_metadata::ResponseMetadata;
use crate::contract::shape::{Field, ScalarFormat};
use crate::contract::structure::{Structure, Value};
use serde_json::{Map, Value as Tree};

/// The structure as JSON, by wire names, in the order of the spec; a response begins with its envelope. Absent members and
/// secrets are omitted; lists that the wire wraps are wrapped; enumerations and JSON documents are their texts. A structure
/// of a JSON document is as the document has it.
pub fn to_json(structure: &dyn Structure) -> Tree {
    Form { secrets: false }.structure(structure)
}

/// As [`to_json`], with the secrets in the clear.
pub fn to_json_with_secrets(structure: &dyn Structure) -> Tree {
    Form { secrets: true }.structure(structure)
}

#[derive(Clone, Copy)]
struct Form {
    secrets: bool,
}

impl Form {
    fn structure(self, structure: &dyn Structure) -> Tree {
        if structure.extra().is_some() {
            return document_tree(structure, self.secrets);
        }
        let mut object = Map::new();
        for (name, value) in structure.metadata().into_iter().flat_map(ResponseMetadata::shown) {
            if let Some(tree) = self.value(value) {
                object.insert(name.to_owned(), tree);
            }
        }
        for (field, value) in structure.present() {
            if let Some(tree) = self.member(field, value) {
                object.insert(structure.shape().json_name(field).to_owned(), wrapped(field, tree));
            }
        }
        Tree::Object(object)
    }

    fn member(self, field: &Field, value: Value<'_>) -> Option<Tree> {
        match value {
            Value::Time(time, format) if field.format.scalar == ScalarFormat::Number => {
                let text = time.text(format);
                Some(text.parse::<i64>().map_or_else(|_| Tree::from(&*text), Tree::from))
            }
            Value::Integer(value) if field.format.scalar == ScalarFormat::Text => Some(value.to_string().into()),
            // An entry that would not be read again as itself, such as one with the separator in it, needs a list.
            Value::List(list)
                if !field.format.separator.is_empty()
                    && list.elements().all(|entry| is_whole(&entry, field.format.separator)) =>
            {
                Some(joined(list, field.format.separator).into())
            }
            value => self.value(value),
        }
    }

    fn value(self, value: Value<'_>) -> Option<Tree> {
        Some(match value {
            Value::Text(text) => text.into(),
            Value::Boolean(value) => value.into(),
            Value::Integer(value) => value.into(),
            Value::Double(value) => value.into(),
            Value::Time(time, format) => (*time.text(format)).into(),
            Value::Duration(period, unit) => unit.whole(period).map_or_else(|| unit.count(period).into(), Tree::from),
            Value::Bytes(bytes) => bytes.to_base64().into(),
            Value::Secret(secret) if self.secrets => secret.expose().into(),
            Value::Secret(_) => return None,
            Value::Json(json) => json.as_str().into(),
            Value::Document(document) if self.secrets => document.text().into(),
            Value::Document(document) => document.without_secrets()?.into(),
            Value::Structure(structure) => self.structure(structure),
            Value::List(list) => list.elements().filter_map(|element| self.value(element)).collect(),
            Value::Map(map) => {
                let entries = map.entries().filter_map(|(key, value)| Some((key.to_owned(), self.value(value)?)));
                Tree::Object(entries.collect())
            }
        })
    }
}

fn wrapped(field: &Field, tree: Tree) -> Tree {
    if field.wrapper.is_empty() || !tree.is_array() {
        return tree;
    }
    Tree::Object(Map::from_iter([(field.wrapper.to_owned(), tree)]))
}

/// Whether an entry of a text with separators is read again as it is.
fn is_whole(entry: &Value<'_>, separator: &str) -> bool {
    match entry {
        Value::Text(text) => !text.is_empty() && text.trim() == *text && !text.contains(separator),
        _ => true,
    }
}
