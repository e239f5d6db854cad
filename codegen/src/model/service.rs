use super::{CodeOrigin, Endpoints, Field, Language, Origin, Packaging, Text};

/// The service as a whole.
#[derive(Debug)]
pub struct Service {
    /// The short name, in lower case.
    pub name: String,
    pub product: String,
    pub version: String,
    /// The languages of the texts, English first. A text is empty in any other language.
    pub languages: Vec<Language>,
    pub title: Text,
    pub doc: Text,
    /// The name of the generated crate.
    pub package: String,
    /// How the crate is published.
    pub packaging: Packaging,
    /// Address of the vendor's page of an operation; `{operation}` stands for its name.
    pub link: Text,
    pub endpoints: Endpoints,
    /// Where codes occur that calls do not return, in the order of the spec.
    pub origins: Vec<CodeOrigin>,
    /// Fields that the responses share, in the order of the spec.
    pub envelope: Vec<Field>,
    /// Objects of the root in which a response may have its members; `*` stands for any beginning of a name.
    pub unwraps: Vec<String>,
    /// Texts that the service puts before some of the codes that calls fail with.
    pub alias_prefixes: Vec<String>,
    /// Operations that are known by name only; sorted by name.
    pub known_operations: Vec<KnownOperation>,
}

impl Service {
    /// Those of calls first.
    #[must_use]
    pub fn all_origins(&self) -> Vec<Origin> {
        [Origin::Api, Origin::Gateway].into_iter().chain((0..self.origins.len()).map(Origin::Own)).collect()
    }

    /// What is known of a place where codes occur that calls do not return.
    #[must_use]
    pub fn origin(&self, origin: Origin) -> Option<&CodeOrigin> {
        match origin {
            Origin::Api | Origin::Gateway => None,
            Origin::Own(index) => self.origins.get(index),
        }
    }

    /// The word of the spec.
    #[must_use]
    pub fn origin_keyword(&self, origin: Origin) -> &str {
        match origin {
            Origin::Api => "api",
            Origin::Gateway => "gateway",
            Origin::Own(_) => self.origin(origin).map_or("", |origin| &origin.name),
        }
    }

    /// The field of each role in responses of operations that list no other one: the first with the role.
    #[must_use]
    pub fn roles(&self) -> Vec<&Field> {
        let is_first = |(index, field): &(usize, &Field)| {
            !self.envelope.iter().take(*index).any(|other| other.envelope == field.envelope)
        };
        self.envelope.iter().enumerate().filter(is_first).map(|(_, field)| field).collect()
    }
}

/// An operation that a source names and the spec does not have. Only a raw call can call it.
#[derive(Debug)]
pub struct KnownOperation {
    pub name: String,
    /// The name of the source.
    pub source: String,
}

/// A group of operations, and a feature of the generated crate.
#[derive(Debug)]
pub struct Family {
    pub name: String,
    /// The Cargo feature.
    pub feature: String,
    pub title: Text,
    pub doc: Text,
    /// Names, sorted.
    pub operations: Vec<String>,
    /// What replaces the family, if it is an old one.
    pub classic: Option<Classic>,
}

/// What replaces an old family of operations.
#[derive(Debug)]
pub struct Classic {
    /// The family to use instead.
    pub instead: String,
    /// Operations of the old family that nothing replaces.
    pub except: Vec<String>,
    /// The operations that replace single operations, by the name of the old one; sorted.
    pub operations: Vec<(String, Vec<String>)>,
}

impl Family {
    /// The operations to use in place of this one, if the spec names them.
    #[must_use]
    pub fn operations_instead_of(&self, operation: &str) -> Option<&[String]> {
        let replaced = &self.classic.as_ref()?.operations;
        replaced.iter().find(|(old, _)| old == operation).map(|(_, new)| new.as_slice())
    }

    /// The family to use instead of the one of this operation, if something replaces the operation.
    #[must_use]
    pub fn instead_of(&self, operation: &str) -> Option<&str> {
        let classic = self.classic.as_ref().filter(|classic| !classic.except.iter().any(|name| name == operation))?;
        Some(&classic.instead)
    }

    /// Whether something replaces every operation.
    #[must_use]
    pub fn is_classic(&self) -> bool {
        self.classic.as_ref().is_some_and(|classic| classic.except.is_empty())
    }
}

/// Something only the server can know, which a condition may name.
#[derive(Debug)]
pub struct Fact {
    pub name: String,
    pub doc: Text,
}

/// A source that a certain rule rests on.
#[derive(Debug)]
pub struct Source {
    pub name: String,
    pub doc: Text,
}
