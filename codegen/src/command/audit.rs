//! `audit`: the spec against what the vendor publishes.

use super::arguments::AuditArguments;
use super::diff::{Difference, accepted_of, document, report};
use super::input::build_model;
use super::outcome::Outcome;
use super::printing::Printing;
use crate::accepted::{self, Day, Days};
use crate::diff::Places;
use crate::spec::{SourceSet, load};
use crate::upstream::audit;
use std::io::{self, Write};
use std::path::Path;

/// Prints what differs and nobody has accepted; the exit code says whether there is any.
pub(super) fn run(
    spec: &Path,
    wanted: &AuditArguments,
    printing: Printing,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let document = match document(&wanted.against) {
        Ok(document) => document,
        Err(outcome) => return Ok(outcome),
    };
    let entries = match wanted.accept.as_ref().map(|path| accepted_of(path, printing)) {
        Some(Ok(entries)) => entries,
        Some(Err(outcome)) => return Ok(outcome),
        None => Vec::new(),
    };
    let (sources, found) = SourceSet::read(spec);
    let model = match build_model(&sources, found) {
        Ok(model) => model,
        Err(found) => return Ok(printing.mistakes(&found, &sources)),
    };
    let (raw, _) = load(&sources);
    let mut differences = audit(&model, &document);
    for difference in &mut differences {
        difference.place(Some(Places { raw: &raw, sources: &sources }), None);
    }
    let today = wanted.today.unwrap_or_else(Day::today);
    let verdict = accepted::judge(&differences, &entries, Days { today, document: wanted.dated.unwrap_or(today) });
    report(&Difference { verdict: &verdict, today, advice: None, format: wanted.format }, out, errors)?;
    Ok(if verdict.open.is_empty() { Outcome::Done } else { Outcome::NotCurrent })
}
