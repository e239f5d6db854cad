//! Diagnostics for people: printed as a compiler would, with the line of the file that each is in; and for other
//! programs. What is wrong is decided elsewhere, and where it is printed is for [`crate::command`].

mod finding;
mod format;
mod order;
#[cfg(test)]
mod tests;

pub use finding::{Finding, Region, findings};
pub use format::Format;

use crate::diagnostic::{Code, Diagnostic, Level as Gravity};
use crate::place::{Place, Position};
use crate::shown::visible;
use crate::spec::{SourceFile, SourceSet};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use order::sorted;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

/// Columns after which a line is cut around the mistake, whatever the terminal.
const WIDTH: usize = 140;

/// Places with the same mistake that are printed one by one.
const FEW: usize = 3;

/// Bytes of a line of help.
const HELP_WIDTH: usize = 100;

/// Prints mistakes as a compiler would: each once, by file and place, and their number at the end.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &SourceSet, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let sorted = sorted(diagnostics);
    let mut printed = String::new();
    for same in repeated(&sorted) {
        let Some((first, others)) = same.split_first() else { continue };
        let mut group = group(first, sources);
        if !others.is_empty() {
            group = group.element(Level::NOTE.message(wrapped(&elsewhere(others, sources))));
        }
        let _ = writeln!(printed, "{}\n", renderer.render(&[group]));
    }
    if let Some(worst) = sorted.iter().map(|diagnostic| diagnostic.level).max() {
        let title = level(worst).primary_title(summary(&sorted));
        let _ = writeln!(printed, "{}", renderer.render(&[Group::with_title(title)]));
    }
    printed
}

/// Mistakes that are the same in more places than anybody reads about: together, in the place of the first.
fn repeated<'d>(sorted: &[&'d Diagnostic]) -> Vec<Vec<&'d Diagnostic>> {
    type Said<'d> = (Code, &'d str, &'d str);
    let said = |diagnostic: &&'d Diagnostic| -> Said<'d> {
        (diagnostic.code, diagnostic.message.as_str(), diagnostic.help.as_str())
    };
    let mut same: BTreeMap<Said<'d>, Vec<&'d Diagnostic>> = BTreeMap::new();
    for diagnostic in sorted {
        same.entry(said(diagnostic)).or_default().push(diagnostic);
    }
    let mut groups = Vec::new();
    for diagnostic in sorted {
        match same.get_mut(&said(diagnostic)) {
            Some(several) if several.len() > FEW => groups.push(std::mem::take(several)),
            // They are printed with the first.
            Some(several) if several.is_empty() => {}
            _ => groups.push(vec![*diagnostic]),
        }
    }
    groups
}

/// The number of other places, and the first of them.
fn elsewhere(others: &[&Diagnostic], sources: &SourceSet) -> String {
    let mut files: Vec<u32> = others.iter().filter_map(|other| Some(other.place?.file)).collect();
    files.dedup();
    let places = others.iter().filter_map(|other| {
        let place = other.place?;
        let file = sources.file(place)?;
        let Position { line, column, .. } =
            Position::of(&file.text, usize::try_from(place.start).unwrap_or(usize::MAX));
        Some(format!("{}:{line}:{column}", visible(&sources.display_path(file))))
    });
    let first: Vec<String> = places.take(FEW).collect();
    let (places, files) = (count(others.len(), "other place"), count(files.len(), "file"));
    let more = if others.len() > FEW { ", …" } else { "" };
    format!("the same is at {places} in {files}: {}{more}", first.join(", "))
}

fn level(gravity: Gravity) -> Level<'static> {
    match gravity {
        Gravity::Allowed => Level::NOTE,
        Gravity::Warning => Level::WARNING,
        Gravity::Error => Level::ERROR,
    }
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a SourceSet) -> Group<'a> {
    let title = level(diagnostic.level).primary_title(visible(&diagnostic.message)).id(diagnostic.code.number());
    let help = Level::HELP.message(wrapped(&visible(&diagnostic.help)));
    let Some((place, file)) = diagnostic.place.and_then(|place| Some((place, sources.file(place)?))) else {
        return Group::with_title(title).element(help);
    };
    let path = visible(&sources.display_path(file));
    match line(file, place) {
        // The text of such a file is not read.
        None => Group::with_title(title).element(Origin::path(path).line(1).char_column(1)).element(help),
        Some(Line { number, text, span }) => {
            let marked = AnnotationKind::Primary.span(span);
            let snippet = Snippet::source(text).line_start(number).path(path).annotation(marked);
            Group::with_title(title).element(snippet).element(help)
        }
    }
}

/// The text in lines that are not longer than a reader follows.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        if width + word.len() >= HELP_WIDTH {
            lines.push('\n');
            width = 0;
        } else if width > 0 {
            lines.push(' ');
        }
        lines.push_str(word);
        width += word.len() + 1;
    }
    lines
}

/// A line of a file, and what is marked in it.
struct Line<'a> {
    number: usize,
    text: &'a str,
    span: Range<usize>,
}

/// The line that a place begins in; of a longer stretch only what is on that line is marked.
fn line(file: &SourceFile, place: Place) -> Option<Line<'_>> {
    if file.text.is_empty() {
        return None;
    }
    let offset = |offset: u32| file.text.floor_char_boundary(usize::try_from(offset).unwrap_or(usize::MAX));
    let Position { line: number, line_start, .. } = Position::of(&file.text, offset(place.start));
    let text = file.text[line_start..].split(['\n', '\r']).next().unwrap_or_default();
    let start = (offset(place.start) - line_start).min(text.len());
    let end = (offset(place.end).saturating_sub(line_start)).clamp(start, text.len());
    // Not to underline blanks that end a line.
    let end = start + text[start..end].trim_end().len();
    Some(Line { number, text, span: start..end })
}

fn summary(diagnostics: &[&Diagnostic]) -> String {
    let mut files: Vec<u32> = diagnostics.iter().filter_map(|diagnostic| Some(diagnostic.place?.file)).collect();
    files.dedup();
    let warnings = diagnostics.iter().filter(|diagnostic| diagnostic.level == Gravity::Warning).count();
    let mistakes = match (diagnostics.len() - warnings, warnings) {
        (mistakes, 0) => count(mistakes, "mistake"),
        (0, warnings) => count(warnings, "warning"),
        (mistakes, warnings) => format!("{} and {}", count(mistakes, "mistake"), count(warnings, "warning")),
    };
    if files.is_empty() { mistakes } else { format!("{mistakes} in {}", count(files.len(), "file")) }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
