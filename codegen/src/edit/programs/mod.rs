//! Rust names in the example programs, in the guide and in texts. Names are found by the tokens of the code and by what
//! its imports say, so that a word that only looks like the name stays.
//!
//! ```text
//! names ──> receiver ──> surface                        what a name belongs to
//!   │          │
//!   └──────────┴──────> imports ──> tokens              what a path stands for
//! ```
//!
//! What is renamed, [`Renaming`], is below all of them.

mod imports;
mod names;
mod receiver;
mod renaming;
mod surface;
mod texts;
mod tokens;

use crate::model::Model;
use crate::place::Position;
use crate::spec::{Form, SourceFile, SourceSet};
use imports::Imports;
use names::{Found, Names};
pub use renaming::{Owner, Renaming, RustName};
use std::ops::Range;
use texts::{Piece, Readers, Text, pieces};
use tokens::Code;

/// A program or the guide after a renaming.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    pub path: String,
    /// Nothing if it stays.
    pub text: Option<String>,
    /// Lines with names that may be those of something else.
    pub doubtful: Vec<usize>,
}

/// How code names a package.
#[must_use]
pub fn crate_name(package: &str) -> String {
    package.replace('-', "_")
}

/// Whether the file has Rust code: a program, or the guide.
#[must_use]
pub fn is_rust(file: &SourceFile) -> bool {
    file.role.is_some_and(|role| matches!(role.form, Form::Program | Form::Guide))
}

/// The programs and the guide that have one of the names.
#[must_use]
pub fn in_programs(sources: &SourceSet, model: &Model, renamings: &[Renaming]) -> Vec<Program> {
    let mut programs = Vec::new();
    for file in sources.files().iter().filter(|file| is_rust(file)) {
        let is_guide = file.role.is_some_and(|role| role.form == Form::Guide);
        let mut found = Found::default();
        for renaming in renamings {
            let find = if is_guide { in_page } else { in_code };
            found.add(find(&file.text, model, renaming), 0);
        }
        let mut doubtful: Vec<usize> = found.doubtful.iter().map(|at| Position::of(&file.text, *at).line).collect();
        doubtful.sort_unstable();
        doubtful.dedup();
        let text = (!found.edits.is_empty()).then(|| applied(&file.text, &found));
        if text.is_some() || !doubtful.is_empty() {
            programs.push(Program { path: file.path.clone(), text, doubtful });
        }
    }
    programs
}

/// A text of the spec with the new name, if it has the old one.
#[must_use]
pub fn in_text(text: &str, model: &Model, renaming: &Renaming) -> Option<String> {
    let (imports, readers) = (Imports::default(), Readers::OfAll);
    let found = Text { content: text, readers, imports: &imports, model, renaming }.find();
    (!found.edits.is_empty()).then(|| applied(text, &found))
}

fn in_page(page: &str, model: &Model, renaming: &Renaming) -> Found {
    let mut found = Found::default();
    for piece in pieces(page) {
        let (range, part) = match piece {
            Piece::Rust(range) => (range.clone(), in_code(page.get(range).unwrap_or_default(), model, renaming)),
            Piece::Text(range) => {
                let (text, imports) = (page.get(range.clone()).unwrap_or_default(), Imports::default());
                (range, Text { content: text, readers: Readers::OfRust, imports: &imports, model, renaming }.find())
            }
        };
        found.add(part, range.start);
    }
    found
}

fn in_code(text: &str, model: &Model, renaming: &Renaming) -> Found {
    let code = Code::of(text);
    let imports = Imports::of(&code, &renaming.crate_name, false);
    let mut found = Names::find(&code, &imports, model, renaming);
    for range in together(text, &code.comments) {
        let comment = text.get(range.clone()).unwrap_or_default();
        let part = Text { content: comment, readers: Readers::OfRust, imports: &imports, model, renaming }.find();
        found.add(part, range.start);
    }
    found
}

/// Comments with only blanks between them are one text.
fn together(text: &str, comments: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in comments {
        match joined.last_mut() {
            Some(last) if text.get(last.end..range.start).is_some_and(|between| between.trim().is_empty()) => {
                last.end = range.end;
            }
            _ => joined.push(range.clone()),
        }
    }
    joined
}

fn applied(text: &str, found: &Found) -> String {
    let mut text = text.to_owned();
    for ((start, end), new) in found.edits.iter().rev() {
        text.replace_range(*start..*end, new);
    }
    text
}
