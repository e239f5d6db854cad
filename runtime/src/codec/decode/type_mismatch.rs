//! Values of a response that don't match their member.

use crate::ground::printable::Printable;
use std::fmt;

/// A value of a document that doesn't match the type of its member, and is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TypeMismatch {
    /// Where, in wire names, list elements counted from 0: `Instances[2].Delay`.
    pub path: String,
    /// What the member takes.
    pub expected: &'static str,
    /// What is there, cut after some characters; never the value of a secret.
    pub found: String,
}

impl fmt::Display for TypeMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} expected, {} found", Printable(&self.path), self.expected, Printable(&self.found))
    }
}
