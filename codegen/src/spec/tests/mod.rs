//! What a spec's files turn into, and what is reported when they are wrong.

mod form;
mod properties;
mod source;
mod yaml;

use super::{RawSpec, SourceSet, load};
use crate::diagnostic::{Code, Diagnostic};
use crate::place::Position;

/// What is reported about a spec of these files.
fn spec(files: &[(&str, &[u8])]) -> (RawSpec, SourceSet, Vec<Diagnostic>) {
    let files = files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
    let (sources, mut diagnostics) = SourceSet::from_memory("spec", files);
    let (raw, more) = load(&sources);
    diagnostics.extend(more);
    (raw, sources, diagnostics)
}

/// Code, line and column of everything that is wrong with a file.
fn mistakes(path: &str, text: &str) -> Vec<(Code, usize, usize)> {
    let (_, sources, diagnostics) = spec(&[(path, text.as_bytes())]);
    let text = &sources.files()[0].text;
    diagnostics
        .iter()
        .map(|diagnostic| {
            let start = diagnostic.place.expect("a place").start;
            let position = Position::of(text, usize::try_from(start).expect("an offset"));
            (diagnostic.code, position.line, position.column)
        })
        .collect()
}

/// The only thing that is wrong with a file: its message and its help.
fn mistake(path: &str, text: &str) -> (String, String) {
    let (_, _, diagnostics) = spec(&[(path, text.as_bytes())]);
    match diagnostics.as_slice() {
        [only] => (only.message.clone(), only.help.clone()),
        other => panic!("one mistake is expected: {other:#?}"),
    }
}
