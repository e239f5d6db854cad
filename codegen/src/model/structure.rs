use super::{Deprecation, DocumentRole, Field, Literal, RequestRule, Text, Usage};

/// A structure of requests or responses.
#[derive(Debug)]
pub struct Structure {
    pub name: String,
    /// The Rust type.
    pub rust: String,
    /// Other names by which people look for it.
    pub known_as: Vec<String>,
    /// The Rust module and file, without extension.
    pub module: String,
    pub doc: Text,
    pub fields: Vec<Field>,
    pub rules: Vec<RequestRule>,
    /// Short ways to make one.
    pub constructors: Vec<Constructor>,
    /// Setters of several members at once.
    pub setters: Vec<Constructor>,
    /// The two text members that a pair stands for, by their names on the wire.
    pub from_pair: Option<(String, String)>,
    pub document: DocumentRole,
    pub deprecated: Option<Deprecation>,
    /// The spec file, relative to the spec folder.
    pub source: String,
    pub usage: Usage,
}

/// A short way to make a structure: some members have values, others are arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Constructor {
    /// The Rust name.
    pub rust: String,
    /// Members, by their names on the wire, and their values.
    pub sets: Vec<(String, Literal)>,
    /// Members, by their names on the wire.
    pub takes: Vec<String>,
}

impl Structure {
    /// The whole of a document that is a list or a map.
    #[must_use]
    pub fn content(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.document.is_content)
    }

    /// The field of this name on the wire.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
