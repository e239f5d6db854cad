//! Fills structures from the text of a document.
//!
//! A value that does not fit its member is kept as it is and listed as a mismatch; all else is read. Where the member
//! is absent, its text is remembered as a spelling of nothing. An element of a list or map of structures becomes an
//! empty structure that remembers the text in its place.

use super::error::DocumentError;
use super::extra::{Entry, Original};
use super::raw::{Misfit, Raw, check, compact, elements, members};
use super::write;
use crate::contract::blob::Blob;
use crate::contract::json::Json;
use crate::contract::shape::Field;
use crate::contract::structure::{
    ElementKind, ListMut, MapMut, Member, SetText, Structure, StructureMut, Value, ValueMut,
};
use crate::contract::type_mismatch::TypeMismatch;
use crate::ground::secret::Secret;
use crate::ground::wiped::WipedText;
use std::collections::HashSet;
use zeroize::Zeroizing;

/// How deep structures may lie in each other; what the service's description does not know may lie deeper.
const DEEPEST: usize = 64;

/// Fills the structure from the text, and lists what does not fit.
///
/// # Errors
/// If the text is not JSON, or the document as a whole is of another kind.
pub(super) fn document(text: &str, into: &mut dyn Structure) -> Result<Vec<TypeMismatch>, DocumentError> {
    Reader::new(true).document(text, into)
}

/// As [`document`], for a structure that is only looked at: it does not remember how it was spelled, and lacks the keys
/// that its shape does not know.
///
/// # Errors
/// As [`document`].
pub(super) fn values(text: &str, into: &mut dyn Structure) -> Result<Vec<TypeMismatch>, DocumentError> {
    Reader::new(false).document(text, into)
}

/// Fills a place from one JSON value.
///
/// # Errors
/// If the value does not fit.
pub(super) fn value(place: ValueMut<'_>, field: &Field, text: &str) -> Result<(), Misfit> {
    Reader::new(true).fill(place, field, text, 0)
}

struct Reader {
    /// The keys and element numbers that lead to the value being read.
    path: Vec<String>,
    mismatches: Vec<TypeMismatch>,
    /// Whether the member being read lacks an element or entry that no structure remembers.
    is_incomplete: bool,
    /// Whether structures remember how they were spelled, so that they can be written again.
    remembers: bool,
}

impl Reader {
    fn new(remembers: bool) -> Self {
        Self { path: Vec::new(), mismatches: Vec::new(), is_incomplete: false, remembers }
    }

    fn document(mut self, text: &str, into: &mut dyn Structure) -> Result<Vec<TypeMismatch>, DocumentError> {
        self.structure(check(text.trim_start_matches('\u{feff}'))?, into, 0)?;
        Ok(self.mismatches)
    }

