//! Distinguishes successful responses from failures, and from responses that are not from the service.

use crate::call::encoding::foreign_encoding;
use crate::call::failure::{Place, failure};
use crate::call::mask::Mask;
use crate::codec::decode::budget::{Budget, DEFAULT_LIMIT};
use crate::codec::decode::envelope::Sign;
use crate::codec::decode::{Captured, Document, Problem, Reader};
use crate::contract::no_members::NoMembers;
use crate::contract::operation::Service;
use crate::contract::response_metadata::{RawResponse, Received, ResponseMetadata, find_header};
use crate::contract::structure::Structure;
use crate::error::{Error, UnreadableReason, UnreadableResponse};
use crate::ground::excerpt::excerpt;
use crate::http::transport::HttpResponse;
use std::borrow::Cow;

/// Reads a response into a structure.
///
/// With an HTTP status of success, the fields of the envelope decide, at the root and in an object that holds the
/// members of the response:
///
/// 1. A `Success` of false, in any spelling, is a failure, wherever it stands and however often the field comes.
/// 2. Without a `Success` of true, an error code, an HTTP status other than one of success, an object of an error, or
///    the details of a missing permission in the body are a failure.
/// 3. Without a `Success` of true, a response without the ID of the request and without a value of a member that the
///    operation returns is not from the service, whatever it is.
/// 4. Without a `Success` of true and without such a value, the message of an error is a failure, and a message or a
///    status of others is a response that is not from the service. So is a `Success` that is neither true nor false.
///
/// Where the root has an object `data`, `body`, `result` or `…Response` (in any letter case) that the structure has no
/// member for and that holds members of the structure, they are read as if they stood at the root. They win over the
/// members of the root, but for those of the envelope. [`TypeMismatch::path`](crate::TypeMismatch::path) names such a
/// place by its full path, `data.Delay`.
///
/// # Errors
/// An error of the service if the call failed, [`ErrorKind::Unreadable`](crate::ErrorKind::Unreadable) if the response is neither a JSON object nor XML, or is
/// not from the service. `into` may then be filled in part.
pub fn read_response(
    service: &Service,
    response: &HttpResponse,
    into: &mut dyn Structure,
) -> Result<ResponseMetadata, Error> {
    read_masked_response(service, response, into, DEFAULT_LIMIT, &Mask::default())
}

/// As [`read_response`], within a number of bytes of memory, and with the secrets of the call masked in errors.
pub(crate) fn read_masked_response(
    service: &Service,
    response: &HttpResponse,
    into: &mut dyn Structure,
    limit: usize,
    mask: &Mask<'_>,
) -> Result<ResponseMetadata, Error> {
    let text = success_text(service, response, mask)?;
    let budget = || Budget::for_body(limit, response.body.len());
    let mut reader = Reader::of_response(service.envelope, budget());
    let read = Document::detect(&text, budget()).and_then(|document| document.read(into, &mut reader));
    read.map_err(|problem| unreadable(response, problem, mask))?;
    let (mut mismatches, captured) = reader.into_response();
    let received = decide(service, response, captured, false, mask)?;
    for mismatch in &mut mismatches {
        mismatch.found = mask.hide_cut(&mismatch.found);
    }
    Ok(ResponseMetadata::new(Received { mismatches, ..received }))
}

/// As [`read_response`], without a structure: the fields come as a tree, nested as they are.
///
/// Without a structure it is unknown whether an object `data` is a member of the response, so where the root says
/// that the call succeeded, such an object makes it a failure only with an error code. Any member that begins with a
/// capital letter may be one that the operation returns.
///
/// # Errors
/// As [`read_response`].
pub fn read_raw_response(service: &Service, response: &HttpResponse) -> Result<RawResponse, Error> {
    read_masked_raw_response(service, response, DEFAULT_LIMIT, &Mask::default())
}

/// As [`read_raw_response`], within a number of bytes of memory, and with the secrets of the call masked in errors.
pub(crate) fn read_masked_raw_response(
    service: &Service,
    response: &HttpResponse,
    limit: usize,
    mask: &Mask<'_>,
) -> Result<RawResponse, Error> {
    let text = success_text(service, response, mask)?;
    let budget = || Budget::for_body(limit, response.body.len());
    let mut reader = Reader::of_raw_response(service.envelope, budget());
    let document = Document::detect(&text, budget()).and_then(|document| {
        // A tree keeps one of several fields of a name, so that the envelope is read beforehand.
        document.read(&mut NoMembers, &mut reader)?;
        document.into_tree(budget())
    });
    let document = match document {
        Ok(document) if document.is_object() => document,
        Ok(_) => return Err(unreadable(response, Problem::malformed("it is not a JSON object"), mask)),
        Err(problem) => return Err(unreadable(response, problem, mask)),
    };
    let (_, captured) = reader.into_response();
    let received = decide(service, response, captured, true, mask)?;
    Ok(RawResponse { document, metadata: ResponseMetadata::new(received) })
}

