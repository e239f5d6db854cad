/// The type of a parameter or field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    /// Bytes, as a text in Base64.
    Bytes,
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
            Self::Bytes => "bytes".into(),
            Self::Json => "json".into(),
            Self::Document(name) => format!("json<{name}>"),
            Self::Any => "any".into(),
            Self::List(element) => format!("list<{}>", element.spelling()),
            Self::Map(element) => format!("map<{}>", element.spelling()),
            Self::Structure(name) | Self::Enum(name) => name.clone(),
        }
    }
}
