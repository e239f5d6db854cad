//! The reference: an mdBook in each language, a page for each operation and type.
//!
//! Each kind of page is one file here, which prepares what to say, and one template, which says where. Everything
//! that a page calls anything stands in `labels`, in both languages.

mod book;
mod conditions;
mod context;
mod enum_page;
mod error_page;
mod example;
mod facts;
mod index_page;
mod labels;
mod mention;
mod operation_page;
mod page;
mod prose;
mod request;
mod response;
mod row;
mod sentence;
mod structure_page;
mod table;
mod types_page;
mod wire;
mod words;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Language, Model};

/// The books, one folder below `docs/` for each language.
pub fn generate(model: &Model) -> Result<Vec<Artifact>, Error> {
    let mut artifacts = Vec::new();
    for language in Language::ALL {
        artifacts.push(book::configuration(model, language)?);
        artifacts.push(book::stylesheet(language)?);
        artifacts.push(book::summary(model, language)?);
        artifacts.push(index_page::generate(model, language)?);
        artifacts.push(error_page::generate(model, language)?);
        artifacts.push(types_page::generate(model, language)?);
        for family in &model.families {
            artifacts.push(index_page::family(model, language, family)?);
        }
        for operation in &model.operations {
            artifacts.push(operation_page::generate(model, language, operation)?);
        }
        for structure in &model.structures {
            artifacts.push(structure_page::generate(model, language, structure)?);
        }
        for enumeration in &model.enums {
            artifacts.push(enum_page::generate(model, language, enumeration)?);
        }
    }
    Ok(artifacts)
}
