use super::arguments::Command;
use super::outcome::Outcome;
use super::printing::Printing;
use crate::artifact::{Artifact, Keep, Made};
use crate::backend::BACKENDS;
use crate::model::Model;
use crate::plan::{self, Action, Change, ChangeKind, Inputs, Output, Plan};
use crate::report::Finding;
use crate::shown::{shown, visible};
use std::io::{self, Write};
use std::path::Path;

pub(super) fn generate(
    model: &Model,
    output: &Output,
    inputs: Inputs,
    printing: Printing,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let folder = output.folder();
    let run = |errors: &mut _| -> Result<Plan, Failure> {
        let lock = output.lock(say_waiting(folder, errors))?;
        let plan = Plan::new(output, kept(model, &|artifact| output.compared(artifact))?)?;
        plan::apply(&plan, &lock)?;
        inputs.note(&plan, &lock);
        Ok(plan)
    };
    let plan = match run(errors) {
        Ok(plan) => plan,
        Err(Failure(message)) => return Ok(Outcome::Failed(message)),
    };
    let (mut written, mut removed) = (0, 0);
    for change in &plan.changes {
        let path = folder.join(&change.path);
        let line = match change.kind.action() {
            Action::Write => {
                written += 1;
                format!("wrote {}", shown(&path))
            }
            Action::Remove => {
                removed += 1;
                format!("removed {}", shown(&path))
            }
            Action::Leave if change.kind == ChangeKind::EditedOrphan => {
                format!("left alone: {}, which was edited and is no longer generated", shown(&path))
            }
            Action::Leave => format!("left alone: {}, which the generator did not make", shown(&path)),
        };
        printing.say(&line, out)?;
    }
    say_written(written, removed, plan.unchanged, printing, out)
}

/// What both commands say if nothing has changed since the last `generate`.
pub(super) fn unchanged(
    command: &Command,
    files: usize,
    printing: Printing,
    out: &mut impl Write,
) -> io::Result<Outcome> {
    match command {
        Command::Generate { .. } => say_written(0, 0, files, printing, out),
        _ => say_current(files, printing, out),
    }
}

fn say_written(
    written: usize,
    removed: usize,
    unchanged: usize,
    printing: Printing,
    out: &mut impl Write,
) -> io::Result<Outcome> {
    printing.say(&format!("{written} written, {removed} removed, {unchanged} unchanged"), out)?;
    Ok(Outcome::Done)
}

fn say_current(files: usize, printing: Printing, out: &mut impl Write) -> io::Result<Outcome> {
    printing.findings(Vec::new());
    printing.say(&format!("{files} files are current"), out)?;
    Ok(Outcome::Done)
}

pub(super) fn check(
    model: &Model,
    output: &Output,
    lacking: Option<Finding>,
    printing: Printing,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let make = || kept(model, &|artifact| output.compared(artifact));
    let plan = match plan::compare(output, make, say_waiting(output.folder(), errors)) {
        Ok(plan) => plan,
        Err(Failure(message)) => return Ok(Outcome::Failed(message)),
    };
    if plan.is_current() && lacking.is_none() {
        return say_current(plan.unchanged, printing, out);
    }
    if printing.format().is_some() {
        let changes = plan.changes.iter().map(|change| finding(&plan, change));
        printing.findings(changes.chain(lacking).collect());
        return Ok(Outcome::NotCurrent);
    }
    if !plan.is_current() {
        out.write_all(plan::report(&plan).as_bytes())?;
    }
    if let Some(Finding { path: Some(path), message, help, .. }) = lacking {
        writeln!(out, "{}: {message}\n  {help}", visible(&path))?;
    }
    Ok(Outcome::NotCurrent)
}

/// Why there is no plan, as it is printed.
struct Failure(String);

impl From<plan::Error> for Failure {
    fn from(error: plan::Error) -> Self {
        Self(message(&error))
    }
}

/// What is printed about an output folder that cannot be used.
pub(super) fn message(error: &plan::Error) -> String {
    format!("error: {error}\n")
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
        level: "error",
        message: message.to_owned(),
        help: help.to_owned(),
        path: Some(plan.folder.join(&change.path).display().to_string()),
        region: None,
    }
}

/// Says it once, however often the run has to wait.
fn say_waiting(folder: &Path, errors: &mut impl Write) -> impl FnMut() {
    let mut is_said = false;
    move || {
        if std::mem::replace(&mut is_said, true) {
            return;
        }
        // A message that cannot be printed is no reason to fail.
        let _ = writeln!(errors, "another run writes to {}; waiting for it to end", shown(folder));
    }
}

/// What all backends make.
pub fn artifacts(model: &Model) -> Result<Vec<Artifact>, String> {
    let made = kept(model, &Made::from).map_err(|Failure(message)| message)?;
    Ok(made.into_iter().map(|Made { path, text, .. }| Artifact { path, text: text.unwrap_or_default() }).collect())
}

/// What is kept of all that the backends make.
fn kept(model: &Model, keep: Keep<'_, Made>) -> Result<Vec<Made>, Failure> {
    let mut artifacts = Vec::new();
    for backend in BACKENDS {
        let made = (backend.generate)(model, keep);
        artifacts.extend(made.map_err(|error| {
            Failure(format!("error: the `{}` backend failed at {}: {}\n", backend.name, error.path, error.message))
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
