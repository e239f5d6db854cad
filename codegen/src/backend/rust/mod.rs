//! The SDK crate: one function for each file of it. What every SDK needs, whatever its spec says, is in the runtime and
//! not here.
//!
//! Types, operations and the tables of the metadata are made of tokens and printed; what hardly depends on the spec (manifest,
//! README, client, error, endpoints) is a template. Names are the model's, prose goes through `doc`.

mod alias;
mod client;
mod constructor;
mod doc;
mod document;
mod error_code;
mod error_lookup;
mod facts;
mod feature;
#[cfg(test)]
pub(crate) mod fixture;
mod flows;
mod guide;
mod layout;
mod library;
mod metadata;
mod operation;
mod package;
mod print;
mod program;
mod rules;
mod scope;
mod sentence;
mod structure;
#[cfg(test)]
mod tests;
mod ty;
mod types;
mod wait;
mod words;

use crate::artifact::{Artifact, Keep};
use crate::backend::Error;
use crate::model::Model;
use crate::parallel;

/// Makes a file of which there is one.
type SingleFile = fn(&Model) -> Result<Artifact, Error>;

const SINGLE: &[SingleFile] = &[
    package::manifest,
    package::readme,
    library::file,
    client::client,
    client::blocking,
    client::test_util,
    client::endpoint,
    client::error,
    error_code::file,
    error_code::table,
    operation::index,
    types::index,
    wait::index,
];

/// The crate, in a folder of its name.
pub fn generate<T: Send>(model: &Model, keep: Keep<'_, T>) -> Result<Vec<T>, Error> {
    let Model {
        operations,
        structures,
        enums,
        identifiers,
        programs,
        // In the files of which there is one.
        service: _,
        families: _,
        errors: _,
        code_families: _,
        guide: _,
        // Rules and operations name them where they are documented.
        facts: _,
        sources: _,
        // Those for users of the crate are in the file of guides.
        pages: _,
        // For the pages, for other tools, and for the generator.
        workflows: _,
        states: _,
        translations: _,
    } = model;
    let mut files = parallel::map(SINGLE, |file| file(model).map(keep));
    files.extend(parallel::map(operations, |it| operation::file(model, it).map(keep)));
    let waiters: Vec<_> = operations.iter().filter_map(|it| Some((it, it.waiter.as_ref()?))).collect();
    files.extend(parallel::map(&waiters, |(operation, waiter)| wait::file(model, operation, waiter).map(keep)));
    files.extend(parallel::map(structures, |it| types::structure_file(model, it).map(keep)));
    files.extend(parallel::map(enums, |it| types::enumeration_file(model, it).map(keep)));
    files.extend(parallel::map(identifiers, |it| types::identifier_file(model, it).map(keep)));
    files.extend(programs.iter().map(|it| Ok(keep(program::file(model, it)))));
    files.extend(metadata::files(model, keep));
    files.extend(package::licences(model).map(|licence| Ok(keep(licence))));
    files.extend(guide::file(model).map(|file| file.map(keep)));
    files.into_iter().collect()
}