    fn structure(&mut self, text: &str, into: &mut dyn Structure, depth: usize) -> Result<(), Misfit> {
        if depth > DEEPEST {
            return Err(Misfit { expected: "at most 64 structures in each other", found: "more" });
        }
        let fields = into.shape().fields;
        if let [content] = fields
            && !content.format.content.is_empty()
        {
            let original = self.member(text, content, 0, into, depth)?;
            self.remember(
                into,
                if original.is_some() { vec![Entry::Member { index: 0, original }] } else { Vec::new() },
            );
            return Ok(());
        }
        let object = match Raw::of(text)? {
            Raw::Object(object) => object,
            other => return Err(Misfit::new("an object", &other)),
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
                if self.remembers {
                    entries.push(Entry::other(key.clone(), value));
                }
                continue;
            };
            near = index + 1;
            self.path.push(key.clone());
            let original = self.member(value, field, index, into, depth).unwrap_or_else(|misfit| {
                self.list_mismatch(misfit);
                if let Some(member) = into.member_mut(index) {
                    member.clear();
                }
                Some(Original::mismatch(value))
            });
            self.path.pop();
            if let Some(seen) = seen.get_mut(index)
                && let Some(place) = seen.replace(entries.len())
                && let (Some(entry), Some((_, earlier))) = (entries.get_mut(place), members.get(place))
            {
                // The key came before. It is the service that decides which of the two counts, so both stay.
                *entry = Entry::other(key.clone(), earlier);
            }
            entries.push(Entry::Member { index, original });
        }
        self.remember(into, if is_order_of_shape(&entries) { Vec::new() } else { entries });
        Ok(())
    }

    /// Fills a member, and returns its spelling if that is not how it would be written.
    fn member(
        &mut self,
        text: &str,
        field: &Field,
        index: usize,
        of: &mut dyn Structure,
        depth: usize,
    ) -> Result<Option<Original>, Misfit> {
        let Some(member) = of.member_mut(index) else { return Ok(None) };
        member.clear();
        let around = std::mem::replace(&mut self.is_incomplete, false);
        let result = self.fill(member.value_mut(), field, text, depth);
        let is_incomplete = std::mem::replace(&mut self.is_incomplete, around);
        result?;
        if !self.remembers {
            return Ok(None);
        }
        let value = of.member(index).and_then(Member::value);
        let is_in_form = match value {
            Some(Value::List(_)) => text.starts_with('['),
            _ => text.starts_with(['{', '[']),
        };
        if is_in_form && !is_incomplete && value.is_some_and(has_structures) {
            // Each remembers for itself.
            return Ok(None);
        }
        let (text, instead) = (Zeroizing::new(compact(text)), write::member(field, value, of).map(Zeroizing::new));
        let differs = instead.as_ref() != Some(&text);
        Ok(differs.then_some(Original { text, instead, is_mismatch: is_incomplete }))
    }

    fn fill(&mut self, slot: ValueMut<'_>, field: &Field, text: &str, depth: usize) -> Result<(), Misfit> {
        let raw = Raw::of(text)?;
        if matches!(raw, Raw::Null) {
            return Ok(());
        }
        match slot.at(field) {
            ValueMut::Text(place) => *place = Some(scalar(raw)?),
            ValueMut::Time(place) => *place = Some(scalar(raw)?.into()),
            ValueMut::OpenEnum(place) => {
                let text = scalar(raw.clone())?;
                set(place, &raw, &text)?;
            }
            ValueMut::Bytes(place) => {
                let bytes = Blob::from_base64(&scalar(raw.clone())?);
                *place = Some(fitting("bytes in Base64", &raw, bytes)?);
            }
            ValueMut::Secret(place) => *place = Some(Secret::from(scalar(raw)?)),
            ValueMut::Boolean(place) => *place = Some(fitting("a boolean", &raw, raw.boolean())?),
            ValueMut::Int32(place) => {
                let value = raw.integer().and_then(|value| value.try_into().ok());
                *place = Some(fitting("a whole number of 32 bits", &raw, value)?);
            }
            ValueMut::Int64(place) => *place = Some(fitting("a whole number of 64 bits", &raw, raw.integer())?),
            ValueMut::Double(place) => *place = Some(fitting("a number", &raw, raw.double())?),
            ValueMut::Port(place) => {
                let value = raw.integer().and_then(|value| value.try_into().ok());
                *place = Some(fitting("a port", &raw, value)?);
            }
            ValueMut::Duration(place, unit) => {
                let period = raw.integer().and_then(|count| unit.of_integer(count));
                let period = period.or_else(|| raw.double().and_then(|count| unit.of_double(count)));
                *place = Some(fitting(unit.expected(), &raw, period)?);
            }
            ValueMut::Json(place) => *place = Some(Json::from(compact(text))),
            ValueMut::Document(place) => match raw {
                Raw::Text(ref inner) => set(place, &raw, inner)?,
                _ => set(place, &raw, &compact(text))?,
            },
            ValueMut::Structure(place) => self.inner_structure(place, raw, text, depth)?,
            ValueMut::List(place) => self.list(place, field, raw, depth)?,
            ValueMut::Map(place) => self.map(place, field, &raw, depth)?,
        }
        Ok(())
    }

    fn inner_structure(
        &mut self,
        place: &mut dyn StructureMut,
        raw: Raw<'_>,
        text: &str,
        depth: usize,
    ) -> Result<(), Misfit> {
        match raw {
            Raw::Text(inner) if inner.trim().is_empty() => place.clear(),
            // A document in the document, in quotes once more.
            Raw::Text(inner) if inner.trim_start().starts_with(['{', '[']) => {
                self.structure(quoted(&inner, "an object")?, place.fill(), depth + 1)?;
            }
            _ => self.structure(text, place.fill(), depth + 1)?,
        }
        Ok(())
    }

    fn list(&mut self, place: &mut dyn ListMut, field: &Field, raw: Raw<'_>, depth: usize) -> Result<(), Misfit> {
        place.begin();
        match raw {
            Raw::List(list) => {
                for (index, element) in elements(list)?.into_iter().enumerate() {
                    self.path.push((index + 1).to_string());
                    place.add(&mut |slot| self.element(slot, field, element, depth, None));
                    self.path.pop();
                }
            }
            Raw::Text(text) if text.trim().is_empty() => {}
            Raw::Text(text) if text.trim_start().starts_with('[') => {
                return self.list(place, field, Raw::List(quoted(&text, "a list")?), depth);
            }
            Raw::Text(text) if !field.format.separator.is_empty() => {
                for part in text.split(field.format.separator).map(str::trim).filter(|part| !part.is_empty()) {
                    let mut quoted = WipedText::default();
                    super::raw::quote(part, &mut quoted);
                    let quoted = Zeroizing::new(quoted.into_string());
                    place.add(&mut |slot| self.element(slot, field, &quoted, depth, None));
                }
            }
            // In XML, a list with one element looks like that element.
            Raw::Object(element) if matches!(place.element_kind(), ElementKind::Structures(_)) => {
                place.add(&mut |slot| self.element(slot, field, element, depth, None));
            }
            other => return Err(Misfit::new("a list", &other)),
        }
        Ok(())
    }

    fn map(&mut self, place: &mut dyn MapMut, field: &Field, raw: &Raw<'_>, depth: usize) -> Result<(), Misfit> {
        place.begin();
        let object = match raw {
            Raw::Object(object) => *object,
            Raw::Text(text) if text.trim().is_empty() => return Ok(()),
            Raw::Text(text) if text.trim_start().starts_with('{') => quoted(text, "an object")?,
            other => return Err(Misfit::new("an object", other)),
        };
        let members = members(object)?;
        let mut seen = HashSet::new();
        for (key, value) in &members {
            self.path.push(key.clone());
            if seen.insert(key) {
                place.insert(key.clone(), &mut |slot| self.element(slot, field, value, depth, Some(key)));
            } else {
                self.list_mismatch(Misfit { expected: "one entry", found: "another entry with the same key" });
                self.is_incomplete = true;
            }
            self.path.pop();
        }
        Ok(())
    }

    /// Fills an element of a list, or an entry of a map, which has a key.
    fn element(&mut self, slot: ValueMut<'_>, field: &Field, text: &str, depth: usize, key: Option<&str>) {
        let ValueMut::Structure(place) = slot else {
            if let Err(misfit) = self.fill(slot, field, text, depth) {
                self.list_mismatch(misfit);
                self.is_incomplete = true;
            }
            return;
        };
        // Nothing, or an empty text, in the place of a structure would vanish from the list or map.
        let result = Raw::of(text).and_then(|raw| match raw {
            Raw::Object(_) | Raw::List(_) => self.structure(text, place.fill(), depth + 1),
            other => Err(Misfit::new("an object", &other)),
        });
        if let Err(misfit) = result {
            self.list_mismatch(misfit);
            place.clear();
            if let Some(extra) = place.fill().extra_mut() {
                let memory = extra.memory_mut();
                (memory.read, memory.instead) = (true, Some(Zeroizing::new(compact(text))));
            }
        }
        if let Some(key) = key {
            place.fill().set_map_key(key);
        }
    }

    fn remember(&self, structure: &mut dyn Structure, entries: Vec<Entry>) {
        if self.remembers
            && let Some(extra) = structure.extra_mut()
        {
            let memory = extra.memory_mut();
            (memory.read, memory.entries) = (true, entries);
        }
    }

    fn list_mismatch(&mut self, Misfit { expected, found }: Misfit) {
        self.mismatches.push(TypeMismatch { path: self.path.join("."), expected, found: found.to_owned() });
    }
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

fn has_structures(value: Value<'_>) -> bool {
    match value {
        Value::Structure(_) => true,
        Value::List(list) => list.element(0).is_some_and(has_structures),
        Value::Map(map) => map.entry(0).is_some_and(|(_, value)| has_structures(value)),
        _ => false,
    }
}

/// The JSON that a text holds.
fn quoted<'a>(text: &'a str, expected: &'static str) -> Result<&'a str, Misfit> {
    check(text).map_err(|_| Misfit { expected, found: "a text that is not JSON" })
}

fn scalar(raw: Raw<'_>) -> Result<String, Misfit> {
    let misfit = Misfit::new("a text", &raw);
    raw.into_text().ok_or(misfit)
}

fn set(place: &mut dyn SetText, raw: &Raw<'_>, text: &str) -> Result<(), Misfit> {
    place.set(text).map_err(|expected| Misfit::new(expected, raw))
}

fn fitting<T>(expected: &'static str, raw: &Raw<'_>, value: Option<T>) -> Result<T, Misfit> {
    value.ok_or_else(|| Misfit::new(expected, raw))
}
