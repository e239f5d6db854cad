use std::fmt;

/// What an error code means for a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct CodeClass {
    /// What kind of failure it is.
    pub kind: ErrorKind,
    /// Whether and when calling again can succeed.
    pub retry: Retry,
    /// Whether the code means that the request was turned away before anything was done for it, so that even a call that
    /// changes something can be sent again.
    pub rejected: bool,
}

/// The kind of a failure: one list for everything that can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request breaks rules and was not sent.
    Invalid,
    /// The configuration of the client is invalid.
    Configuration,
    /// There are no credentials to sign with.
    Credentials,
    /// No connection became free: as many requests as the transport allows were under way until the time of the call ran
    /// out. The service has not seen the request.
    Busy,
    /// No connection was made, or not in time. The service has not seen the request.
    Connect,
    /// The certificate of the server is not trusted: it is of an unknown authority, expired, or for another host. The
    /// service has not seen the request.
    Certificate,
    /// The request cannot be sent, now or later: a proxy refuses the connection, the server does not speak TLS, or the
    /// transport does not accept the request. The service has not seen it.
    NotSent,
    /// The time of an attempt, a call or a wait ran out. The service may have seen the request.
    Timeout,
    /// The connection broke. The service may have seen the request.
    Broken,
    /// The response is larger than the client accepts.
    TooLarge,
    /// The response cannot be read, or is not from the service.
    Unreadable,
    /// The pages of a list cannot be followed.
    Paging,
    /// Too many calls.
    Throttling,
    /// The service does not know the caller.
    Authentication,
    /// The caller lacks a permission.
    Permission,
    /// The subject of the call does not exist.
    NotFound,
    /// The service does not accept the value of a parameter.
    InvalidParameter,
    /// A parameter is missing.
    MissingParameter,
    /// The state of the subject does not allow the call.
    StateConflict,
    /// A limit of the account is reached.
    Quota,
    /// The account cannot pay, or the order was refused.
    Billing,
    /// The service does not support the call.
    Unsupported,
    /// The service failed.
    Server,
    /// The service returned an error, and nothing is known about its code.
    Unknown,
}

/// Whether and when calling again can succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// Do not repeat the call: it would fail again.
    Never,
    /// Call again after a while, and wait longer each time.
    Backoff,
    /// Call again once the job has left the state it is passing through.
    Settle,
    /// Call again with new credentials.
    Refresh,
}

impl CodeClass {
    /// Nothing is known, and calling again is no use.
    pub const UNKNOWN: Self = Self { kind: ErrorKind::Unknown, retry: Retry::Never, rejected: false };

    /// What an HTTP status means if nothing is known about the code.
    pub(crate) fn of_status(status: u16) -> Self {
        let (kind, retry) = match status {
            401 | 407 => (ErrorKind::Authentication, Retry::Never),
            402 => (ErrorKind::Billing, Retry::Never),
            403 => (ErrorKind::Permission, Retry::Never),
            404 | 410 => (ErrorKind::NotFound, Retry::Never),
            405 | 406 | 415 => (ErrorKind::Unsupported, Retry::Never),
            408 | 500..600 => (ErrorKind::Server, Retry::Backoff),
            409 => (ErrorKind::StateConflict, Retry::Never),
            429 => (ErrorKind::Throttling, Retry::Backoff),
            _ => return Self::UNKNOWN,
        };
        Self { kind, retry, rejected: status == TOO_MANY_REQUESTS }
    }
}

/// The HTTP status with which a gateway turns a request away before it is processed.
pub(crate) const TOO_MANY_REQUESTS: u16 = 429;

/// The HTTP status of a server that takes no requests for now.
const SERVICE_UNAVAILABLE: u16 = 503;

/// Whether an HTTP status leaves open that the request was turned away before the service had it. A failure of the
/// service (500) and a gateway that waited for it in vain (502, 504) say the contrary, whatever the code says.
pub(crate) fn is_before_service(status: u16) -> bool {
    !(500..600).contains(&status) || status == SERVICE_UNAVAILABLE
}

impl ErrorKind {
    /// The kind in a word or two.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Invalid => "invalid request",
            Self::Configuration => "invalid configuration",
            Self::Credentials => "no credentials",
            Self::Busy => "no free connection",
            Self::Connect => "no connection",
            Self::Certificate => "untrusted certificate",
            Self::NotSent => "not sent",
            Self::Timeout => "timeout",
            Self::Broken => "broken connection",
            Self::TooLarge => "response too large",
            Self::Unreadable => "unreadable response",
            Self::Paging => "wrong paging",
            Self::Throttling => "throttling",
            Self::Authentication => "authentication",
            Self::Permission => "permission",
            Self::NotFound => "not found",
            Self::InvalidParameter => "invalid parameter",
            Self::MissingParameter => "missing parameter",
            Self::StateConflict => "state conflict",
            Self::Quota => "quota",
            Self::Billing => "billing",
            Self::Unsupported => "unsupported",
            Self::Server => "server failure",
            Self::Unknown => "unknown kind",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Never => "not worth a retry",
            Self::Backoff => "worth a retry",
            Self::Settle => "worth a retry once it has settled",
            Self::Refresh => "worth a retry with new credentials",
        })
    }
}
