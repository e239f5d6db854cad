//! How far a job has come, as a value that outlives the process.

mod file;
mod keep;
mod state;
mod version;

pub use file::{RunFile, RunFileError};
pub(crate) use keep::Forgotten;
pub use keep::{KeepError, KeepRun};
pub(crate) use state::{Purchase, Release, Stage, now};
pub use state::{RUN_TAG, Run};
