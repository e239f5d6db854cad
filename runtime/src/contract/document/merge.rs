//! Maps of structures by their keys. Entries with an equal key become one.

use super::conflict::{Conflict, current};
use super::extra::{Entry, Extra};
use super::{read, write};
use crate::contract::condition::with_text;
use crate::contract::shape::Field;
use crate::contract::structure::{List, ListMut, Member, Structure, Value, ValueMut};
use crate::contract::time::TimeFormat;
use indexmap::IndexMap;
use indexmap::map::Entry as Place;
use std::collections::HashSet;
use zeroize::Zeroizing;

/// A map of structures by their keys. Entries with an equal key are merged.
pub fn keyed<S: Structure>(structures: impl IntoIterator<Item = S>) -> IndexMap<String, S> {
    let mut map = IndexMap::new();
    extend_keyed(&mut map, structures);
    map
}

/// Adds structures to a map by their keys. One whose key is there already is merged into that entry, with all maps in
/// it; a member that both set to different values keeps the first one, and is a conflict.
pub fn extend_keyed<S: Structure>(map: &mut IndexMap<String, S>, structures: impl IntoIterator<Item = S>) {
    for structure in structures {
        match map.entry(key(&structure)) {
            Place::Vacant(place) => {
                place.insert(structure);
            }
            Place::Occupied(mut place) => merge(place.get_mut(), &structure),
        }
    }
}

