//! What a generated SDK says about its service and operations.

use crate::contract::envelope::Envelope;
use crate::contract::known_code::KnownCode;
use std::time::Duration;

/// Whether calling twice is harmless.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Access {
    /// Changes nothing; may be repeated freely.
    Read,
    /// Changes something.
    Write,
}

/// A service, as every call names it.
#[derive(Debug)]
pub struct Service {
    /// The product code, such as `Dts`.
    pub product: &'static str,
    /// The version of the API, such as `2020-01-01`.
    pub version: &'static str,
    /// The name and version of the SDK for the user agent, such as `alibabacloud-dts/0.1.0`.
    pub sdk: &'static str,
    /// The fields of a response that have a role, such as the error code.
    pub envelope: &'static Envelope,
    /// What an error code means; `None` if neither the code nor its family is listed.
    pub classify: fn(&str) -> Option<KnownCode>,
    /// A hint for a host that cannot be reached; `None` if there is none.
    pub doubts: fn(&str) -> Option<String>,
}

impl Service {
    /// The service as responses of the operation see it.
    pub(crate) fn of(&self, operation: &Operation) -> Self {
        let Self { product, version, sdk, envelope, classify, doubts } = *self;
        Self { product, version, sdk, envelope: operation.envelope.unwrap_or(envelope), classify, doubts }
    }
}

/// One operation of a service.
#[derive(Debug)]
pub struct Operation {
    /// The action on the wire.
    pub name: &'static str,
    /// Whether calling twice is harmless.
    pub access: Access,
    /// The parameter that identifies a call so that it may be repeated safely, if there is one.
    pub idempotency_token: Option<&'static str>,
    /// The parameters that the response keeps, so that a wait can follow the call; none of them is secret.
    pub keeps: &'static [&'static str],
    /// The time that an attempt may need, if it is more than usual.
    pub attempt_timeout: Option<Duration>,
    /// How to check whether a call was carried out whose outcome is unknown.
    pub lookup: Option<Lookup>,
    /// Whether calls are sent without credentials.
    pub unsigned: bool,
    /// The fields of its responses that have a role, where they are not those of the service.
    pub envelope: Option<&'static Envelope>,
}

/// How to check whether a call was carried out whose outcome is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lookup {
    /// The operation that shows it.
    pub operation: &'static str,
    /// What to look for in its response, as Markdown.
    pub doc: &'static str,
}

impl Operation {
    /// An operation of which no more is known.
    pub const fn new(name: &'static str, access: Access) -> Self {
        Self {
            name,
            access,
            idempotency_token: None,
            keeps: &[],
            attempt_timeout: None,
            lookup: None,
            unsigned: false,
            envelope: None,
        }
    }

    /// Calls are sent without credentials, and so without a signature.
    #[must_use]
    pub const fn unsigned(self) -> Self {
        Self { unsigned: true, ..self }
    }

    /// Its responses have fields of their own for what others have in those of the service.
    #[must_use]
    pub const fn envelope(self, envelope: &'static Envelope) -> Self {
        Self { envelope: Some(envelope), ..self }
    }

    /// An attempt may need this number of seconds, which is more than usual.
    #[must_use]
    pub const fn attempt_timeout(self, seconds: u64) -> Self {
        Self { attempt_timeout: Some(Duration::from_secs(seconds)), ..self }
    }

    /// The operation of this name shows whether a call was carried out; `doc` says what to look for.
    #[must_use]
    pub const fn lookup(self, operation: &'static str, doc: &'static str) -> Self {
        Self { lookup: Some(Lookup { operation, doc }), ..self }
    }

    /// The parameter `name` identifies a call.
    #[must_use]
    pub const fn idempotency_token(self, name: &'static str) -> Self {
        Self { idempotency_token: Some(name), ..self }
    }

    /// The response keeps these parameters.
    #[must_use]
    pub const fn keeps(self, names: &'static [&'static str]) -> Self {
        Self { keeps: names, ..self }
    }
}
