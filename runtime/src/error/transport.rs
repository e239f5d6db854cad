use super::outcome::unknown;
use super::{Error, UnknownOutcome, counted};
use std::error::Error as StdError;
use std::fmt;

type Cause = Box<dyn StdError + Send + Sync>;

/// The request did not reach the service, or no whole answer came back.
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
    pub(super) earlier: Option<Box<Error>>,
}

/// How far a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection was made: the service has not seen the request.
    Connect,
    /// The certificate of the server is not one to trust: of an unknown authority, expired, or for another host. The
    /// service has not seen the request, and calling again gives the same.
    Certificate,
    /// The transport does not send such a request, now or later.
    NotSent,
    /// The time of the attempt or of the whole call ran out: the service may have seen the request.
    Timeout,
    /// The connection broke: the service may have seen the request.
    Broken,
    /// The answer is larger than the client takes.
    TooLarge,
}

impl TransportError {
    /// For a transport of one's own. `endpoint` says which server, `cause` why, as far as known.
    pub fn new(kind: TransportErrorKind, endpoint: impl Into<String>, cause: Option<Cause>) -> Self {
        let endpoint = endpoint.into();
        Self {
            kind,
            endpoint,
            cause,
            operation: String::new(),
            attempts: 0,
            unknown_outcome: None,
            hint: None,
            earlier: None,
        }
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

    /// Why the attempt before this one failed, where this one was cut short by the end of the call's time: mostly the
    /// better answer to what went wrong.
    pub fn earlier(&self) -> Option<&Error> {
        self.earlier.as_deref()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            TransportErrorKind::Connect => "no connection to",
            TransportErrorKind::Certificate => "no trust in the certificate of",
            TransportErrorKind::NotSent => "nothing is sent to",
            TransportErrorKind::Timeout => "no answer in time from",
            TransportErrorKind::Broken => "the connection broke to",
            TransportErrorKind::TooLarge => "the answer is too large from",
        };
        if !self.operation.is_empty() {
            write!(f, "{}: ", self.operation)?;
        }
        write!(f, "{what} {}", self.endpoint)?;
        // The causes are printed here, since the whole error is one line; hyper's own message alone says little.
        let mut cause = self.cause.as_deref().map(|cause| cause as &dyn StdError);
        while let Some(reason) = cause {
            write!(f, ": {reason}")?;
            cause = reason.source();
        }
        counted(f, self.attempts)?;
        if let Some(hint) = &self.hint {
            write!(f, "; {hint}")?;
        }
        if let Some(earlier) = &self.earlier {
            write!(f, "; the attempt before: {earlier}")?;
        }
        unknown(f, self.unknown_outcome.as_deref().copied())
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn StdError + 'static))
    }
}
