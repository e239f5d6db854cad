use super::outcome::unknown;
use super::{AccessDeniedDetail, UnknownOutcome, counted};
use crate::contract::code_class::CodeClass;
use crate::ground::excerpt::excerpt;
use bytes::Bytes;
use std::fmt;
use std::time::Duration;

/// The service returned an error. It prints everything but the body, whose parts may be secret.
pub(crate) struct ServiceError {
    /// The action that was called; empty if the response was read without a call.
    pub(crate) operation: String,
    /// The number of attempts that the call has made.
    pub(crate) attempts: u32,
    /// Set if it is unknown whether the call was carried out.
    pub(crate) unknown_outcome: Option<UnknownOutcome>,
    /// What the failure means: by its code, by the family of the code if the code is not listed, or by the HTTP status if
    /// neither is known.
    pub(crate) class: CodeClass,
    /// The error code, such as `Throttling.User`; `None` when a proxy responded in the service's place.
    pub(crate) code: Option<String>,
    /// The finer code that some responses add.
    pub(crate) dynamic_code: Option<String>,
    /// The message of the service, with its placeholders filled; a description of the response if it has no message.
    pub(crate) message: String,
    /// The ID of the request, to quote to the service's support.
    pub(crate) request_id: Option<String>,
    /// The server that responded, as it names itself.
    pub(crate) host_id: Option<String>,
    /// The HTTP status of the response; 200 for a failure inside a response of success.
    pub(crate) http_status: u16,
    /// Where the service explains the error.
    pub(crate) recommend: Option<String>,
    /// Which permission is missing.
    pub(crate) access_denied_detail: Option<AccessDeniedDetail>,
    /// How long the service asks to wait before the call is repeated.
    pub(crate) retry_after: Option<Duration>,
    /// The whole body.
    pub(crate) body: Bytes,
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
            write!(f, ", request ID {}", excerpt(id))?;
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
            .finish()
    }
}
