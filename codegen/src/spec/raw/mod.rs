//! The files of the spec as they are written: one Rust type for each form of file.
//!
//! The types mirror the YAML and decide nothing: a default or a check across files is for [`crate::resolve`]. The JSON
//! Schemas that editors use, and the check of the files' form, are both derived from them.

mod deprecation;
mod entries;
mod enum_value;
mod envelope_entry;
mod errors;
mod facets;
mod field;
mod keywords;
mod literal;
mod names;
mod operation;
mod packaging;
mod page;
mod products;
mod rule;
mod service;
mod states;
mod status;
mod texts;
mod then_wait;
mod types;
mod waiter;
mod words;
mod workflow;

pub use deprecation::RawDeprecation;
pub use entries::Entries;
pub use enum_value::RawEnumValue;
pub use envelope_entry::RawEnvelopeEntry;
pub use errors::{RawCodeFamily, RawError, RawErrors};
pub use facets::{RawLookup, RawRateLimit};
pub use field::{RawField, RawImplied, RawValueWhen};
pub use keywords::{
    RawAccess, RawAuth, RawCost, RawDefaultFrom, RawDocumentedType, RawEffectAction, RawEnvelopeRole, RawErrorKind,
    RawLanguage, RawLastPage, RawOrigin, RawPagingStyle, RawPart, RawPosition, RawRetryClass, RawShown, RawStyle,
    RawWrittenAs,
};
pub use literal::{RawLiteral, RawLiteralKind};
pub use names::RawNames;
pub use operation::{RawExample, RawOperation, RawPagination, RawParameters};
pub use packaging::RawPackaging;
pub use page::{RawPage, RawSection};
pub use products::{RawImport, RawProduct, RawProducts};
pub use rule::RawRule;
pub use service::{RawClassic, RawCodeOrigin, RawEndpoints, RawEnvelopeField, RawFamily, RawLinks, RawService};
pub use states::{
    RawCollection, RawEffect, RawId, RawMachine, RawMachineChoice, RawMove, RawPhase, RawRequires, RawSearch, RawSort,
    RawStage, RawStates, RawTagged,
};
pub use status::RawStatus;
pub use texts::{
    ErrorTexts, ErrorsTexts, FamilyTexts, LocalTypeTexts, OperationTexts, OriginTexts, PageTexts, ParametersTexts,
    SectionTexts, ServiceTexts, StepTexts, TypeTexts, WaiterTexts, WorkflowTexts,
};
pub use then_wait::RawThenWait;
pub use types::{
    RawConstructor, RawDocumentExample, RawEnum, RawGroup, RawLocalType, RawStandIn, RawStructure, RawSwitch,
    RawTypeFile,
};
pub use waiter::{RawChecks, RawGoal, RawInquiry, RawState, RawSubject, RawWaiter};
pub use words::{RawAvoided, RawWords};
pub use workflow::{RawStep, RawWorkflow};
