use super::outcome::Outcome;
use crate::artifact::Artifact;
use crate::backend::BACKENDS;
use crate::model::Model;
use crate::plan::{self, ChangeKind, Plan};
use std::io::{self, Write};
use std::path::Path;

pub(super) fn generate(model: &Model, folder: &Path, out: &mut impl Write) -> io::Result<Outcome> {
    let plan = match plan(model, folder) {
        Ok(plan) => plan,
        Err(message) => return Ok(Outcome::Failed(message)),
    };
    if let Err(error) = plan::apply(&plan) {
        return Ok(Outcome::Failed(format!("error: {error}\n")));
    }
    let (mut written, mut removed) = (0, 0);
    for change in &plan.changes {
        let path = folder.join(&change.path);
        match change.kind {
            ChangeKind::Orphaned => {
                removed += 1;
                writeln!(out, "removed {}", path.display())?;
            }
            ChangeKind::Foreign => {
                writeln!(out, "left alone: {}, which the generator did not make", path.display())?;
            }
            ChangeKind::Missing | ChangeKind::Stale | ChangeKind::Edited | ChangeKind::LineEndings => {
                written += 1;
                writeln!(out, "wrote {}", path.display())?;
            }
        }
    }
    writeln!(out, "{written} written, {removed} removed, {} unchanged", plan.unchanged)?;
    Ok(Outcome::Done)
}

pub(super) fn check(model: &Model, folder: &Path, out: &mut impl Write) -> io::Result<Outcome> {
    let plan = match plan(model, folder) {
        Ok(plan) => plan,
        Err(message) => return Ok(Outcome::Failed(message)),
    };
    if plan.is_current() {
        writeln!(out, "{} files are current", plan.unchanged)?;
        return Ok(Outcome::Done);
    }
    out.write_all(plan::report(&plan).as_bytes())?;
    Ok(Outcome::NotCurrent)
}

fn plan(model: &Model, folder: &Path) -> Result<Plan, String> {
    let artifacts = artifacts(model)?;
    Plan::new(folder, artifacts).map_err(|error| format!("error: {error}\n"))
}

/// What all backends make.
pub fn artifacts(model: &Model) -> Result<Vec<Artifact>, String> {
    let mut artifacts = Vec::new();
    for backend in BACKENDS {
        let made = (backend.generate)(model);
        artifacts.extend(made.map_err(|error| {
            format!("error: the `{}` backend failed at {}: {}\n", backend.name, error.path, error.message)
        })?);
    }
    Ok(artifacts)
}

/// Prints the schemas, which depend on no spec.
pub(super) fn schema(out: &mut impl Write) -> io::Result<Outcome> {
    let schemas: serde_json::Map<String, serde_json::Value> =
        crate::backend::schema::schemas().into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    serde_json::to_writer_pretty(&mut *out, &schemas)?;
    writeln!(out)?;
    Ok(Outcome::Done)
}
