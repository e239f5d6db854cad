//! What a call does to the records.

use super::create::{add_beside, create, invent};
use super::definitions::{Action, Effect, Requires, STATES, effects};
use super::filter;
use super::machine;
use super::moves::{kept, to_phase};
use super::plain::plain;
use super::record::Record;
use super::records::Records;
use super::select;
use crate::ids::Ids;
use crate::protocol::{Parameters, Refusal};
use std::borrow::Cow;

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

/// What an effect does: it finds records, or changes them. Both return the numbers of the records that a call is about.
pub(super) enum Deed {
    Find(Find),
    Change(Change),
}

type Find = for<'r> fn(&Effect, &Parameters, &'r Records, u64) -> Result<Cow<'r, [u64]>, Refusal>;
type Change = fn(&Effect, &Parameters, &mut Records, &Ids, u64) -> Result<Vec<u64>, Refusal>;

pub(super) fn deed(effect: &Effect) -> Deed {
    match effect.action {
        Action::List => Deed::Find(|effect, call, records, now| Ok(filter::all(effect, call, records, now))),
        Action::Read => {
            Deed::Find(|effect, call, records, now| select::named(effect, call, records, now).map(Cow::from))
        }
        Action::Create => Deed::Change(create),
        Action::Change => Deed::Change(|effect, call, records, ids, now| {
            let found = select::named(effect, call, records, now)?;
            change(effect, call, records, ids, now, &found)?;
            exchange(effect, call, records, now)?;
            Ok(found)
        }),
        Action::Remove => Deed::Change(remove),
    }
}

fn remove(effect: &Effect, call: &Parameters, records: &mut Records, _: &Ids, now: u64) -> Result<Vec<u64>, Refusal> {
    let found = filter::all(effect, call, records, now).into_owned();
    let is_named = STATES.collection(&effect.on).is_some_and(|collection| collection.not_found.is_some());
    if found.is_empty() && is_named {
        select::named(effect, call, records, now)?;
    }
    for number in found {
        records.remove(number);
    }
    Ok(Vec::new())
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
    let mut moves = Vec::new();
    for record in found.iter().filter_map(|number| records.get(*number)) {
        check_other(effect, record, records)?;
        moves.push((record.number, to_phase(effect, call, record, now)?));
    }
    for (number, phase) in moves {
        records.change(number, |record| {
            if let Some(phase) = phase {
                machine::enter(record, phase, now);
            }
            record.attributes.extend(kept(effect, call));
            invent(record, ids, |name| effect.renews.iter().any(|renewed| plain(renewed) == name));
            machine::wait_again(record, now);
        });
        add_beside(effect, records, ids, number, now);
    }
    Ok(())
}

/// Exchanges values among the records that the call names together.
fn exchange(effect: &Effect, call: &Parameters, records: &mut Records, now: u64) -> Result<(), Refusal> {
    for (name, values) in &effect.exchanges {
        let (name, [one, other]) = (plain(name), values.as_slice()) else { continue };
        let found = filter::all(effect, call, records, now).into_owned();
        let has = |value: &String| {
            found.iter().filter_map(|number| records.get(*number)).any(|record| record.get(&name) == Some(value))
        };
        if let Some(missing) = [one, other].into_iter().find(|value| !has(value)) {
            let code = STATES.collection(&effect.on).and_then(|collection| collection.not_found.as_deref());
            let message = format!("There is nothing with {name} {missing}.");
            return Err(Refusal::documented(code.unwrap_or("InvalidParameter"), message));
        }
        for number in found {
            records.change(number, |record| {
                if let Some(value) = record.attributes.get_mut(&name) {
                    *value = if value == one { other.clone() } else { one.clone() };
                }
            });
        }
    }
    Ok(())
}

/// Refuses a change for which another record is not as it must be.
fn check_other(effect: &Effect, record: &Record, records: &Records) -> Result<(), Refusal> {
    let Some(Requires { attribute, id, phases, refused }) = &effect.requires else { return Ok(()) };
    let Some(value) = record.get(&plain(attribute)) else { return Ok(()) };
    let (candidates, _) = records.candidates(&effect.on, &[(plain(id), value.to_owned())]);
    let other =
        candidates.iter().filter_map(|number| records.get(*number)).find(|it| it.get(&plain(id)) == Some(value));
    match other.and_then(|other| other.phase.as_ref()) {
        Some(phase) if !phases.contains(phase) => {
            Err(Refusal::documented(refused, format!("{value} is still in use.")))
        }
        _ => Ok(()),
    }
}
