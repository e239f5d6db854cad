//! `import`: the files of a spec from what the vendor publishes, for the first time or again.

mod again;
mod base;
mod repair;
mod report;

use super::arguments::ImportArguments;
use super::diff::document;
use super::input::checked;
use super::outcome::Outcome;
use super::printing::Printing;
use super::products::SERVICE;
use crate::diagnostic::{Code, Diagnostic};
use crate::edit::Files;
use crate::parallel;
use crate::plan::write_whole;
use crate::shown::shown;
use crate::spec::{SourceSet, load};
use crate::upstream::import;
use crate::upstream::openmeta::Document;
use repair::repair;
use report::{Ending, Report};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Rounds in which what is wrong is taken out: what one takes out, another can need.
const ROUNDS: usize = 12;

/// Writes a spec for each document, and prints what of it the spec lacks.
pub(super) fn run(wanted: &ImportArguments, printing: Printing, out: &mut impl Write) -> io::Result<Outcome> {
    let ImportArguments { files, to } = wanted;
    let reports = match files.as_slice() {
        [file] => vec![read(file).map_or_else(Report::refused, |document| one(file, &document, to))],
        files => several(files, to),
    };
    let mut outcome = Outcome::Done;
    for Report { notes, said, ending } in reports {
        for note in &notes {
            writeln!(out, "{note}")?;
        }
        for line in &said {
            printing.say(line, out)?;
        }
        outcome = outcome.and(match ending {
            Ending::Done => Outcome::Done,
            Ending::Conflict => Outcome::NotCurrent,
            Ending::Refused(outcome) => outcome,
            Ending::Mistakes(found, sources) => printing.mistakes(&found, &sources),
        });
    }
    Ok(outcome)
}

/// Several documents at once, each into a folder below `to` with the name of its service.
fn several(files: &[PathBuf], to: &Path) -> Vec<Report> {
    // Two versions of a product have folders of their own.
    let names = parallel::map(files, |file| read(file).ok().map(|it| (it.service(), it.version)));
    let folder = |index: usize| {
        let (name, version) = names.get(index)?.as_ref()?;
        let is_name = |other: &&Option<(String, String)>| other.as_ref().is_some_and(|(other, _)| other == name);
        let is_only = names.iter().filter(is_name).count() == 1;
        Some(to.join(if is_only { name.clone() } else { format!("{name}-{version}") }))
    };
    let folders: Vec<(&PathBuf, Option<PathBuf>)> =
        files.iter().enumerate().map(|(index, file)| (file, folder(index))).collect();
    parallel::map(&folders, |(file, folder)| match (read(file), folder) {
        (Ok(document), Some(folder)) => one(file, &document, folder),
        (Err(refusal), _) => Report::refused(refusal),
        (Ok(_), None) => Report::default(),
    })
}

fn read(file: &Path) -> Result<Document, Outcome> {
    let document = document(file)?;
    if document.operations().next().is_none() {
        let help = "a document that was cut off, or an error in place of one, has none";
        return Err(Outcome::helped(&format!("{} has no operations", shown(file)), help));
    }
    Ok(document)
}

/// A spec for one document.
fn one(file: &Path, document: &Document, to: &Path) -> Report {
    let earlier = match base::read(to) {
        Ok(earlier) => earlier,
        Err(message) => return Report::refused(Outcome::failed(&message)),
    };
    if let Some(refusal) = refusal(to, earlier.is_some()) {
        return Report::refused(refusal);
    }
    if let Some(refusal) = earlier.as_ref().and_then(|earlier| of_another(document, earlier, to)) {
        return Report::refused(refusal);
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let origin = format!("{name} of {} {}", document.product, document.version);
    let imported = import(document, &origin, earlier.as_ref().unwrap_or(&BTreeMap::new()));
    let notes = imported.notes.iter().map(ToString::to_string).collect();
    let (files, notes) = match without_mistakes(imported.files.into_iter().collect(), notes, to) {
        Ok(good) => good,
        Err((found, sources)) => {
            let said = format!("{}: what is left of the document has mistakes, and nothing was written", shown(file));
            return Report { said: vec![said], ending: Ending::Mistakes(found, sources), ..Report::default() };
        }
    };
    let count = |word: &str| notes.iter().filter(|note| note.starts_with(word)).count();
    let (lost, guessed) = (count("lost"), count("guessed"));
    match earlier {
        Some(earlier) => again::take_over(to, &earlier, &files, notes),
        None => match write(to, &files) {
            Ok(()) => {
                let (to, files) = (shown(to), files.len());
                let said = vec![
                    format!("wrote {files} files to {to}: {lost} lost, {guessed} guessed"),
                    format!("next: list the folder in products.yaml, or add `--spec {to}` to each command"),
                ];
                Report { notes, said, ending: Ending::Done }
            }
            Err(message) => Report::refused(Outcome::failed(&message)),
        },
    }
}

/// That the last import into a folder was of another product, or of another version, which is another API.
fn of_another(document: &Document, earlier: &BTreeMap<String, String>, to: &Path) -> Option<Outcome> {
    let service = earlier.get(SERVICE)?.clone().into_bytes();
    let (raw, _) = load(&SourceSet::from_memory("", vec![(SERVICE.to_owned(), service)]).0);
    let raw = raw.service?.value;
    let (product, version) = (raw.product.value, raw.version.value);
    let message = format!(
        "{} has the spec of {product} {version}, and the document is of {} {}",
        shown(to),
        document.product,
        document.version
    );
    let help = "import into another folder: another product or version is another API";
    ((product, version) != (document.product.clone(), document.version.clone()))
        .then(|| Outcome::helped(&message, help))
}

/// Why nothing can be written to a folder.
fn refusal(to: &Path, is_again: bool) -> Option<Outcome> {
    if is_again {
        return None;
    }
    if to.join("service.yaml").exists() {
        let help = "import into another folder, or take over changes one by one: `audit` lists them";
        let message = format!("{} has a spec already, which `import` did not make", shown(to));
        return Some(Outcome::helped(&message, help));
    }
    let is_empty = fs::read_dir(to).map_or(true, |mut entries| entries.next().is_none());
    let help = "name a folder that is empty or does not exist";
    (!is_empty).then(|| Outcome::helped(&format!("{} has other files", shown(to)), help))
}

/// The files without what the spec cannot have, and the notes about it; or what is wrong with what is left.
fn without_mistakes(
    mut files: Files,
    mut notes: Vec<String>,
    to: &Path,
) -> Result<(Files, Vec<String>), (Vec<Diagnostic>, SourceSet)> {
    for round in 0..=ROUNDS {
        let bytes = files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect();
        let (sources, found) = SourceSet::from_memory(&to.display().to_string(), bytes);
        let (is_good, found) = match checked(&sources, found) {
            Ok((_, warnings)) => (true, warnings),
            Err(found) => (false, found),
        };
        // What a type was for may be lost.
        let is_wrong = |it: &Diagnostic| it.is_error() || it.code == Code::UnusedType;
        let wrong: Vec<Diagnostic> = found.into_iter().filter(is_wrong).collect();
        let lost = repair(&mut files, &wrong, &sources);
        if lost.is_empty() && is_good {
            break;
        }
        if lost.is_empty() || round == ROUNDS {
            return Err((wrong, sources));
        }
        notes.extend(lost);
    }
    notes.sort();
    notes.dedup();
    Ok((files, notes))
}

/// All files of a new spec.
fn write(to: &Path, files: &Files) -> Result<(), String> {
    for (path, text) in files {
        write_whole(&to.join(path), text).map_err(|error| error.to_string())?;
    }
    base::write(to, files)
}
