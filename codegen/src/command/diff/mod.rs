//! `diff`: what changes from one spec to another.

mod revision;
mod side;

use super::arguments::{DiffArguments, DiffForm};
use super::outcome::Outcome;
use super::printing::Printing;
use super::products::SERVICE;
use crate::accepted::{self, Accepted, Day, Days, Verdict};
use crate::diff::{self, Advice, Change, Severity};
use crate::plan::write_whole;
use crate::report::{Finding, Format};
use crate::shown::shown;
use crate::upstream::openmeta::{self, Document};
use side::{Read, read};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Whether both sides are named by their paths, so that it is no matter which products there are.
pub(super) fn names_paths(wanted: &DiffArguments) -> bool {
    let is_file = |name: &String| Path::new(name).is_file();
    let is_path = |name: &String| is_file(name) || Path::new(name).join(SERVICE).is_file();
    is_file(&wanted.old) || is_path(&wanted.old) && wanted.new.as_ref().is_some_and(is_path)
}

/// Prints all changes; the exit code says whether one that nobody has accepted is breaking.
pub(super) fn run(
    spec: &Path,
    wanted: &DiffArguments,
    printing: Printing,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let entries = match &wanted.accept {
        Some(path) => match accepted_of(path, printing) {
            Ok(entries) => entries,
            Err(outcome) => return Ok(outcome),
        },
        None => Vec::new(),
    };
    let new = wanted.new.clone().unwrap_or_else(|| spec.display().to_string());
    let today = wanted.today.unwrap_or_else(Day::today);
    let is_document = |name: &str| Path::new(name).is_file();
    match (is_document(&wanted.old), is_document(&new)) {
        (true, true) => return documents(&wanted.old, &new, &entries, wanted, out, errors),
        (true, false) => return Ok(one_document(&wanted.old, &new)),
        (false, true) => return Ok(one_document(&new, &wanted.old)),
        (false, false) => {}
    }
    let (old, new) = match (read(&wanted.old, spec, printing), read(&new, spec, printing)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(outcome), _) | (_, Err(outcome)) => return Ok(outcome),
    };
    let changes = match (&old, &new) {
        (Some(old), Some(new)) => match diff::diff(old.side(), new.side()) {
            Ok(changes) => changes,
            Err(error) => return Ok(Outcome::failed(&format!("{}: {}", error.path, error.message))),
        },
        (None, None) => {
            let message = format!("neither side has a spec in `{}`", shown(spec));
            return Ok(Outcome::helped(&message, "name the product with `--product`, or its folder with `--spec`"));
        }
        (old, new) => {
            let place = |side: &Option<Read>| side.as_ref().and_then(|it| it.side().places.of_file(SERVICE));
            let name = old.as_ref().or(new.as_ref()).map_or("", |side| &side.model.service.name);
            vec![diff::alone(name, place(old), place(new))]
        }
    };
    let verdict = accepted::judge(&changes, &entries, Days::of(today));
    let version = wanted.version.as_deref().unwrap_or(env!("CARGO_PKG_VERSION"));
    let Some(advice) = diff::advice(version, &verdict.open) else {
        return Ok(Outcome::failed(&format!("`{version}` is not a version such as `0.3.1`")));
    };
    report(&Difference { verdict: &verdict, today, advice: Some(&advice), format: wanted.format }, out, errors)?;
    if let Some(path) = &wanted.changelog
        && let Some(outcome) = changelog(path, &verdict.all(), printing, out)?
    {
        return Ok(outcome);
    }
    Ok(outcome(&verdict))
}

/// Compares two documents that the vendor publishes.
fn documents(
    old: &str,
    new: &str,
    entries: &[Accepted],
    wanted: &DiffArguments,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let (old, new) = match (document(Path::new(old)), document(Path::new(new))) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(outcome), _) | (_, Err(outcome)) => return Ok(outcome),
    };
    if wanted.changelog.is_some() || wanted.version.is_some() {
        let message = "`--changelog` and `--version` are about a crate, and documents have none";
        return Ok(Outcome::helped(message, "omit them, or compare two specs"));
    }
    let today = wanted.today.unwrap_or_else(Day::today);
    let changes = diff::wire(&openmeta::api(&old), &openmeta::api(&new));
    let verdict = accepted::judge(&changes, entries, Days::of(today));
    report(&Difference { verdict: &verdict, today, advice: None, format: wanted.format }, out, errors)?;
    Ok(outcome(&verdict))
}

