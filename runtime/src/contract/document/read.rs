//! Fills structures from the text of a document.

use super::error::DocumentError;
use super::extra::{Entry, Original};
use super::raw::{Raw, check, compact, elements, members};
use super::write;
use crate::contract::json::Json;
use crate::contract::shape::Field;
use crate::contract::structure::{
    ElementKind, ListMut, MapMut, Member, SetText, Structure, StructureMut, Value, ValueMut,
};
use crate::ground::secret::Secret;
use crate::ground::wiped::WipedText;
use std::collections::HashSet;
use zeroize::Zeroizing;

/// How deep structures may lie in each other; what the service's description does not know may lie deeper.
const DEEPEST: usize = 64;

/// Fills the structure from the text.
///
/// # Errors
/// If the text is not JSON, or has a value that does not fit its member.
pub(super) fn document(text: &str, into: &mut dyn Structure) -> Result<(), DocumentError> {
    structure(check(text.trim_start_matches('\u{feff}'))?, into, 0)
}

fn structure(text: &str, into: &mut dyn Structure, depth: usize) -> Result<(), DocumentError> {
    if depth > DEEPEST {
        return Err(DocumentError::new(format!("structures lie more than {DEEPEST} deep in each other")));
    }
    let fields = into.shape().fields;
    if let [content] = fields
        && !content.format.content.is_empty()
    {
        let original = member(text, content, 0, into, depth)?;
        remember(into, if original.is_some() { vec![Entry::Member { index: 0, original }] } else { Vec::new() });
        return Ok(());
    }
    let object = match Raw::of(text)? {
        Raw::Object(object) => object,
        other => return Err(unexpected("an object", &other)),
    };
    let members = members(object)?;
    let mut entries: Vec<Entry> = Vec::with_capacity(members.len());
    // Of each member, where its entry is; an entry has the place of its key.
    let mut seen: Vec<Option<usize>> = vec![None; fields.len()];
    let mut near = 0;
    for (key, value) in &members {
        let is_key = |field: &Field| field.name == key;
        let found = if fields.get(near).is_some_and(is_key) { Some(near) } else { fields.iter().position(is_key) };
        let (Some(index), Some(field)) = (found, found.and_then(|index| fields.get(index))) else {
            entries.push(Entry::other(key.clone(), value));
            continue;
        };
        near = index + 1;
        let original = member(value, field, index, into, depth).map_err(|error| error.below(key))?;
        if let Some(seen) = seen.get_mut(index)
            && let Some(place) = seen.replace(entries.len())
            && let (Some(entry), Some((_, earlier))) = (entries.get_mut(place), members.get(place))
        {
            // The key came before. It is the service that decides which of the two counts, so both stay.
            *entry = Entry::other(key.clone(), earlier);
        }
        entries.push(Entry::Member { index, original });
    }
    remember(into, if is_order_of_shape(&entries) { Vec::new() } else { entries });
    Ok(())
}

/// Whether nothing of the entries needs to be remembered.
fn is_order_of_shape(entries: &[Entry]) -> bool {
    let mut next = 0;
    entries.iter().all(|entry| match entry {
        Entry::Member { index, original: None } if *index >= next => {
            next = index + 1;
            true
        }
        _ => false,
    })
}

fn remember(structure: &mut dyn Structure, entries: Vec<Entry>) {
    if let Some(extra) = structure.extra_mut() {
        let memory = extra.memory_mut();
        (memory.read, memory.entries) = (true, entries);
    }
}

/// Fills a member; the answer is its spelling, if that is not how it would be written.
fn member(
    text: &str,
    field: &Field,
    index: usize,
    of: &mut dyn Structure,
    depth: usize,
) -> Result<Option<Original>, DocumentError> {
    let Some(member) = of.member_mut(index) else { return Ok(None) };
    member.clear();
    fill_value(member.value_mut(), field, text, depth)?;
    let value = of.member(index).and_then(Member::value);
    let is_in_form = match value {
        Some(Value::List(_)) => text.starts_with('['),
        _ => text.starts_with(['{', '[']),
    };
    if is_in_form && value.is_some_and(has_structures) {
        // Each remembers for itself.
        return Ok(None);
    }
    let (text, instead) = (Zeroizing::new(compact(text)), write::member(field, value, of).map(Zeroizing::new));
    let differs = instead.as_ref() != Some(&text);
    Ok(differs.then_some(Original { text, instead }))
}

fn has_structures(value: Value<'_>) -> bool {
    match value {
        Value::Structure(_) => true,
        Value::List(list) => list.element(0).is_some_and(has_structures),
        Value::Map(map) => map.entry(0).is_some_and(|(_, value)| has_structures(value)),
        _ => false,
    }
}

