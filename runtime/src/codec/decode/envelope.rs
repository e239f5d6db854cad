//! What a response says about its own success.

use super::scalar::boolean_of;
use crate::contract::envelope::{Envelope, EnvelopeRole};
use serde_json::Value as Tree;

/// What one level of a response says: the root, or an object of it that holds the members of the response.
#[derive(Debug, Default)]
pub(crate) struct EnvelopeFields {
    /// The field of success; `None` where it is absent, or is neither true nor false. Of several, false counts.
    pub(crate) success: Option<bool>,
    pub(crate) request_id: Option<String>,
    signs: Vec<Sign>,
}

/// A fact about one level of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A code of an error.
    ErrorCode,
    /// The HTTP status of an error, from the body.
    ErrorStatus,
    /// An XML document that is called an error, or an object of an error with its code.
    ErrorDocument,
    /// A member that is called an error, which the operation does not return.
    Error,
    /// A message, which the operation does not return.
    Message,
    /// A member that the operation returns, those of the envelope apart.
    Member,
    /// The field for the ID of the request, though it may be empty.
    RequestId,
}

/// What a field means for success.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A field of the envelope of the service.
    Envelope(EnvelopeRole),
    /// A member with one of the names that proxies and gateways give to errors.
    Error,
    /// The same for the text of an error.
    Message,
}

const ERRORS: [&str; 6] = ["error", "errors", "errorcode", "error_code", "fault", "exception"];
const MESSAGES: [&str; 7] = ["message", "msg", "error_msg", "errormsg", "errormessage", "error_description", "detail"];

impl Role {
    /// The role of a field of the envelope, or of a name that proxies use where `is_member` says that the operation
    /// does not.
    pub(super) fn of(name: &str, envelope: &Envelope, is_member: bool) -> Option<Self> {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if let Some(role) = envelope.role(name) {
            Some(Self::Envelope(role))
        } else if !is_member && ERRORS.iter().any(|known| is(known)) {
            Some(Self::Error)
        } else if !is_member && MESSAGES.iter().any(|known| is(known)) {
            Some(Self::Message)
        } else {
            None
        }
    }

    /// Whether it belongs to the envelope of the service.
    pub(super) fn is_of_service(self) -> bool {
        !matches!(self, Self::Error | Self::Message)
    }
}

impl EnvelopeFields {
    pub(super) fn capture(&mut self, role: Role, value: &Tree) {
        match role {
            Role::Envelope(EnvelopeRole::Success) => match success_of(value) {
                Some(true) => self.success = self.success.or(Some(true)),
                Some(false) => self.success = Some(false),
                None => {}
            },
            Role::Envelope(EnvelopeRole::RequestId) => {
                if let Some(id) = text_of(value).filter(|id| !id.trim().is_empty()) {
                    self.request_id = Some(id);
                }
            }
            Role::Envelope(EnvelopeRole::ErrorCode | EnvelopeRole::Code) if is_error_code(value) => {
                self.see(Sign::ErrorCode);
            }
            Role::Envelope(EnvelopeRole::HttpStatus) if is_error_status(value) => self.see(Sign::ErrorStatus),
            Role::Error if is_error_object(value) => self.see(Sign::ErrorDocument),
            Role::Error if !is_nothing(value) => self.see(Sign::Error),
            Role::Message if !is_nothing(value) => self.see(Sign::Message),
            Role::Envelope(_) | Role::Error | Role::Message => {}
        }
    }

    pub(crate) fn see(&mut self, sign: Sign) {
        if !self.has(sign) {
            self.signs.push(sign);
        }
    }

    pub(crate) fn has(&self, sign: Sign) -> bool {
        self.signs.contains(&sign)
    }

    /// Whether it says that the call failed. A code counts if the response does not say whether the call succeeded.
    pub(crate) fn fails(&self) -> bool {
        match self.success {
            Some(success) => !success,
            None => self.has(Sign::ErrorCode) || self.has(Sign::ErrorStatus),
        }
    }
}

/// Whether the call succeeded, in the spellings of a boolean and in words. Of a list, which XML makes of a field that
/// comes twice, false counts.
fn success_of(value: &Tree) -> Option<bool> {
    match value {
        Tree::Array(values) => {
            let told = values.iter().filter_map(success_of);
            told.reduce(|all, one| all && one)
        }
        Tree::String(text) => boolean_of(value).or_else(|| {
            let is = |words: &[&str]| words.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
            if is(&["yes", "y", "ok", "success", "succeed", "succeeded", "successful"]) {
                Some(true)
            } else if is(&["no", "n", "fail", "failed", "failure", "error"]) {
                Some(false)
            } else {
                None
            }
        }),
        _ => boolean_of(value),
    }
}

/// Whether a code names an error. Some services write a code of success: `OK`, `200`, `0`.
pub(crate) fn is_error_code(value: &Tree) -> bool {
    if let Tree::Array(codes) = value {
        return codes.iter().any(is_error_code);
    }
    let Some(text) = text_of(value) else { return false };
    let text = text.trim();
    let words = ["", "ok", "success", "succeed", "succeeded", "successful", "true", "false", "null", "none", "nil"];
    let is_word = words.iter().any(|word| text.eq_ignore_ascii_case(word));
    let is_number = text.parse::<f64>().is_ok_and(|number| number == 0.0 || (200.0..300.0).contains(&number));
    !(is_word || is_number)
}

fn is_error_status(value: &Tree) -> bool {
    let number = text_of(value).and_then(|text| text.trim().parse::<f64>().ok());
    number.is_some_and(|status| (400.0..600.0).contains(&status))
}

fn is_error_object(value: &Tree) -> bool {
    let codes = ["code", "errcode", "error_code", "errorcode"];
    let is_code = |name: &str| codes.iter().any(|known| name.eq_ignore_ascii_case(known));
    value.as_object().is_some_and(|members| members.iter().any(|(name, value)| is_code(name) && is_error_code(value)))
}

fn is_nothing(value: &Tree) -> bool {
    match value {
        Tree::Null | Tree::Bool(false) => true,
        Tree::Bool(true) => false,
        Tree::Number(number) => number.as_f64() == Some(0.0),
        Tree::String(text) => text.trim().is_empty(),
        Tree::Array(elements) => elements.is_empty(),
        Tree::Object(members) => members.is_empty(),
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
