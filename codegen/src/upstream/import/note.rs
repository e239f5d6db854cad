use std::fmt;

/// Something of the document that the spec does not have, or has without being sure of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Where, and what is missing.
    Lost(String, String),
    /// Where, and what was assumed.
    Guessed(String, String),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost(place, what) => write!(f, "lost: {place}: {what}"),
            Self::Guessed(place, what) => write!(f, "guessed: {place}: {what}"),
        }
    }
}
