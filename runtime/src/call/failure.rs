//! Reads answers that say that a call failed, in every shape that services and proxies give them.

use crate::call::mask::Mask;
use crate::call::metadata::find_header;
use crate::call::outcome::{REQUEST_ID, find};
use crate::codec::decode::Document;
use crate::contract::code_class::{CodeClass, ErrorKind, Retry, TOO_MANY_REQUESTS};
use crate::contract::json::Json;
use crate::contract::known_code::KnownCode;
use crate::contract::operation::Service;
use crate::error::{ServiceError, ServiceErrorKind};
use crate::http::transport::HttpResponse;
use serde_json::Value as Tree;
use std::time::Duration;

/// The error that an answer is. It always is one: what cannot be read is told by status, content type and text.
/// `nested` names the object that holds the members of the answer, if the root does not hold them itself.
pub(crate) fn failure(service: &Service, answer: &HttpResponse, nested: Option<&str>, mask: &Mask<'_>) -> ServiceError {
    let envelope = service.envelope;
    let text = String::from_utf8_lossy(&answer.body);
    let tree = Document::detect(&text).and_then(Document::into_tree).unwrap_or_default();
    // Some gateways put everything below one name.
    let root = find(&tree, "Error").filter(|inner| inner.is_object()).unwrap_or(&tree);
    let bodies = [nested.and_then(|name| find(&tree, name)), Some(root)];
    let bodies = || bodies.iter().flatten();
    let succeeded = (200..300).contains(&answer.status);
    let in_body = |body, names: &[&str]| names.iter().find_map(|name| find(body, name).and_then(text_of));
    let first = |names: &[&str]| bodies().find_map(|body| in_body(body, names));
    // Inside an answer of success, the service's own fields speak of the failure and `Code` may mean something else.
    let (codes, messages) = if succeeded {
        ([envelope.error_code, envelope.code, "Code"], [envelope.error_message, "Message", "Description", "Detail"])
    } else {
        (["Code", envelope.error_code, envelope.code], ["Message", envelope.error_message, "Description", "Detail"])
    };
    let retry_after = retry_after(answer);
    let code = first(&codes);
    let dynamic_code = first(&[envelope.dynamic_code]);
    // A refusal inside HTTP 200 may name the status that it would have had.
    let told = first(&[envelope.http_status]).filter(|_| succeeded).and_then(|status| status.parse().ok());
    let known = [&code, &dynamic_code].map(|code| code.as_deref().and_then(service.classify));
    let class = class(known, answer.status, told, retry_after);
    let hidden = |text: String| mask.hide(text).into_owned();
    // A password may be the name of a code by chance.
    let hidden_code = |code: String, known: Option<KnownCode>| {
        if known.is_some_and(KnownCode::is_listed) { code } else { hidden(code) }
    };
    ServiceError {
        operation: String::new(),
        attempts: 0,
        unknown_outcome: None,
        kind: kind(answer.status, retry_after, class),
        class,
        code: code.map(|code| hidden_code(code, known[0])),
        dynamic_code: dynamic_code.map(|code| hidden_code(code, known[1])),
        message: match first(&messages) {
            Some(message) => hidden(filled(&message, first(&[envelope.dynamic_message]).as_deref())),
            None => described(answer, &text, mask),
        },
        request_id: first(&[envelope.request_id, "RequestId"])
            .or_else(|| find_header(&answer.headers, REQUEST_ID).map(str::to_owned))
            .map(hidden),
        host_id: first(&["HostId"]).map(hidden),
        http_status: answer.status,
        recommend: first(&["Recommend"]).map(hidden),
        access_denied_detail: bodies().find_map(|body| find(body, "AccessDeniedDetail")).and_then(
            |detail| match detail {
                Tree::Null => None,
                Tree::String(text) => (!text.is_empty()).then(|| mask.hide_json(Json::from(text))),
                tree => Some(mask.hide_json(Json::from(tree.clone()))),
            },
        ),
        retry_after,
        body: answer.body.clone(),
    }
}

fn kind(status: u16, retry_after: Option<Duration>, class: CodeClass) -> ServiceErrorKind {
    let throttled = class.kind == ErrorKind::Throttling || retry_after.is_some() || status == TOO_MANY_REQUESTS;
    match status {
        _ if throttled => ServiceErrorKind::Throttled,
        200..300 => ServiceErrorKind::Refused,
        300..400 => ServiceErrorKind::Redirect,
        400..500 => ServiceErrorKind::Client,
        500..600 => ServiceErrorKind::Server,
        _ => ServiceErrorKind::Other,
    }
}

/// What a failure means: by a code that is listed, by the family of a code, or by the status that the body tells or the
/// answer has. The status alone also decides that a request was rejected before it was processed; a time to wait does
/// not, since a service that has begun may ask for it too.
fn class(known: [Option<KnownCode>; 2], status: u16, told: Option<u16>, retry_after: Option<Duration>) -> CodeClass {
    let listed = known.into_iter().flatten().find(|code| code.is_listed());
    let mut class = match listed.or_else(|| known.into_iter().flatten().next()) {
        Some(known) => known.class(),
        None => {
            let class = CodeClass::of_status(told.unwrap_or(status));
            match (retry_after, class.kind) {
                (None, _) => class,
                (Some(_), ErrorKind::Unknown) => {
                    CodeClass { kind: ErrorKind::Throttling, retry: Retry::Backoff, ..class }
                }
                (Some(_), _) => CodeClass { retry: Retry::Backoff, ..class },
            }
        }
    };
    class.rejected = class.rejected || status == TOO_MANY_REQUESTS;
    class
}

/// Milliseconds; zero and nonsense are no wait.
fn retry_after(answer: &HttpResponse) -> Option<Duration> {
    let milliseconds = find_header(&answer.headers, "x-acs-retry-after")?.trim().parse().ok()?;
    (milliseconds > 0).then(|| Duration::from_millis(milliseconds))
}

/// Services leave the variable part of some messages to a field of its own.
fn filled(message: &str, dynamic: Option<&str>) -> String {
    match dynamic {
        Some(dynamic) => message.replace("%s", dynamic),
        None => message.to_owned(),
    }
}

fn described(answer: &HttpResponse, text: &str, mask: &Mask<'_>) -> String {
    if (300..400).contains(&answer.status) {
        let target = find_header(&answer.headers, "location").unwrap_or("nowhere");
        // A location may carry what was sent, so its query is left out.
        let target = target.split(['?', '#']).next().unwrap_or_default();
        return format!("redirects are not followed; this one leads to {}", mask.hide(target));
    }
    let content_type = mask.hide(find_header(&answer.headers, "content-type").unwrap_or("none"));
    match crate::ground::excerpt::excerpt(&mask.hide(text)) {
        excerpt if excerpt.is_empty() => format!("the answer is empty, content type {content_type}"),
        excerpt => format!("the answer has no message, content type {content_type}, it begins: {excerpt}"),
    }
}

fn text_of(tree: &Tree) -> Option<String> {
    match tree {
        Tree::String(text) => (!text.trim().is_empty()).then(|| text.clone()),
        Tree::Number(number) => Some(number.to_string()),
        Tree::Bool(value) => Some(value.to_string()),
        Tree::Null | Tree::Array(_) | Tree::Object(_) => None,
    }
}
