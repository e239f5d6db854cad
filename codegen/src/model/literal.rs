/// A value written in the spec: an example, a default, a valid value, an example request.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    Null,
    Boolean(bool),
    Integer(i64),
    Double(f64),
    Text(String),
    List(Vec<Literal>),
    /// In the order of the spec.
    Map(Vec<(String, Literal)>),
}

impl Literal {
    /// The value as it is sent: `true`, `30`, `1.5` or the text itself; `None` for lists, maps and null.
    #[must_use]
    pub fn wire(&self) -> Option<String> {
        match self {
            Self::Boolean(value) => Some(value.to_string()),
            Self::Integer(value) => Some(value.to_string()),
            Self::Double(value) => Some(value.to_string()),
            Self::Text(value) => Some(value.clone()),
            Self::Null | Self::List(_) | Self::Map(_) => None,
        }
    }
}
