//! The response about records: each field of the operation that an attribute is known for.

use super::definitions::{Action, Effect};
use super::fill::Plan;
use super::list::list;
use super::names::{attribute, is_shown};
use super::page::Page;
use super::plain::plain;
use super::progress;
use super::records::Records;
use super::scalar::{Scalar, payload, scalar};
use crate::examples;
use crate::protocol::{Object, Parameters};
use alibabacloud_dts::metadata::{Field, Type};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Writes the body, but for the ID of the request.
pub(super) fn body(
    effect: &'static Effect,
    call: &Parameters,
    records: &Records,
    found: &[u64],
    now: u64,
    object: &mut Object,
) {
    let operation = call.operation;
    if effect.example {
        let mut body: Map<String, Value> =
            envelope(call).map(|(name, value)| (name.to_owned(), value.into())).collect();
        body.extend(examples::response(operation.name));
        body.extend(named(effect, call, records, found, now));
        body.iter().filter(|(name, _)| *name != "RequestId").for_each(|(name, value)| object.member(name, value));
        return;
    }
    for (name, value) in envelope(call) {
        object.member(name, value);
    }
    for (member, parameter) in &effect.repeats {
        let field = payload(operation).find(|field| field.name == *member);
        let said = call.get(parameter).zip(field).and_then(|(text, field)| Some((field, scalar(field, text)?)));
        if let Some((field, value)) = said {
            object.member(field.name, value);
        }
    }
    if effect.action == Action::List {
        list(effect, call, records, found, now, object);
    } else if let Some((number, record)) = found.first().and_then(|number| Some((*number, records.get(*number)?))) {
        let plan = Plan::of(effect, operation, None);
        match Page::of_call(call) {
            // The items of a precheck, which the record has beside what is the same on all pages.
            Some(page) => {
                plan.fill(record, now, Some(&page), object);
                let items = if effect.shows.is_empty() { progress::checks(record).len() } else { 0 };
                page.describe(operation, items, object);
            }
            // What is written after a change is seldom asked for again.
            None if effect.action == Action::Read => {
                object.members(&records.written(number, &plan, now).unwrap_or_default());
            }
            None => plan.fill(record, now, None, object),
        }
    }
}

/// The IDs and names of the record, and what the call itself says, where a response by an example has them too.
fn named(effect: &Effect, call: &Parameters, records: &Records, found: &[u64], now: u64) -> Map<String, Value> {
    let record = found.first().and_then(|number| records.get(*number));
    let of_record = |field: &Field| {
        let name = attribute(&effect.on, field.name);
        let is_name = field.id.is_some() || (plain(field.name) == name && !is_shown(&name));
        let value = record.filter(|_| is_name).and_then(|record| progress::value(record, &name, now));
        value.map(Cow::into_owned)
    };
    let member = |field: &'static Field| {
        let text = call.get(field.name).map(str::to_owned).or_else(|| of_record(field))?;
        let is_scalar = !matches!(field.ty, Type::Structure(_) | Type::List(_) | Type::Map(_));
        let value = Some(field).filter(|_| is_scalar).and_then(|field| scalar(field, &text))?;
        Some((field.name.to_owned(), value.into()))
    };
    payload(call.operation).filter_map(member).collect()
}

/// The fields of a success.
fn envelope(call: &Parameters) -> impl Iterator<Item = (&'static str, Scalar<'static>)> {
    call.operation.response.iter().filter(|field| field.envelope).filter_map(|field| {
        let text = match field.name {
            "Success" => "true",
            "HttpStatusCode" => "200",
            _ => return None,
        };
        Some((field.name, scalar(field, text)?))
    })
}
