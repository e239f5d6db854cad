//! `export`: the API in the forms of others.

use super::outcome::Outcome;
use crate::export::openapi;
use crate::model::{Language, Model};
use std::io::{self, Write};

/// Prints the document.
pub(super) fn openapi(model: &Model, language: Language, out: &mut impl Write) -> io::Result<Outcome> {
    serde_json::to_writer_pretty(&mut *out, &openapi::openapi(model, language))?;
    writeln!(out)?;
    Ok(Outcome::Done)
}
