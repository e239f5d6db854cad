//! What a call does to the records.

use super::definitions::{Action, Effect, Move, STATES, attribute, effects, plain};
use super::machine;
use super::record::Record;
use super::records::Records;
use super::select::{self, refusal};
use crate::ids::Ids;
use crate::protocol::{Parameters, Refusal};
use alibabacloud_core::clock::timestamp;
use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

impl Effect {
    pub(super) fn is_list(&self) -> bool {
        self.action == Action::List
    }
}

/// The effect whose conditions the call fulfills.
pub(super) fn of(call: &Parameters) -> Option<&'static Effect> {
    let fits = |effect: &&Effect| {
        let has = |(name, values): &(String, Vec<String>)| {
            call.get(name).is_some_and(|given| values.iter().any(|value| value.eq_ignore_ascii_case(given)))
        };
        effect.given.iter().all(|name| call.get(name).is_some()) && effect.when.iter().all(has)
    };
    effects(call.operation.name).iter().find(fits)
}

/// Does it, and returns the numbers of the records that it is about.
pub(super) fn apply(
    effect: &Effect,
    call: &Parameters,
    records: &mut Records,
    ids: &Ids,
    now: u64,
) -> Result<Vec<u64>, Refusal> {
    match effect.action {
        Action::List => Ok(select::all(effect, call, records, now)),
        Action::Read => select::named(effect, call, records, now),
        Action::Create => create(effect, call, records, ids, now),
        Action::Change => {
            let found = select::named(effect, call, records, now)?;
            change(effect, call, records, ids, now, &found)?;
            Ok(found)
        }
        Action::Remove => {
            let found = select::all(effect, call, records, now);
            let is_named = STATES.collection(&effect.on).is_some_and(|collection| collection.not_found.is_some());
            if found.is_empty() && is_named {
                select::named(effect, call, records, now)?;
            }
            for number in &found {
                records.remove(*number);
            }
            Ok(Vec::new())
        }
    }
}

fn create(effect: &Effect, call: &Parameters, records: &mut Records, ids: &Ids, now: u64) -> Result<Vec<u64>, Refusal> {
    let mut each: Vec<Vec<(String, String)>> = vec![Vec::new()];
    for name in &effect.for_each {
        let entries = select::entries(effect, call, name);
        each = each.iter().flat_map(|one| entries.iter().map(move |entry| [&one[..], entry].concat())).collect();
    }
    let kept = kept(effect, call);
    let mut numbers = Vec::new();
    for own in each {
        let mut attributes = kept.clone();
        attributes.extend(own);
        if let Some(number) = same(effect, &attributes, records) {
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
        moved(effect, call, &mut record, now)?;
        let number = records.add(record);
        add_beside(effect, records, ids, number, now);
        numbers.push(number);
    }
    Ok(numbers)
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

fn change(
    effect: &Effect,
    call: &Parameters,
    records: &mut Records,
    ids: &Ids,
    now: u64,
    found: &[u64],
) -> Result<(), Refusal> {
    // All of them or none.
    let mut changed = Vec::new();
    for record in found.iter().filter_map(|number| records.get(*number)) {
        let mut record = record.clone();
        moved(effect, call, &mut record, now)?;
        record.attributes.extend(kept(effect, call));
        invent(&mut record, ids, |name| effect.renews.iter().any(|renewed| plain(renewed) == name));
        machine::wait_again(&mut record, now);
        changed.push(record);
    }
    for record in changed {
        let number = record.number;
        records.change(number, |place| *place = record);
        add_beside(effect, records, ids, number, now);
    }
    Ok(())
}

/// The parameters that a record keeps, and what the effect sets. What names the record stays as it is.
fn kept(effect: &Effect, call: &Parameters) -> BTreeMap<String, String> {
    let is_apart = |name: &str| {
        let parameter = name.split('.').next().unwrap_or(name);
        effect.for_each.iter().chain(&effect.by).any(|it| it == parameter) || call.secret.contains(name)
    };
    let given = call.pairs.iter().filter(|(name, value)| !is_apart(name) && !value.is_empty());
    let given = given.map(|(name, value)| (attribute(&effect.on, name), value.clone()));
    given.chain(effect.sets.iter().map(|(name, value)| (plain(name), value.clone()))).collect()
}

fn machine_of<'e>(effect: &'e Effect, call: &Parameters) -> Option<&'e str> {
    let chosen = effect.machine_by.as_ref().and_then(|choice| {
        let given = call.get(&choice.parameter)?;
        choice.machines.iter().find(|(value, _)| value.eq_ignore_ascii_case(given)).map(|(_, machine)| machine.as_str())
    });
    chosen.or(effect.machine.as_deref())
}

/// Moves a record as the effect says.
fn moved(effect: &Effect, call: &Parameters, record: &mut Record, now: u64) -> Result<(), Refusal> {
    let Some(phase) = record.phase.clone() else { return Ok(()) };
    let fits = |it: &&Move| {
        let says = |(name, texts): &(String, Vec<String>)| {
            let given = call.get(name).unwrap_or_default().to_ascii_lowercase();
            texts.iter().all(|text| given.contains(&text.to_ascii_lowercase()))
        };
        (it.from.is_empty() || it.from.contains(&phase)) && it.when.iter().all(says)
    };
    let refused = |code: &str| {
        let status = machine::shown(record, now).into_iter().find(|(name, _)| name == "status");
        let status = status.map(|(_, status)| status).unwrap_or_default();
        refusal(code, format!("{} is not possible in the status {status}.", call.operation.name))
    };
    match (effect.moves.iter().find(fits), &effect.refused) {
        (Some(Move { refused: Some(code), .. }), _) | (None, Some(code)) => Err(refused(code)),
        (Some(Move { to: Some(to), .. }), _) => {
            machine::enter(record, to, now);
            Ok(())
        }
        (Some(_) | None, _) => Ok(()),
    }
}

/// Gives a record invented IDs.
fn invent(record: &mut Record, ids: &Ids, is_wanted: impl Fn(&str) -> bool) {
    for id in STATES.collection(&record.collection).map(|it| &it.ids).into_iter().flatten() {
        let name = plain(&id.attribute);
        if is_wanted(&name) {
            record.attributes.insert(name, format!("{}{}", id.prefix, ids.letters(id.letters)));
        }
    }
}

/// Adds a further record beside one, unless it is there.
fn add_beside(effect: &Effect, records: &mut Records, ids: &Ids, number: u64, now: u64) {
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
