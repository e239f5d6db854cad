//! Reasons why no connection is made that do not pass by themselves.

use super::connector::Problem;
use super::tls::Tls;
use crate::error::TransportErrorKind;
use std::error::Error;
use std::fmt;

/// A reason that stays: trying again gives the same.
#[derive(Debug)]
pub(super) struct Hopeless(Problem);

impl Hopeless {
    pub(super) fn new(problem: impl Into<Problem>) -> Self {
        Self(problem.into())
    }
}

impl fmt::Display for Hopeless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for Hopeless {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

/// What kind of failure it is that no connection is made.
pub(super) fn kind(error: &(dyn Error + 'static)) -> TransportErrorKind {
    let mut next = Some(error);
    while let Some(error) = next {
        if Tls::is_about_certificate(error) {
            return TransportErrorKind::Certificate;
        }
        if error.is::<Hopeless>() || Tls::is_hopeless(error) {
            return TransportErrorKind::NotSent;
        }
        // What is inside an I/O error is not its source.
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        next = inner.map(|inner| inner as &(dyn Error + 'static)).or_else(|| error.source());
    }
    TransportErrorKind::Connect
}
