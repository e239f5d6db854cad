//! The response of a list: a page of records, in order.

use super::definitions::Effect;
use super::fill::Plan;
use super::names::attribute;
use super::page::Page;
use super::plain::plain;
use super::progress;
use super::records::Records;
use super::scalar::{payload, scalar};
use crate::protocol::{Object, Parameters};
use alibabacloud_dts::metadata::{Field, Type};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) fn list(
    effect: &'static Effect,
    call: &Parameters,
    records: &Records,
    found: &[u64],
    now: u64,
    object: &mut Object,
) {
    let operation = call.operation;
    let pagination = operation.pagination.as_ref();
    let count = found.len().to_string();
    let counted = effect.total.as_ref().and_then(|total| payload(operation).find(|it| it.name == *total));
    if let Some((field, value)) = counted.and_then(|field| Some((field, scalar(field, &count)?))) {
        object.member(field.name, value);
    }
    let items = effect.items.as_deref().or_else(|| pagination.and_then(|it| it.items.first().copied()));
    let Some(field) = items.and_then(|name| operation.response.iter().find(|field| field.name == name)) else { return };
    let page = Page::of_call(call);
    let mut total = found.len();
    match (field.ty, &effect.values) {
        (Type::List(Type::Structure(_)), _) => {
            let plan = Plan::of(effect, operation, Some(field));
            let sorted = sorted(effect, call, records, found, now);
            let on_page = page.as_ref().map_or(&*sorted, |page| page.of(&sorted));
            let mut written: Vec<Arc<[u8]>> = Vec::with_capacity(on_page.len());
            written.extend(on_page.iter().filter_map(|number| records.written(*number, &plan, now)));
            object.list(field.name, field.wrapper, &written);
        }
        (_, Some(name)) => {
            let name = plain(name);
            let values: BTreeSet<&str> = found.iter().filter_map(|number| records.get(*number)?.get(&name)).collect();
            let values: Vec<&str> = values.into_iter().collect();
            total = values.len();
            let on_page = page.as_ref().map_or(&*values, |page| page.of(&values));
            values_of(field, on_page, object);
        }
        _ => return,
    }
    let of_page = page.map(|page| page.describe(operation, total, object)).unwrap_or_default();
    // What the call names, the response names too.
    let is_written =
        |name: &str| name == field.name || effect.total.as_deref() == Some(name) || of_page.contains(&name);
    for field in payload(operation).filter(|field| !is_written(field.name)) {
        if let Some(value) = call.get(field.name).and_then(|text| scalar(field, text)) {
            object.member(field.name, value);
        }
    }
}

/// A list of texts.
fn values_of(field: &Field, values: &[&str], object: &mut Object) {
    if let Some(wrapper) = field.wrapper {
        object.open(field.name);
        object.member(wrapper, values);
        object.close();
    } else {
        object.member(field.name, values);
    }
}

/// The numbers in the order that the call asks for.
fn sorted<'f>(effect: &Effect, call: &Parameters, records: &Records, found: &'f [u64], now: u64) -> Cow<'f, [u64]> {
    let Some(sort) = &effect.sort else { return found.into() };
    let Some(by) = call.get(&sort.by) else { return found.into() };
    let name = attribute(&effect.on, by);
    let key = |number: &u64| {
        let text = progress::value(records.get(*number)?, &name, now).unwrap_or_default();
        Some((text.parse::<u64>().unwrap_or(u64::MAX), text))
    };
    let mut found = found.to_vec();
    found.sort_by_cached_key(key);
    if call.get(&sort.direction).is_some_and(|direction| direction.eq_ignore_ascii_case("desc")) {
        found.reverse();
    }
    found.into()
}
