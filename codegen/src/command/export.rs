//! `export`: the API in the forms of others.

use super::arguments::ExportWhat;
use super::outcome::Outcome;
use crate::export::openapi::openapi;
use crate::model::Model;
use std::io::{self, Write};

/// Prints the document.
pub(super) fn export(model: &Model, what: &ExportWhat, out: &mut impl Write) -> io::Result<Outcome> {
    let ExportWhat::Openapi { language } = what;
    serde_json::to_writer_pretty(&mut *out, &openapi(model, (*language).into()))?;
    writeln!(out)?;
    Ok(Outcome::Done)
}
