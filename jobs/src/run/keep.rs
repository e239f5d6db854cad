//! Who keeps a run.

use super::state::Run;
use alibabacloud_core::BoxFuture;
use std::error::Error;

/// Why a run could not be kept.
pub type KeepError = Box<dyn Error + Send + Sync>;

/// Keeps a run after each change. A closure that takes `&Run` does, and so does [`RunFile`](super::RunFile).
///
/// A call that purchases or configures begins only after the run that says so is kept. So return when the run would survive
/// the end of the process, and not before.
pub trait KeepRun: Send + Sync {
    /// Keeps the run, in place of the one before.
    ///
    /// # Errors
    /// Whatever prevents it. The job then stops before it calls anything else.
    fn keep<'a>(&'a self, run: &'a Run) -> BoxFuture<'a, Result<(), KeepError>>;
}

impl<F: Fn(&Run) -> Result<(), KeepError> + Send + Sync> KeepRun for F {
    fn keep<'a>(&'a self, run: &'a Run) -> BoxFuture<'a, Result<(), KeepError>> {
        Box::pin(std::future::ready(self(run)))
    }
}

/// For callers that don't keep their runs.
#[derive(Debug)]
pub(crate) struct Forgotten;

impl KeepRun for Forgotten {
    fn keep<'a>(&'a self, _: &'a Run) -> BoxFuture<'a, Result<(), KeepError>> {
        Box::pin(std::future::ready(Ok(())))
    }
}
