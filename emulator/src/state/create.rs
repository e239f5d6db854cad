//! New records.

use super::definitions::{Effect, STATES};
use super::machine;
use super::moves::{kept, to_phase};
use super::plain::plain;
use super::record::Record;
use super::records::Records;
use super::select;
use crate::ids::Ids;
use crate::protocol::{Parameters, Refusal};
use alibabacloud_core::clock::timestamp;
use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

pub(super) fn create(
    effect: &Effect,
    call: &Parameters,
    records: &mut Records,
    ids: &Ids,
    now: u64,
) -> Result<Vec<u64>, Refusal> {
    let mut each: Vec<Vec<(String, String)>> = vec![Vec::new()];
    for name in &effect.for_each {
        let entries = select::given(&effect.on, call, name);
        each = each.iter().flat_map(|one| entries.iter().map(move |entry| [&one[..], entry].concat())).collect();
    }
    let mut begun = if effect.copies { copied(effect, call, records, now)? } else { BTreeMap::new() };
    begun.extend(kept(effect, call));
    let mut numbers = Vec::new();
    for own in each {
        let mut attributes = begun.clone();
        attributes.extend(own);
        if let Some(number) = same(effect, &attributes, records) {
            if let Some(code) = &effect.taken {
                return Err(Refusal::documented(
                    code,
                    format!("{} has been called for it before.", call.operation.name),
                ));
            }
            records.change(number, |record| record.attributes.extend(attributes));
            numbers.push(number);
            continue;
        }
        let mut record = Record::new(&effect.on, attributes);
        record.attributes.insert("createtime".to_owned(), written(now));
        invent(&mut record, ids, |_| true);
        if let Some(name) = machine_of(effect, call) {
            machine::start(&mut record, name, now);
        }
        if let Some(phase) = to_phase(effect, call, &record, now)? {
            machine::enter(&mut record, phase, now);
        }
        let number = records.add(record);
        add_beside(effect, records, ids, number, now);
        numbers.push(number);
    }
    Ok(numbers)
}

/// The attributes of the record that the call names.
fn copied(
    effect: &Effect,
    call: &Parameters,
    records: &Records,
    now: u64,
) -> Result<BTreeMap<String, String>, Refusal> {
    let numbers = select::named(effect, call, records, now)?;
    let record = numbers.first().and_then(|number| records.get(*number));
    let attributes = record.into_iter().flat_map(|record| &record.attributes);
    Ok(attributes.map(|(name, value)| (swapped(effect, name), value.clone())).collect())
}

/// The name that an attribute has in a copy.
fn swapped(effect: &Effect, name: &str) -> String {
    let other = |from: &str, to: &str| Some(plain(to) + name.strip_prefix(&plain(from))?);
    let found = effect.swaps.iter().find_map(|(one, two)| other(one, two).or_else(|| other(two, one)));
    found.unwrap_or_else(|| name.to_owned())
}

/// The record with the same values, where no two share them.
fn same(effect: &Effect, attributes: &BTreeMap<String, String>, records: &Records) -> Option<u64> {
    let unique: Vec<String> = effect.unique.iter().map(|name| plain(name)).collect();
    if unique.is_empty() {
        return None;
    }
    let own = |name: &String| Some((name.clone(), attributes.get(name)?.clone()));
    let wanted: Vec<(String, String)> = unique.iter().filter_map(own).collect();
    let is_same = |number: &&u64| {
        let Some(record) = records.get(**number) else { return false };
        unique.iter().all(|name| record.get(name) == attributes.get(name).map(String::as_str))
    };
    records.candidates(&effect.on, &wanted).0.iter().find(is_same).copied()
}

fn machine_of<'e>(effect: &'e Effect, call: &Parameters) -> Option<&'e str> {
    let chosen = effect.machine_by.as_ref().and_then(|choice| {
        let given = call.get(&choice.parameter)?;
        choice.machines.iter().find(|(value, _)| value.eq_ignore_ascii_case(given)).map(|(_, machine)| machine.as_str())
    });
    chosen.or(effect.machine.as_deref())
}

/// Gives a record invented IDs.
pub(super) fn invent(record: &mut Record, ids: &Ids, is_wanted: impl Fn(&str) -> bool) {
    for id in STATES.collection(&record.collection).map(|it| &it.ids).into_iter().flatten() {
        let name = plain(&id.attribute);
        if is_wanted(&name) {
            record.attributes.insert(name, format!("{}{}", id.prefix, ids.letters(id.letters)));
        }
    }
}

/// Adds a further record beside one, unless it is there.
pub(super) fn add_beside(effect: &Effect, records: &mut Records, ids: &Ids, number: u64, now: u64) {
    let Some(first) = records.get(number).filter(|_| !effect.beside.is_empty()) else { return };
    let collection = STATES.collection(&effect.on);
    let shared: Vec<String> = collection
        .map(|it| &it.ids)
        .into_iter()
        .flatten()
        .filter(|id| id.shared)
        .map(|id| plain(&id.attribute))
        .collect();
    let own: Vec<(String, String)> = effect.beside.iter().map(|(name, value)| (plain(name), value.clone())).collect();
    let of_first = |name: &String| Some((name.clone(), first.get(name)?.to_owned()));
    let wanted: Vec<(String, String)> = shared.iter().filter_map(of_first).chain(own.iter().cloned()).collect();
    let (candidates, _) = records.candidates(&effect.on, &wanted);
    let is_there = candidates.iter().filter_map(|number| records.get(*number)).any(|record| {
        shared.iter().all(|name| record.get(name) == first.get(name))
            && own.iter().all(|(name, value)| record.get(name) == Some(value))
    });
    if is_there {
        return;
    }
    let mut record = Record::new(&effect.on, first.attributes.clone());
    let machine = first.machine.clone();
    record.attributes.extend(own);
    invent(&mut record, ids, |name| !shared.iter().any(|it| it == name));
    if let Some(name) = machine {
        machine::start(&mut record, &name, now);
    }
    records.add(record);
}

fn written(now: u64) -> String {
    timestamp(SystemTime::UNIX_EPOCH + Duration::from_millis(now)).unwrap_or_default()
}
