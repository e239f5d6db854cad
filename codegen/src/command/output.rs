use super::outcome::Outcome;
use super::printing::Printing;
use crate::artifact::Artifact;
use crate::backend::BACKENDS;
use crate::model::Model;
use crate::plan::{self, Change, ChangeKind, Output, Plan};
use crate::report::Finding;
use std::io::{self, Write};
use std::path::Path;

pub(super) fn generate(
    model: &Model,
    output: &Output,
    printing: Printing,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let artifacts = match artifacts(model) {
        Ok(artifacts) => artifacts,
        Err(message) => return Ok(Outcome::Failed(message)),
    };
    let folder = output.folder();
    let applied = output.lock(|| say_waiting(folder, errors)).and_then(|lock| {
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
                printing.say(&format!("removed {}", path.display()), out)?;
            }
            ChangeKind::Foreign => {
                printing.say(&format!("left alone: {}, which the generator did not make", path.display()), out)?;
            }
            ChangeKind::EditedOrphan => {
                let line = format!("left alone: {}, which was edited and is no longer generated", path.display());
                printing.say(&line, out)?;
            }
            ChangeKind::Missing
            | ChangeKind::Stale
            | ChangeKind::Edited
            | ChangeKind::LineEndings
            | ChangeKind::InTheWay => {
                written += 1;
                printing.say(&format!("wrote {}", path.display()), out)?;
            }
        }
    }
    printing.say(&format!("{written} written, {removed} removed, {} unchanged", plan.unchanged), out)?;
    Ok(Outcome::Done)
}

pub(super) fn check(
    model: &Model,
    output: &Output,
    printing: Printing,
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
    let outcome = if plan.is_current() { Outcome::Done } else { Outcome::NotCurrent };
    if printing.format().is_some() {
        let findings: Vec<Finding> = plan.changes.iter().map(|change| finding(&plan, change)).collect();
        printing.findings(&findings, out)?;
    } else if plan.is_current() {
        printing.say(&format!("{} files are current", plan.unchanged), out)?;
    } else {
        out.write_all(plan::report(&plan).as_bytes())?;
    }
    Ok(outcome)
}

/// A difference as other programs read it.
fn finding(plan: &Plan, change: &Change) -> Finding {
    let message = match change.kind {
        ChangeKind::Missing => "the file is missing",
        ChangeKind::Stale => "the file is not what the spec generates now",
        ChangeKind::Edited => "the file was edited",
        ChangeKind::LineEndings => "the line endings are CRLF",
        ChangeKind::Orphaned => "the file is no longer generated",
        ChangeKind::EditedOrphan => "the file is no longer generated, and was edited",
        ChangeKind::InTheWay => "a file that the generator did not make is where an artifact belongs",
        ChangeKind::Foreign => "the generator did not make this file",
    };
    let help = match change.kind {
        ChangeKind::Foreign => "move it elsewhere",
        ChangeKind::EditedOrphan => "delete it or move it elsewhere",
        _ => "run `cargo codegen generate` and commit what it writes",
    };
    Finding {
        rule: change.kind.to_string().replace(' ', "-"),
        name: "NotCurrent".to_owned(),
        message: message.to_owned(),
        help: help.to_owned(),
        path: Some(plan.folder.join(&change.path).display().to_string()),
        region: None,
    }
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
