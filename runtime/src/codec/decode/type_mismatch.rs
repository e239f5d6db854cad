//! Values that did not fit their place.

use std::fmt;

/// A value of a document that did not fit the member it was meant for, and was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TypeMismatch {
    /// Where, in wire names, list elements counted from 0: `Instances[2].Delay`.
    pub path: String,
    /// What the member takes.
    pub expected: &'static str,
    /// What was there, cut after some characters; never the value of a secret.
    pub found: String,
}

impl fmt::Display for TypeMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} expected, {} found", self.path, self.expected, self.found)
    }
}
