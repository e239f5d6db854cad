//! Codes of errors, and families of them.

use super::value::text;
use crate::model::{CodeFamily, ErrorCode, ErrorKind, Model, RetryClass};
use serde_json::{Value, json};

pub(super) fn error(model: &Model, error: &ErrorCode) -> Value {
    let ErrorCode {
        // Its key.
        code: _,
        // Of the Rust code alone.
        rust: _,
        origin,
        http_status,
        kind,
        retry,
        service_wide,
        // With those that the prefixes make, see `spellings`.
        aliases: _,
        message_keys,
        meaning,
        remedy,
        operations,
        source,
    } = error;
    json!({
        "origin": model.service.origin_keyword(*origin),
        "http_status": http_status,
        "kind": kind.map(ErrorKind::keyword),
        "retry": retry.map(RetryClass::keyword),
        "service_wide": service_wide,
        "aliases": error.spellings(&model.service.alias_prefixes),
        "message_keys": message_keys,
        "meaning": text(meaning),
        "remedy": text(remedy),
        "operations": operations,
        "source": source,
    })
}

pub(super) fn code_family(model: &Model, family: &CodeFamily) -> Value {
    // The pattern is its key.
    let CodeFamily { pattern: _, origin, kind, retry, meaning, remedy, source } = family;
    json!({
        "origin": model.service.origin_keyword(*origin),
        "kind": kind.keyword(),
        "retry": retry.keyword(),
        "meaning": text(meaning),
        "remedy": text(remedy),
        "source": source,
    })
}
