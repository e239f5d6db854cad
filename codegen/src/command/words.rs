use super::input::raw;
use super::outcome::Outcome;
use super::printing::Printing;
use super::products::Target;
use crate::lint::lint_pages;
use crate::shown::shown;
use crate::spec::SourceSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The file of a spec with the words to avoid.
pub(super) const LIST: &str = "words.yaml";

/// What is printed if no spec has such a list.
pub(super) fn none(targets: &[Target]) -> String {
    let specs: Vec<String> = targets.iter().map(|target| shown(&target.spec)).collect();
    format!("error: there is no `{LIST}` in {}\n", specs.join(", "))
}

/// Checks Markdown pages and the comments of Rust files for the words that the spec's list avoids.
pub(super) fn words(spec: &Path, paths: &[PathBuf], printing: Printing, out: &mut impl Write) -> io::Result<Outcome> {
    let (_, raw) = match raw(spec) {
        Ok(read) => read,
        Err(wrong) => return Ok(printing.mistakes(&wrong.0, &wrong.1)),
    };
    let mut pages = Vec::new();
    for path in paths {
        if let Err(error) = collect(path, &mut pages) {
            return Ok(Outcome::Failed(format!("error: {} cannot be read: {error}\n", shown(path))));
        }
    }
    let count = pages.len();
    let pages = SourceSet::of_pages(pages);
    let found = lint_pages(&raw, &pages);
    if !found.is_empty() {
        return Ok(printing.mistakes(&found, &pages));
    }
    printing.findings(Vec::new());
    let line = format!("no words to avoid in {count} file{}", if count == 1 { "" } else { "s" });
    printing.say(&line, out)?;
    Ok(Outcome::Done)
}

/// A file that is named, whatever it is called, and the Markdown and Rust files below a folder.
fn collect(path: &Path, pages: &mut Vec<(String, String)>) -> io::Result<()> {
    if !path.is_dir() {
        pages.push((path.display().to_string(), fs::read_to_string(path)?));
        return Ok(());
    }
    let entries: io::Result<Vec<_>> = fs::read_dir(path)?.collect();
    let mut below: Vec<PathBuf> = entries?.iter().map(fs::DirEntry::path).collect();
    below.sort();
    let is_page = |path: &PathBuf| path.is_dir() || path.extension().is_some_and(|end| end == "md" || end == "rs");
    below.iter().filter(|path| is_page(path)).try_for_each(|path| collect(path, pages))
}
