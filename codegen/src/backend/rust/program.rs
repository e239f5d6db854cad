//! The example programs of the crate.

use super::print::header;
use crate::artifact::Artifact;
use crate::model::{Model, Program};

/// The program as the spec has it, below the mark of generated files.
pub(super) fn file(model: &Model, program: &Program) -> Artifact {
    // The manifest has the features, and the documentation of the crate the summary.
    let Program { name, text, source, summary: _, features: _ } = program;
    let path = format!("{}/examples/{name}.rs", model.service.package);
    let text = format!("{}\n\n{}\n", header("// ", source, ""), text.trim_end());
    Artifact { path, text }
}
