use super::outcome::unknown;
use super::{AccessDeniedDetail, UnknownOutcome, counted};
use crate::contract::code_class::CodeClass;
use crate::ground::excerpt::excerpt;
use bytes::Bytes;
use std::fmt;
use std::time::Duration;

/// The service returned an error. It prints everything but the body, whose parts may be secret.
#[derive(Clone)]
#[non_exhaustive]
pub struct ServiceError {
    /// The action that was called; empty if the response was read without a call.
    pub operation: String,
    /// The number of attempts that the call has made.
    pub attempts: u32,
    /// Set if it is unknown whether the call was carried out.
    pub unknown_outcome: Option<UnknownOutcome>,
    /// How the response says that the call failed.
    pub kind: ServiceErrorKind,
    /// What the failure means: by its code, by the family of the code if the code is not listed, or by the HTTP status if
    /// neither is known.
    pub class: CodeClass,
    /// The error code, such as `Throttling.User`; `None` when a proxy responded in the service's place.
    pub code: Option<String>,
    /// The finer code that some responses add.
    pub dynamic_code: Option<String>,
    /// The message of the service, with its placeholders filled; a description of the response if it has no message.
    pub message: String,
    /// The id of the request, to quote to the service's support.
    pub request_id: Option<String>,
    /// The server that responded, as it names itself.
    pub host_id: Option<String>,
    /// The HTTP status of the response; 200 for a failure inside a response of success.
    pub http_status: u16,
    /// Where the service explains the error.
    pub recommend: Option<String>,
    /// Which permission is missing.
    pub access_denied_detail: Option<AccessDeniedDetail>,
    /// How long the service asks to wait before the call is repeated.
    pub retry_after: Option<Duration>,
    /// The whole body.
    pub body: Bytes,
}

/// How a response says that the call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ServiceErrorKind {
    /// Too many calls: the code says so, the HTTP status is 429, or the service asks to wait.
    Throttled,
    /// HTTP status 4xx.
    Client,
    /// HTTP status 5xx.
    Server,
    /// HTTP status 3xx. Redirects are not followed, since the signature and the token would go along.
    Redirect,
    /// HTTP status 2xx, and the response says that the call failed.
    Refused,
    /// Any other HTTP status.
    Other,
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.operation.is_empty() {
            write!(f, "{}: ", excerpt(&self.operation))?;
        }
        match &self.code {
            Some(code) => f.write_str(&excerpt(code))?,
            None => f.write_str("no error code")?,
        }
        if let Some(code) = &self.dynamic_code {
            write!(f, " ({})", excerpt(code))?;
        }
        write!(f, ": {} [{}, {}", excerpt(&self.message), self.class.kind, self.class.retry)?;
        if let Some(wait) = self.retry_after {
            write!(f, " after {} ms", wait.as_millis())?;
        }
        write!(f, ", HTTP status {}", self.http_status)?;
        if let Some(id) = &self.request_id {
            write!(f, ", request id {}", excerpt(id))?;
        }
        counted(f, self.attempts)?;
        if let Some(recommend) = &self.recommend {
            write!(f, ", see {}", excerpt(recommend))?;
        }
        if let Some(detail) = &self.access_denied_detail {
            write!(f, ", {detail}")?;
        }
        f.write_str("]")?;
        unknown(f, self.unknown_outcome)
    }
}

impl fmt::Debug for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceError")
            .field("operation", &self.operation)
            .field("attempts", &self.attempts)
            .field("unknown_outcome", &self.unknown_outcome)
            .field("kind", &self.kind)
            .field("class", &self.class)
            .field("code", &self.code)
            .field("dynamic_code", &self.dynamic_code)
            .field("message", &self.message)
            .field("request_id", &self.request_id)
            .field("host_id", &self.host_id)
            .field("http_status", &self.http_status)
            .field("recommend", &self.recommend)
            .field("access_denied_detail", &self.access_denied_detail)
            .field("retry_after", &self.retry_after)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ServiceError {}
