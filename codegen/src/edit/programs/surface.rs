//! What a call or a field of the generated crate gives, as far as it matters for names.

use super::renaming::Owner;
use crate::model::{Constructor, Field, Model, Operation, Structure, Type};

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Known<'m> {
    Client,
    /// A request builder, or a request.
    Call(&'m Operation),
    Response(&'m Operation),
    Structure(&'m Structure),
    /// Something of the crate that no spec names.
    Other,
}

/// A step from a value to the next.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'t> {
    Method(&'t str),
    Field(&'t str),
}

impl<'m> Known<'m> {
    /// What a path to a type of the crate names.
    pub(super) fn of_type(model: &'m Model, path: &[&str]) -> Option<Self> {
        match path {
            ["Client"] | ["blocking", "Client"] => Some(Self::Client),
            ["types", name] => model.structures.iter().find(|it| it.rust == **name).map(Self::Structure),
            ["operation", operation, "Request" | "Builder"] => by_rust(model, operation).map(Self::Call),
            ["operation", operation, "Response"] => by_rust(model, operation).map(Self::Response),
            _ => None,
        }
    }

    /// What a call of a function of the crate returns.
    pub(super) fn of_call(model: &'m Model, path: &[&str]) -> Option<Self> {
        let (function, ty) = path.split_last()?;
        match Self::of_type(model, ty) {
            Some(Self::Client) => Some(by_rust(model, function).map_or(Self::Client, Self::Call)),
            Some(known) => Some(known),
            None if ty.first() == Some(&"types") => None,
            None => Some(Self::Other),
        }
    }

    pub(super) fn step(model: &'m Model, from: Option<Self>, step: Step) -> Option<Self> {
        match (from, step) {
            // `?` may be written at both sides of it.
            (known, Step::Field("await")) | (known @ Some(Self::Other), _) => known,
            (Some(Self::Client) | None, Step::Method(name)) => {
                let operation = by_rust(model, name)?;
                (from.is_some() || !Owner::all(model).any(|owner| owner.has(name))).then_some(Self::Call(operation))
            }
            (Some(Self::Call(operation)), Step::Method("send")) => Some(Self::Response(operation)),
            (Some(Self::Call(operation)), Step::Method(name)) => {
                let is_setter = operation.request.iter().any(|field| field.rust == name)
                    || operation.combined.iter().any(|setter| setter.rust == name);
                (is_setter || matches!(name, "clone" | "customize")).then_some(Self::Call(operation))
            }
            (Some(Self::Call(operation)), Step::Field(name)) => Self::of_field(model, &operation.request, name),
            (Some(Self::Response(operation)), Step::Field(name) | Step::Method(name)) => {
                Self::of_field(model, &operation.response, name)
            }
            (Some(Self::Structure(structure)), Step::Method(name)) if is_setter(structure, name) => {
                Some(Self::Structure(structure))
            }
            (Some(Self::Structure(structure)), Step::Field(name) | Step::Method(name)) => {
                Self::of_field(model, &structure.fields, name)
            }
            (Some(Self::Client) | None, Step::Field(_)) => None,
        }
    }

    fn of_field(model: &'m Model, fields: &[Field], name: &str) -> Option<Self> {
        let (Type::Structure(name) | Type::Document(name)) = &fields.iter().find(|field| field.rust == name)?.ty else {
            return None;
        };
        model.structure(name).map(Self::Structure)
    }

    /// Whether members of the value are those of the owner; unknown for something that members of any owner may be.
    pub(super) fn is_of(self, owner: &Owner) -> bool {
        match (self, owner) {
            (Self::Call(operation) | Self::Response(operation), Owner::Operation(name)) => operation.name == *name,
            (Self::Structure(structure), Owner::Structure(name)) => structure.name == *name,
            _ => false,
        }
    }
}

fn by_rust<'m>(model: &'m Model, rust: &str) -> Option<&'m Operation> {
    model.operations.iter().find(|operation| operation.rust == rust)
}

/// Whether the method returns the structure again.
fn is_setter(structure: &Structure, name: &str) -> bool {
    let document = |field: &Field| {
        let (setter, entry) = (field.document.setter.as_deref(), field.document.entry.as_deref());
        setter == Some(name) || entry == Some(name)
    };
    let is_sent = !structure.usage.requests.is_empty() || structure.document.occurs;
    let is_field = structure.fields.iter().any(|field| (is_sent && field.rust == name) || document(field));
    is_field || constructors(structure).any(|it| it.rust == name) || name == "clone"
}

fn constructors(structure: &Structure) -> impl Iterator<Item = &Constructor> {
    structure.constructors.iter().chain(&structure.setters)
}

impl Owner {
    /// Each owner of members, with what it has.
    pub(super) fn all(model: &Model) -> impl Iterator<Item = Members<'_>> {
        let operations = model.operations.iter().map(|it| Members { name: &it.name, of: Known::Call(it) });
        operations.chain(model.structures.iter().map(|it| Members { name: &it.name, of: Known::Structure(it) }))
    }
}

/// The Rust names of members and setters of one owner.
pub(super) struct Members<'m> {
    name: &'m str,
    of: Known<'m>,
}

impl Members<'_> {
    pub(super) fn is_of(&self, owner: &Owner) -> bool {
        self.of.is_of(owner)
    }

    /// Whether one of them has the name; of a structure, a constructor too.
    pub(super) fn has(&self, rust: &str) -> bool {
        match self.of {
            Known::Call(operation) | Known::Response(operation) => {
                let mut fields = operation.request.iter().chain(&operation.response);
                fields.any(|field| field.rust == rust) || operation.combined.iter().any(|it| it.rust == rust)
            }
            Known::Structure(structure) => {
                is_setter(structure, rust) || structure.fields.iter().any(|field| field.rust == rust)
            }
            Known::Client | Known::Other => self.name == rust,
        }
    }
}
