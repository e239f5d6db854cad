//! The kinds of output. Each backend is a folder and one line of [`BACKENDS`].

mod error;
pub mod markdown;
pub mod rust;
pub mod sample;
pub mod schema;

pub use error::Error;

use crate::artifact::Artifact;
use crate::model::Model;

/// One kind of output: a function from the model to files.
#[derive(Debug)]
pub struct Backend {
    pub name: &'static str,
    pub generate: fn(&Model) -> Result<Vec<Artifact>, Error>,
}

/// All of them, in the order they run.
pub const BACKENDS: &[Backend] = &[
    Backend { name: "rust", generate: rust::generate },
    Backend { name: "markdown", generate: markdown::generate },
    Backend { name: "schema", generate: schema::generate },
];
