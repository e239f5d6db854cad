//! From a document that the vendor publishes to the files of a spec: structure, and texts where there are any. Whatever is
//! lost or guessed is reported.

mod earlier;
mod enums;
mod envelope;
mod errors;
mod exact;
mod limits;
mod note;
mod operation;
mod part;
mod service;
mod texts;
mod type_names;
mod types;
mod yaml;

use super::openmeta::Document;
use envelope::Envelope;
use errors::Codes;
pub use note::Note;
use std::collections::BTreeMap;
use types::Types;

/// The files of a spec, and what a person must know about them.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Paths relative to the spec folder, with their texts.
    pub files: Vec<(String, String)>,
    pub notes: Vec<Note>,
}

/// The files for a document; `origin` is how their first lines name it, and `earlier` has the files of an import before, whose types
/// keep their names.
#[must_use]
pub fn import(document: &Document, origin: &str, earlier: &BTreeMap<String, String>) -> Imported {
    let mut imported = Imported::default();
    let mut types = Types::new(
        document.components(),
        earlier::names(earlier.iter().map(|(path, text)| (path.as_str(), text.as_str()))),
    );
    let (families, envelope) = (service::families(document), Envelope::of(document));
    let codes = Codes::of(document, &mut imported.notes);
    let add = |path: String, node: &yaml::Node, imported: &mut Imported| {
        imported.files.push((path, format!("# Imported from {origin}.\n{node}")));
    };
    for name in document.empty_operations() {
        imported.notes.push(Note::Lost(name.to_owned(), "the operation: its entry is not an object".to_owned()));
    }
    for operation in document.operations() {
        let family = families.of(operation.name);
        if let Some(node) = operation::file(operation, family, (&envelope, &codes), &mut types, &mut imported.notes) {
            add(format!("operations/{family}/{}.yaml", operation.name), &node, &mut imported);
        }
    }
    for (name, node) in types.files() {
        add(format!("types/{name}.yaml"), &node, &mut imported);
    }
    if let Some(node) = errors::file(&codes, &mut imported.notes) {
        add("errors.yaml".to_owned(), &node, &mut imported);
    }
    let node = service::file(document, &families, &envelope, &mut imported.notes);
    add("service.yaml".to_owned(), &node, &mut imported);
    imported
}
