//! From the files of a spec to raw structs.

use super::deserialize::Unfit;
use super::raw::{
    ErrorsTexts, OperationTexts, ParametersTexts, RawErrors, RawOperation, RawParameters, RawService, RawTypeFile,
    ServiceTexts, TypeTexts,
};
use super::role::{Form, Role};
use super::schema::schema;
use super::source::{SourceFile, SourceSet};
use super::{form, yaml};
use crate::diagnostic::{Code, Diagnostic};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// A file of the spec as it is written.
#[derive(Clone, Debug)]
pub struct RawFile<T> {
    /// Relative to the spec folder, with `/` between the parts.
    pub path: String,
    /// Index of the file in the source set.
    pub file: u32,
    pub value: T,
}

/// All files of the spec that could be read, each kind in the order of the paths.
#[derive(Clone, Debug, Default)]
pub struct RawSpec {
    pub service: Option<RawFile<RawService>>,
    pub service_texts: Option<RawFile<ServiceTexts>>,
    pub errors: Option<RawFile<RawErrors>>,
    pub errors_texts: Option<RawFile<ErrorsTexts>>,
    pub parameters: Option<RawFile<RawParameters>>,
    pub parameters_texts: Option<RawFile<ParametersTexts>>,
    pub types: Vec<RawFile<RawTypeFile>>,
    pub type_texts: Vec<RawFile<TypeTexts>>,
    pub operations: Vec<RawFile<RawOperation>>,
    pub operation_texts: Vec<RawFile<OperationTexts>>,
}

/// Reads every file of the set. A file with mistakes is left out, and the others go on.
#[must_use]
pub fn load(sources: &SourceSet) -> (RawSpec, Vec<Diagnostic>) {
    let mut reader = Reader::default();
    let mut spec = RawSpec::default();
    for (index, source) in sources.files().iter().enumerate() {
        let Some(role) = source.role else { continue };
        let file = u32::try_from(index).unwrap_or(u32::MAX);
        match (role.form, role.texts) {
            (Form::Service, false) => spec.service = reader.read(source, role, file),
            (Form::Service, true) => spec.service_texts = reader.read(source, role, file),
            (Form::Errors, false) => spec.errors = reader.read(source, role, file),
            (Form::Errors, true) => spec.errors_texts = reader.read(source, role, file),
            (Form::Parameters, false) => spec.parameters = reader.read(source, role, file),
            (Form::Parameters, true) => spec.parameters_texts = reader.read(source, role, file),
            (Form::Type, false) => spec.types.extend(reader.read(source, role, file)),
            (Form::Type, true) => spec.type_texts.extend(reader.read(source, role, file)),
            (Form::Operation, false) => spec.operations.extend(reader.read(source, role, file)),
            (Form::Operation, true) => spec.operation_texts.extend(reader.read(source, role, file)),
        }
    }
    (spec, reader.diagnostics)
}

/// Reads one file after the other.
#[derive(Default)]
struct Reader {
    /// Made once for all files of a role.
    schemas: BTreeMap<Role, Value>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader {
    fn read<T: DeserializeOwned>(&mut self, source: &SourceFile, role: Role, file: u32) -> Option<RawFile<T>> {
        let (node, mut found) = yaml::parse(&source.text, file);
        if let Some(node) = &node {
            let schema = self.schemas.entry(role).or_insert_with(|| schema(role));
            found.extend(form::check(node, schema, &source.text));
        }
        if !found.is_empty() {
            self.diagnostics.extend(found);
            return None;
        }
        let node = node?;
        match T::deserialize(&node) {
            Ok(value) => Some(RawFile { path: source.path.clone(), file, value }),
            Err(Unfit { message, place }) => {
                let help = "correct the value; the schema of the file tells what it may be";
                self.diagnostics.push(Diagnostic::new(Code::WrongKind, place.unwrap_or(node.place), message, help));
                None
            }
        }
    }
}
