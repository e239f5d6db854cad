//! What a call gives a record: attributes, and another phase.

use super::definitions::{Effect, Move};
use super::names::attribute;
use super::plain::plain;
use super::progress;
use super::record::Record;
use crate::protocol::{Parameters, Refusal};
use std::collections::BTreeMap;

/// The parameters that a record keeps, and what the effect sets. What names the record stays as it is.
pub(super) fn kept(effect: &Effect, call: &Parameters) -> BTreeMap<String, String> {
    let is_apart = |name: &str| {
        let parameter = name.split('.').next().unwrap_or(name);
        let taken = effect.takes.iter().map(|(_, parameter)| parameter);
        effect.for_each.iter().chain(&effect.by).chain(taken).any(|it| it == parameter) || call.secret.contains(name)
    };
    let takes =
        effect.takes.iter().filter_map(|(name, parameter)| Some((plain(name), call.get(parameter)?.to_owned())));
    let given = call.pairs.iter().filter(|(name, value)| !is_apart(name) && !value.is_empty());
    let given = given.map(|(name, value)| (attribute(&effect.on, name), value.clone()));
    given.chain(takes).chain(effect.sets.iter().map(|(name, value)| (plain(name), value.clone()))).collect()
}

/// The phase that the effect moves a record to; `None` if it stays where it is.
pub(super) fn to_phase<'e>(
    effect: &'e Effect,
    call: &Parameters,
    record: &Record,
    now: u64,
) -> Result<Option<&'e str>, Refusal> {
    let Some(phase) = &record.phase else { return Ok(None) };
    let fits = |it: &&Move| {
        let says = |(name, texts): &(String, Vec<String>)| {
            let given = call.get(name).unwrap_or_default().to_ascii_lowercase();
            texts.iter().all(|text| given.contains(&text.to_ascii_lowercase()))
        };
        (it.from.is_empty() || it.from.contains(phase)) && it.when.iter().all(says)
    };
    let refused = |code: &str| {
        let status = progress::value(record, "status", now).unwrap_or_default();
        Refusal::documented(code, format!("{} is not possible in the status {status}.", call.operation.name))
    };
    match (effect.moves.iter().find(fits), &effect.refused) {
        (Some(Move { refused: Some(code), .. }), _) | (None, Some(code)) => Err(refused(code)),
        (Some(Move { to, .. }), _) => Ok(to.as_deref()),
        (None, None) => Ok(None),
    }
}
