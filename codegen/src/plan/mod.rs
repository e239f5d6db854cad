//! What differs between the artifacts and the disk, and how to fix it. What artifacts hold is for the backends, and what
//! is printed about a plan on the way for [`crate::command`].
//!
//! Only files that the generator owns are touched: those it makes, those it made before that nobody edited since (the
//! list is in the `MANIFEST`), and the drafts of a run that was stopped.

mod apply;
mod change;
mod comparison;
mod disk;
mod draft;
mod error;
mod lock;
mod manifest;
mod obstacles;
mod output;
mod paths;
mod report;
mod stamp;

pub use apply::{apply, write_whole};
pub use change::{Action, Change, ChangeKind};
pub use comparison::{Plan, compare};
pub use error::Error;
pub use lock::Lock;
pub use output::Output;
pub use report::report;
pub use stamp::Inputs;
