//! Everything that can go wrong with a call.

mod answer;
mod service;
mod transport;

pub use answer::UnreadableAnswer;
pub use service::{ServiceError, ServiceErrorKind};
pub use transport::{TransportError, TransportErrorKind};

use crate::validate::Violation;
use std::fmt;

/// A call that did not succeed. It prints on one line, with all that is known, and never shows a secret.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request breaks enforced rules and was not sent.
    Invalid(Vec<Violation>),
    /// The client was set up in a way that cannot work: what is wrong, and what to do.
    Configuration(String),
    /// There were no credentials to sign with: why, and what to do.
    Credentials(String),
    /// The request did not reach the service, or no whole answer came back.
    Transport(Box<TransportError>),
    /// The service answered that the call failed.
    Service(Box<ServiceError>),
    /// The HTTP status says success, and the answer is none that can be read.
    Unreadable(Box<UnreadableAnswer>),
}

impl Error {
    /// What the service said, if it said anything.
    pub fn service(&self) -> Option<&ServiceError> {
        match self {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }

    /// The error code of the service, if there is one.
    pub fn code(&self) -> Option<&str> {
        self.service().and_then(|error| error.code.as_deref())
    }

    /// The id of the request, to quote to the service's support.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Service(error) => error.request_id.as_deref(),
            Self::Unreadable(answer) => answer.request_id.as_deref(),
            _ => None,
        }
    }

    /// The HTTP status of the answer, if there was one.
    pub fn http_status(&self) -> Option<u16> {
        match self {
            Self::Service(error) => Some(error.http_status),
            Self::Unreadable(answer) => Some(answer.http_status),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => {
                f.write_str("the request was not sent: ")?;
                for (index, violation) in violations.iter().enumerate() {
                    if index > 0 {
                        f.write_str("; ")?;
                    }
                    violation.fmt(f)?;
                }
                Ok(())
            }
            Self::Configuration(problem) => write!(f, "the client cannot work like this: {problem}"),
            Self::Credentials(problem) => write!(f, "no credentials: {problem}"),
            Self::Transport(error) => error.fmt(f),
            Self::Service(error) => error.fmt(f),
            Self::Unreadable(answer) => answer.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // The transport error is part of what `Display` says, its cause is not.
            Self::Transport(error) => std::error::Error::source(error.as_ref()),
            _ => None,
        }
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(Box::new(error))
    }
}

impl From<ServiceError> for Error {
    fn from(error: ServiceError) -> Self {
        Self::Service(Box::new(error))
    }
}

/// `text` on one line and cut to some characters, for messages.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 200;
    let mut line = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        if count > 0 {
            line.push(' ');
            count += 1;
        }
        for character in word.chars() {
            if count >= LONGEST {
                line.push('…');
                return line;
            }
            line.push(character);
            count += 1;
        }
    }
    line
}