fn success_text<'a>(service: &Service, response: &'a HttpResponse, mask: &Mask<'_>) -> Result<Cow<'a, str>, Error> {
    if (200..300).contains(&response.status) {
        // The standard library replaces invalid parts more slowly than it finds that there are none.
        return Ok(match str::from_utf8(&response.body) {
            Ok(text) => text.into(),
            Err(_) => String::from_utf8_lossy(&response.body),
        });
    }
    Err(failure(service, response, Place::default(), mask).into())
}

/// The metadata of a successful response, or the reason why it is not one.
fn decide(
    service: &Service,
    response: &HttpResponse,
    captured: Captured,
    is_raw: bool,
    mask: &Mask<'_>,
) -> Result<Received, Error> {
    let header = find_header(&response.headers, REQUEST_ID);
    match verdict(&captured, header.is_some(), is_raw) {
        Verdict::Success => {}
        Verdict::Failure(nested) => {
            // The code of an error as a whole is its own.
            let is_error = captured.root.has(Sign::ErrorDocument);
            let place = Place { nested, has_own_code: captured.has_own_code && !is_error };
            return Err(failure(service, response, place, mask).into());
        }
        Verdict::Foreign(why) => {
            let text = format!("it is not from the service: {why}");
            return Err(unreadable(response, Problem { reason: UnreadableReason::Foreign, text }, mask));
        }
    }
    let Captured { root, nested, values, .. } = captured;
    let request_id = root.request_id.or_else(|| nested.into_iter().find_map(|(_, fields)| fields.request_id));
    let kept = |name: &str| name.starts_with("x-acs-") || name == "content-type" || name == "date";
    let headers = response.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.clone()));
    Ok(Received {
        http_status: response.status,
        request_id: request_id.or_else(|| header.map(str::to_owned)),
        headers: headers.filter(|(name, _)| kept(name)).collect(),
        body: response.body.clone(),
        mismatches: Vec::new(),
        envelope: service.envelope,
        values,
        kept: Vec::new(),
    })
}

/// What a response with an HTTP status of success is.
enum Verdict<'a> {
    Success,
    /// The call failed, as this object of the root says, or the root itself.
    Failure(Option<&'a str>),
    /// It is not from the service, for this reason.
    Foreign(&'static str),
}

fn verdict(captured: &Captured, has_id_in_headers: bool, is_raw: bool) -> Verdict<'_> {
    let Captured { root, nested, .. } = captured;
    if root.fails() {
        return Verdict::Failure(None);
    }
    for (name, fields) in nested {
        let fails = match (root.success, fields.success) {
            // In a member that the operation returns, both may mean something else.
            (Some(_), Some(false)) => !is_raw || fields.has(Sign::ErrorCode),
            (Some(_), _) => false,
            (None, _) => fields.fails(),
        };
        if fails {
            return Verdict::Failure(Some(name));
        }
    }
    let levels = || std::iter::once(root).chain(nested.iter().map(|(_, fields)| fields));
    if levels().any(|fields| fields.success.is_some()) {
        return Verdict::Success;
    }
    let has_id = has_id_in_headers || levels().any(|fields| fields.request_id.is_some());
    let has_message = root.has(Sign::Message) && !root.has(Sign::SuccessCode);
    if levels().any(|fields| fields.has(Sign::Member)) {
        // Proxies have some members in the spelling of the service, but not the ID of a request.
        return if has_message && !has_id { Verdict::Foreign(WITHOUT_ID) } else { Verdict::Success };
    }
    if root.has(Sign::ErrorMessage) || (root.has(Sign::Message) && root.has(Sign::Host)) {
        return Verdict::Failure(None);
    }
    if let Some((name, _)) = nested.iter().find(|(_, fields)| fields.has(Sign::ErrorMessage)) {
        return Verdict::Failure(Some(name));
    }
    // All that is left is the ID of the request.
    if !has_id {
        Verdict::Foreign("it has neither the ID of a request nor a member that the operation returns")
    } else if levels().any(|fields| fields.has(Sign::UnclearSuccess)) {
        Verdict::Foreign("it does not say whether the call succeeded: the field for it is neither true nor false")
    } else if root.has(Sign::Error) || root.has(Sign::Host) || has_message {
        Verdict::Foreign("it has the ID of a request, and an error or a message that the service does not return")
    } else {
        Verdict::Success
    }
}

const WITHOUT_ID: &str = "it has a message that the service does not return, and no ID of a request";

fn unreadable(response: &HttpResponse, problem: Problem, mask: &Mask<'_>) -> Error {
    let hidden = |text: &str| mask.hide(text).into_owned();
    let encoding = foreign_encoding(response).filter(|_| problem.reason == UnreadableReason::Malformed);
    UnreadableResponse {
        operation: String::new(),
        attempts: 0,
        unknown_outcome: None,
        http_status: response.status,
        content_type: find_header(&response.headers, "content-type").map(hidden),
        request_id: find_header(&response.headers, REQUEST_ID).map(hidden),
        reason: problem.reason,
        problem: hidden(&encoding.unwrap_or(problem.text)),
        excerpt: excerpt(&hidden(&String::from_utf8_lossy(&response.body))),
        body: response.body.clone(),
    }
    .into()
}

/// The header that repeats the ID of the request.
pub(crate) const REQUEST_ID: &str = "x-acs-request-id";
