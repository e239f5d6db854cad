//! Errors of the client, member by member.

use alibabacloud_core::{Error, ServiceError, ServiceErrorKind};
use alibabacloud_dts::{ErrorKind, Retry};
use serde_json::{Map, Value, json};

/// The error as JSON, without unknown members.
pub(super) fn printed(error: &Error) -> Value {
    let mut printed = match error {
        Error::Service(error) => service(error),
        Error::Unreadable(response) => json!({
            "kind": "unreadable",
            "message": response.problem,
            "request_id": response.request_id,
            "http_status": response.http_status,
            "content_type": response.content_type,
            "retryable": false,
        }),
        other => json!({ "kind": "client_side", "message": other.to_string(), "retryable": false }),
    };
    if let Some(members) = printed.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    printed
}

fn service(error: &ServiceError) -> Value {
    let class = error.code.as_ref().map(|_| error.class);
    let detail = error.access_denied_detail.as_ref();
    let mut printed = Map::new();
    let mut put = |name: &str, value: Value| printed.insert(name.to_owned(), value);
    put("kind", kind(error.kind).into());
    put("code", error.code.clone().into());
    put("code_kind", class.and_then(|class| known(class.kind)).into());
    put("retry", class.map(|class| word(class.retry)).into());
    put("dynamic_code", error.dynamic_code.clone().into());
    put("message", error.message.clone().into());
    put("request_id", error.request_id.clone().into());
    put("host_id", error.host_id.clone().into());
    put("http_status", error.http_status.into());
    put("retryable", matches!(error.class.retry, Retry::Backoff | Retry::Settle).into());
    put("retry_after_ms", error.retry_after.and_then(|wait| u64::try_from(wait.as_millis()).ok()).into());
    put("recommend", error.recommend.clone().into());
    let detail = detail.map(|detail| &detail.json);
    put("access_denied_detail", detail.map(|json| json.parsed().unwrap_or_else(|_| json.as_str().into())).into());
    printed.into()
}

fn kind(kind: ServiceErrorKind) -> &'static str {
    match kind {
        ServiceErrorKind::Throttled => "throttled",
        ServiceErrorKind::Client => "client",
        ServiceErrorKind::Server => "server",
        ServiceErrorKind::Redirect => "redirect",
        ServiceErrorKind::Refused => "refused",
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