/// What is said where one side alone is a document.
fn one_document(document: &str, other: &str) -> Outcome {
    let (document, other) = (shown(Path::new(document)), shown(Path::new(other)));
    let message = format!("`{document}` is a file, and `{other}` is none");
    let help = format!("name two documents or two specs; `audit --against {document}` compares a spec with a document");
    Outcome::helped(&message, &help)
}

/// Whether a change that nobody has accepted is breaking.
fn outcome(verdict: &Verdict<'_, Change>) -> Outcome {
    let is_breaking = verdict.open.iter().any(|change| change.rule.severity() == Severity::Breaking);
    if is_breaking { Outcome::NotCurrent } else { Outcome::Done }
}

/// A document that the vendor publishes.
pub(super) fn document(path: &Path) -> Result<Document, Outcome> {
    let shown = shown(path);
    let text =
        fs::read_to_string(path).map_err(|error| Outcome::failed(&format!("{shown} cannot be read: {error}")))?;
    openmeta::read(&shown, &text).map_err(|refusal| Outcome::Failed(refusal.to_string()))
}

/// What differs, and how it is printed.
pub(super) struct Difference<'d> {
    pub(super) verdict: &'d Verdict<'d, Change>,
    pub(super) today: Day,
    pub(super) advice: Option<&'d Advice>,
    pub(super) format: DiffForm,
}

/// Prints the changes, and names the accepted ones that are without effect.
pub(super) fn report(difference: &Difference<'_>, out: &mut impl Write, errors: &mut impl Write) -> io::Result<()> {
    let Difference { verdict, today, advice, format } = difference;
    let text = match format {
        DiffForm::Human => diff::human(verdict, *advice),
        DiffForm::Json => diff::json(verdict, *advice),
        DiffForm::Markdown => diff::markdown(&verdict.all()),
        DiffForm::Page => diff::page(&verdict.all(), &today.to_string()),
        DiffForm::Github => {
            let findings: Vec<Finding> = verdict.open.iter().map(|change| finding(change)).collect();
            Format::Github.print(&findings)
        }
    };
    out.write_all(text.as_bytes())?;
    for entry in &verdict.idle {
        let Accepted { rule, path, until, .. } = entry;
        let ended = until.as_ref().is_some_and(|until| until.value < *today);
        let why = if ended { "its last day is over" } else { "there is no such change" };
        writeln!(errors, "accepted change {} of `{}` is without effect: {why}", rule.value, path.value)?;
    }
    Ok(())
}

/// The accepted differences in a file.
pub(super) fn accepted_of(path: &Path, printing: Printing) -> Result<Vec<Accepted>, Outcome> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return Err(Outcome::failed(&format!("{} cannot be read: {error}", shown(path)))),
    };
    match accepted::read(&path.display().to_string(), &text) {
        Ok(entries) => Ok(entries),
        Err((found, sources)) => Err(printing.mistakes(&found, &sources)),
    }
}

/// Adds the changes to a changelog; an outcome if that fails.
fn changelog(
    path: &Path,
    changes: &[&Change],
    printing: Printing,
    out: &mut impl Write,
) -> io::Result<Option<Outcome>> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return Ok(Some(Outcome::failed(&format!("{} cannot be read: {error}", shown(path))))),
    };
    let Some(new) = diff::into_changelog(&text, changes) else {
        return Ok(Some(Outcome::failed(&format!("{} has no section `## [Unreleased]`", shown(path)))));
    };
    if new != text {
        if let Err(error) = write_whole(path, &new) {
            return Ok(Some(Outcome::failed(&error.to_string())));
        }
        printing.say(&format!("wrote {}", shown(path)), out)?;
    }
    Ok(None)
}

fn finding(change: &Change) -> Finding {
    let place = change.new.as_ref().or(change.old.as_ref());
    Finding {
        rule: change.rule.number().to_owned(),
        name: format!("{:?}", change.rule),
        level: "error",
        message: format!("{}: {}", change.path, change.rule.meaning()),
        help: change.detail.clone(),
        path: place.map(|place| place.split(':').next().unwrap_or_default().to_owned()),
        region: None,
    }
}
