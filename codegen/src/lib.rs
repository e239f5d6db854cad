//! The generator: from the YAML of `spec/` to an SDK crate and its reference.
//!
//! ```text
//! SourceSet ── spec ──> Raw files ── resolve ──> Model ── backend ──> artifacts ── plan ──> apply | report
//! ```
//!
//! Data goes one way. Only the first step reads the disk and only the last one writes it; what lies between is a
//! function of its input, so two runs give the same bytes.
//!
//! The modules are layers, and every import points down; a test keeps it. Modules on one line do not know each other.
//!
//! ```text
//! command                                               the command line
//! upstream                                              descriptions that the vendor publishes
//! diff   export                                         what changes from one spec to another; the API in forms of others
//! wire                                                  what travels, as lists of paths
//! dump                                                  the model as JSON, for other tools
//! backend                                               one folder for each kind of output: markdown, rust, schema
//! edit                                                  changes of the spec that touch many files
//! resolve   lint   plan   report   accepted             raw structs to a model; wording; files to the disk; mistakes to people;
//!                                                       differences that somebody accepts
//! spec                                                  the files of the spec: YAML, the check of their form, raw structs
//! diagnostic                                            a mistake: code, place, help
//! model   artifact   place   prose   suggestion         plain data and functions, which need nothing else
//! parallel
//! fingerprint   shown                                   what two texts are compared by; names for a terminal
//! ```
//!
//! Backends read the [`model`] and make [`artifact`]s. `schema` also reads [`spec`], since it describes the files
//! themselves.

pub mod accepted;
pub mod artifact;
pub mod backend;
pub mod command;
pub mod diagnostic;
pub mod diff;
pub mod dump;
pub mod edit;
pub mod export;
mod fingerprint;
pub mod lint;
pub mod model;
mod parallel;
pub mod place;
pub mod plan;
pub mod prose;
pub mod report;
pub mod resolve;
mod shown;
pub mod spec;
pub mod suggestion;
pub mod upstream;
pub mod wire;
