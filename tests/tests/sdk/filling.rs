//! Fills a structure whose type is known only by its shape.

use alibabacloud_core::plumbing::ValueMut;
use alibabacloud_core::plumbing::{Structure, Value, to_json_with_secrets};

/// How deep structures may be inside each other: some hold themselves.
const DEEPEST: usize = 5;

/// Hands `fill` the place of every single value in the structure, with its path on the wire: nested structures, those
/// of documents too, and one element of every list and entry of every map.
pub(crate) fn fill_all(structure: &mut dyn Structure, fill: &mut dyn FnMut(&str, ValueMut<'_>)) {
    members(structure, "", DEEPEST, fill);
}

fn members(structure: &mut dyn Structure, path: &str, depth: usize, fill: &mut dyn FnMut(&str, ValueMut<'_>)) {
    for (index, field) in structure.shape().fields.iter().enumerate() {
        let path = format!("{path}{}", field.name);
        match structure.member_mut(index).unwrap().value_mut() {
            ValueMut::Document(text) => {
                text.set("{}").unwrap();
                if let Some(filled) = document(structure, index, &path, depth, fill)
                    && let ValueMut::Document(text) = structure.member_mut(index).unwrap().value_mut()
                {
                    text.set(&filled).unwrap();
                }
            }
            place => slot(place, &path, depth, fill),
        }
    }
}

/// The text of a document with all its members, if its structure is known.
fn document(
    structure: &dyn Structure,
    index: usize,
    path: &str,
    depth: usize,
    fill: &mut dyn FnMut(&str, ValueMut<'_>),
) -> Option<String> {
    let Value::Document(document) = structure.member(index)?.value()? else { return None };
    let (mut inner, _) = document.structure().ok().filter(|_| depth > 0)?;
    members(&mut *inner, &format!("{path}."), depth - 1, fill);
    Some(to_json_with_secrets(&*inner).to_string())
}

fn slot(place: ValueMut<'_>, path: &str, depth: usize, fill: &mut dyn FnMut(&str, ValueMut<'_>)) {
    match place {
        ValueMut::Structure(_) | ValueMut::List(_) | ValueMut::Map(_) if depth == 0 => {}
        ValueMut::Structure(inner) => members(inner.fill(), &format!("{path}."), depth - 1, fill),
        ValueMut::List(list) => list.add(&mut |element| slot(element, &format!("{path}.1"), depth - 1, fill)),
        ValueMut::Map(map) => {
            map.insert("k".to_owned(), &mut |value| slot(value, &format!("{path}.k"), depth - 1, fill));
        }
        single => fill(path, single),
    }
}
