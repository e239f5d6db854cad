use super::{Condition, Literal, Text};

/// What a structure is to JSON documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentRole {
    /// It is a document itself, which parameters and fields hold as `json<…>`.
    pub is_root: bool,
    /// It is a document or occurs in one, so that it keeps keys that the spec does not know.
    pub occurs: bool,
    /// It holds a secret, somewhere below or as a whole, so that values of unknown keys are not shown.
    pub may_hide: bool,
    /// The member that names it, which its constructor `named` takes, and whose first value is its key in a map.
    pub named: Option<String>,
    /// The Rust name of the member with its key in a map.
    pub key: Option<String>,
    /// Short names for types that it holds, in its own Rust module, and those types.
    pub aliases: Vec<(String, String)>,
    /// A plausible, invented document.
    pub example: Option<Literal>,
    /// Documents for common purposes.
    pub examples: Vec<DocumentExample>,
}

/// A document for one purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentExample {
    pub title: Text,
    pub document: Literal,
}

/// What a field is to JSON documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentFacets {
    /// It is the whole document, a list or a map, and has no name.
    pub is_content: bool,
    /// How a boolean, a number or the value of an enum is written, where not as JSON has it.
    pub written_as: Option<WrittenAs>,
    /// The Rust name of the setter, where it is not that of the field.
    pub setter: Option<String>,
    /// The Rust name of the setter that adds one entry to a list or map.
    pub entry: Option<String>,
    /// What is written when it is absent.
    pub implied: Vec<ImpliedValue>,
    /// The documents require it, but callers omit it: documented, not enforced.
    pub is_advised: bool,
}

/// A form of scalars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenAs {
    /// In quotes.
    String,
    /// Digits: 1 and 0 for booleans.
    Number,
}

/// A value that is written while a condition holds, or in all other cases.
#[derive(Clone, Debug, PartialEq)]
pub struct ImpliedValue {
    pub when: Option<Condition>,
    pub value: Literal,
}

impl WrittenAs {
    /// The word of the spec.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
        }
    }
}
