//! The envelope: the fields that all responses of a service share, and what each of them is for.

use crate::contract::structure::{Value, ValueMut};
use std::borrow::Cow;

/// The wire names of the fields that a service's responses share; an empty name is a role that the service lacks.
#[derive(Debug)]
pub struct Envelope {
    /// Identifies the call in the service's logs.
    pub request_id: &'static str,
    /// Whether the call succeeded. True wins over a code beside it; where it is absent, a code is a failure.
    pub success: &'static str,
    /// The code of a failure that came with HTTP status 200.
    pub error_code: &'static str,
    /// The text of such a failure, in which `%s` stands for [`dynamic_message`](Self::dynamic_message).
    pub error_message: &'static str,
    /// The HTTP status as the response itself states it.
    pub http_status: &'static str,
    /// What goes in the place of `%s`.
    pub dynamic_message: &'static str,
    /// A second, finer code of a failure.
    pub dynamic_code: &'static str,
    /// A code beside the error code.
    pub code: &'static str,
    /// The codes of calls that succeeded, in any letter case: any other code is a failure. Where there are none, the usual
    /// words and numbers of success count, such as `OK` and `200`.
    pub success_codes: &'static [&'static str],
    /// Objects of the root in which a response may have its members, in any letter case. A name that begins with `*` stands for
    /// all names that end in the rest.
    pub unwraps: &'static [&'static str],
}

/// What a field of the envelope is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EnvelopeRole {
    RequestId,
    HttpStatus,
    Success,
    ErrorCode,
    ErrorMessage,
    DynamicMessage,
    DynamicCode,
    Code,
}

impl Envelope {
    /// No role is filled.
    pub const NONE: Self = Self {
        request_id: "",
        success: "",
        error_code: "",
        error_message: "",
        http_status: "",
        dynamic_message: "",
        dynamic_code: "",
        code: "",
        success_codes: &[],
        unwraps: &[],
    };

    /// The name of the field with this role, or an empty one.
    pub(crate) fn name(&self, role: EnvelopeRole) -> &'static str {
        match role {
            EnvelopeRole::RequestId => self.request_id,
            EnvelopeRole::HttpStatus => self.http_status,
            EnvelopeRole::Success => self.success,
            EnvelopeRole::ErrorCode => self.error_code,
            EnvelopeRole::ErrorMessage => self.error_message,
            EnvelopeRole::DynamicMessage => self.dynamic_message,
            EnvelopeRole::DynamicCode => self.dynamic_code,
            EnvelopeRole::Code => self.code,
        }
    }

    /// Whether an object of this name may hold the members of a response.
    pub(crate) fn may_unwrap(&self, name: &str) -> bool {
        self.unwraps.iter().any(|known| match known.strip_prefix('*') {
            Some(end) => {
                let tail = name.len().checked_sub(end.len()).and_then(|start| name.get(start..));
                tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
            }
            None => known.eq_ignore_ascii_case(name),
        })
    }

    /// Whether a code is one of success, if the service lists them.
    pub(crate) fn is_listed_success(&self, code: &str) -> Option<bool> {
        let is_listed = || self.success_codes.iter().any(|known| known.eq_ignore_ascii_case(code.trim()));
        (!self.success_codes.is_empty()).then(is_listed)
    }

    /// The role of the field of this name, whatever its letter case.
    pub(crate) fn role(&self, name: &str) -> Option<EnvelopeRole> {
        let is_named = |role: &EnvelopeRole| self.name(*role).eq_ignore_ascii_case(name);
        EnvelopeRole::ALL.into_iter().find(is_named).filter(|_| !name.is_empty())
    }
}

impl EnvelopeRole {
    /// In the order in which fields are shown.
    pub(crate) const ALL: [Self; 8] = [
        Self::RequestId,
        Self::HttpStatus,
        Self::Success,
        Self::ErrorCode,
        Self::ErrorMessage,
        Self::DynamicMessage,
        Self::DynamicCode,
        Self::Code,
    ];
}

/// What one response has in the fields of the envelope.
#[derive(Clone, Debug, Default)]
pub(crate) struct EnvelopeValues {
    request_id: Option<String>,
    http_status: Option<i32>,
    success: Option<bool>,
    error_code: Option<String>,
    error_message: Option<String>,
    dynamic_message: Option<String>,
    dynamic_code: Option<String>,
    code: Option<String>,
}

impl EnvelopeValues {
    /// Where the value of a field goes.
    pub(crate) fn place(&mut self, role: EnvelopeRole) -> ValueMut<'_> {
        match role {
            EnvelopeRole::RequestId => ValueMut::Text(&mut self.request_id),
            EnvelopeRole::HttpStatus => ValueMut::Int32(&mut self.http_status),
            EnvelopeRole::Success => ValueMut::Boolean(&mut self.success),
            EnvelopeRole::ErrorCode => ValueMut::Text(&mut self.error_code),
            EnvelopeRole::ErrorMessage => ValueMut::Text(&mut self.error_message),
            EnvelopeRole::DynamicMessage => ValueMut::Text(&mut self.dynamic_message),
            EnvelopeRole::DynamicCode => ValueMut::Text(&mut self.dynamic_code),
            EnvelopeRole::Code => ValueMut::Text(&mut self.code),
        }
    }

    /// The value of a field.
    pub(crate) fn value(&self, role: EnvelopeRole) -> Option<Value<'_>> {
        let text = match role {
            EnvelopeRole::HttpStatus => return self.http_status.map(|status| Value::Integer(status.into())),
            EnvelopeRole::Success => return self.success.map(Value::Boolean),
            EnvelopeRole::RequestId => &self.request_id,
            EnvelopeRole::ErrorCode => &self.error_code,
            EnvelopeRole::ErrorMessage => &self.error_message,
            EnvelopeRole::DynamicMessage => &self.dynamic_message,
            EnvelopeRole::DynamicCode => &self.dynamic_code,
            EnvelopeRole::Code => &self.code,
        };
        text.as_deref().map(Value::Text)
    }

    /// The value of a field as a text.
    pub(crate) fn text(&self, role: EnvelopeRole) -> Option<Cow<'_, str>> {
        match self.value(role)? {
            Value::Text(text) => Some(text.into()),
            Value::Integer(number) => Some(number.to_string().into()),
            Value::Boolean(value) => Some(if value { "true" } else { "false" }.into()),
            _ => None,
        }
    }
}
