use super::{Deprecation, Text, Usage};

/// A set of texts with fixed meanings; open, since the service may add to it.
#[derive(Debug)]
pub struct Enumeration {
    pub name: String,
    /// The Rust type.
    pub rust: String,
    /// Other names by which people look for it.
    pub known_as: Vec<String>,
    /// The Rust module and file, without extension.
    pub module: String,
    pub doc: Text,
    pub values: Vec<EnumValue>,
    pub groups: Vec<EnumGroup>,
    pub switch: Option<Switch>,
    pub deprecated: Option<Deprecation>,
    /// The spec file, relative to the spec folder.
    pub source: String,
    pub usage: Usage,
}

impl Enumeration {
    /// The value of this spelling, ignoring letter case as the service does.
    #[must_use]
    pub fn value(&self, spelling: &str) -> Option<&EnumValue> {
        self.values.iter().find(|value| value.spellings().any(|known| known.eq_ignore_ascii_case(spelling)))
    }
}

/// The two values of an enum that mean on and off, and that a boolean can stand for.
#[derive(Clone, Debug)]
pub struct Switch {
    pub on: String,
    pub off: String,
}

/// One value of an enum.
#[derive(Debug)]
pub struct EnumValue {
    /// The spelling on the wire.
    pub name: String,
    /// Other spellings on the wire, in other places.
    pub also: Vec<String>,
    /// The Rust variant.
    pub rust: String,
    /// Other names by which people look for it.
    pub known_as: Vec<String>,
    pub doc: Text,
    /// Whether it is one of the error codes, which has its text and says more.
    pub error_code: bool,
    pub deprecated: Option<Deprecation>,
}

impl EnumValue {
    /// All spellings on the wire, its own first.
    pub fn spellings(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.also)
    }
}

/// A named group of an enum's values.
#[derive(Debug)]
pub struct EnumGroup {
    pub name: String,
    /// The Rust constant.
    pub rust: String,
    pub values: Vec<String>,
    pub doc: Text,
}
