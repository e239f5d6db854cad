//! The records of a list: those that pass all filters.

use super::definitions::{Effect, Search, Tagged};
use super::names::attribute;
use super::plain::plain;
use super::progress;
use super::record::Record;
use super::records::Records;
use super::select::{Wanted, alternatives, given, has};
use crate::protocol::Parameters;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a record must have: one of these.
type Filter = Vec<Wanted>;

/// The records of a list, or those that are removed: all that fit.
pub(super) fn all<'r>(effect: &Effect, call: &Parameters, records: &'r Records, now: u64) -> Cow<'r, [u64]> {
    let on = effect.on.as_str();
    let mut filters = filters(effect, call, records);
    let texts = texts(effect, call);
    let size = |filter: &Filter| -> usize { filter.iter().map(|wanted| records.candidates(on, wanted).0.len()).sum() };
    let narrowest = filters.iter().enumerate().min_by_key(|(_, filter)| size(filter)).map(|(index, _)| index);
    let candidates: Cow<'_, [u64]> = match narrowest {
        Some(index) => {
            let found: Vec<_> = filters[index].iter().map(|wanted| records.candidates(on, wanted)).collect();
            if found.iter().all(|(_, is_exact)| *is_exact) {
                filters.swap_remove(index);
            }
            match found.as_slice() {
                [(numbers, _)] => (*numbers).into(),
                found => {
                    // Sorted, and each number once.
                    let numbers: BTreeSet<u64> =
                        found.iter().flat_map(|(numbers, _)| numbers.iter().copied()).collect();
                    numbers.into_iter().collect()
                }
            }
        }
        None => records.all(on).as_slice().into(),
    };
    if filters.is_empty() && texts.is_empty() {
        return candidates;
    }
    let fits = |number: &u64| {
        records.get(*number).is_some_and(|record| {
            filters.iter().all(|filter| filter.iter().any(|wanted| has(record, wanted, now)))
                && texts.iter().all(|text| text.is_in(record, now))
        })
    };
    candidates.iter().copied().filter(fits).collect()
}

fn filters(effect: &Effect, call: &Parameters, records: &Records) -> Vec<Filter> {
    let by = effect.by.iter().map(|name| alternatives(effect, call, name)).filter(|filter| !filter.is_empty());
    let only =
        |(name, values): &(String, Vec<String>)| values.iter().map(|it| vec![(plain(name), it.clone())]).collect();
    let any_of = effect.any_of.iter().filter_map(|(parameter, names)| {
        let value = call.get(parameter)?;
        Some(names.iter().map(|name| vec![(attribute(&effect.on, name), value.to_owned())]).collect())
    });
    let tagged = effect.tagged.as_ref().and_then(|tagged| tagged_ones(tagged, call, records));
    by.chain(effect.only.iter().map(only)).chain(any_of).chain(tagged).collect()
}

/// The owners of all the tags that a call names; `None` if it names none.
fn tagged_ones(tagged: &Tagged, call: &Parameters, records: &Records) -> Option<Filter> {
    let Tagged { by, on, owner, id } = tagged;
    let tags: Vec<Wanted> = match call.get(by).map(serde_json::from_str::<Value>) {
        Some(Ok(Value::Array(tags))) => tags.iter().map(tag).collect(),
        _ => given(on, call, by),
    };
    if tags.is_empty() {
        return None;
    }
    let owners = |wanted: &Wanted| -> BTreeSet<String> {
        let (candidates, _) = records.candidates(on, wanted);
        let tags = candidates.iter().filter_map(|number| records.get(*number)).filter(|record| has(record, wanted, 0));
        tags.filter_map(|record| record.get(&plain(owner))).map(str::to_owned).collect()
    };
    let common = tags.iter().map(owners).reduce(|one, other| &one & &other).unwrap_or_default();
    Some(common.into_iter().map(|owner| vec![(plain(id), owner)]).collect())
}

/// A tag of a JSON text: `key` and `value`, in any letter case.
fn tag(members: &Value) -> Wanted {
    let members = members.as_object().into_iter().flatten();
    members.filter_map(|(name, value)| Some((plain(&format!("tag{name}")), value.as_str()?.to_owned()))).collect()
}

/// A text that one of these attributes contains.
struct Text<'c> {
    names: Vec<String>,
    text: &'c str,
}

impl Text<'_> {
    fn is_in(&self, record: &Record, now: u64) -> bool {
        let contains =
            |name: &String| progress::value(record, name, now).is_some_and(|value| value.contains(self.text));
        self.names.iter().any(contains)
    }
}

fn texts<'c>(effect: &Effect, call: &'c Parameters) -> Vec<Text<'c>> {
    let contains = effect
        .contains
        .iter()
        .filter_map(|name| Some(Text { names: vec![attribute(&effect.on, name)], text: call.get(name)? }));
    let searched = effect.search.as_ref().and_then(|Search { by, text, attributes }| {
        let (chosen, text) = (call.get(by)?, call.get(text)?);
        let (_, names) = attributes.iter().find(|(value, _)| value.eq_ignore_ascii_case(chosen))?;
        Some(Text { names: names.iter().map(|name| attribute(&effect.on, name)).collect(), text })
    });
    contains.chain(searched).collect()
}
