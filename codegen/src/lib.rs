//! The generator: from the YAML of `spec/` to an SDK crate and its reference.
//!
//! ```text
//! SourceSet ── spec ──> Raw files ── resolve ──> Model ── backend ──> artifacts ── plan ──> apply | report
//! ```
//!
//! Data goes one way. Only the first step reads the disk and only the last one writes it; what lies between is a
//! function of its input, so two runs give the same bytes.
//!
//! | module | what it does |
//! |---|---|
//! | [`spec`] | reads the files: YAML with places, the check of their form, the raw structs |
//! | [`diagnostic`] | mistakes: code, place, help; printed with a caret |
//! | [`resolve`] | follows references, decides names, checks conditions: raw structs to a [`model::Model`] |
//! | [`model`] | what backends read, and nothing else |
//! | [`backend`] | one folder for each kind of output; each output is one function |
//! | [`artifact`], [`plan`] | a file to be written; what differs from the disk |
//! | [`command`] | the command line |

pub mod artifact;
pub mod backend;
pub mod command;
pub mod diagnostic;
pub mod dump;
pub mod model;
mod parallel;
pub mod place;
pub mod plan;
pub mod report;
pub mod resolve;
pub mod spec;
pub mod suggestion;
