//! The model as JSON, for other tools; `docs/dump.md` describes the format. It is no backend, since nothing of it is
//! committed, and it decides nothing that the model does not say.

mod conditions;
mod error;
mod flat;
mod operation;
mod service;
mod types;
mod value;
mod waiting;

use crate::model::{Fact, Model, Source};
use error::{code_family, error};
use operation::operation;
use serde_json::{Value, json};
use service::service;
use types::{enumeration, structure};
use value::{by_name, text};

pub(crate) use conditions::of_operation as conditions;
pub(crate) use flat::{request, response};

/// The version of the format: it grows when a key changes its meaning or goes away.
const FORMAT: u32 = 1;

/// The whole model, in a stable order.
#[must_use]
pub fn dump(model: &Model) -> Value {
    let Model {
        operations,
        structures,
        enums,
        errors,
        code_families,
        facts,
        sources,
        // In `service`.
        service: _,
        families: _,
        // Each parameter and field names its kind.
        identifiers: _,
        // For readers of the crate and of the pages.
        programs: _,
        workflows: _,
        pages: _,
        guide: _,
        // Of the generator alone.
        translations: _,
        // The `emulation` output has them.
        states: _,
    } = model;
    let facts = by_name(facts, |Fact { name, doc }| (name, text(doc)));
    let sources = by_name(sources, |Source { name, doc }| (name, text(doc)));
    json!({
        "format": FORMAT,
        "service": service(model),
        "operations": by_name(operations, |operation| (&operation.name, self::operation(model, operation))),
        "types": by_name(structures, |structure| (&structure.name, self::structure(model, structure))),
        "enums": by_name(enums, |enumeration| (&enumeration.name, self::enumeration(enumeration))),
        "errors": by_name(errors, |error| (&error.code, self::error(model, error))),
        "code_families": by_name(code_families, |family| (&family.pattern, self::code_family(model, family))),
        "facts": facts,
        "sources": sources,
    })
}
