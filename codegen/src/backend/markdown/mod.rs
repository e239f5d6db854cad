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
mod error_rows;
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

use crate::artifact::{Artifact, Keep};
use crate::backend::Error;
use crate::model::{Language, Model, Origin};
use crate::parallel;

/// Makes a file of which each book has one.
type SingleFile = fn(&Model, Language) -> Result<Artifact, Error>;

const SINGLE: &[SingleFile] =
    &[book::configuration, book::summary, index_page::generate, error_page::of_calls, types_page::generate];

/// The books, one folder below `docs/` for each language.
pub fn generate<T: Send>(model: &Model, keep: Keep<'_, T>) -> Result<Vec<T>, Error> {
    let Model {
        families,
        operations,
        structures,
        enums,
        workflows,
        // In `spec_page::own`, and with the pages of codes.
        pages: _,
        // In the files of which each book has one.
        service: _,
        errors: _,
        code_families: _,
        sources: _,
        // Rules name them where they are shown.
        facts: _,
        // Of the Rust crate, of other tools, and of the generator.
        identifiers: _,
        programs: _,
        guide: _,
        states: _,
        translations: _,
    } = model;
    let mut files = Vec::new();
    for language in model.service.languages.iter().copied() {
        files.extend(parallel::map(SINGLE, |file| file(model, language).map(keep)));
        let own: Vec<Origin> = model.service.all_origins().into_iter().filter(|it| !it.is_of_calls()).collect();
        files.extend(parallel::map(&own, |origin| error_page::generate(model, language, *origin).map(keep)));
        files.extend(parallel::map(families, |it| index_page::family(model, language, it).map(keep)));
        files.extend(parallel::map(&spec_page::own(model), |it| spec_page::generate(model, language, it).map(keep)));
        files.extend(parallel::map(workflows, |it| workflow_page::generate(model, language, it).map(keep)));
        files.extend(parallel::map(operations, |it| operation_page::generate(model, language, it).map(keep)));
        files.extend(parallel::map(structures, |it| structure_page::generate(model, language, it).map(keep)));
        files.extend(parallel::map(enums, |it| enum_page::generate(model, language, it).map(keep)));
    }
    files.into_iter().collect()
}
