use crate::contract::operation::Lookup;
use std::fmt;

/// A call that changes something failed, and it is unknown whether it was carried out all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UnknownOutcome {
    /// How to check whether it was carried out, if the operation has a way.
    pub lookup: Option<Lookup>,
}

impl fmt::Display for UnknownOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the call may have been carried out")?;
        match self.lookup {
            Some(Lookup { operation, doc }) => {
                write!(f, ": before you repeat it, check with {operation} ({})", doc.trim_end_matches('.'))
            }
            None => Ok(()),
        }
    }
}

/// Says so at the end of an error.
pub(super) fn unknown(f: &mut fmt::Formatter<'_>, outcome: Option<UnknownOutcome>) -> fmt::Result {
    outcome.map_or(Ok(()), |outcome| write!(f, "; {outcome}"))
}
