//! Reads responses that say that a call failed, in every shape that services and proxies give them.

use crate::call::encoding::foreign_encoding;
use crate::call::mask::Mask;
use crate::call::metadata::find_header;
use crate::call::outcome::REQUEST_ID;
use crate::codec::decode::budget::{Budget, DEFAULT_LIMIT};
use crate::codec::decode::envelope::is_error_code;
use crate::codec::decode::{Document, may_nest};
use crate::contract::code_class::{CodeClass, ErrorKind, Retry};
use crate::contract::json::Json;
use crate::contract::operation::Service;
use crate::error::{AccessDeniedDetail, ServiceError, ServiceErrorKind};
use crate::ground::excerpt::excerpt;
use crate::http::transport::HttpResponse;
use serde_json::Value as Tree;
use std::time::Duration;

/// The error that a response is. It always is one: a body that cannot be read is described by status, content type and
/// text. `nested` names the object that says so, if it is not the root itself.
pub(crate) fn failure(
    service: &Service,
    response: &HttpResponse,
    nested: Option<&str>,
    mask: &Mask<'_>,
) -> ServiceError {
    let envelope = service.envelope;
    let text = String::from_utf8_lossy(&response.body);
    let budget = || Budget::new(DEFAULT_LIMIT);
    let tree = Document::detect(&text, budget()).and_then(|document| document.into_tree(budget())).unwrap_or_default();
    let bodies = bodies(&tree, nested);
    let succeeded = (200..300).contains(&response.status);
    let first_that = |names: &[&str], is: fn(&Tree) -> bool| {
        let in_body = |body: &&Tree| {
            let values = names.iter().filter_map(|name| find(body, name));
            values.filter(|value| is(value)).find_map(text_of)
        };
        bodies.iter().find_map(in_body)
    };
    let first = |names: &[&str]| first_that(names, |_| true);
    // Inside a response of success, the service's own fields describe the failure and `Code` may mean something else.
    let (codes, own, foreign) = if succeeded {
        ([envelope.error_code, envelope.code, "Code"], envelope.error_message, "Message")
    } else {
        (["Code", envelope.error_code, envelope.code], "Message", envelope.error_message)
    };
    let messages = [own, foreign, "Description", "Detail", "msg", "error_msg", "error_description", "error"];
    let retry_after = retry_after(response);
    let code = first_that(&codes, is_error_code);
    let dynamic_code = first(&[envelope.dynamic_code]);
    let kind = kind(response.status, retry_after, code.as_deref());
    let listed = || [&code, &dynamic_code].into_iter().flatten().find_map(|code| (service.classify)(code));
    let hidden = |text: String| mask.hide(text).into_owned();
    // A password may be the name of a code by chance.
    let hidden_code = |code: String| if (service.classify)(&code).is_some() { code } else { hidden(code) };
    // What the root says wins, also where an object of it says that the call failed.
    let id =
        |names: &[&str]| names.iter().find_map(|name| find(&tree, name).and_then(text_of)).or_else(|| first(names));
    ServiceError {
        operation: String::new(),
        attempts: 0,
        kind,
        class: class(kind, listed),
        code: code.map(hidden_code),
        dynamic_code: dynamic_code.map(hidden_code),
        message: match first(&messages) {
            Some(message) => hidden(filled(&message, first(&[envelope.dynamic_message]).as_deref())),
            None => described(response, &text, mask),
        },
        request_id: id(&[envelope.request_id, "RequestId"])
            .or_else(|| find_header(&response.headers, REQUEST_ID).map(str::to_owned))
            .map(hidden),
        host_id: first(&["HostId"]).map(hidden),
        http_status: response.status,
        recommend: first(&["Recommend"]).map(hidden),
        access_denied_detail: bodies.iter().find_map(|body| access_denied(find(body, "AccessDeniedDetail")?, mask)),
        retry_after,
        body: response.body.clone(),
    }
}

/// The objects that may describe the failure, the first one first: the one that says so, what stands below the name of
/// an error, the root, and what may hold the members of the response.
fn bodies<'a>(tree: &'a Tree, nested: Option<&str>) -> Vec<&'a Tree> {
    let failing = nested.and_then(|name| find(tree, name));
    let error = find(tree, "Error").filter(|inner| inner.is_object());
    let members = tree.as_object().into_iter().flatten();
    let others = members.filter(|(name, value)| may_nest(name) && value.is_object()).map(|(_, value)| value);
    failing.into_iter().chain(error).chain([tree]).chain(others).collect()
}

