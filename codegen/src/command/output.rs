use super::outcome::Outcome;
use crate::artifact::Artifact;
use crate::backend::BACKENDS;
use crate::model::Model;
use crate::plan::{self, ChangeKind, Lock, Output, Plan};
use std::io::{self, Write};
use std::path::Path;

pub(super) fn generate(
    model: &Model,
    output: &Output,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let artifacts = match artifacts(model) {
        Ok(artifacts) => artifacts,
        Err(message) => return Ok(Outcome::Failed(message)),
    };
    let folder = output.folder();
    let applied = output.belongs().and_then(|()| {
        let lock = Lock::acquire(folder, || say_waiting(folder, errors))?;
        let plan = Plan::new(output, &artifacts)?;
        plan::apply(&plan, &lock)?;
        Ok(plan)
    });
    let plan = match applied {
        Ok(plan) => plan,
        Err(error) => return Ok(Outcome::Failed(format!("error: {error}\n"))),
    };
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
            ChangeKind::EditedOrphan => {
                writeln!(out, "left alone: {}, which was edited and is no longer generated", path.display())?;
            }
            ChangeKind::Missing
            | ChangeKind::Stale
            | ChangeKind::Edited
            | ChangeKind::LineEndings
            | ChangeKind::InTheWay => {
                written += 1;
                writeln!(out, "wrote {}", path.display())?;
            }
        }
    }
    writeln!(out, "{written} written, {removed} removed, {} unchanged", plan.unchanged)?;
    Ok(Outcome::Done)
}

pub(super) fn check(
    model: &Model,
    output: &Output,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let artifacts = match artifacts(model) {
        Ok(artifacts) => artifacts,
        Err(message) => return Ok(Outcome::Failed(message)),
    };
    let folder = output.folder();
    let plan = match plan::compare(output, &artifacts, || say_waiting(folder, errors)) {
        Ok(plan) => plan,
        Err(error) => return Ok(Outcome::Failed(format!("error: {error}\n"))),
    };
    if plan.is_current() {
        writeln!(out, "{} files are current", plan.unchanged)?;
        return Ok(Outcome::Done);
    }
    out.write_all(plan::report(&plan).as_bytes())?;
    Ok(Outcome::NotCurrent)
}

fn say_waiting(folder: &Path, errors: &mut impl Write) {
    // A message that cannot be printed is no reason to fail.
    let _ = writeln!(errors, "another run writes to {}; waiting for it to end", folder.display());
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
