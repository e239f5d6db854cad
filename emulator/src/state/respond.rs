//! The response about records: each field of the operation that an attribute is known for.

use super::definitions::{Action, Effect, attribute};
use super::machine;
use super::record::Record;
use super::records::Records;
use crate::examples;
use crate::protocol::Parameters;
use alibabacloud_dts::metadata::{Field, Operation, PaginationStyle, SERVICE, Type};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The size of a page, if neither the call nor the spec says it.
const PAGE_SIZE: usize = 30;

/// Structures below structures; deeper ones hold what the emulator does not know.
const DEPTH: usize = 4;

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
    if effect.action == Action::List {
        list(effect, call, records, found, now, &mut body);
    } else if let Some(record) = found.first().and_then(|number| records.get(*number)) {
        let known = machine::kept(record, now).attributes;
        let filling = Filling { on: &effect.on, known: &known };
        body.extend(filling.fields(payload(operation), "", &[], DEPTH));
        add_checks(operation, record, &mut body);
    }
    body
}

fn payload(operation: &'static Operation) -> impl Iterator<Item = &'static Field> {
    operation.response.iter().filter(|field| !field.envelope)
}

/// The members of the structure of this name.
fn members_of(structure: &str) -> &'static [Field] {
    SERVICE.structure(structure).map_or(&[][..], |structure| structure.fields)
}

/// A list, in the object that the documents put around it if they do.
fn wrapped(list: Vec<Value>, wrapper: Option<&str>) -> Value {
    match wrapper {
        Some(wrapper) => json!({ wrapper: list }),
        None => list.into(),
    }
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

struct Filling<'a> {
    on: &'a str,
    known: &'a BTreeMap<String, String>,
}

impl Filling<'_> {
    fn fields(
        &self,
        fields: impl Iterator<Item = &'static Field>,
        prefix: &str,
        omits: &[&str],
        depth: usize,
    ) -> Map<String, Value> {
        let mut members = Map::new();
        for field in fields.filter(|field| !omits.contains(&field.name)) {
            let path = format!("{prefix}{}", field.name);
            let value = match field.ty {
                Type::Structure(name) if depth > 0 => {
                    let inner = self.fields(members_of(name).iter(), &format!("{path}."), field.omits, depth - 1);
                    (!inner.is_empty()).then(|| inner.into())
                }
                Type::Structure(_) | Type::List(_) | Type::Map(_) => None,
                _ => self.known.get(&attribute(self.on, &path)).and_then(|text| scalar(field, text)),
            };
            if let Some(value) = value {
                members.insert(field.name.to_owned(), value);
            }
        }
        members
    }
}

/// A value in the documented type; nothing if the text does not fit it.
fn scalar(field: &Field, text: &str) -> Option<Value> {
    let documented = field.documented_as.unwrap_or_default();
    let ty = match documented {
        "string" => Type::String,
        "boolean" => Type::Boolean,
        "integer" | "long" => Type::Int64,
        _ => field.ty,
    };
    match ty {
        Type::Boolean => Some(text.eq_ignore_ascii_case("true").into()),
        Type::Int32 | Type::Int64 => text.parse::<i64>().ok().map(Value::from),
        Type::Double => text.parse::<f64>().ok().map(Value::from),
        _ => Some(text.into()),
    }
}

fn list(effect: &Effect, call: &Parameters, records: &Records, found: &[u64], now: u64, body: &mut Map<String, Value>) {
    let operation = call.operation;
    let pagination = operation.pagination.as_ref();
    let items = effect.items.as_deref().or_else(|| pagination.and_then(|it| it.items.first().copied()));
    let Some(field) = items.and_then(|name| operation.response.iter().find(|field| field.name == name)) else { return };
    let mut found: Vec<&Record> = found.iter().filter_map(|number| records.get(*number)).collect();
    sort(effect, call, &mut found, now);
    let total = found.len();
    let number = |name: Option<&str>| name.and_then(|name| call.get(name)?.parse::<usize>().ok());
    let default = |name: &str| operation.parameter(name).and_then(|field| field.default?.parse::<usize>().ok());
    let size_name = pagination.and_then(|it| it.size);
    let size = number(size_name).or_else(|| size_name.and_then(default)).unwrap_or(PAGE_SIZE).max(1);
    let start = match pagination.map(|it| it.style) {
        Some(PaginationStyle::Page { parameter }) => {
            let page = number(Some(parameter)).unwrap_or(1).max(1);
            body.insert("PageNumber".to_owned(), page.into());
            body.insert("PageRecordCount".to_owned(), size.into());
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
    let Type::List(Type::Structure(structure)) = field.ty else { return };
    let members = members_of(structure);
    let page: Vec<Value> = found
        .into_iter()
        .skip(start)
        .take(count)
        .map(|record| {
            let known = machine::kept(record, now).attributes;
            let filling = Filling { on: &effect.on, known: &known };
            filling.fields(members.iter(), "", field.omits, DEPTH).into()
        })
        .collect();
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
        let text = machine::value(record, &name, now).unwrap_or_default().into_owned();
        (text.parse::<u64>().unwrap_or(u64::MAX), text)
    };
    found.sort_by_cached_key(key);
    if call.get(&sort.direction).is_some_and(|direction| direction.eq_ignore_ascii_case("desc")) {
        found.reverse();
    }
}

/// The items of the precheck, where the response lists them.
fn add_checks(operation: &Operation, record: &Record, body: &mut Map<String, Value>) {
    let Some(places) = examples::checks(operation.name) else { return };
    let checks = machine::checks(record);
    if checks.is_empty() {
        return;
    }
    let failed = places.failed.first().map_or("Failed", String::as_str);
    let items: Vec<Value> = checks
        .iter()
        .map(|(name, result)| {
            let state = match result {
                Some(true) => "Success",
                Some(false) => failed,
                None => "Checking",
            };
            json!({ &places.name: name, &places.state: state })
        })
        .collect();
    let Some(path) = places.items.first() else { return };
    let mut segments: Vec<&str> = path.split('.').map(|segment| segment.trim_end_matches("[]")).collect();
    let Some(last) = segments.pop() else { return };
    let mut fields = operation.response;
    let mut place = body;
    for segment in segments {
        let Some(Type::Structure(name)) = fields.iter().find(|field| field.name == segment).map(|field| field.ty)
        else {
            return;
        };
        fields = members_of(name);
        let inner = place.entry(segment).or_insert_with(|| Map::new().into());
        let Value::Object(inner) = inner else { return };
        place = inner;
    }
    let wrapper = fields.iter().find(|field| field.name == last).and_then(|field| field.wrapper);
    place.insert(last.to_owned(), wrapped(items, wrapper));
}
