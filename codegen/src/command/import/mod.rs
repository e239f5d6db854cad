//! `import`: the files of a spec from what the vendor publishes.

mod repair;

use super::arguments::ImportArguments;
use super::diff::document;
use super::input::build_model;
use super::outcome::Outcome;
use super::printing::Printing;
use crate::plan::write_whole;
use crate::shown::shown;
use crate::spec::SourceSet;
use crate::upstream::import;
use repair::{Files, repair};
use std::fs;
use std::io::{self, Write};

/// Rounds in which what is wrong is taken out: what one takes out, another can need.
const ROUNDS: usize = 12;

/// Writes a spec that has no mistakes, and prints what of the document it lacks.
pub(super) fn run(wanted: &ImportArguments, printing: Printing, out: &mut impl Write) -> io::Result<Outcome> {
    let ImportArguments { file, to } = wanted;
    if to.join("service.yaml").exists() {
        let help = "import into another folder, or take over changes one by one: `audit` lists them";
        return Ok(Outcome::Failed(format!("error: {} has a spec already\n  help: {help}\n", shown(to))));
    }
    let is_empty = fs::read_dir(to).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty {
        let help = "name a folder that is empty or does not exist";
        return Ok(Outcome::Failed(format!("error: {} has other files\n  help: {help}\n", shown(to))));
    }
    let document = match document(file) {
        Ok(document) => document,
        Err(outcome) => return Ok(outcome),
    };
    if document.operations().next().is_none() {
        let help = "a document that was cut off, or an error in place of one, has none";
        return Ok(Outcome::Failed(format!("error: {} has no operations\n  help: {help}\n", shown(file))));
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let origin = format!("{name} of {} {}", document.product, document.version);
    let imported = import(&document, &origin);
    let mut notes: Vec<String> = imported.notes.iter().map(ToString::to_string).collect();
    let mut files: Files = imported.files.into_iter().collect();
    for round in 0..=ROUNDS {
        let bytes = files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect();
        let (sources, found) = SourceSet::from_memory(&to.display().to_string(), bytes);
        let Err(found) = build_model(&sources, found) else { break };
        let lost = repair(&mut files, &found, &sources);
        if lost.is_empty() || round == ROUNDS {
            writeln!(out, "{}: what is left of the document has mistakes, and nothing was written", shown(file))?;
            return Ok(printing.mistakes(&found, &sources));
        }
        notes.extend(lost);
    }
    for (path, text) in &files {
        if let Err(error) = write_whole(&to.join(path), text) {
            return Ok(Outcome::failed(&error.to_string()));
        }
    }
    notes.sort();
    notes.dedup();
    for note in &notes {
        writeln!(out, "{note}")?;
    }
    let count = |word: &str| notes.iter().filter(|note| note.starts_with(word)).count();
    let (lost, guessed) = (count("lost"), count("guessed"));
    let (to, files) = (shown(to), files.len());
    printing.say(&format!("wrote {files} files to {to}: {lost} lost, {guessed} guessed"), out)?;
    printing.say(&format!("next: list the folder in products.yaml, or add `--spec {to}` to each command"), out)?;
    Ok(Outcome::Done)
}
