//! A recorded run under every documented failure: what would a program that makes these calls survive?

mod failures;
mod run;

use crate::recording::Recording;
use std::fmt;
use std::io;
use std::path::Path;

pub use failures::Failure;
pub use run::{Later, Verdict};

/// What became of a recorded run under one failure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outcome {
    /// What went wrong.
    pub failure: Failure,
    /// What became of the calls after it.
    pub verdict: Verdict,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.failure, self.verdict)
    }
}

/// Replays a recording under every failure that is documented for its calls: their error codes, throttling, failures of the
/// service, failures in a response with status 200, lost responses, and failures of the tasks that the run has created.
///
/// # Errors
/// If the file cannot be read, is no recording, or its calls don't end now as they did then.
pub fn replay(recording: &Path) -> io::Result<Vec<Outcome>> {
    let recording = Recording::read(recording)?;
    run::check(&recording)?;
    let failures = failures::of(&recording, run::phases(&recording)?);
    failures.into_iter().map(|failure| Ok(Outcome { verdict: run::under(&recording, &failure)?, failure })).collect()
}
