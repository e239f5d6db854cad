//! The response of a list: a page of records, in order.

use super::definitions::Effect;
use super::fill::{Plan, payload, scalar, wrapped};
use super::names::{attribute, plain};
use super::progress;
use super::record::Record;
use super::records::Records;
use crate::protocol::Parameters;
use alibabacloud_dts::metadata::{Operation, PaginationStyle, Type};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The size of a page, if neither the call nor the spec says it.
const PAGE_SIZE: usize = 30;

pub(super) fn list(
    effect: &Effect,
    call: &Parameters,
    records: &Records,
    found: &[u64],
    now: u64,
    body: &mut Map<String, Value>,
) {
    let operation = call.operation;
    let pagination = operation.pagination.as_ref();
    if let Some(total) = &effect.total {
        body.extend(counted(operation, total, found.len()));
    }
    let items = effect.items.as_deref().or_else(|| pagination.and_then(|it| it.items.first().copied()));
    let Some(field) = items.and_then(|name| operation.response.iter().find(|field| field.name == name)) else { return };
    let mut found: Vec<&Record> = found.iter().filter_map(|number| records.get(*number)).collect();
    sort(effect, call, &mut found, now);
    let mut total = found.len();
    let number = |name: Option<&str>| name.and_then(|name| call.get(name)?.parse::<usize>().ok());
    let default = |name: &str| operation.parameter(name).and_then(|field| field.default?.parse::<usize>().ok());
    let size_name = pagination.and_then(|it| it.size);
    let size = number(size_name).or_else(|| size_name.and_then(default)).unwrap_or(PAGE_SIZE).max(1);
    let start = match pagination.map(|it| it.style) {
        Some(PaginationStyle::Page { parameter }) => {
            let page = number(Some(parameter)).unwrap_or(1).max(1);
            let of_page = [("PageNumber", page), ("PageRecordCount", size), ("PageSize", size)];
            for (name, value) in of_page.into_iter().filter(|(name, _)| payload(operation).any(|it| it.name == *name)) {
                body.insert(name.to_owned(), value.into());
            }
            (page - 1).saturating_mul(size)
        }
        Some(PaginationStyle::Token { parameter, field }) => {
            let start = number(Some(parameter)).unwrap_or(0);
            let next = start.saturating_add(size);
            body.insert(field.to_owned(), if next < total { next.to_string() } else { String::new() }.into());
            start
        }
        None => 0,
    };
    let count = if pagination.is_some() { size } else { total };
    let page: Vec<Value> = match (field.ty, &effect.values) {
        (Type::List(Type::Structure(_)), _) => {
            let plan = Plan::of(&effect.on, operation, Some(field));
            let item = |record: &Record| -> Value { plan.fill(&progress::kept(record, now).attributes).into() };
            found.into_iter().skip(start).take(count).map(item).collect()
        }
        (_, Some(name)) => {
            let values: BTreeSet<&str> = found.iter().filter_map(|record| record.get(&plain(name))).collect();
            total = values.len();
            values.into_iter().skip(start).take(count).map(Value::from).collect()
        }
        _ => return,
    };
    body.insert(field.name.to_owned(), wrapped(page, field.wrapper));
    if let Some(total_name) = pagination.and_then(|it| it.total) {
        body.insert(total_name.to_owned(), total.into());
    }
    // What the call names, the response names too.
    for field in payload(operation).filter(|field| !body.contains_key(field.name)).collect::<Vec<_>>() {
        if let Some(value) = call.get(field.name).and_then(|text| scalar(field, text)) {
            body.insert(field.name.to_owned(), value);
        }
    }
    // Numbers of pages are documented as texts in places.
    for field in payload(operation) {
        if let Some(Value::Number(number)) = body.get(field.name)
            && let Some(value) = scalar(field, &number.to_string())
        {
            body.insert(field.name.to_owned(), value);
        }
    }
}

fn sort(effect: &Effect, call: &Parameters, found: &mut [&Record], now: u64) {
    let Some(sort) = &effect.sort else { return };
    let Some(by) = call.get(&sort.by) else { return };
    let name = attribute(&effect.on, by);
    let key = |record: &&Record| {
        let text = progress::value(record, &name, now).unwrap_or_default().into_owned();
        (text.parse::<u64>().unwrap_or(u64::MAX), text)
    };
    found.sort_by_cached_key(key);
    if call.get(&sort.direction).is_some_and(|direction| direction.eq_ignore_ascii_case("desc")) {
        found.reverse();
    }
}

/// The field with the number of records.
fn counted(operation: &Operation, name: &str, count: usize) -> Option<(String, Value)> {
    let field = operation.response.iter().find(|field| field.name == name)?;
    Some((name.to_owned(), scalar(field, &count.to_string())?))
}
