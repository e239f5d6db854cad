//! Errors of the client, member by member.

use alibabacloud_core::Error;
use alibabacloud_dts::ErrorKind;
use alibabacloud_dts::error::Retry;
use serde_json::{Map, Value, json};

/// The error as JSON, without unknown members.
pub(super) fn printed(error: &Error) -> Value {
    let mut printed = match (error.http_status(), error.unreadable_reason()) {
        (Some(status), None) => service(error, status),
        (Some(status), Some(_)) => json!({
            "kind": "unreadable",
            "message": error.message(),
            "request_id": error.request_id(),
            "http_status": status,
            "content_type": error.content_type(),
            "retryable": false,
        }),
        (None, _) => json!({ "kind": "client_side", "message": format!("{error:#}"), "retryable": false }),
    };
    if let Some(members) = printed.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    printed
}

fn service(error: &Error, status: u16) -> Value {
    let has_code = error.code().is_some();
    let mut printed = Map::new();
    let mut put = |name: &str, value: Value| printed.insert(name.to_owned(), value);
    put("kind", kind(error, status).into());
    put("code", error.code().into());
    put("code_kind", has_code.then(|| known(error.kind())).flatten().into());
    put("retry", has_code.then(|| word(error.retry())).into());
    put("dynamic_code", error.dynamic_code().into());
    put("message", error.message().into());
    put("request_id", error.request_id().into());
    put("host_id", error.host_id().into());
    put("http_status", status.into());
    put("retryable", matches!(error.retry(), Retry::Backoff | Retry::Settle).into());
    put("retry_after_ms", error.retry_after().and_then(|wait| u64::try_from(wait.as_millis()).ok()).into());
    put("recommend", error.recommend().into());
    let detail = error.access_denied_detail().map(|detail| &detail.json);
    put("access_denied_detail", detail.map(|json| json.parsed().unwrap_or_else(|_| json.as_str().into())).into());
    printed.into()
}

fn kind(error: &Error, status: u16) -> &'static str {
    match status {
        _ if error.is_throttled() || error.retry_after().is_some() || status == 429 => "throttled",
        200..300 => "refused",
        300..400 => "redirect",
        400..500 => "client",
        500..600 => "server",
        _ => "other",
    }
}

fn known(kind: ErrorKind) -> Option<String> {
    (kind != ErrorKind::Unknown).then(|| word(kind))
}

/// The name of a variant as the spec spells it: `StateConflict` is `state_conflict`.
fn word(variant: impl std::fmt::Debug) -> String {
    let mut word = String::new();
    for character in format!("{variant:?}").chars() {
        if character.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(character.to_lowercase());
    }
    word
}
