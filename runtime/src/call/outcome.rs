//! Tells answers of success from failures.

use crate::call::failure::failure;
use crate::call::mask::Mask;
use crate::call::metadata::{RawResponse, ResponseMetadata, find_header};
use crate::codec::decode::{Captured, Document, Reader, boolean_of, may_nest};
use crate::contract::operation::Service;
use crate::contract::structure::Structure;
use crate::error::{Error, UnreadableResponse};
use crate::ground::excerpt::excerpt;
use crate::http::transport::HttpResponse;
use serde_json::Value as Tree;
use std::borrow::Cow;

/// Reads an answer into `response`.
///
/// With an HTTP status of success, the field `Success` alone decides, in any spelling; without it the call succeeded.
///
/// Where the root has an object `data`, `body`, `result` or `…Response` (in any letter case) that the structure has no
/// member for and that holds members of the structure, they are read as if they stood at the root, and win over what
/// does. [`TypeMismatch::path`](crate::TypeMismatch::path) tells such a place by its full path, `data.Delay`.
///
/// # Errors
/// [`Error::Service`] if the call failed, [`Error::Unreadable`] if the answer is neither a JSON object nor XML.
/// `response` may then be filled in part.
pub fn read_response(
    service: &Service,
    answer: &HttpResponse,
    response: &mut dyn Structure,
) -> Result<ResponseMetadata, Error> {
    read_masked_response(service, answer, response, &Mask::default())
}

/// As [`read_response`], with the secrets of the call masked in all that is told of the answer.
pub(crate) fn read_masked_response(
    service: &Service,
    answer: &HttpResponse,
    response: &mut dyn Structure,
    mask: &Mask<'_>,
) -> Result<ResponseMetadata, Error> {
    let text = success_text(service, answer, mask)?;
    let mut reader = Reader::of_answer(service.envelope);
    let read = Document::detect(&text).and_then(|document| document.read(response, &mut reader));
    if let Err(problem) = read {
        return Err(unreadable(answer, &problem, mask));
    }
    let (mut mismatches, Captured { success, request_id, nested }) = reader.into_answer();
    if success == Some(false) {
        return Err(failure(service, answer, nested.as_deref(), mask).into());
    }
    let mut metadata = metadata(answer, request_id);
    for mismatches in &mut mismatches {
        mismatches.found = mask.hide_cut(&mismatches.found);
    }
    metadata.mismatches = mismatches;
    Ok(metadata)
}

/// As [`read_response`], without a structure: the fields come as a tree, nested as they are.
///
/// Without a structure nobody knows whether an object `data` is a member of the answer, so it is asked about success
/// and the id of the request only where the root says nothing of them.
///
/// # Errors
/// As [`read_response`].
pub fn read_raw_response(service: &Service, answer: &HttpResponse) -> Result<RawResponse, Error> {
    read_masked_raw_response(service, answer, &Mask::default())
}

/// As [`read_raw_response`], with the secrets of the call masked in all that is told of the answer.
pub(crate) fn read_masked_raw_response(
    service: &Service,
    answer: &HttpResponse,
    mask: &Mask<'_>,
) -> Result<RawResponse, Error> {
    let text = success_text(service, answer, mask)?;
    let document = match Document::detect(&text).and_then(Document::into_tree) {
        Ok(document) if document.is_object() => document,
        Ok(_) => return Err(unreadable(answer, "it is no JSON object", mask)),
        Err(problem) => return Err(unreadable(answer, &problem, mask)),
    };
    let envelope = service.envelope;
    let success = role(&document, envelope.success);
    if let Some((value, nested)) = success
        && boolean_of(value) == Some(false)
    {
        return Err(failure(service, answer, nested, mask).into());
    }
    let request_id = role(&document, envelope.request_id);
    let request_id = request_id.and_then(|(id, _)| id.as_str()).map(str::to_owned);
    let metadata = metadata(answer, request_id);
    Ok(RawResponse { document, metadata })
}

/// The member of an object whose name is `name`, whatever its letter case; none for the empty name.
pub(crate) fn find<'a>(object: &'a Tree, name: &str) -> Option<&'a Tree> {
    let members = object.as_object().filter(|_| !name.is_empty())?;
    members.get(name).or_else(|| members.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
}

/// The value of a field of the envelope, and the name of the object that has it if it is not the root itself.
fn role<'a>(document: &'a Tree, name: &str) -> Option<(&'a Tree, Option<&'a str>)> {
    if let Some(value) = find(document, name) {
        return Some((value, None));
    }
    let mut members = document.as_object()?.iter().filter(|(key, _)| may_nest(key));
    members.find_map(|(key, inner)| Some((find(inner, name)?, Some(key.as_str()))))
}

fn success_text<'a>(service: &Service, answer: &'a HttpResponse, mask: &Mask<'_>) -> Result<Cow<'a, str>, Error> {
    if (200..300).contains(&answer.status) {
        // The standard library replaces invalid parts more slowly than it finds that there are none.
        return Ok(match str::from_utf8(&answer.body) {
            Ok(text) => text.into(),
            Err(_) => String::from_utf8_lossy(&answer.body),
        });
    }
    Err(failure(service, answer, None, mask).into())
}

fn unreadable(answer: &HttpResponse, problem: &str, mask: &Mask<'_>) -> Error {
    let hidden = |text: &str| mask.hide(text).into_owned();
    Error::Unreadable(Box::new(UnreadableResponse {
        operation: String::new(),
        attempts: 0,
        unknown_outcome: None,
        http_status: answer.status,
        content_type: find_header(&answer.headers, "content-type").map(hidden),
        request_id: find_header(&answer.headers, REQUEST_ID).map(hidden),
        problem: hidden(problem),
        excerpt: excerpt(&hidden(&String::from_utf8_lossy(&answer.body))),
        body: answer.body.clone(),
    }))
}

/// The header that repeats the id of the request.
pub(crate) const REQUEST_ID: &str = "x-acs-request-id";

fn metadata(answer: &HttpResponse, request_id: Option<String>) -> ResponseMetadata {
    let kept = |name: &str| name.starts_with("x-acs-") || name == "content-type" || name == "date";
    let headers = answer.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.clone()));
    ResponseMetadata {
        http_status: answer.status,
        request_id: request_id.or_else(|| find_header(&answer.headers, REQUEST_ID).map(str::to_owned)),
        headers: headers.filter(|(name, _)| kept(name)).collect(),
        body: answer.body.clone(),
        ..ResponseMetadata::default()
    }
}
