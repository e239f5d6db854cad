//! The resolved model: the types that every backend reads, and nothing that reads a spec or writes an output.
//!
//! A [`Model`] is immutable and complete: references are followed, names are decided, conditions are checked, every
//! text exists in both languages. Everything is in a stable order: operations, types and errors by name, families and
//! members in the order of the spec.

mod combined;
mod condition;
mod deprecation;
mod document;
mod endpoints;
mod enumeration;
mod envelope;
mod error;
mod facets;
mod field;
mod identifier;
mod literal;
mod meaning;
mod operation;
mod packaging;
mod page;
mod program;
mod service;
mod states;
mod structure;
mod text;
mod translation;
mod ty;
mod usage;
mod waiter;
mod workflow;

pub use combined::{CombinedSetter, MemberPlace};
pub use condition::{Certainty, Choice, Condition, ConditionalValues, Guard, Path, RequestRule, RequestRuleKind, Test};
pub use deprecation::Deprecation;
pub use document::{DocumentExample, DocumentFacets, DocumentRole, ImpliedValue, WrittenAs};
pub use endpoints::Endpoints;
pub use enumeration::{EnumGroup, EnumValue, Enumeration, Switch};
pub use envelope::EnvelopeRole;
pub use error::{CodeFamily, CodeOrigin, ErrorCode, ErrorKind, Origin, RetryClass};
pub use facets::{Auth, Cost, Lookup, OperationFacets, RateLimit};
pub use field::{DefaultFrom, Field, Limits, Position, Style};
pub use identifier::Identifier;
pub use literal::Literal;
pub use meaning::{Meaning, TimeFormat, TimeUnit};
pub use operation::{
    Access, Example, Lines, Operation, PageItems, Pagination, PaginationStyle, Requirement, ResponseExample,
};
pub use packaging::{Alone, Packaging};
pub use page::{Page, Part, Section, Shown};
pub use program::Program;
pub use service::{Classic, Fact, Family, KnownOperation, Service, Source};
pub use states::{
    Collection, Effect, EffectAction, Machine, MachineChoice, Move, OperationEffects, Phase, RecordId, Requires,
    Search, Sort, Stage, States, Tagged,
};
pub use structure::{Constructor, Structure};
pub use text::{Language, Text};
pub use translation::{Translation, Translations};
pub use ty::Type;
pub use usage::Usage;
pub use waiter::{ThenWait, WaitChecks, WaitGoal, WaitInquiry, WaitState, WaitSubject, WaitTest, WaitTiming, Waiter};
pub use workflow::{Step, Workflow};

/// Everything the spec says, resolved.
#[derive(Debug)]
pub struct Model {
    pub service: Service,
    /// Sorted by name.
    pub families: Vec<Family>,
    /// Sorted by name.
    pub operations: Vec<Operation>,
    /// Sorted by name; shared ones and those of a single operation alike.
    pub structures: Vec<Structure>,
    /// Sorted by name.
    pub enums: Vec<Enumeration>,
    /// Sorted by name.
    pub identifiers: Vec<Identifier>,
    /// Sorted by code.
    pub errors: Vec<ErrorCode>,
    /// The family that shares the most with its codes first.
    pub code_families: Vec<CodeFamily>,
    /// What conditions may name and only the server can know; sorted by name.
    pub facts: Vec<Fact>,
    /// What certain rules and known operations rest on; sorted by name.
    pub sources: Vec<Source>,
    /// The example programs, sorted by name.
    pub programs: Vec<Program>,
    /// In the order in which a reader meets them.
    pub workflows: Vec<Workflow>,
    /// Pages that are about none of these, by part and in the order in which a reader meets them.
    pub pages: Vec<Page>,
    /// Sections of the crate's documentation that are about the service: rustdoc's Markdown, as it is written.
    pub guide: Option<String>,
    /// Of all texts.
    pub translations: Translations,
    /// What an emulator keeps, if the spec says it.
    pub states: Option<States>,
}

impl Model {
    /// The family of this name. Families stand in the order of the spec.
    #[must_use]
    pub fn family(&self, name: &str) -> Option<&Family> {
        self.families.iter().find(|family| family.name == name)
    }

    /// The operation of this name.
    #[must_use]
    pub fn operation(&self, name: &str) -> Option<&Operation> {
        find(&self.operations, name, |operation| &operation.name)
    }

    /// The structure of this name.
    #[must_use]
    pub fn structure(&self, name: &str) -> Option<&Structure> {
        find(&self.structures, name, |structure| &structure.name)
    }

    /// The enum of this name.
    #[must_use]
    pub fn enumeration(&self, name: &str) -> Option<&Enumeration> {
        find(&self.enums, name, |enumeration| &enumeration.name)
    }

    /// The Rust name of the structure or enum of this name.
    #[must_use]
    pub fn rust_type(&self, name: &str) -> Option<&str> {
        let structure = self.structure(name).map(|structure| structure.rust.as_str());
        structure.or_else(|| self.enumeration(name).map(|enumeration| enumeration.rust.as_str()))
    }

    /// The kind of IDs of this name.
    #[must_use]
    pub fn identifier(&self, name: &str) -> Option<&Identifier> {
        find(&self.identifiers, name, |identifier| &identifier.name)
    }

    /// The error of this code.
    #[must_use]
    pub fn error(&self, code: &str) -> Option<&ErrorCode> {
        find(&self.errors, code, |error| &error.code)
    }

    /// The spec file that the error codes come from, or the folder where they are several.
    #[must_use]
    pub fn errors_source(&self) -> &str {
        let mut sources = self.errors.iter().map(|error| error.source.as_str());
        let first = sources.next().unwrap_or("errors.yaml");
        if sources.all(|source| source == first) { first } else { "errors" }
    }

    /// The source of this name.
    #[must_use]
    pub fn source(&self, name: &str) -> Option<&Source> {
        find(&self.sources, name, |source| &source.name)
    }

    /// The fact of this name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        find(&self.facts, name, |fact| &fact.name)
    }
}

/// The lists of a model are sorted by name, so a lookup is a binary search.
fn find<'a, T>(sorted: &'a [T], name: &str, key: impl Fn(&T) -> &str) -> Option<&'a T> {
    let index = sorted.binary_search_by(|entry| key(entry).cmp(name)).ok()?;
    sorted.get(index)
}
