//! The SDK crate: one function for each file of it.
//!
//! Types, operations and the static metadata are made of tokens and printed; what hardly depends on the spec (manifest,
//! README, client, error, endpoints) is a template. Names are the model's, prose goes through `doc`.

mod client;
mod doc;
mod error_code;
mod facts;
mod feature;
#[cfg(test)]
mod fixture;
mod library;
mod metadata;
mod operation;
mod package;
mod print;
mod rules;
mod scope;
mod sentence;
mod structure;
#[cfg(test)]
mod tests;
mod ty;
mod types;
mod words;

use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::Model;

/// The crate, in a folder of its name.
pub fn generate(model: &Model) -> Result<Vec<Artifact>, Error> {
    let mut artifacts = vec![
        package::manifest(model)?,
        package::readme(model)?,
        library::file(model)?,
        client::client(model)?,
        client::endpoint(model)?,
        client::error(model)?,
        error_code::file(model)?,
        error_code::table(model)?,
        operation::index(model)?,
        types::index(model)?,
    ];
    for operation in &model.operations {
        artifacts.push(operation::file(model, operation)?);
    }
    for structure in &model.structures {
        artifacts.push(types::structure_file(model, structure)?);
    }
    for enumeration in &model.enums {
        artifacts.push(types::enumeration_file(model, enumeration)?);
    }
    artifacts.extend(metadata::files(model)?);
    Ok(artifacts)
}
