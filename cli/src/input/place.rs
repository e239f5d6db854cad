//! Places of a request: what may stand where, by the metadata.

use crate::names::{nearest, same};
use alibabacloud_dts::metadata::{Field, Operation, SERVICE, Type};

/// A place of a request, and with that what may stand there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// The parameters of an operation.
    Request(&'static Operation),
    /// A value of this type.
    Value(Type),
    /// Anything.
    Free,
}

/// A member of a place.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// The name on the wire.
    pub(crate) name: String,
    pub(crate) place: Place,
    /// What the metadata say about it, if it is known.
    pub(crate) field: Option<&'static Field>,
}

/// A name that a place does not have, with those that it may have meant.
#[derive(Debug)]
pub(crate) struct Unknown {
    pub(crate) name: String,
    /// The name on the wire of the place, if it is not the request itself.
    pub(crate) inside: String,
    pub(crate) nearest: Vec<&'static str>,
}

impl Place {
    /// The place of a document as a whole: a list or a map has its type in a member without a name.
    pub(crate) fn of(ty: Type) -> Self {
        match ty {
            Type::Any | Type::Json => Self::Free,
            Type::Document(name) | Type::Structure(name) => {
                match SERVICE.structure(name).map(|structure| structure.fields) {
                    Some([field]) if field.name.is_empty() => Self::of(field.ty),
                    Some(_) => Self::Value(ty),
                    None => Self::Free,
                }
            }
            ty => Self::Value(ty),
        }
    }

    /// The members, if they have fixed names.
    pub(crate) fn fields(self) -> Option<&'static [Field]> {
        match self {
            Self::Request(operation) => Some(operation.request),
            Self::Value(Type::Structure(name) | Type::Document(name)) => {
                SERVICE.structure(name).map(|structure| structure.fields)
            }
            _ => None,
        }
    }

    /// The member of this name, in any form of the name.
    pub(crate) fn member(self, name: &str) -> Result<Member, Unknown> {
        if let Some(fields) = self.fields() {
            let found = fields
                .iter()
                .find(|field| field.name == name)
                .or_else(|| fields.iter().find(|field| same(field.name, name)));
            return match found {
                Some(field) => {
                    Ok(Member { name: field.name.to_owned(), place: Self::of(field.ty), field: Some(field) })
                }
                None if self.is_open() => Ok(Member { name: name.to_owned(), place: Self::Free, field: None }),
                None => Err(Unknown {
                    name: name.to_owned(),
                    inside: String::new(),
                    nearest: nearest(name, fields.iter().map(|field| field.name)),
                }),
            };
        }
        let place = match self {
            Self::Value(Type::Map(element)) => Self::of(*element),
            _ => Self::Free,
        };
        Ok(Member { name: name.to_owned(), place, field: None })
    }

    /// The place of the elements of a list.
    pub(crate) fn element(self) -> Option<Self> {
        match self {
            Self::Value(Type::List(element)) => Some(Self::of(*element)),
            Self::Free => Some(Self::Free),
            _ => None,
        }
    }

    /// The place that a name with dots leads to; anything if the name is unknown.
    pub(crate) fn path(self, name: &str) -> Self {
        name.split('.').fold(self, |place, part| match place.element() {
            Some(element) if part.parse::<usize>().is_ok() => element,
            _ => place.member(part).map_or(Self::Free, |member| member.place),
        })
    }

    /// Whether no further members may stand below.
    pub(crate) fn is_scalar(self) -> bool {
        matches!(
            self,
            Self::Value(Type::String | Type::Boolean | Type::Int32 | Type::Int64 | Type::Double | Type::Enumeration(_))
        )
    }

    /// Whether it keeps members that nothing is known about, as documents do.
    fn is_open(self) -> bool {
        match self {
            Self::Value(Type::Structure(name) | Type::Document(name)) => {
                SERVICE.structure(name).is_none_or(|structure| structure.open)
            }
            _ => false,
        }
    }
}
