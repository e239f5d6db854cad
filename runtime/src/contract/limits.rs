//! Limits of single values.

use crate::contract::bounds::{beyond_bounds, beyond_bytes, beyond_exclusive_bounds, beyond_length, is_one_of};
use crate::contract::condition::with_text;
use crate::contract::rule::Limits;
use crate::contract::structure::Value;

/// What `value` breaks of the limits, in words. The value of a secret is not repeated.
pub(crate) fn broken(value: Value<'_>, limits: &Limits) -> Vec<String> {
    let mut broken = Vec::new();
    #[allow(clippy::cast_precision_loss, reason = "documented bounds are far below 2^53")]
    let number = match value {
        Value::Integer(number) => Some(number as f64),
        Value::Double(number) => Some(number),
        Value::Duration(period, unit) => Some(unit.count(period)),
        _ => None,
    };
    if let Some(number) = number {
        broken.extend(beyond_bounds(number, limits.min, limits.max));
        broken.extend(beyond_exclusive_bounds(number, limits.exclusive_min, limits.exclusive_max));
    }
    let text = match value {
        Value::Text(text) => Some(text),
        Value::Secret(secret) => Some(secret.expose()),
        Value::Json(json) => Some(json.as_str()),
        Value::Document(document) => Some(document.text()),
        _ => None,
    };
    if let Some(text) = text {
        broken.extend(beyond_length(text, limits.min_length, limits.max_length));
        broken.extend(beyond_bytes(text, limits.max_bytes, limits.ascii));
    }
    if !limits.values.is_empty() && with_text(value, |text| !is_one_of(text, limits.values)) == Some(true) {
        broken.push(format!("must be one of {}", limits.values.join(", ")));
    }
    broken
}
