//! A declaration of a type, wherever it stands.

use crate::spec::At;
use crate::spec::raw::{
    Entries, RawConstructor, RawDeprecation, RawDocumentExample, RawEnumValue, RawField, RawGroup, RawLiteral, RawRule,
    RawSwitch,
};

/// A structure or enum as it is written, in a file of its own or inside an operation's.
pub(super) struct Declared<'r> {
    pub name: &'r At<String>,
    pub doc: Option<&'r At<String>>,
    /// Whether it is declared as a document.
    pub document: bool,
    /// The member that names it.
    pub named: Option<&'r At<String>>,
    /// The Rust name of the member with its key in a map.
    pub key: Option<&'r At<String>>,
    /// Short ways to make one.
    pub constructors: Option<&'r Entries<RawConstructor>>,
    /// Setters of several members at once.
    pub setters: Option<&'r Entries<RawConstructor>>,
    /// The two members that a pair stands for.
    pub from_pair: &'r [At<String>],
    /// An example of a document.
    pub example: Option<&'r RawLiteral>,
    /// A document for each of several purposes.
    pub examples: &'r [RawDocumentExample],
    /// Short names of types in the module of a document.
    pub aliases: Option<&'r Entries<At<String>>>,
    /// The values that a boolean stands for.
    pub switch: Option<&'r RawSwitch>,
    pub deprecated: Option<&'r RawDeprecation>,
    pub body: Body<'r>,
    pub texts: Option<DeclaredTexts<'r>>,
    /// The spec file, relative to the spec folder.
    pub source: &'r str,
    pub rust: String,
    /// Other names by which people look for it.
    pub known_as: &'r [At<String>],
    /// Types with the same members or values, and why this is not one of them.
    pub not_merged_with: &'r Entries<At<String>>,
    pub module: String,
}

pub(super) enum Body<'r> {
    Structure {
        fields: &'r Entries<RawField>,
        rules: &'r [RawRule],
    },
    /// A document that is a list or map as a whole.
    Content {
        holds: &'r RawField,
    },
    Enum {
        values: &'r Entries<RawEnumValue>,
        groups: &'r Entries<RawGroup>,
    },
}

/// The Chinese texts of a type.
#[derive(Clone, Copy)]
pub(super) struct DeclaredTexts<'r> {
    pub doc: Option<&'r At<String>>,
    pub fields: &'r Entries<At<String>>,
    pub holds: Option<&'r At<String>>,
    pub rules: &'r [At<String>],
    pub values: &'r Entries<At<String>>,
    pub groups: &'r Entries<At<String>>,
    pub examples: &'r [At<String>],
}

impl Declared<'_> {
    pub(super) fn is_enum(&self) -> bool {
        matches!(self.body, Body::Enum { .. })
    }

    pub(super) fn is_document(&self) -> bool {
        self.document
    }
}
