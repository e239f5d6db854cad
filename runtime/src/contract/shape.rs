//! What a structure looks like on the wire.

use crate::contract::open_enum::Enumeration;
use crate::contract::rule::Rule;
use crate::contract::time::{TimeFormat, TimeUnit};

/// What a structure looks like on the wire. Lives in a `static` beside the structure.
#[derive(Debug)]
pub struct Shape {
    /// The name of the structure in the spec.
    pub name: &'static str,
    /// The members, in the order of `Structure::member`.
    pub fields: &'static [Field],
    /// The rules for requests; empty for structures that only occur in responses.
    pub rules: &'static [Rule],
}

/// How one member is carried.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name, by which rules and paths lead to it.
    pub name: &'static str,
    /// The exact name on the wire, or empty where it is the name.
    pub wire: &'static str,
    /// The element's name in a wrapped list of a response, or empty.
    pub wrapper: &'static str,
    /// Whether a request carries it in the form body rather than the query. Of a request's own parameters only;
    /// members of a group travel with the group.
    pub form: bool,
    /// Whether a request carries a list, map or structure as one JSON text.
    pub json: bool,
    /// The known spellings of an open enumeration, as far as they are for this place; empty for others.
    pub values: &'static [&'static str],
    /// Of a JSON document: whether the service may take a text that is not JSON.
    pub takes_text: bool,
    /// Of a request's own parameters: whether the client gives its region when the caller gives nothing.
    pub client_region: bool,
    /// How a point in time is written.
    pub time: TimeFormat,
    /// The unit in which a period of time is counted.
    pub unit: TimeUnit,
    /// How a document spells it, or any place an enumeration.
    pub format: &'static DocumentFormat,
}

/// How a document spells a member, and any place the values of an enumeration.
#[derive(Clone, Copy, Debug)]
pub struct DocumentFormat {
    /// How a boolean, a number or the text of an enumeration is written.
    pub scalar: ScalarFormat,
    /// What separates the elements of a list that is written as one text, or several values of an enumeration in one
    /// text of a request; or empty.
    pub separator: &'static str,
    /// Of a document that is a list or map as a whole, and has this one member: what is written when it is absent.
    /// Empty for all other members.
    pub content: &'static str,
    /// The values of an enumeration that this place spells in another way: the text of the value, and the one here.
    pub spellings: &'static [(&'static str, &'static str)],
}

impl DocumentFormat {
    /// As JSON has it.
    pub const PLAIN: Self = Self { scalar: ScalarFormat::Plainly, separator: "", content: "", spellings: &[] };

    /// Scalars in quotes.
    pub const TEXT: Self = Self { scalar: ScalarFormat::Text, ..Self::PLAIN };

    /// Scalars as numbers.
    pub const NUMBER: Self = Self { scalar: ScalarFormat::Number, ..Self::PLAIN };

    /// The text of an enumeration's value, as this place spells it.
    #[inline]
    pub(crate) fn spelled<'a>(&self, text: &'a str) -> &'a str {
        self.spellings.iter().find(|(own, _)| *own == text).map_or(text, |(_, here)| here)
    }
}

/// How a document writes a scalar. Whatever it is, any scalar is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScalarFormat {
    /// As JSON has it: `true`, `30`, `"text"`.
    #[default]
    Plainly,
    /// In quotes: `"true"`, `"30"`.
    Text,
    /// As a number: 1 and 0 for booleans, the digits for a text of digits.
    Number,
}

impl Field {
    /// A member in the query, neither wrapped nor of an enumeration.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            wire: "",
            wrapper: "",
            form: false,
            json: false,
            values: &[],
            takes_text: false,
            client_region: false,
            time: TimeFormat::Rfc3339,
            unit: TimeUnit::Seconds,
            format: &DocumentFormat::PLAIN,
        }
    }

    /// The wire calls it exactly so.
    #[must_use]
    pub const fn wire(self, wire: &'static str) -> Self {
        Self { wire, ..self }
    }

    /// The exact name on the wire.
    #[inline]
    pub(crate) fn wire_name(&self) -> &'static str {
        if self.wire.is_empty() { self.name } else { self.wire }
    }

    /// Its list is wrapped in a response: `wrapper` names the elements.
    #[must_use]
    pub const fn wrapper(self, wrapper: &'static str) -> Self {
        Self { wrapper, ..self }
    }

    /// It travels in the form body.
    #[must_use]
    pub const fn form(self) -> Self {
        Self { form: true, ..self }
    }

    /// It travels as one JSON text.
    #[must_use]
    pub const fn json(self) -> Self {
        Self { json: true, ..self }
    }

    /// The service may take a text that is not JSON.
    #[must_use]
    pub const fn takes_text(self) -> Self {
        Self { takes_text: true, ..self }
    }

    /// The client gives its region for it.
    #[must_use]
    pub const fn client_region(self) -> Self {
        Self { client_region: true, ..self }
    }

    /// It is a point in time that is written so.
    #[must_use]
    pub const fn time(self, time: TimeFormat) -> Self {
        Self { time, ..self }
    }

    /// It is a period of time that is counted in this unit.
    #[must_use]
    pub const fn unit(self, unit: TimeUnit) -> Self {
        Self { unit, ..self }
    }

    /// A document spells it so.
    #[must_use]
    pub const fn document_format(self, format: &'static DocumentFormat) -> Self {
        Self { format, ..self }
    }

    /// It is of the enumeration `E`, or a list of it.
    #[must_use]
    pub const fn open_enum<E: Enumeration>(self) -> Self {
        Self { values: E::NAMES, ..self }
    }

    /// Of the values of its enumeration, only these are for this place.
    #[must_use]
    pub const fn only(self, values: &'static [&'static str]) -> Self {
        Self { values, ..self }
    }
}

impl Shape {
    /// The index of the field of this name: spelled exactly so if there is one, else the one that the wire calls so, else
    /// ignoring letter case. The search starts at `near`, since members mostly arrive in the order of the shape.
    #[inline]
    pub fn find(&self, name: &str, near: usize) -> Option<usize> {
        let is_near = self.fields.get(near).is_some_and(|field| field.name == name);
        if is_near { Some(near) } else { self.search(name, near) }
    }

    fn search(&self, name: &str, near: usize) -> Option<usize> {
        let (mut on_the_wire, mut alike, mut alike_on_the_wire) = (None, None, None);
        let near = near.min(self.fields.len());
        for index in (near..self.fields.len()).chain(0..near) {
            let field = &self.fields[index];
            if !field.wire.is_empty() && field.wire.eq_ignore_ascii_case(name) {
                let place = if field.wire == name { &mut on_the_wire } else { &mut alike_on_the_wire };
                *place = place.or(Some(index));
            }
            // Most names differ in length, and need no look at their letters.
            if field.name.len() != name.len() {
                continue;
            }
            if field.name == name {
                return Some(index);
            }
            if field.name.eq_ignore_ascii_case(name) {
                alike = alike.or(Some(index));
            }
        }
        on_the_wire.or(alike).or(alike_on_the_wire)
    }

    /// The name of a member in JSON: the one on the wire, unless another member has that. A request can have a text and a
    /// group of one name, and JSON cannot.
    pub(crate) fn json_name(&self, field: &Field) -> &'static str {
        let is_taken = || self.fields.iter().any(|other| other.name == field.wire);
        if field.wire.is_empty() || is_taken() { field.name } else { field.wire }
    }
}
