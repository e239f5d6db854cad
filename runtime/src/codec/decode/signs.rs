//! What a single value says of success and failure, in the spellings of services, gateways and frameworks.

use super::scalar::boolean_of;
use crate::contract::envelope::Envelope;
use serde_json::Value as Tree;

/// Texts that stand for success, or for no error, where a code or a message is expected.
const WORDS_OF_SUCCESS: [&str; 11] =
    ["", "ok", "success", "succeed", "succeeded", "successful", "true", "false", "null", "none", "nil"];

/// Texts that stand for a failure where a status is expected.
const WORDS_OF_FAILURE: [&str; 11] = [
    "denied",
    "error",
    "fail",
    "failed",
    "failure",
    "forbidden",
    "blocked",
    "rejected",
    "refused",
    "unauthorized",
    "unavailable",
];

/// Whether the call succeeded, in the spellings of a boolean and in words. Of a list, which XML makes of a field that
/// comes twice, false counts.
pub(super) fn success_of(value: &Tree) -> Option<bool> {
    match value {
        Tree::Array(values) => {
            let told = values.iter().filter_map(success_of);
            told.reduce(|all, one| all && one)
        }
        Tree::String(text) => boolean_of(value).or_else(|| {
            let is = |words: &[&str]| words.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
            if is(&["yes", "y", "on", "ok", "success", "succeed", "succeeded", "successful"]) {
                Some(true)
            } else if is(&["no", "n", "off", "f"]) || is(&WORDS_OF_FAILURE) {
                Some(false)
            } else {
                None
            }
        }),
        _ => boolean_of(value),
    }
}

/// Whether a code of the service names an error: one that is not listed as a code of success.
pub(crate) fn is_error_code(envelope: &Envelope, value: &Tree) -> bool {
    match value {
        Tree::Array(codes) => codes.iter().any(|code| is_error_code(envelope, code)),
        _ if is_absent(value) => false,
        _ => match text_of(value).and_then(|text| envelope.is_listed_success(&text)) {
            Some(is_success) => !is_success,
            None => is_usual_error_code(value),
        },
    }
}

/// Whether a code names an error. Some services write a code of success: `OK`, `200`, `0`.
pub(crate) fn is_usual_error_code(value: &Tree) -> bool {
    match value {
        Tree::Array(codes) => codes.iter().any(is_usual_error_code),
        Tree::Object(members) => !members.is_empty(),
        _ => {
            let Some(text) = text_of(value) else { return false };
            let text = text.trim();
            let is_number = text.parse::<f64>().is_ok_and(|number| number == 0.0 || (200.0..300.0).contains(&number));
            !(is_number || WORDS_OF_SUCCESS.iter().any(|word| text.eq_ignore_ascii_case(word)))
        }
    }
}

/// Whether a text speaks of an error, as far as it does not speak of success.
pub(super) fn is_error_text(value: &Tree) -> bool {
    let is_of_success = |text: &str| text.trim().get(..7).is_some_and(|start| start.eq_ignore_ascii_case("success"));
    is_usual_error_code(value) && !value.as_str().is_some_and(is_of_success)
}

pub(super) fn is_error_status(value: &Tree) -> bool {
    match (value, text_of(value).and_then(|text| leading_status(&text))) {
        (Tree::Array(values), _) => values.iter().any(is_error_status),
        (_, Some(status)) => status != 0 && !(200..300).contains(&status),
        (_, None) => is_usual_error_code(value),
    }
}

/// The HTTP status that a text begins with, as in `403 Forbidden`.
pub(crate) fn leading_status(text: &str) -> Option<u16> {
    text.trim().split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Whether a status, which proxies and frameworks write as a word or a number, is one of a failure.
pub(super) fn is_failed_status(value: &Tree) -> bool {
    let is_word = |text: &str| WORDS_OF_FAILURE.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
    let status = text_of(value).and_then(|text| leading_status(&text));
    value.as_str().is_some_and(is_word) || status.is_some_and(|status| (300..1000).contains(&status))
}

pub(super) fn is_error_object(value: &Tree) -> bool {
    let codes = ["code", "errcode", "error_code", "errorcode"];
    let is_code = |name: &str| codes.iter().any(|known| name.eq_ignore_ascii_case(known));
    value
        .as_object()
        .is_some_and(|members| members.iter().any(|(name, value)| is_code(name) && is_usual_error_code(value)))
}

/// Whether a member of an error says that there is none.
pub(super) fn is_nothing(value: &Tree) -> bool {
    match value {
        Tree::Bool(value) => !value,
        Tree::Number(number) => number.as_f64() == Some(0.0),
        Tree::Array(elements) => elements.is_empty(),
        Tree::Object(members) => members.is_empty(),
        Tree::Null | Tree::String(_) => is_absent(value),
    }
}

/// Whether a value stands for none: null, and a text that is blank or a word for null.
pub(super) fn is_absent(value: &Tree) -> bool {
    match value {
        Tree::Null => true,
        Tree::String(text) => ["", "null", "none"].iter().any(|word| text.trim().eq_ignore_ascii_case(word)),
        _ => false,
    }
}

/// The ID of a request. XML makes a list of one that comes twice.
pub(super) fn id_of(value: &Tree) -> Option<String> {
    match value {
        Tree::String(_) if is_absent(value) => None,
        Tree::String(_) | Tree::Number(_) => text_of(value),
        Tree::Array(values) => values.iter().find_map(id_of),
        Tree::Null | Tree::Bool(_) | Tree::Object(_) => None,
    }
}

fn text_of(value: &Tree) -> Option<String> {
    match value {
        Tree::String(text) => Some(text.clone()),
        Tree::Number(number) => Some(number.to_string()),
        Tree::Bool(value) => Some(value.to_string()),
        Tree::Null | Tree::Array(_) | Tree::Object(_) => None,
    }
}
