//! The example programs of the crate.

use super::print::header;
use crate::artifact::Artifact;
use crate::model::{Model, Program};

/// The program as the spec has it, below the mark of generated files.
pub(super) fn file(model: &Model, program: &Program) -> Artifact {
    let path = format!("{}/examples/{}.rs", model.service.package, program.name);
    let text = format!("{}\n\n{}\n", header("// ", &program.source, ""), program.text.trim_end());
    Artifact { path, text }
}
