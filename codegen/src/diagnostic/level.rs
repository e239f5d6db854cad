//! What a mistake leads to: that depends on its kind, and on who wrote the file that it is in.

use super::code::Code;

/// What a mistake leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing: it is not reported.
    Allowed,
    /// It is reported, and the spec can be used.
    Warning,
    /// The spec cannot be used.
    #[default]
    Error,
}

/// Who wrote a file of a spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// A person, who can say what is meant.
    Curator,
    /// `import`, which has no more than the document says.
    Import,
}

impl Level {
    /// The word in reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Allowed => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Code {
    /// What a mistake of this kind leads to in a file by this author; `docs/diagnostics.md` has the table.
    #[must_use]
    pub fn level(self, author: Author) -> Level {
        match (author, self) {
            // Texts, and what only a person knows: whether two structures are one thing, and which code is of use.
            (
                Author::Import,
                Self::UnusedError
                | Self::TwinTypes
                | Self::LongName
                | Self::EmptyWords
                | Self::AvoidedWord
                | Self::WrongForm
                | Self::WrongMark,
            ) => Level::Allowed,
            (Author::Import, Self::UnusedType | Self::UnusedShared | Self::UnusedName | Self::UnmarkedSecret) => {
                Level::Warning
            }
            (Author::Import | Author::Curator, _) => Level::Error,
        }
    }
}
