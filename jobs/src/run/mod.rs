//! How far a job has come, as a value that outlives the process.

mod clock;
mod file;
mod keep;
mod state;
mod version;

pub(crate) use clock::since_1970;
pub use file::{RunFile, RunFileError};
pub(crate) use keep::Forgotten;
pub use keep::{KeepError, KeepRun};
pub(crate) use state::{Purchase, Release, Stage};
pub use state::{RUN_TAG, Run};
