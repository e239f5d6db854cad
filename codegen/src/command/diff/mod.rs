//! `diff`: what changes from one spec to another.

mod revision;

use super::arguments::{DiffArguments, DiffForm};
use super::input::build_model;
use super::outcome::Outcome;
use super::printing::Printing;
use crate::accepted::{self, Accepted, Day, Days, Verdict};
use crate::diff::{self, Advice, Change, Places, Severity, Side};
use crate::model::Model;
use crate::plan::write_whole;
use crate::report::{Finding, Format};
use crate::shown::shown;
use crate::spec::{PRODUCTS, RawSpec, SourceSet, load};
use crate::upstream::openmeta::{self, Document};
use revision::Revision;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// A spec that was read.
struct Read {
    sources: SourceSet,
    raw: RawSpec,
    model: Model,
}

impl Read {
    fn side(&self) -> Side<'_> {
        Side { model: &self.model, places: Places { raw: &self.raw, sources: &self.sources } }
    }
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
    if Path::new(&wanted.old).is_file() {
        let (old, new) = match (document(Path::new(&wanted.old)), document(Path::new(&new))) {
            (Ok(old), Ok(new)) => (old, new),
            (Err(outcome), _) | (_, Err(outcome)) => return Ok(outcome),
        };
        let changes = diff::wire(&openmeta::api(&old), &openmeta::api(&new));
        let verdict = accepted::judge(&changes, &entries, Days::of(today));
        report(&Difference { verdict: &verdict, today, advice: None, format: wanted.format }, out, errors)?;
        return Ok(outcome(&verdict));
    }
    let (old, new) = match (read(&wanted.old, spec, printing), read(&new, spec, printing)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(outcome), _) | (_, Err(outcome)) => return Ok(outcome),
    };
    let changes = match diff::diff(old.side(), new.side()) {
        Ok(changes) => changes,
        Err(error) => return Ok(failed(&format!("{}: {}", error.path, error.message))),
    };
    let verdict = accepted::judge(&changes, &entries, Days::of(today));
    let version = wanted.version.as_deref().unwrap_or(env!("CARGO_PKG_VERSION"));
    let Some(advice) = diff::advice(version, &verdict.open) else {
        return Ok(failed(&format!("`{version}` is not a version such as `0.3.1`")));
    };
    report(&Difference { verdict: &verdict, today, advice: Some(&advice), format: wanted.format }, out, errors)?;
    if let Some(path) = &wanted.changelog
        && let Some(outcome) = changelog(path, &verdict.all(), printing, out)?
    {
        return Ok(outcome);
    }
    Ok(outcome(&verdict))
}

/// Whether a change that nobody has accepted is breaking.
fn outcome(verdict: &Verdict<'_, Change>) -> Outcome {
    let is_breaking = verdict.open.iter().any(|change| change.rule.severity() == Severity::Breaking);
    if is_breaking { Outcome::NotCurrent } else { Outcome::Done }
}

/// A document that the vendor publishes.
pub(super) fn document(path: &Path) -> Result<Document, Outcome> {
    let shown = shown(path);
    let text = fs::read_to_string(path).map_err(|error| failed(&format!("{shown} cannot be read: {error}")))?;
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

/// A folder, or else a revision of git.
fn read(name: &str, spec: &Path, printing: Printing) -> Result<Read, Outcome> {
    let folder = Path::new(name);
    if folder.is_dir() && !folder.join("service.yaml").is_file() {
        let (what, help) = if folder.join(PRODUCTS).is_file() {
            ("has the specs of several products", "name the folder of one of them, as `spec/dts`")
        } else {
            ("has no spec", "name a folder with a `service.yaml`, or a revision of git")
        };
        return Err(Outcome::Failed(format!("error: {} {what}\n  help: {help}\n", shown(folder))));
    }
    let (sources, found) = if folder.is_dir() {
        SourceSet::read(folder)
    } else {
        match Revision::open(name, spec) {
            Ok(revision) => {
                let (sources, found) = SourceSet::read(&revision.spec);
                (sources.shown_in(&revision.shown), found)
            }
            Err(message) => return Err(failed(&message)),
        }
    };
    match build_model(&sources, found) {
        Ok(model) => {
            let (raw, _) = load(&sources);
            Ok(Read { sources, raw, model })
        }
        Err(found) => Err(printing.mistakes(&found, &sources)),
    }
}

/// The accepted differences in a file.
pub(super) fn accepted_of(path: &Path, printing: Printing) -> Result<Vec<Accepted>, Outcome> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return Err(failed(&format!("{} cannot be read: {error}", shown(path)))),
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
        Err(error) => return Ok(Some(failed(&format!("{} cannot be read: {error}", shown(path))))),
    };
    let Some(new) = diff::into_changelog(&text, changes) else {
        return Ok(Some(failed(&format!("{} has no section `## [Unreleased]`", shown(path)))));
    };
    if new != text {
        if let Err(error) = write_whole(path, &new) {
            return Ok(Some(failed(&error.to_string())));
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

pub(super) fn failed(message: &str) -> Outcome {
    Outcome::Failed(format!("error: {message}\n"))
}
