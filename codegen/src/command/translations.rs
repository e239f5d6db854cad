//! Translations that are known to fit.

use super::input::raw;
use super::outcome::Outcome;
use super::printing::Printing;
use crate::model::{Model, Translations};
use crate::place::Position;
use crate::plan::write_whole;
use crate::report::Finding;
use crate::resolve::{Translated, translated};
use crate::shown::shown;
use crate::spec::{CONFIRMED, RawSpec, SourceSet, print_confirmed};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Names the Chinese texts whose English text has changed, or confirms that they fit.
pub(super) fn translations(
    spec: &Path,
    paths: &[PathBuf],
    is_confirmed: bool,
    printing: Printing,
    out: &mut impl Write,
) -> io::Result<Outcome> {
    let (sources, raw) = match raw(spec) {
        Ok(read) => read,
        Err(wrong) => return Ok(printing.mistakes(&wrong.0, &wrong.1)),
    };
    let texts = translated(&raw);
    if raw.confirmed.is_none() && !texts.is_empty() && !is_confirmed {
        return Ok(Outcome::Failed(missing(spec)));
    }
    if let Some(stranger) = paths.iter().find(|path| !texts.iter().any(|text| is_in(text, path, &sources))) {
        let message =
            format!("error: there are no texts in {}\n  help: name a file or a folder of the spec\n", shown(stranger));
        return Ok(Outcome::Failed(message));
    }
    let is_chosen = |text: &&Translated| paths.is_empty() || paths.iter().any(|path| is_in(text, path, &sources));
    let stale: Vec<&Translated> = texts.iter().filter(|text| text.is_stale).filter(is_chosen).collect();
    if !is_confirmed {
        for text in &stale {
            let line = format!("{}: `{}` was confirmed for another English text", place(text, &sources), text.name);
            writeln!(out, "{line}")?;
        }
        printing.say(&counted(stale.len(), "to confirm or to translate again"), out)?;
        return Ok(if stale.is_empty() { Outcome::Done } else { Outcome::NotCurrent });
    }
    let confirmed = confirmed(&raw, &texts, is_chosen);
    if let Err(error) = write_whole(&spec.join(CONFIRMED), &print_confirmed(&confirmed)) {
        return Ok(Outcome::Failed(format!("error: {error}\n")));
    }
    for text in &stale {
        printing.say(&format!("{}: `{}`", place(text, &sources), text.name), out)?;
    }
    printing.say(&counted(stale.len(), "confirmed"), out)?;
    Ok(Outcome::Done)
}

/// Whether the file is missing, so that stale translations go unseen.
pub(super) fn is_missing(spec: &Path, model: &Model) -> bool {
    !model.translations.is_empty() && fs::symlink_metadata(spec.join(CONFIRMED)).is_err()
}

/// What is said where the file is missing.
pub(super) fn missing(spec: &Path) -> String {
    let path = shown(&spec.join(CONFIRMED));
    format!("error: {path} is missing, so that stale translations go unseen\n  help: {RESTORE}\n")
}

const RESTORE: &str =
    "restore it, or run `cargo codegen translations --confirm`, which makes it from the texts as they are";

/// What `check` says about the file of a spec, if it isn't what `generate` writes.
pub(super) fn lacking(spec: &Path, model: &Model) -> Option<Finding> {
    let (message, help) = if is_missing(spec, model) {
        ("the file is missing, so that stale translations go unseen", RESTORE)
    } else if is_current(spec, model) {
        return None;
    } else {
        ("the file lacks new texts", "run `cargo codegen generate`")
    };
    Some(Finding {
        rule: "translations".to_owned(),
        name: "NotCurrent".to_owned(),
        level: "error",
        message: message.to_owned(),
        help: help.to_owned(),
        path: Some(spec.join(CONFIRMED).display().to_string()),
        region: None,
    })
}

/// Adds the texts of a spec without mistakes to the translations that are known to fit.
pub(super) fn add_new(spec: &Path, model: &Model) -> Result<Option<PathBuf>, String> {
    let path = spec.join(CONFIRMED);
    if is_current(spec, model) {
        return Ok(None);
    }
    match write_whole(&path, &print_confirmed(&model.translations)) {
        Ok(()) => Ok(Some(path)),
        Err(error) => Err(format!("error: {error}\n")),
    }
}

/// Whether the file of a spec has exactly its translations; a spec without translations needs none.
pub(super) fn is_current(spec: &Path, model: &Model) -> bool {
    let written = fs::read_to_string(spec.join(CONFIRMED));
    written.map_or(model.translations.is_empty(), |text| {
        text.replace("\r\n", "\n") == print_confirmed(&model.translations)
    })
}

/// The translations that fit once those that are chosen are confirmed. For the others, what they were confirmed for stays.
fn confirmed(raw: &RawSpec, texts: &[Translated], is_chosen: impl Fn(&&Translated) -> bool) -> Translations {
    let (fitting, others): (Vec<&Translated>, Vec<&Translated>) =
        texts.iter().partition(|text| !text.is_stale || is_chosen(text));
    let mut confirmed: Translations = fitting.iter().map(|text| text.pair).collect();
    for pair in raw.confirmed.iter().flat_map(|file| &file.value) {
        if others.iter().any(|text| text.pair.chinese == pair.chinese) {
            confirmed.insert(*pair);
        }
    }
    confirmed
}

/// Whether one of the two texts is in the file or the folder.
fn is_in(text: &Translated, path: &Path, sources: &SourceSet) -> bool {
    let files = [text.chinese, text.english.place].into_iter().filter_map(|place| sources.file(place));
    files
        .into_iter()
        .any(|file| Path::new(&file.path).starts_with(path) || Path::new(&sources.display_path(file)).starts_with(path))
}

fn place(text: &Translated, sources: &SourceSet) -> String {
    let Some(file) = sources.file(text.chinese) else { return String::new() };
    let Position { line, column, .. } = Position::of(&file.text, usize::try_from(text.chinese.start).unwrap_or(0));
    format!("{}:{line}:{column}", sources.display_path(file))
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} translation{} {what}", if number == 1 { "" } else { "s" })
}
