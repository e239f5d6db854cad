//! The marks that a merge leaves where it could not decide.

use crate::diagnostic::{Code, Diagnostic};
use crate::place::Place;

/// The first mark of a conflict in a file, if there is one. A line of equals signs alone may underline a heading in
/// `prose`.
pub(super) fn find(text: &str, file: u32, prose: bool) -> Option<Diagnostic> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim_end();
        if is_mark(written, prose) {
            let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
            let place = Place { file, start: offset(start), end: offset(start + written.len()) };
            let message = "a merge left a conflict here";
            let help = "keep one of the two sides, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`";
            return Some(Diagnostic::new(Code::Syntax, place, message, help));
        }
        start += line.len();
    }
    None
}

fn is_mark(line: &str, prose: bool) -> bool {
    let begins = |mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    ["<<<<<<<", "|||||||", ">>>>>>>"].into_iter().any(begins) || !prose && line == "======="
}