/// The key that the structure was given, or else its first text.
fn key(structure: &dyn Structure) -> String {
    let given = structure.map_key().and_then(|key| key.value).filter(|key| !key.is_empty());
    let text = |(_, value): (_, Value<'_>)| with_text(value, str::to_owned);
    given.map_or_else(|| structure.present().find_map(text).unwrap_or_default(), str::to_owned)
}

fn merge(into: &mut dyn Structure, from: &dyn Structure) {
    let fields = into.shape().fields;
    let named = into.map_key().map(|key| key.member);
    // What is implied depends on other members, so it is looked up before any of them changes.
    let implied: Vec<_> = fields.iter().map(|field| (implied(into, field), implied(from, field))).collect();
    for (index, (field, implied)) in fields.iter().zip(implied).enumerate() {
        let theirs = from.member(index).and_then(Member::value);
        let ours = into.member(index).and_then(Member::value);
        if named == Some(index) && (is_key(from, theirs) || is_key(into, ours)) {
            // Without a name of its own, an entry takes that of the other.
            if ours.is_none() || !is_key(from, theirs) {
                set(into, index, field, theirs);
            }
            continue;
        }
        if let (Some(ours), Some(theirs)) = &implied
            && ours != theirs
        {
            if let Some(member) = into.member_mut(index) {
                // It was written by the crate, so that it fits.
                let _ = read::value(member.value_mut(), field, ours);
            }
            note(into, field, Clash::of_member(ours, theirs));
            continue;
        }
        let (Some(theirs), Some(member)) = (theirs, into.member_mut(index)) else { continue };
        let mut clashes = Vec::new();
        merge_value(member.value_mut(), field, &[], theirs, &mut clashes);
        for clash in clashes {
            note(into, field, clash);
        }
    }
    merge_extra(into, from);
}

/// What is written for a member that conditions imply, whether it is set or not.
fn implied(structure: &dyn Structure, field: &Field) -> Option<String> {
    let implied = write::implied(structure, structure, field)?;
    let set = current(structure, field.name, &[]);
    let is_read = structure.extra().is_some_and(Extra::is_read);
    set.or_else(|| (!is_read).then(|| implied.to_owned()))
}

fn is_key(structure: &dyn Structure, value: Option<Value<'_>>) -> bool {
    let key = structure.map_key().and_then(|key| key.value);
    value.is_none_or(|value| with_text(value, |text| Some(text) == key) == Some(true))
}

fn set(into: &mut dyn Structure, index: usize, field: &Field, value: Option<Value<'_>>) {
    if let (Some(member), Some(value)) = (into.member_mut(index), value) {
        member.clear();
        merge_value(member.value_mut(), field, &[], value, &mut Vec::new());
    }
}

/// Two values where there can be one, as JSON.
struct Clash {
    /// The keys in the maps that the member is.
    keys: Vec<String>,
    kept: Zeroizing<String>,
    other: Zeroizing<String>,
    is_secret: bool,
}

impl Clash {
    fn of_member(kept: &str, other: &str) -> Self {
        let [kept, other] = [kept, other].map(|text| Zeroizing::new(text.to_owned()));
        Self { keys: Vec::new(), kept, other, is_secret: false }
    }
}

/// Adds `theirs` to a place: into a structure or map that is there, to the end of a list, or as a value where there is
/// none.
fn merge_value(place: ValueMut<'_>, field: &Field, keys: &[&str], theirs: Value<'_>, clashes: &mut Vec<Clash>) {
    match (place, theirs) {
        (ValueMut::Structure(place), Value::Structure(theirs)) => {
            let is_new = place.fill().present().next().is_none();
            let ours = place.fill();
            if is_new && ours.extra().is_none_or(|extra| extra.is_empty() && extra.instead().is_none()) {
                if let (Some(ours), Some(theirs)) = (ours.extra_mut(), theirs.extra()) {
                    ours.memory_mut().read = theirs.is_read();
                }
                if let Some(key) = theirs.map_key().and_then(|key| key.value) {
                    ours.set_map_key(key);
                }
            }
            merge(ours, theirs);
        }
        (ValueMut::Map(place), Value::Map(theirs)) => {
            place.begin();
            for (key, value) in theirs.entries() {
                let keys = [keys, &[key]].concat();
                place.update(key, &mut |place| merge_value(place, field, &keys, value, clashes));
            }
        }
        (ValueMut::List(place), theirs @ Value::List(list)) if !field.format.separator.is_empty() => {
            let ours = place.list().map(|list| texts(field, list)).unwrap_or_default();
            if ours.is_empty() {
                append(place, field, list);
            } else if ours != texts(field, list) {
                let ours = place.list().map(|list| json(field, Value::List(list))).unwrap_or_default();
                let keys = owned(keys);
                clashes.push(Clash { keys, kept: ours, other: json(field, theirs), is_secret: false });
            }
        }
        (ValueMut::List(place), Value::List(list)) => append(place, field, list),
        (place, theirs) => {
            let ours = current_scalar(&place).map(|value| (json(field, value), matches!(value, Value::Secret(_))));
            let other = json(field, theirs);
            match ours {
                None => fill(place, theirs),
                Some((kept, is_secret)) if kept != other => {
                    clashes.push(Clash { keys: owned(keys), kept, other, is_secret });
                }
                Some(_) => {}
            }
        }
    }
}

fn owned(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

fn json(field: &Field, value: Value<'_>) -> Zeroizing<String> {
    Zeroizing::new(write::value(field, value))
}

fn texts(field: &Field, list: &dyn List) -> HashSet<String> {
    list.elements().map(|element| write::value(field, element)).collect()
}

/// Adds those elements that are not there yet.
fn append(place: &mut dyn ListMut, field: &Field, theirs: &dyn List) {
    place.begin();
    let mut seen = place.list().map(|list| texts(field, list)).unwrap_or_default();
    let was_empty = seen.is_empty();
    for element in theirs.elements() {
        if seen.insert(write::value(field, element)) || was_empty {
            place.add(&mut |place| merge_value(place, field, &[], element, &mut Vec::new()));
        }
    }
}

fn current_scalar<'a>(place: &'a ValueMut<'_>) -> Option<Value<'a>> {
    match place {
        ValueMut::Text(text) => text.as_deref().map(Value::Text),
        ValueMut::OpenEnum(text) | ValueMut::Document(text) => text.text().map(Value::Text),
        ValueMut::Boolean(value) => value.map(Value::Boolean),
        ValueMut::Int32(value) => value.map(|value| Value::Integer(value.into())),
        ValueMut::Int64(value) => value.map(Value::Integer),
        ValueMut::Double(value) => value.map(Value::Double),
        ValueMut::Port(value) => value.map(|value| Value::Integer(value.into())),
        ValueMut::Time(value) => value.as_ref().map(|time| Value::Time(time, TimeFormat::default())),
        ValueMut::Duration(value, unit) => value.map(|period| Value::Duration(period, *unit)),
        ValueMut::Bytes(value) => value.as_ref().map(Value::Bytes),
        ValueMut::Secret(value) => value.as_ref().map(Value::Secret),
        ValueMut::Json(value) => value.as_ref().map(Value::Json),
        ValueMut::Structure(_) | ValueMut::List(_) | ValueMut::Map(_) => None,
    }
}

/// Fills the place of a scalar from a value of the same type.
fn fill(place: ValueMut<'_>, value: Value<'_>) {
    match (place, value) {
        (ValueMut::Text(place), Value::Text(value)) => *place = Some(value.to_owned()),
        // A value of the same type is always taken.
        (ValueMut::OpenEnum(place), Value::Text(value)) => place.set(value).unwrap_or_default(),
        (ValueMut::Document(place), Value::Document(value)) => place.set(value.text()).unwrap_or_default(),
        (ValueMut::Boolean(place), Value::Boolean(value)) => *place = Some(value),
        (ValueMut::Int32(place), Value::Integer(value)) => *place = i32::try_from(value).ok(),
        (ValueMut::Int64(place), Value::Integer(value)) => *place = Some(value),
        (ValueMut::Double(place), Value::Double(value)) => *place = Some(value),
        (ValueMut::Port(place), Value::Integer(value)) => *place = u16::try_from(value).ok(),
        (ValueMut::Time(place), Value::Time(value, _)) => *place = Some(value.clone()),
        (ValueMut::Duration(place, _), Value::Duration(value, _)) => *place = Some(value),
        (ValueMut::Bytes(place), Value::Bytes(value)) => *place = Some(value.clone()),
        (ValueMut::Secret(place), Value::Secret(value)) => *place = Some(value.clone()),
        (ValueMut::Json(place), Value::Json(value)) => *place = Some(value.clone()),
        _ => {}
    }
}

/// Keys without a member, and what is remembered of values that do not fit.
fn merge_extra(into: &mut dyn Structure, from: &dyn Structure) {
    let Some(theirs) = from.extra() else { return };
    let is_secret = into.may_hide();
    for entry in theirs.entries() {
        match entry {
            Entry::Other { key, value } => {
                let ours = into.extra().and_then(|extra| extra.text(key)).map(|text| Zeroizing::new(text.to_owned()));
                match ours {
                    Some(ours) if ours != *value => {
                        let conflict = Conflict {
                            name: key.clone(),
                            keys: Vec::new(),
                            kept: ours,
                            other: value.clone(),
                            is_secret,
                        };
                        add_conflict(into, conflict);
                    }
                    Some(_) => {}
                    None => {
                        if let Some(extra) = into.extra_mut() {
                            extra.memory_mut().entries.push(entry.clone());
                        }
                    }
                }
            }
            Entry::Member { index, original: Some(original) } if original.instead.is_none() => {
                let is_free = into.member(*index).and_then(Member::value).is_none();
                if let Some(extra) = into.extra_mut().filter(|_| is_free)
                    && !extra
                        .entries()
                        .iter()
                        .any(|entry| matches!(entry, Entry::Member { index: it, .. } if it == index))
                {
                    extra.memory_mut().entries.push(entry.clone());
                }
            }
            Entry::Member { .. } => {}
        }
    }
    for conflict in theirs.conflicts() {
        add_conflict(into, conflict.clone());
    }
    if let (Some(instead), Some(extra)) = (theirs.instead(), into.extra_mut())
        && extra.instead().is_none()
    {
        extra.memory_mut().instead = Some(Zeroizing::new(instead.to_owned()));
    }
}

fn note(into: &mut dyn Structure, field: &Field, Clash { keys, kept, other, is_secret }: Clash) {
    add_conflict(into, Conflict { name: field.name.to_owned(), keys, kept, other, is_secret });
}

fn add_conflict(into: &mut dyn Structure, conflict: Conflict) {
    if let Some(extra) = into.extra_mut() {
        let conflicts = &mut extra.memory_mut().conflicts;
        if !conflicts.contains(&conflict) {
            conflicts.push(conflict);
        }
    }
}
