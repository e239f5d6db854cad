//! The files of the spec as they are written: one Rust type for each form of file.
//!
//! The types mirror the YAML and decide nothing. The JSON Schemas that editors use, and the check of the files' form,
//! are both derived from them.

mod deprecation;
mod entries;
mod enum_value;
mod envelope_entry;
mod errors;
mod field;
mod literal;
mod names;
mod operation;
mod service;
mod status;
mod texts;
mod then_wait;
mod types;
mod waiter;
mod words;

pub use deprecation::RawDeprecation;
pub use entries::Entries;
pub use enum_value::RawEnumValue;
pub use envelope_entry::RawEnvelopeEntry;
pub use errors::{RawError, RawErrors};
pub use field::{RawField, RawImplied, RawValueWhen};
pub use literal::{RawLiteral, RawLiteralKind};
pub use names::RawNames;
pub use operation::{RawExample, RawOperation, RawPagination, RawParameters, RawRule};
pub use service::{RawEndpoints, RawEnvelopeField, RawFamily, RawLinks, RawService};
pub use status::RawStatus;
pub use texts::{
    ErrorTexts, ErrorsTexts, FamilyTexts, LocalTypeTexts, OperationTexts, ParametersTexts, ServiceTexts, TypeTexts,
    WaiterTexts,
};
pub use then_wait::RawThenWait;
pub use types::{RawConstructor, RawEnum, RawGroup, RawLocalType, RawStructure, RawSwitch, RawTypeFile};
pub use waiter::{RawChecks, RawGoal, RawInquiry, RawState, RawSubject, RawWaiter};
pub use words::{
    RawAccess, RawDocumentedType, RawEnvelopeRole, RawErrorKind, RawLastPage, RawListStyle, RawOrigin, RawPagingStyle,
    RawPosition, RawRetryClass, RawWrittenAs,
};
