use super::{Deprecation, DocumentRole, Field, Literal, RequestRule, Text, Usage};

/// The type of a parameter or field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    /// A JSON document inside a text, of which nothing is known.
    Json,
    /// A JSON document inside a text, by the name of its structure.
    Document(String),
    /// Any JSON value.
    Any,
    List(Box<Type>),
    Map(Box<Type>),
    /// The name of a structure.
    Structure(String),
    /// The name of an enum.
    Enum(String),
}

impl Type {
    /// The type at the bottom of lists and maps.
    #[must_use]
    pub fn innermost(&self) -> &Self {
        match self {
            Self::List(element) | Self::Map(element) => element.innermost(),
            other => other,
        }
    }

    /// The type as the spec writes it.
    #[must_use]
    pub fn spelling(&self) -> String {
        match self {
            Self::String => "string".into(),
            Self::Boolean => "boolean".into(),
            Self::Int32 => "int32".into(),
            Self::Int64 => "int64".into(),
            Self::Double => "double".into(),
            Self::Json => "json".into(),
            Self::Document(name) => format!("json<{name}>"),
            Self::Any => "any".into(),
            Self::List(element) => format!("list<{}>", element.spelling()),
            Self::Map(element) => format!("map<{}>", element.spelling()),
            Self::Structure(name) | Self::Enum(name) => name.clone(),
        }
    }
}

/// A structure of requests or answers.
#[derive(Debug)]
pub struct Structure {
    pub name: String,
    /// The Rust type.
    pub rust: String,
    /// The Rust module and file, without extension.
    pub module: String,
    pub doc: Text,
    pub fields: Vec<Field>,
    pub rules: Vec<RequestRule>,
    /// Short ways to make one.
    pub constructors: Vec<Constructor>,
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

/// A set of texts with fixed meanings; open, since the service may add to it.
#[derive(Debug)]
pub struct Enumeration {
    pub name: String,
    /// The Rust type.
    pub rust: String,
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
        self.values.iter().find(|value| value.name.eq_ignore_ascii_case(spelling))
    }
}

/// The values of an enum for which a boolean may be given.
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
    /// The Rust variant.
    pub rust: String,
    pub doc: Text,
    /// Whether it is one of the error codes, which has its text and says more.
    pub error_code: bool,
    pub deprecated: Option<Deprecation>,
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
