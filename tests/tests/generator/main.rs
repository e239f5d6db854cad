//! The generator as a whole: from the files of a spec to what is on the disk afterwards.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod audit;
mod auth;
mod command;
mod crate_names;
mod determinism;
mod diagnostics;
mod diagnostics_page;
mod diff;
mod edits;
mod export;
mod fixes;
mod fixture;
mod formats;
mod freshness;
mod golden;
mod hostile_surroundings;
mod imported;
mod imported_again;
mod imported_values;
mod includes;
mod languages;
mod lighthouse;
mod misspelt_keys;
mod mutants;
mod new_service;
mod pairs;
mod paths;
mod plan;
mod products;
mod renamed_code;
mod runs_side_by_side;
mod scratch;
mod secrets;
mod standalone;
mod strange_files;
mod torture;
mod transcripts;
mod translations;
mod unchanged;
mod users_files;
mod words;
