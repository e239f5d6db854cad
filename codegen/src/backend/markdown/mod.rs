//! The reference: an mdBook in each language, a page for each operation and type. Rust documentation is for
//! [`super::rust`].
//!
//! Each kind of page is one file here, which prepares what to say, and one template, which says where. Everything
//! that a page calls anything stands in `labels`, in both languages.

mod block;
mod book;
mod clients;
mod conditions;
mod context;
mod diagram;
mod enum_page;
mod error_page;
mod example;
mod facts;
mod grouping;
mod index_page;
mod labels;
mod matrix;
mod mention;
mod operation_page;
mod page;
mod prose;
mod request;
mod response;
mod sentence;
mod shown;
mod spec_page;
mod structure_page;
mod table;
mod transitions;
mod types_page;
mod waiting;
mod wire;
mod words;
mod workflow_page;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Language, Model};
use crate::parallel;

/// Makes a file of which each book has one.
type SingleFile = fn(&Model, Language) -> Result<Artifact, Error>;

const SINGLE: &[SingleFile] = &[
    book::configuration,
    book::summary,
    index_page::generate,
    error_page::of_calls,
    error_page::of_tasks,
    error_page::of_prechecks,
    types_page::generate,
];

/// The books, one folder below `docs/` for each language.
pub fn generate(model: &Model) -> Result<Vec<Artifact>, Error> {
    let mut files = Vec::new();
    for language in Language::ALL {
        files.extend(parallel::map(SINGLE, |file| file(model, language)));
        files.extend(parallel::map(&model.families, |it| index_page::family(model, language, it)));
        files.extend(parallel::map(&spec_page::own(model), |it| spec_page::generate(model, language, it)));
        files.extend(parallel::map(&model.workflows, |it| workflow_page::generate(model, language, it)));
        files.extend(parallel::map(&model.operations, |it| operation_page::generate(model, language, it)));
        files.extend(parallel::map(&model.structures, |it| structure_page::generate(model, language, it)));
        files.extend(parallel::map(&model.enums, |it| enum_page::generate(model, language, it)));
    }
    files.into_iter().collect()
}
