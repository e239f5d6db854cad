use super::{
    Condition, ConditionalValues, Deprecation, DocumentFacets, EnumValue, Enumeration, EnvelopeRole, Guard, Literal,
    Origin, Text, Type,
};

/// A parameter of a request, or a field of a response or a structure.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name in the spec, which is the one on the wire unless `wire` is another one.
    pub name: String,
    /// The exact name on the wire, where it is not `name`.
    pub wire: Option<String>,
    /// The Rust name.
    pub rust: String,
    /// Other names by which people look for it: the wire name and what is derived from it, where the Rust name is
    /// neither.
    pub known_as: Vec<String>,
    pub ty: Type,
    pub doc: Text,
    pub required: bool,
    /// Of a JSON document: whether the service may take a text that is not JSON.
    pub takes_text: bool,
    pub default: Option<Literal>,
    /// What the client gives when the caller doesn't.
    pub default_from: Option<DefaultFrom>,
    pub example: Option<Literal>,
    pub limits: Limits,
    pub unit: Option<String>,
    pub format: Option<String>,
    /// Where the text is an ID that has a type of its own: the kind.
    pub id: Option<String>,
    /// Where the text is one of the service's codes: of which.
    pub codes: Option<Origin>,
    pub separator: Option<String>,
    pub secret: bool,
    pub deprecated: Option<Deprecation>,
    /// Documented as "do not specify".
    pub unsupported: bool,
    /// Whether it is the URL of a file that is uploaded before the call.
    pub upload: bool,
    pub idempotency_token: bool,
    /// Of a request's own parameters; members of a group travel with the group.
    pub position: Position,
    pub style: Style,
    /// The element's name in a wrapped list of a response.
    pub wrapper: Option<String>,
    pub see_also: Vec<String>,
    /// The type that the documents claim, where it is not `ty`.
    pub documented_as: Option<String>,
    /// Members of the structure that do not occur at this place.
    pub omits: Vec<String>,
    pub only_when: Option<Guard>,
    pub required_when: Option<Guard>,
    /// Documented, never reported: where it makes no difference whether the caller gives it.
    pub not_needed_when: Option<Condition>,
    pub value_when: Vec<ConditionalValues>,
    pub present_when: Option<Condition>,
    /// What the client does with an envelope field; `None` for all others.
    pub envelope: Option<EnvelopeRole>,
    /// Of an envelope field with a code: the codes of calls that succeeded; none for the usual words of success.
    pub success_codes: Vec<String>,
    /// Whether the Rust type must be boxed, because the structure holds itself.
    pub boxed: bool,
    /// The entry of the shared parameters that this is, where it is one.
    pub shared: Option<String>,
    /// Of a member of a document.
    pub document: DocumentFacets,
}

impl Field {
    /// A field of which nothing is known but its names and its type.
    pub(crate) fn plain(name: &str, rust: &str, ty: Type) -> Self {
        Self {
            name: name.into(),
            rust: rust.into(),
            known_as: Vec::new(),
            wire: None,
            success_codes: Vec::new(),
            ty,
            doc: Text::default(),
            required: false,
            default: None,
            example: None,
            limits: Limits::default(),
            unit: None,
            format: None,
            id: None,
            codes: None,
            separator: None,
            secret: false,
            deprecated: None,
            unsupported: false,
            takes_text: false,
            upload: false,
            idempotency_token: false,
            default_from: None,
            position: Position::Query,
            style: Style::Repeat,
            wrapper: None,
            see_also: Vec::new(),
            documented_as: None,
            omits: Vec::new(),
            only_when: None,
            required_when: None,
            not_needed_when: None,
            value_when: Vec::new(),
            present_when: None,
            envelope: None,
            boxed: false,
            shared: None,
            document: DocumentFacets::default(),
        }
    }
}

impl Field {
    /// The exact name on the wire.
    #[must_use]
    pub fn wire(&self) -> &str {
        self.wire.as_deref().unwrap_or(&self.name)
    }

    /// Whether it is a list that is one text on the wire, with a separator.
    #[must_use]
    pub fn is_joined(&self) -> bool {
        self.separator.is_some() && matches!(self.ty, Type::List(_))
    }

    /// The word of the spec for how it is sent, where it has several parts.
    #[must_use]
    pub fn style_keyword(&self) -> Option<&'static str> {
        match (&self.ty, self.style) {
            _ if self.is_joined() => (self.separator.as_deref() == Some(",")).then_some("comma"),
            (_, Style::Json) => Some("json"),
            (Type::List(_) | Type::Map(_), Style::Repeat) => Some("repeat"),
            _ => None,
        }
    }

    /// The values of its enum that are for this place, each with its spelling here.
    #[must_use]
    pub fn values_of<'m>(&self, enumeration: &'m Enumeration) -> Vec<(String, &'m EnumValue)> {
        if self.limits.values.is_empty() {
            return enumeration.values.iter().map(|value| (value.name.clone(), value)).collect();
        }
        let named = self.limits.values.iter().filter_map(Literal::wire);
        let mut here: Vec<_> = named.filter_map(|name| Some((enumeration.value(&name)?, name))).collect();
        let place = |value: &EnumValue| enumeration.values.iter().position(|other| other.name == value.name);
        here.sort_by_key(|(value, _)| place(value));
        here.into_iter().map(|(value, name)| (name, value)).collect()
    }
}

/// Bounds of a value. The service is the authority: they are documented, and checked only as advice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    pub min: Option<f64>,
    pub max: Option<f64>,
    /// The number is greater than this.
    pub exclusive_min: Option<f64>,
    /// The number is less than this.
    pub exclusive_max: Option<f64>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    pub max_bytes: Option<u64>,
    pub ascii: bool,
    pub pattern: Option<String>,
    /// Of a number all values that it can have; of an enum those of its values that are for this place, where these
    /// are not all, or where this place spells some in another way.
    pub values: Vec<Literal>,
}

/// What the client knows and gives for a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultFrom {
    /// The region of the client.
    ClientRegion,
}

impl DefaultFrom {
    /// The word of the spec.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::ClientRegion => "client_region",
        }
    }
}

/// Which part of the HTTP request carries a parameter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Position {
    #[default]
    Query,
    Form,
}

/// How a list, a map or a structure travels in a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// `Tag.1.Key`, `Tag.2.Key`, …
    #[default]
    Repeat,
    /// One JSON text.
    Json,
}