fn fill_value(slot: ValueMut<'_>, field: &Field, text: &str, depth: usize) -> Result<(), DocumentError> {
    let raw = Raw::of(text)?;
    if matches!(raw, Raw::Null) {
        return Ok(());
    }
    match slot {
        ValueMut::Text(place) => *place = Some(scalar(raw)?),
        ValueMut::OpenEnum(place) => {
            let text = scalar(raw.clone())?;
            set(place, &raw, &text)?;
        }
        ValueMut::Secret(place) => *place = Some(Secret::from(scalar(raw)?)),
        ValueMut::Boolean(place) => *place = Some(fitting("a boolean", &raw, raw.boolean())?),
        ValueMut::Int32(place) => {
            let value = raw.integer().and_then(|value| value.try_into().ok());
            *place = Some(fitting("a whole number of 32 bits", &raw, value)?);
        }
        ValueMut::Int64(place) => *place = Some(fitting("a whole number of 64 bits", &raw, raw.integer())?),
        ValueMut::Double(place) => *place = Some(fitting("a number", &raw, raw.double())?),
        ValueMut::Json(place) => *place = Some(Json::from(compact(text))),
        ValueMut::Document(place) => match raw {
            Raw::Text(ref inner) => set(place, &raw, inner)?,
            _ => set(place, &raw, &compact(text))?,
        },
        ValueMut::Structure(place) => inner_structure(place, raw, text, depth)?,
        ValueMut::List(place) => list(place, field, raw, depth)?,
        ValueMut::Map(place) => map(place, field, &raw, depth)?,
    }
    Ok(())
}

fn inner_structure(place: &mut dyn StructureMut, raw: Raw<'_>, text: &str, depth: usize) -> Result<(), DocumentError> {
    match raw {
        Raw::Text(inner) if inner.trim().is_empty() => place.clear(),
        // A document in the document, in quotes once more.
        Raw::Text(inner) if inner.trim_start().starts_with(['{', '[']) => {
            structure(check(&inner)?, place.fill(), depth + 1)?;
        }
        _ => structure(text, place.fill(), depth + 1)?,
    }
    Ok(())
}

fn list(place: &mut dyn ListMut, field: &Field, raw: Raw<'_>, depth: usize) -> Result<(), DocumentError> {
    place.begin();
    let mut result = Ok(());
    match raw {
        Raw::List(list) => {
            for (index, element) in elements(list)?.into_iter().enumerate() {
                place.add(&mut |slot| result = element_of(slot, field, element, depth));
                std::mem::replace(&mut result, Ok(())).map_err(|error| error.below(&(index + 1).to_string()))?;
            }
        }
        Raw::Text(text) if text.trim().is_empty() => {}
        Raw::Text(text) if text.trim_start().starts_with('[') => {
            return self::list(place, field, Raw::List(check(&text)?), depth);
        }
        Raw::Text(text) if !field.format.separator.is_empty() => {
            for part in text.split(field.format.separator).map(str::trim).filter(|part| !part.is_empty()) {
                let mut quoted = WipedText::default();
                super::raw::quote(part, &mut quoted);
                let quoted = Zeroizing::new(quoted.into_string());
                place.add(&mut |slot| result = self::fill_value(slot, field, &quoted, depth));
                std::mem::replace(&mut result, Ok(()))?;
            }
        }
        // XML does not tell a list of one from its element.
        Raw::Object(element) if matches!(place.element_kind(), ElementKind::Structures(_)) => {
            place.add(&mut |slot| result = element_of(slot, field, element, depth));
            result?;
        }
        other => return Err(unexpected("a list", &other)),
    }
    Ok(())
}

fn map(place: &mut dyn MapMut, field: &Field, raw: &Raw<'_>, depth: usize) -> Result<(), DocumentError> {
    place.begin();
    let object = match raw {
        Raw::Object(object) => *object,
        Raw::Text(text) if text.trim().is_empty() => return Ok(()),
        Raw::Text(text) if text.trim_start().starts_with('{') => check(text)?,
        other => return Err(unexpected("an object", other)),
    };
    let members = members(object)?;
    let mut seen = HashSet::new();
    for (key, value) in &members {
        let mut result = Ok(());
        let is_new = seen.insert(key);
        place.insert(key.clone(), &mut |slot| {
            result = match slot {
                ValueMut::Structure(_) if !is_new => Err(DocumentError::new("the key comes twice")),
                ValueMut::Structure(place) => element_of(ValueMut::Structure(place), field, value, depth).map(|()| {
                    if let Some(extra) = place.fill().extra_mut() {
                        extra.set_key(key);
                    }
                }),
                slot => self::fill_value(slot, field, value, depth),
            };
        });
        result.map_err(|error| error.below(key))?;
    }
    Ok(())
}

/// Nothing in the place of a structure would vanish from the list or map.
fn element_of(slot: ValueMut<'_>, field: &Field, text: &str, depth: usize) -> Result<(), DocumentError> {
    match (&slot, Raw::of(text)?) {
        (ValueMut::Structure(_), Raw::Object(_) | Raw::List(_)) => self::fill_value(slot, field, text, depth),
        (ValueMut::Structure(_), other) => Err(unexpected("an object", &other)),
        _ => self::fill_value(slot, field, text, depth),
    }
}

fn scalar(raw: Raw<'_>) -> Result<String, DocumentError> {
    match raw {
        // To say what was found costs more than to read a text.
        Raw::Null | Raw::List(_) | Raw::Object(_) => Err(unexpected("a text", &raw)),
        scalar => Ok(scalar.into_text().unwrap_or_default()),
    }
}

fn set(place: &mut dyn SetText, raw: &Raw<'_>, text: &str) -> Result<(), DocumentError> {
    place.set(text).map_err(|expected| unexpected(expected, raw))
}

fn fitting<T>(expected: &str, raw: &Raw<'_>, value: Option<T>) -> Result<T, DocumentError> {
    value.ok_or_else(|| unexpected(expected, raw))
}

fn unexpected(expected: &str, found: &Raw<'_>) -> DocumentError {
    DocumentError::new(format!("{expected} is expected, {} was found", found.kind()))
}
