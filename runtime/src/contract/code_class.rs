use std::fmt;

/// What an error code means for a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct CodeClass {
    /// What kind of failure it is.
    pub kind: ErrorKind,
    /// What calling again would do.
    pub retry: Retry,
    /// Whether the code means that the request was turned away before anything was done for it, so that even a call that
    /// changes something can be sent again.
    pub rejected: bool,
}

/// What kind of failure a service tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Too many calls.
    Throttling,
    /// The service does not know who is calling.
    Authentication,
    /// The caller may not do this.
    Permission,
    /// What the call is about does not exist.
    NotFound,
    /// A parameter has a value that the service does not take.
    InvalidParameter,
    /// A parameter is missing.
    MissingParameter,
    /// What the call is about is in a state that does not allow it.
    StateConflict,
    /// A limit of the account is reached.
    Quota,
    /// The account cannot pay, or the order was refused.
    Billing,
    /// The service cannot do this.
    Unsupported,
    /// The service failed.
    Server,
    /// Nothing is known about the code.
    Unknown,
}

/// What calling again would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// Calling again gives the same answer.
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

impl ErrorKind {
    /// The kind in a word or two.
    pub(crate) fn name(self) -> &'static str {
        match self {
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
