//! Reads responses that say that a call failed, in every shape that services and proxies give them.

use crate::call::encoding::foreign_encoding;
use crate::call::mask::Mask;
use crate::call::outcome::REQUEST_ID;
use crate::call::retry_after::retry_after;
use crate::codec::decode::Document;
use crate::codec::decode::budget::{Budget, DEFAULT_LIMIT};
use crate::codec::decode::signs::{is_error_code, leading_status};
use crate::contract::code_class::{CodeClass, ErrorKind, Retry, TOO_MANY_REQUESTS, is_before_service};
use crate::contract::envelope::Envelope;
use crate::contract::json::Json;
use crate::contract::known_code::KnownCode;
use crate::contract::operation::Service;
use crate::contract::response_metadata::find_header;
use crate::error::{AccessDeniedDetail, ServiceError};
use crate::ground::excerpt::excerpt;
use crate::http::transport::HttpResponse;
use serde_json::Value as Tree;
use std::time::Duration;

/// Where a response says that the call failed.
#[derive(Clone, Copy, Default)]
pub(crate) struct Place<'a> {
    /// The object of the root that says so; `None` if it is the root itself.
    pub(crate) nested: Option<&'a str>,
    /// Whether the code beside the error code is a member of the response, with a meaning of its own.
    pub(crate) has_own_code: bool,
}

/// The error that a response is. It always is one: a body that cannot be read is described by status, content type and
/// text.
pub(crate) fn failure(service: &Service, response: &HttpResponse, place: Place<'_>, mask: &Mask<'_>) -> ServiceError {
    let envelope = service.envelope;
    let text = String::from_utf8_lossy(&response.body);
    let budget = || Budget::for_body(DEFAULT_LIMIT, response.body.len());
    let tree = Document::detect(&text, budget()).and_then(|document| document.into_tree(budget())).unwrap_or_default();
    let bodies = bodies(&tree, envelope, place.nested);
    let succeeded = (200..300).contains(&response.status);
    let first_that = |names: &[&str], is: &dyn Fn(&Tree) -> bool| {
        let in_body = |body: &&Tree| {
            let values = names.iter().filter_map(|name| find(body, name));
            values.filter(|value| is(value)).find_map(text_of)
        };
        bodies.iter().find_map(in_body)
    };
    let first = |names: &[&str]| first_that(names, &|_| true);
    // Inside a successful response, the service's own fields describe the failure and `Code` may mean something else.
    let (codes, own, foreign) = if succeeded {
        let beside = if place.has_own_code { ["", ""] } else { [envelope.code, "Code"] };
        ([envelope.error_code, beside[0], beside[1]], envelope.error_message, "Message")
    } else {
        (["Code", envelope.error_code, envelope.code], "Message", envelope.error_message)
    };
    let messages = [own, foreign, "Description", "Detail", "msg", "error_msg", "error_description", "error"];
    let retry_after = retry_after(response);
    let code = first_that(&codes, &|code| is_error_code(envelope, code));
    let dynamic_code = first(&[envelope.dynamic_code]);
    // A refusal inside HTTP 200 may name the status that it would have had.
    let told = first(&[envelope.http_status]).filter(|_| succeeded).and_then(|status| leading_status(&status));
    let denied = bodies.iter().find_map(|body| access_denied(find(body, "AccessDeniedDetail")?, mask));
    let told = told.or(denied.as_ref().filter(|_| succeeded).map(|_| FORBIDDEN));
    let known = [&code, &dynamic_code].map(|code| code.as_deref().and_then(service.classify));
    let class = class(known, response.status, told, retry_after);
    let hidden = |text: String| mask.hide(text).into_owned();
    // A password may be the name of a code by chance.
    let hidden_code = |code: String, known: Option<KnownCode>| {
        if known.is_some_and(KnownCode::is_listed) { code } else { hidden(code) }
    };
    // What the root says wins, also where an object of it says that the call failed.
    let id =
        |names: &[&str]| names.iter().find_map(|name| find(&tree, name).and_then(text_of)).or_else(|| first(names));
    ServiceError {
        operation: String::new(),
        attempts: 0,
        unknown_outcome: None,
        class,
        code: code.map(|code| hidden_code(code, known[0])),
        dynamic_code: dynamic_code.map(|code| hidden_code(code, known[1])),
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
        access_denied_detail: denied,
        retry_after,
        body: response.body.clone(),
    }
}

/// The objects that may describe the failure, the first one first: the one that says so, what stands below the name of
/// an error, the root, and what may hold the members of the response.
fn bodies<'a>(tree: &'a Tree, envelope: &Envelope, nested: Option<&str>) -> Vec<&'a Tree> {
    let failing = nested.and_then(|name| find(tree, name));
    let error = |around: &'a Tree| find(around, "Error").filter(|inner| inner.is_object());
    let members = tree.as_object().into_iter().flatten();
    let others = members.filter(|(name, value)| envelope.may_unwrap(name) && value.is_object()).map(|(_, value)| value);
    failing.and_then(error).into_iter().chain(failing).chain(error(tree)).chain([tree]).chain(others).collect()
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

/// What a failure means: by a code that is listed, by the family of a code, or by the status in the body or the
/// response has. A code of the gateway means that a request was rejected before it was processed, unless the status says
/// that the service had it; the status alone means the same if it is the one for too many requests. A time to wait does
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
    class.rejected = (class.rejected && is_before_service(status)) || status == TOO_MANY_REQUESTS;
    class
}

/// The HTTP status of a missing permission.
const FORBIDDEN: u16 = 403;

/// Placeholders of a message that are filled. Messages have one or two; a response with thousands would take memory
/// that grows with the square of its size.
const PLACEHOLDERS: usize = 8;

/// Services leave the variable part of some messages to a field of its own.
fn filled(message: &str, dynamic: Option<&str>) -> String {
    match dynamic {
        Some(dynamic) => message.replacen("%s", dynamic, PLACEHOLDERS),
        None => message.to_owned(),
    }
}

fn described(response: &HttpResponse, text: &str, mask: &Mask<'_>) -> String {
    if (300..400).contains(&response.status) {
        let target = find_header(&response.headers, "location").unwrap_or("nowhere");
        // A location may carry what was sent, so its query is omitted.
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
