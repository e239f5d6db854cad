//! The differences between a typed response and the original response.
//!
//! In a typed response, absent and empty are the same, and a JSON document is a text even where the response has it as an
//! object. The runner's output is compared with the response as it came, so the runner looks there, and prints what is
//! empty where the response has it, and documents in the form that they had.

use alibabacloud_core::TypeMismatch;
use alibabacloud_core::plumbing::{Field, Structure, Value as Member};
use serde_json::{Map, Value};

/// Adds the empty lists and structures of `document` to `printed`, which shows `structure`, and gives JSON documents the
/// form that they have there.
pub(super) fn keep_form(structure: &dyn Structure, document: &Value, unfit: &[TypeMismatch], printed: &mut Value) {
    Walk { unfit }.structure(structure, document, "", printed);
}

struct Walk<'a> {
    unfit: &'a [TypeMismatch],
}

impl Walk<'_> {
    fn structure(&self, structure: &dyn Structure, document: &Value, path: &str, printed: &mut Value) {
        let (Value::Object(document), Value::Object(printed)) = (document, printed) else { return };
        let shape = structure.shape();
        for (position, (name, value)) in document.iter().enumerate() {
            let Some(index) = shape.find(name, position) else { continue };
            let (Some(field), Some(member)) = (shape.fields.get(index), structure.member(index)) else { continue };
            let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
            match member.value() {
                Some(Member::Structure(inner)) => {
                    if let Some(printed) = printed.get_mut(field.name) {
                        self.structure(inner, value, &path, printed);
                    }
                }
                Some(Member::List(list)) => {
                    let found = elements(value, field).map_or(&[][..], Vec::as_slice);
                    let found: Vec<&Value> = found.iter().filter(|element| !element.is_null()).collect();
                    let Some(shown) = printed.get_mut(field.name).and_then(|shown| elements_mut(shown, field)) else {
                        continue;
                    };
                    // Elements that did not fit are not in the typed list, and then numbers say nothing.
                    if found.len() != list.length() || shown.len() != found.len() {
                        continue;
                    }
                    for (index, (found, shown)) in found.into_iter().zip(shown).enumerate() {
                        match list.element(index) {
                            Some(Member::Structure(inner)) => {
                                self.structure(inner, found, &format!("{path}[{index}]"), shown);
                            }
                            Some(Member::Json(_) | Member::Document(_)) => embed(found, shown),
                            _ => {}
                        }
                    }
                }
                Some(Member::Json(_) | Member::Document(_)) => {
                    if let Some(shown) = printed.get_mut(field.name) {
                        embed(value, shown);
                    }
                }
                None if self.fits(&path) => {
                    if let Some(empty) = empty(value, field) {
                        printed.insert(field.name.to_owned(), empty);
                    }
                }
                _ => {}
            }
        }
    }

    fn fits(&self, path: &str) -> bool {
        self.unfit.iter().all(|unfit| unfit.path != path)
    }
}

/// Prints a document as a tree if it came as one.
fn embed(found: &Value, shown: &mut Value) {
    let is_tree = found.is_object() || found.is_array();
    if let Some(tree) = shown.as_str().filter(|_| is_tree).and_then(|text| serde_json::from_str(text).ok()) {
        *shown = tree;
    }
}

fn elements<'a>(value: &'a Value, field: &Field) -> Option<&'a Vec<Value>> {
    value.as_array().or_else(|| value.get(field.wrapper)?.as_array())
}

fn elements_mut<'a>(value: &'a mut Value, field: &Field) -> Option<&'a mut Vec<Value>> {
    if value.is_array() { value.as_array_mut() } else { value.get_mut(field.wrapper)?.as_array_mut() }
}

/// The empty value to print, if `value` is one.
fn empty(value: &Value, field: &Field) -> Option<Value> {
    if value.as_object().is_some_and(Map::is_empty) {
        return Some(value.clone());
    }
    let list = elements(value, field).filter(|elements| elements.is_empty())?.clone().into();
    Some(if field.wrapper.is_empty() { list } else { Map::from_iter([(field.wrapper.to_owned(), list)]).into() })
}
