//! The kinds of output: each is a folder that turns the model into files, and one line of [`BACKENDS`].
//!
//! What several backends share is below them, as [`sample`] is; backends do not know each other, and none of them knows
//! the disk.

pub mod emulation;
mod error;
pub(crate) mod facets;
pub mod markdown;
pub mod rust;
pub mod sample;
pub mod schema;
pub(crate) mod units;
pub(crate) mod wording;

pub use error::Error;

use crate::artifact::{Keep, Made};
use crate::model::Model;

/// One kind of output: a function from the model to files.
#[derive(Debug)]
pub struct Backend {
    pub name: &'static str,
    pub generate: fn(&Model, Keep<'_, Made>) -> Result<Vec<Made>, Error>,
}

/// All of them, in the order they run.
pub const BACKENDS: &[Backend] = &[
    Backend { name: "rust", generate: rust::generate },
    Backend { name: "markdown", generate: markdown::generate },
    Backend { name: "schema", generate: schema::generate },
    Backend { name: "emulation", generate: emulation::generate },
];
