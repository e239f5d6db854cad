//! The kinds of output. Each backend is a folder and one line of [`BACKENDS`].

mod facets;
pub mod markdown;
pub mod rust;
pub mod sample;
pub mod schema;

use crate::artifact::Artifact;
use crate::model::Model;

/// One kind of output: a function from the model to files.
#[derive(Debug)]
pub struct Backend {
    pub name: &'static str,
    pub generate: fn(&Model) -> Result<Vec<Artifact>, Error>,
}

/// A backend made text that is not what it claims to be, which is a mistake in the generator.
#[derive(Debug)]
pub struct Error {
    /// The artifact's path.
    pub path: String,
    pub message: String,
}

/// All of them, in the order they run.
pub const BACKENDS: &[Backend] = &[
    Backend { name: "rust", generate: rust::generate },
    Backend { name: "markdown", generate: markdown::generate },
    Backend { name: "schema", generate: schema::generate },
];
