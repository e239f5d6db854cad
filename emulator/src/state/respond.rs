//! The response about records: each field of the operation that an attribute is known for.

use super::checks::add_checks;
use super::definitions::{Action, Effect};
use super::fill::{Plan, payload, scalar};
use super::list::list;
use super::names::{attribute, is_shown, plain};
use super::progress;
use super::records::Records;
use crate::examples;
use crate::protocol::Parameters;
use alibabacloud_dts::metadata::{Field, Type};
use serde_json::{Map, Value};

pub(super) fn body(
    effect: &Effect,
    call: &Parameters,
    records: &Records,
    found: &[u64],
    now: u64,
) -> Map<String, Value> {
    let operation = call.operation;
    let mut body = Map::new();
    for field in operation.response.iter().filter(|field| field.envelope) {
        if let Some(value) = envelope(field) {
            body.insert(field.name.to_owned(), value);
        }
    }
    if effect.example {
        body.extend(examples::response(operation.name));
        body.extend(named(effect, call, records, found, now));
    } else if effect.action == Action::List {
        list(effect, call, records, found, now, &mut body);
    } else if let Some(record) = found.first().and_then(|number| records.get(*number)) {
        let known = progress::kept(record, now).attributes;
        body.extend(Plan::of(&effect.on, operation, None).fill(&known));
        add_checks(operation, record, &mut body);
    }
    body
}

/// The IDs and names of the record, and what the call itself says, where a response by an example has them too.
fn named(effect: &Effect, call: &Parameters, records: &Records, found: &[u64], now: u64) -> Map<String, Value> {
    let record = found.first().and_then(|number| records.get(*number));
    let known = record.map(|record| progress::kept(record, now).attributes).unwrap_or_default();
    let of_record = |field: &Field| {
        let name = attribute(&effect.on, field.name);
        let is_name = field.id.is_some() || (plain(field.name) == name && !is_shown(&name));
        known.get(&name).filter(|_| is_name).cloned()
    };
    let member = |field: &'static Field| {
        let text = call.get(field.name).map(str::to_owned).or_else(|| of_record(field))?;
        let value = if matches!(field.ty, Type::Structure(_) | Type::List(_) | Type::Map(_)) {
            None
        } else {
            scalar(field, &text)
        };
        Some((field.name.to_owned(), value?))
    };
    payload(call.operation).filter_map(member).collect()
}

/// The fields of a success.
fn envelope(field: &Field) -> Option<Value> {
    let text = match field.name {
        "Success" => "true",
        "HttpStatusCode" => "200",
        _ => return None,
    };
    scalar(field, text)
}
