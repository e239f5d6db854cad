use super::outcome::unknown;
use super::reason::causes;
use super::{Cause, Error, UnknownOutcome, counted};
use crate::contract::code_class::ErrorKind;
use crate::ground::printable::Printable;
use std::error::Error as StdError;
use std::fmt;

/// The request did not reach the service, or no complete response was received.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    endpoint: String,
    cause: Option<Cause>,
    pub(super) operation: String,
    pub(super) attempts: u32,
    /// Boxed, since this error is handed from function to function.
    pub(super) unknown_outcome: Option<Box<UnknownOutcome>>,
    hint: Option<Box<str>>,
}

/// How far a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection became free: as many requests as the transport allows were under way until the time of the call ran
    /// out. The service has not seen the request.
    Busy,
    /// No connection was made, or not in time: the service has not seen the request.
    Connect,
    /// The certificate of the server is not trusted: it is of an unknown authority, expired, or for another host. The
    /// service has not seen the request, and another attempt would fail too.
    Certificate,
    /// The request is not sent, now or later: the transport does not accept it, a proxy refuses the connection, or the
    /// server does not speak TLS. The service has not seen the request.
    NotSent,
    /// The time of the attempt or of the whole call ran out: the service may have seen the request.
    Timeout,
    /// The connection broke: the service may have seen the request.
    Broken,
    /// The response is larger than the client accepts.
    TooLarge,
}

impl TransportErrorKind {
    /// Whether the service has certainly not seen the request.
    pub fn is_unsent(self) -> bool {
        match self {
            Self::Busy | Self::Connect | Self::Certificate | Self::NotSent => true,
            Self::Timeout | Self::Broken | Self::TooLarge => false,
        }
    }
}

impl From<TransportErrorKind> for ErrorKind {
    fn from(kind: TransportErrorKind) -> Self {
        match kind {
            TransportErrorKind::Busy => Self::Busy,
            TransportErrorKind::Connect => Self::Connect,
            TransportErrorKind::Certificate => Self::Certificate,
            TransportErrorKind::NotSent => Self::NotSent,
            TransportErrorKind::Timeout => Self::Timeout,
            TransportErrorKind::Broken => Self::Broken,
            TransportErrorKind::TooLarge => Self::TooLarge,
        }
    }
}

impl TransportError {
    /// An error of a transport of your own. `endpoint` is the server, `cause` the reason if it is known.
    pub fn new(kind: TransportErrorKind, endpoint: impl Into<String>, cause: Option<Cause>) -> Self {
        let endpoint = endpoint.into();
        Self { kind, endpoint, cause, operation: String::new(), attempts: 0, unknown_outcome: None, hint: None }
    }

    /// With what may be wrong with the host, if it could not be reached.
    pub(crate) fn doubting(self, doubts: impl FnOnce() -> Option<String>) -> Self {
        let hint = if self.kind == TransportErrorKind::Connect { doubts() } else { None };
        Self { hint: hint.map(String::into_boxed_str), ..self }
    }

    /// How far the request came.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// The server, as a URL.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The attempt was cut short by the end of the call's time: why the one before failed explains better what went wrong.
    pub(super) fn follow(&mut self, earlier: Error) {
        self.cause = Some(earlier.into());
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            TransportErrorKind::Busy => "no connection became free in time for",
            TransportErrorKind::Connect => "no connection to",
            TransportErrorKind::Certificate => "untrusted certificate of",
            TransportErrorKind::NotSent => "the request cannot be sent to",
            TransportErrorKind::Timeout => "no response in time from",
            TransportErrorKind::Broken => "lost the connection to",
            TransportErrorKind::TooLarge => "response too large from",
        };
        if !self.operation.is_empty() {
            write!(f, "{}: ", Printable(&self.operation))?;
        }
        write!(f, "{what} {}", Printable(&self.endpoint))?;
        counted(f, self.attempts)?;
        if let Some(hint) = &self.hint {
            write!(f, "; {}", Printable(hint))?;
        }
        unknown(f, self.unknown_outcome.as_deref().copied())?;
        causes(f, self)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn StdError + 'static))
    }
}
