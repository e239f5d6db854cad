//! What a response says about its own success.

use super::signs::{
    id_of, is_absent, is_error_code, is_error_object, is_error_status, is_error_text, is_failed_status, is_nothing,
    success_of,
};
use crate::contract::envelope::{Envelope, EnvelopeRole};
use serde_json::Value as Tree;

/// What one level of a response says: the root, or an object of it that holds the members of the response.
#[derive(Debug, Default)]
pub(crate) struct EnvelopeFields {
    /// The field of success; `None` where it is absent, or is neither true nor false. Of several, false counts.
    pub(crate) success: Option<bool>,
    /// What identifies the request, unless it is blank.
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
    /// The message of an error, in the field that the service has for it.
    ErrorMessage,
    /// An XML document that is called an error, an object of an error with its code, or the details of a denial.
    ErrorDocument,
    /// A member that is called an error, or a status of failure, which the operation does not return.
    Error,
    /// A message, which the operation does not return.
    Message,
    /// The server that responded, which only errors name.
    Host,
    /// A field of success that is neither true nor false.
    UnclearSuccess,
    /// A code or an HTTP status of success.
    SuccessCode,
    /// A member that the operation returns, with a value.
    Member,
}

/// What a field means for success.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A field of the envelope of the service.
    Envelope(EnvelopeRole),
    /// The details of a missing permission.
    Denial,
    /// A member with one of the names that proxies and gateways give to errors.
    Error,
    /// The same for the text of an error.
    Message,
    /// The same for a status in a word or a number.
    Status,
    /// The same for the server that responded.
    Host,
}

const DENIALS: [&str; 1] = ["accessdenieddetail"];
const ERRORS: [&str; 6] = ["error", "errors", "errorcode", "error_code", "fault", "exception"];
const MESSAGES: [&str; 7] = ["message", "msg", "error_msg", "errormsg", "errormessage", "error_description", "detail"];
const STATUSES: [&str; 3] = ["status", "statuscode", "status_code"];
const HOSTS: [&str; 1] = ["hostid"];

impl Role {
    /// The role of a field of the envelope, or of a name that proxies use where `is_member` says that the operation
    /// does not. A code that is a member is one of what the operation returns, such as the code of a subtask.
    pub(super) fn of(name: &str, envelope: &Envelope, is_member: bool) -> Option<Self> {
        match envelope.role(name) {
            Some(EnvelopeRole::Code) | None if is_member => return None,
            Some(role) => return Some(Self::Envelope(role)),
            None => {}
        }
        let is_of = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        let roles = [
            (&DENIALS[..], Self::Denial),
            (&ERRORS, Self::Error),
            (&MESSAGES, Self::Message),
            (&STATUSES, Self::Status),
            (&HOSTS, Self::Host),
        ];
        roles.into_iter().find(|(names, _)| is_of(names)).map(|(_, role)| role)
    }

    /// Whether it means the same in an object below the root: it belongs to the service, or is an error as a whole.
    pub(super) fn holds_below_root(self) -> bool {
        matches!(self, Self::Envelope(_) | Self::Denial | Self::Error)
    }

    /// Whether a member of this name, even if the operation returns it, is no sign that the response is of the service:
    /// proxies have it in this spelling, too.
    pub(super) fn is_common(name: &str) -> bool {
        MESSAGES.iter().any(|known| name.eq_ignore_ascii_case(known))
    }
}

impl EnvelopeFields {
    pub(super) fn capture(&mut self, role: Role, value: &Tree, envelope: &Envelope) {
        match role {
            Role::Envelope(EnvelopeRole::Success) => match success_of(value) {
                Some(true) => self.success = self.success.or(Some(true)),
                Some(false) => self.success = Some(false),
                None if is_absent(value) => {}
                None => self.see(Sign::UnclearSuccess),
            },
            Role::Envelope(EnvelopeRole::RequestId) => {
                if let Some(id) = id_of(value) {
                    self.request_id = Some(id);
                }
            }
            Role::Envelope(EnvelopeRole::ErrorCode | EnvelopeRole::Code) => {
                self.see_code(is_error_code(envelope, value), Sign::ErrorCode, value);
            }
            Role::Envelope(EnvelopeRole::HttpStatus) => self.see_code(is_error_status(value), Sign::ErrorStatus, value),
            Role::Envelope(EnvelopeRole::ErrorMessage) if is_error_text(value) => self.see(Sign::ErrorMessage),
            Role::Denial if !is_absent(value) => self.see(Sign::ErrorDocument),
            Role::Error if is_error_object(value) => self.see(Sign::ErrorDocument),
            Role::Error if !is_nothing(value) => self.see(Sign::Error),
            Role::Message if is_error_text(value) => self.see(Sign::Message),
            Role::Status if is_failed_status(value) => self.see(Sign::Error),
            Role::Host if !is_absent(value) => self.see(Sign::Host),
            _ => {}
        }
    }

    fn see_code(&mut self, is_error: bool, sign: Sign, value: &Tree) {
        if is_error {
            self.see(sign);
        } else if !is_absent(value) {
            self.see(Sign::SuccessCode);
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
            None => [Sign::ErrorCode, Sign::ErrorStatus, Sign::ErrorDocument].iter().any(|sign| self.has(*sign)),
        }
    }
}
