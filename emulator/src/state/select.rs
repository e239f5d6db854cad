//! Which records a call names.

use super::definitions::{Effect, STATES};
use super::names::attribute;
use super::progress;
use super::record::Record;
use super::records::Records;
use crate::protocol::{Parameters, Refusal};
use alibabacloud_dts::metadata::Field;

/// Attributes with the values that a record must have, all of them.
pub(super) type Wanted = Vec<(String, String)>;

/// The direction of a task that is meant if a call names none.
const DIRECTION: (&str, &str) = ("direction", "Forward");

/// What a parameter asks for: one of these. Nothing, if it is not given.
pub(super) fn alternatives(effect: &Effect, call: &Parameters, name: &str) -> Vec<Wanted> {
    let default = call.operation.parameter(name).and_then(|field: &Field| field.default);
    let found = given(&effect.on, call, name);
    match (found.is_empty(), default) {
        (true, Some(default)) if effect.is_list() => vec![vec![(attribute(&effect.on, name), default.to_owned())]],
        _ => found,
    }
}

/// What a parameter says, as attributes of a collection: one of these.
pub(super) fn given(on: &str, call: &Parameters, name: &str) -> Vec<Wanted> {
    let field = call.operation.parameter(name);
    let mut found: Vec<(&str, Wanted)> = Vec::new();
    for (given, value) in &call.pairs {
        if given == name {
            let separator = field.and_then(|field| field.separator);
            let values = separator.map_or_else(|| vec![value.as_str()], |separator| value.split(separator).collect());
            let values = values.into_iter().map(str::trim).filter(|value| !value.is_empty());
            found.extend(values.map(|value| (value, vec![(attribute(on, name), value.to_owned())])));
        } else if let Some(rest) = given.strip_prefix(name).and_then(|rest| rest.strip_prefix('.')) {
            let (number, member) = rest.split_once('.').unwrap_or((rest, ""));
            let wanted = (attribute(on, &format!("{name}{member}")), value.clone());
            match found.iter_mut().find(|(key, _)| *key == number) {
                Some((_, all)) => all.push(wanted),
                None => found.push((number, vec![wanted])),
            }
        }
    }
    found.into_iter().map(|(_, wanted)| wanted).collect()
}

pub(super) fn has(record: &Record, wanted: &Wanted, now: u64) -> bool {
    let has = |(name, value): &(String, String)| {
        progress::value(record, name, now).is_some_and(|found| found.eq_ignore_ascii_case(value))
    };
    wanted.iter().all(has)
}

/// The records that a call names: one for each ID.
pub(super) fn named(effect: &Effect, call: &Parameters, records: &Records, now: u64) -> Result<Vec<u64>, Refusal> {
    let not_found = |what: &str| {
        let code = STATES.collection(&effect.on).and_then(|collection| collection.not_found.as_deref());
        Refusal::documented(code.unwrap_or("InvalidParameter"), format!("{what} does not exist."))
    };
    let by = effect.by.iter().map(|name| alternatives(effect, call, name)).filter(|wanted| !wanted.is_empty());
    let by: Vec<Vec<Wanted>> = by.collect();
    let Some(first) = by.first() else { return Err(not_found("A record without an ID")) };
    let names_direction = by.iter().flatten().flatten().any(|(attribute, _)| attribute == DIRECTION.0);
    let mut numbers = Vec::new();
    for wanted in first {
        let fits = |record: &&Record| {
            has(record, wanted, now)
                && by.iter().skip(1).all(|wanted| wanted.iter().any(|wanted| has(record, wanted, now)))
        };
        let (candidates, _) = records.candidates(&effect.on, wanted);
        let found: Vec<&Record> = candidates.iter().filter_map(|number| records.get(*number)).filter(fits).collect();
        let is_usual =
            |record: &&&Record| names_direction || record.get(DIRECTION.0).is_none_or(|it| it == DIRECTION.1);
        let Some(record) = found.iter().find(is_usual).or(found.first()) else {
            let ids: Vec<&str> = wanted.iter().map(|(_, value)| value.as_str()).collect();
            return Err(not_found(&ids.join(" ")));
        };
        numbers.push(record.number);
    }
    numbers.dedup();
    Ok(numbers)
}