/// The member of an object whose name is `name`, whatever its letter case; none for the empty name.
fn find<'a>(object: &'a Tree, name: &str) -> Option<&'a Tree> {
    let members = object.as_object().filter(|_| !name.is_empty())?;
    members.get(name).or_else(|| members.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
}

/// The missing permission: an object, or the text of one.
fn access_denied(detail: &Tree, mask: &Mask<'_>) -> Option<AccessDeniedDetail> {
    let json = match detail {
        Tree::Null => return None,
        Tree::String(text) if text.trim().is_empty() => return None,
        Tree::String(text) => Json::from(text),
        tree => Json::from(tree.clone()),
    };
    let json = mask.hide_json(json);
    let members = json.parsed().unwrap_or_default();
    let fact = |name: &str| find(&members, name).and_then(text_of);
    Some(AccessDeniedDetail {
        action: fact("AuthAction"),
        principal_type: fact("AuthPrincipalType"),
        principal_name: fact("AuthPrincipalDisplayName"),
        principal_owner: fact("AuthPrincipalOwnerId"),
        denial: fact("NoPermissionType"),
        policy_type: fact("PolicyType"),
        encoded_diagnostic_message: fact("EncodedDiagnosticMessage"),
        json,
    })
}

fn kind(status: u16, retry_after: Option<Duration>, code: Option<&str>) -> ServiceErrorKind {
    // `Throttling`, `Throttling.User`, `Rejected.Throttling`: the gateway has a family of them, and adds to it.
    let throttling = code.is_some_and(|code| code.split('.').any(|part| part == "Throttling"));
    match status {
        _ if throttling || retry_after.is_some() || status == 429 => ServiceErrorKind::Throttled,
        200..300 => ServiceErrorKind::Refused,
        300..400 => ServiceErrorKind::Redirect,
        400..500 => ServiceErrorKind::Client,
        500..600 => ServiceErrorKind::Server,
        _ => ServiceErrorKind::Other,
    }
}

/// Throttling shows in more than the code, and in more codes than are listed.
fn class(kind: ServiceErrorKind, listed: impl FnOnce() -> Option<CodeClass>) -> CodeClass {
    match kind {
        ServiceErrorKind::Throttled => CodeClass { kind: ErrorKind::Throttling, retry: Retry::Backoff },
        ServiceErrorKind::Server => listed().unwrap_or(CodeClass { kind: ErrorKind::Server, retry: Retry::Backoff }),
        _ => listed().unwrap_or(CodeClass::UNKNOWN),
    }
}

/// Milliseconds; zero and nonsense are no wait.
fn retry_after(response: &HttpResponse) -> Option<Duration> {
    let milliseconds = find_header(&response.headers, "x-acs-retry-after")?.trim().parse().ok()?;
    (milliseconds > 0).then(|| Duration::from_millis(milliseconds))
}

/// Services leave the variable part of some messages to a field of its own.
fn filled(message: &str, dynamic: Option<&str>) -> String {
    match dynamic {
        Some(dynamic) => message.replace("%s", dynamic),
        None => message.to_owned(),
    }
}

fn described(response: &HttpResponse, text: &str, mask: &Mask<'_>) -> String {
    if (300..400).contains(&response.status) {
        let target = find_header(&response.headers, "location").unwrap_or("nowhere");
        // A location may carry what was sent, so its query is left out.
        let target = target.split(['?', '#']).next().unwrap_or_default();
        return format!("redirects are not followed; this one leads to {}", mask.hide(target));
    }
    let content_type = mask.hide(find_header(&response.headers, "content-type").unwrap_or("none"));
    if let Some(encoding) = foreign_encoding(response) {
        return format!("the response cannot be read: {encoding}, content type {content_type}");
    }
    match excerpt(&mask.hide(text)) {
        excerpt if excerpt.is_empty() => format!("the response is empty, content type {content_type}"),
        excerpt => format!("the response has no message, content type {content_type}, it begins: {excerpt}"),
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
