use super::Language;

/// A product of a project: where its spec is, and where its output goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    pub name: String,
    /// Relative to the folder of the project, with `/` between the parts.
    pub spec: String,
    /// As `spec`.
    pub output: String,
    /// The version of the API.
    pub version: String,
    /// English first.
    pub languages: Vec<Language>,
    /// The document that the spec was imported from.
    pub source: Option<Import>,
}

/// A document that a spec was imported from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    pub file: String,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}
