//! What came of an import.

use super::super::outcome::Outcome;
use crate::diagnostic::Diagnostic;
use crate::spec::SourceSet;

/// What came of one document.
#[derive(Default)]
pub(super) struct Report {
    /// What is lost, guessed, taken over, or changed on both sides.
    pub(super) notes: Vec<String>,
    /// What was done.
    pub(super) said: Vec<String>,
    pub(super) ending: Ending,
}

#[derive(Default)]
pub(super) enum Ending {
    #[default]
    Done,
    /// Both sides changed something.
    Conflict,
    Refused(Outcome),
    /// The files have mistakes.
    Mistakes(Vec<Diagnostic>, SourceSet),
}

impl Report {
    pub(super) fn refused(outcome: Outcome) -> Self {
        Self { ending: Ending::Refused(outcome), ..Self::default() }
    }
}
