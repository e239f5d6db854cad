//! Values of another type than that of their member.

use crate::ground::printable::Printable;
use std::fmt;

/// A value whose type is not that of its member.
///
/// A response is read without it. A [`Document`](crate::Document) keeps it as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TypeMismatch {
    /// Where, in wire names. In a response, list elements count from 0: `Instances[2].Delay`. In a document, they count
    /// from 1, as in request parameters: `Instances.3.Delay`.
    pub path: String,
    /// What the member takes.
    pub expected: &'static str,
    /// What is there. In a response, the value, cut after some characters; never a value that may be secret.
    pub found: String,
}

impl fmt::Display for TypeMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}, found {}", Printable(&self.path), self.expected, Printable(&self.found))
    }
}
