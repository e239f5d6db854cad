//! Limits of single values.

use crate::contract::condition::{is_one_of, with_text};
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
        if let Some(min) = limits.min.filter(|min| number < *min) {
            broken.push(format!("must be at least {min}, but is {number}"));
        }
        if let Some(max) = limits.max.filter(|max| number > *max) {
            broken.push(format!("must be at most {max}, but is {number}"));
        }
    }
    let text = match value {
        Value::Text(text) => Some(text),
        Value::Secret(secret) => Some(secret.expose()),
        Value::Json(json) => Some(json.as_str()),
        Value::Document(document) => Some(document.text()),
        _ => None,
    };
    if let Some(text) = text {
        lengths(text, limits, &mut broken);
    }
    if !limits.values.is_empty() && with_text(value, |text| !is_one_of(text, limits.values)) == Some(true) {
        broken.push(format!("must be one of {}", limits.values.join(", ")));
    }
    broken
}

fn lengths(text: &str, limits: &Limits, broken: &mut Vec<String>) {
    if limits.min_length.is_some() || limits.max_length.is_some() {
        let length = text.chars().count() as u64;
        if let Some(fewest) = limits.min_length.filter(|fewest| length < *fewest) {
            broken.push(format!("must have at least {fewest} characters, but has {length}"));
        }
        if let Some(most) = limits.max_length.filter(|most| length > *most) {
            broken.push(format!("must have at most {most} characters, but has {length}"));
        }
    }
    if let Some(most) = limits.max_bytes.filter(|most| text.len() as u64 > *most) {
        broken.push(format!("must have at most {most} bytes in UTF-8, but has {}", text.len()));
    }
    if limits.ascii && !text.is_ascii() {
        broken.push("must have only ASCII characters".to_owned());
    }
}
