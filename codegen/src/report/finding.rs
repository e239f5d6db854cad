use super::order::sorted;
use crate::diagnostic::Diagnostic;
use crate::place::Position;
use crate::spec::SourceSet;
use serde::Serialize;

/// What is wrong, where, and what to do about it, for other programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The stable code of a mistake in the spec, or how a file of the output differs.
    pub rule: String,
    /// What the rule stands for, in a word.
    pub name: String,
    /// `error`, or `warning` for what does not keep the spec from being used.
    pub level: &'static str,
    pub message: String,
    pub help: String,
    /// The file, as it is found from the working folder; `None` for what is of no single file.
    pub path: Option<String>,
    /// The place in the file; `None` for a file as a whole.
    pub region: Option<Region>,
}

/// From a character to the one before the end; lines and columns count characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Region {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// Mistakes as findings: each once, by file and place.
#[must_use]
pub fn findings(diagnostics: &[Diagnostic], sources: &SourceSet) -> Vec<Finding> {
    sorted(diagnostics).into_iter().map(|diagnostic| finding(diagnostic, sources)).collect()
}

fn finding(diagnostic: &Diagnostic, sources: &SourceSet) -> Finding {
    let place = diagnostic.place.and_then(|place| Some((place, sources.file(place)?)));
    let region = |text: &str, start: u32, end: u32| {
        let at = |offset: u32| Position::of(text, usize::try_from(offset).unwrap_or(usize::MAX));
        let (start, end) = (at(start), at(end.max(start)));
        Region { line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    };
    Finding {
        rule: diagnostic.code.number().to_owned(),
        name: format!("{:?}", diagnostic.code),
        level: diagnostic.level.word(),
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        path: place.map(|(_, file)| sources.display_path(file)),
        region: place.map(|(place, file)| region(&file.text, place.start, place.end)),
    }
}
