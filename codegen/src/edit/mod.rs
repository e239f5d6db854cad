//! Changes of a spec that touch many files at once. Files are edited as text, at the places that the YAML parser names, so
//! that comments and layout stay.
//!
//! ```text
//! sources, model ── rename | new | fixes ──> edits ── apply ──> files of the new spec
//! ```

mod draft;
mod files;
mod fixes;
mod merge;
mod programs;
mod rename;
mod service;
mod words;

pub use draft::{Draft, draft};
pub use files::{Edited, Edits};
pub use fixes::{Change, fixes, with_changes};
pub use merge::{Conflict, Files, Merge, merge};
pub use programs::{Owner, Program, Renaming, RustName, crate_name, in_programs, in_text, is_rust};
pub use rename::{Rename, Renamed, rename, rename_in_texts};
pub use service::{ServiceDraft, service_draft};
