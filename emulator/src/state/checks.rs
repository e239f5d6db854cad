//! The items of a precheck in a response.

use super::fill::{members_of, wrapped};
use super::progress;
use super::record::Record;
use crate::examples;
use alibabacloud_dts::metadata::{Operation, Type};
use serde_json::{Map, Value, json};

/// The items of the precheck, where the response lists them.
pub(super) fn add_checks(operation: &Operation, record: &Record, body: &mut Map<String, Value>) {
    let Some(places) = examples::checks(operation.name) else { return };
    let checks = progress::checks(record);
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
