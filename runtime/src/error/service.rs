use crate::json::Json;
use bytes::Bytes;
use std::fmt;
use std::time::Duration;

/// The service answered that the call failed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ServiceError {
    /// What sort of failure it is, as far as the transport tells.
    pub kind: ServiceErrorKind,
    /// The error code, such as `Throttling.User`; none when a proxy answered in the service's place.
    pub code: Option<String>,
    /// The finer code that some answers add.
    pub dynamic_code: Option<String>,
    /// What the service says, placeholders filled; what the answer looked like if it says nothing.
    pub message: String,
    /// The id of the request, to quote to the service's support.
    pub request_id: Option<String>,
    /// The server that answered, as it names itself.
    pub host_id: Option<String>,
    /// The HTTP status of the answer; 200 for a failure inside an answer of success.
    pub http_status: u16,
    /// Where the service says more.
    pub recommend: Option<String>,
    /// Which permission was missing, as a JSON object.
    pub access_denied_detail: Option<Json>,
    /// How long the service asks to wait before the call is repeated.
    pub retry_after: Option<Duration>,
    /// The whole body.
    pub body: Bytes,
}

/// What sort of failure an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ServiceErrorKind {
    /// Too many calls: the service names a time to wait, answers with status 429, or says so with its code.
    Throttled,
    /// HTTP status 4xx.
    Client,
    /// HTTP status 5xx.
    Server,
    /// HTTP status 3xx. Redirects are not followed, since the signature and the token would go along.
    Redirect,
    /// HTTP status 2xx, and the answer says that the call failed.
    Refused,
    /// Any other HTTP status.
    Other,
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.code {
            Some(code) => write!(f, "{code}")?,
            None => f.write_str("no error code")?,
        }
        if let Some(code) = &self.dynamic_code {
            write!(f, " ({code})")?;
        }
        write!(f, ": {} [HTTP status {}", super::excerpt(&self.message), self.http_status)?;
        if let Some(id) = &self.request_id {
            write!(f, ", request id {id}")?;
        }
        if let Some(wait) = self.retry_after {
            write!(f, ", retry after {} ms", wait.as_millis())?;
        }
        if let Some(recommend) = &self.recommend {
            write!(f, ", see {recommend}")?;
        }
        f.write_str("]")
    }
}

impl std::error::Error for ServiceError {}
