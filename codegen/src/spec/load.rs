//! From the files of a spec to raw structs.

use super::deserialize::DeserializeError;
use super::includes::below;
use super::raw::{
    ErrorsTexts, OperationTexts, PageTexts, ParametersTexts, RawErrors, RawOperation, RawPage, RawParameters,
    RawService, RawStates, RawTypeFile, RawWords, RawWorkflow, ServiceTexts, TypeTexts, WorkflowTexts,
};
use super::role::{Form, Role};
use super::schema::schema;
use super::source::{SourceFile, SourceSet};
use super::{confirmed, conflict, form, yaml};
use crate::diagnostic::{Author, Code, Diagnostic, Level};
use crate::model::Translations;
use crate::parallel;
use crate::place::Place;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

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
    pub errors: Vec<RawFile<RawErrors>>,
    pub errors_texts: Vec<RawFile<ErrorsTexts>>,
    pub parameters: Option<RawFile<RawParameters>>,
    pub parameters_texts: Option<RawFile<ParametersTexts>>,
    pub types: Vec<RawFile<RawTypeFile>>,
    pub type_texts: Vec<RawFile<TypeTexts>>,
    pub operations: Vec<RawFile<RawOperation>>,
    pub operation_texts: Vec<RawFile<OperationTexts>>,
    pub workflows: Vec<RawFile<RawWorkflow>>,
    pub workflow_texts: Vec<RawFile<WorkflowTexts>>,
    pub pages: Vec<RawFile<RawPage>>,
    pub page_texts: Vec<RawFile<PageTexts>>,
    pub states: Option<RawFile<RawStates>>,
    pub words: Option<RawFile<RawWords>>,
    /// The example programs, as they are written.
    pub programs: Vec<RawFile<String>>,
    /// The guide to the crate, as it is written.
    pub guide: Option<RawFile<String>>,
    /// The translations that are known to fit.
    pub confirmed: Option<RawFile<Translations>>,
    /// The files that a person has not gone over.
    imported: BTreeSet<u32>,
    /// By index of a file: the offsets at which its lines end.
    line_ends: BTreeMap<u32, Vec<u32>>,
}

impl RawSpec {
    /// The line of a place, counted from 1.
    #[must_use]
    pub fn line(&self, place: Place) -> u32 {
        let before = self.line_ends.get(&place.file).map_or(0, |ends| ends.partition_point(|end| *end < place.start));
        u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// The mistakes that are reported, each with what it leads to.
    #[must_use]
    pub fn judged(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let judged = found.into_iter().map(|diagnostic| {
            let is_imported = diagnostic.place.is_some_and(|place| self.imported.contains(&place.file));
            let author = if is_imported { Author::Import } else { Author::Curator };
            Diagnostic { level: diagnostic.code.level(author), ..diagnostic }
        });
        judged.filter(|diagnostic| diagnostic.level > Level::Allowed).collect()
    }

    /// The path of a file by its index in the source set.
    #[must_use]
    pub fn path(&self, file: u32) -> Option<&str> {
        fn of<T>(file: &RawFile<T>) -> (u32, &str) {
            (file.file, &file.path)
        }
        let single = self.service.iter().map(of).chain(self.parameters.iter().map(of));
        let several = self.errors.iter().map(of).chain(self.types.iter().map(of)).chain(self.operations.iter().map(of));
        single.chain(several).find(|(index, _)| *index == file).map(|(_, path)| path)
    }

    /// Whether a file is in a folder that the spec includes.
    #[must_use]
    pub fn is_included(&self, path: &str) -> bool {
        let includes = self.service.iter().flat_map(|file| &file.value.includes);
        includes.into_iter().any(|folder| below(folder, path).is_some())
    }
}

/// Reads every file of the set. A file with mistakes is skipped, and the others are read.
#[must_use]
pub fn load(sources: &SourceSet) -> (RawSpec, Vec<Diagnostic>) {
    let files: Vec<(u32, &SourceFile, Role)> =
        (0..).zip(sources.files()).filter_map(|(index, source)| Some((index, source, source.role?))).collect();
    let roles: Vec<Role> = files.iter().map(|(.., role)| *role).collect::<BTreeSet<_>>().into_iter().collect();
    let schemas: BTreeMap<Role, Value> =
        roles.iter().copied().zip(parallel::map(&roles, |role| schema(*role))).collect();
    let mut spec = RawSpec::default();
    for (file, source, role) in &files {
        if role.form == Form::Operation {
            let ends =
                source.text.char_indices().filter(|(_, c)| *c == '\n').filter_map(|(at, _)| u32::try_from(at).ok());
            spec.line_ends.insert(*file, ends.collect());
        }
    }
    let mut diagnostics = Vec::new();
    for read in parallel::map(&files, |(file, source, role)| AnyFile::read(source, *role, *file, schemas.get(role))) {
        match read {
            Ok(file) => spec.add(file),
            Err(found) => diagnostics.extend(found),
        }
    }
    spec.find_imported();
    (spec, diagnostics)
}

/// A file of any role.
enum AnyFile {
    Service(Box<RawFile<RawService>>),
    ServiceTexts(RawFile<ServiceTexts>),
    Errors(RawFile<RawErrors>),
    ErrorsTexts(RawFile<ErrorsTexts>),
    Parameters(RawFile<RawParameters>),
    ParametersTexts(RawFile<ParametersTexts>),
    Type(Box<RawFile<RawTypeFile>>),
    TypeTexts(RawFile<TypeTexts>),
    Operation(Box<RawFile<RawOperation>>),
    OperationTexts(RawFile<OperationTexts>),
    Workflow(RawFile<RawWorkflow>),
    WorkflowTexts(RawFile<WorkflowTexts>),
    Page(RawFile<RawPage>),
    PageTexts(RawFile<PageTexts>),
    States(RawFile<RawStates>),
    Words(RawFile<RawWords>),
    Program(RawFile<String>),
    Guide(RawFile<String>),
    Confirmed(RawFile<Translations>),
}

impl AnyFile {
    fn read(source: &SourceFile, role: Role, file: u32, schema: Option<&Value>) -> Result<Self, Vec<Diagnostic>> {
        match (role.form, role.texts) {
            (Form::Service, false) => read(source, file, schema).map(Box::new).map(Self::Service),
            (Form::Service, true) => read(source, file, schema).map(Self::ServiceTexts),
            (Form::Errors, false) => read(source, file, schema).map(Self::Errors),
            (Form::Errors, true) => read(source, file, schema).map(Self::ErrorsTexts),
            (Form::Parameters, false) => read(source, file, schema).map(Self::Parameters),
            (Form::Parameters, true) => read(source, file, schema).map(Self::ParametersTexts),
            (Form::Type, false) => read(source, file, schema).map(Box::new).map(Self::Type),
            (Form::Type, true) => read(source, file, schema).map(Self::TypeTexts),
            (Form::Operation, false) => read(source, file, schema).map(Box::new).map(Self::Operation),
            (Form::Workflow, false) => read(source, file, schema).map(Self::Workflow),
            (Form::Workflow, true) => read(source, file, schema).map(Self::WorkflowTexts),
            (Form::Page, false) => read(source, file, schema).map(Self::Page),
            (Form::Page, true) => read(source, file, schema).map(Self::PageTexts),
            (Form::States, _) => read(source, file, schema).map(Self::States),
            (Form::Words, _) => read(source, file, schema).map(Self::Words),
            (Form::Program, _) => as_written(source, file).map(Self::Program),
            (Form::Guide, _) => as_written(source, file).map(Self::Guide),
            (Form::Confirmed, _) => {
                let (value, wrong) = confirmed::parse(&source.text, file);
                let file = RawFile { path: source.path.clone(), file, value };
                if wrong.is_empty() { Ok(Self::Confirmed(file)) } else { Err(wrong) }
            }
            (Form::Operation, true) => read(source, file, schema).map(Self::OperationTexts),
        }
    }
}

impl RawSpec {
    /// The error codes are in the file of the service's author.
    fn find_imported(&mut self) {
        let service = self.service.iter().filter(|file| file.value.origin.is_some());
        let is_imported = service.clone().next().is_some();
        let errors = self.errors.iter().filter(|file| is_imported && !self.is_included(&file.path));
        let types = self.types.iter().filter(|file| file.value.origin.is_some());
        let operations = self.operations.iter().filter(|file| file.value.origin.is_some());
        let files = service.map(|file| file.file).chain(errors.map(|file| file.file));
        let files = files.chain(types.map(|file| file.file)).chain(operations.map(|file| file.file));
        self.imported = files.collect();
    }

    fn add(&mut self, file: AnyFile) {
        match file {
            AnyFile::Service(file) => self.service = Some(*file),
            AnyFile::ServiceTexts(file) => self.service_texts = Some(file),
            AnyFile::Errors(file) => self.errors.push(file),
            AnyFile::ErrorsTexts(file) => self.errors_texts.push(file),
            AnyFile::Parameters(file) => self.parameters = Some(file),
            AnyFile::ParametersTexts(file) => self.parameters_texts = Some(file),
            AnyFile::Type(file) => self.types.push(*file),
            AnyFile::TypeTexts(file) => self.type_texts.push(file),
            AnyFile::Operation(file) => self.operations.push(*file),
            AnyFile::Workflow(file) => self.workflows.push(file),
            AnyFile::WorkflowTexts(file) => self.workflow_texts.push(file),
            AnyFile::Page(file) => self.pages.push(file),
            AnyFile::PageTexts(file) => self.page_texts.push(file),
            AnyFile::States(file) => self.states = Some(file),
            AnyFile::Words(file) => self.words = Some(file),
            AnyFile::Program(file) => self.programs.push(file),
            AnyFile::Confirmed(file) => self.confirmed = Some(file),
            AnyFile::Guide(file) => self.guide = Some(file),
            AnyFile::OperationTexts(file) => self.operation_texts.push(file),
        }
    }
}

fn as_written(source: &SourceFile, file: u32) -> Result<RawFile<String>, Vec<Diagnostic>> {
    match conflict::find(&source.text, file, true) {
        Some(conflict) => Err(vec![conflict]),
        None => Ok(RawFile { path: source.path.clone(), file, value: source.text.replace("\r\n", "\n") }),
    }
}

/// One file, or everything that is wrong with its form.
fn read<T: DeserializeOwned>(
    source: &SourceFile,
    file: u32,
    schema: Option<&Value>,
) -> Result<RawFile<T>, Vec<Diagnostic>> {
    let (node, mut found) = yaml::parse(&source.text, file);
    let Some(node) = node else { return Err(found) };
    found.extend(schema.into_iter().flat_map(|schema| form::check(&node, schema, &source.text)));
    if !found.is_empty() {
        return Err(found);
    }
    match T::deserialize(&node) {
        Ok(value) => Ok(RawFile { path: source.path.clone(), file, value }),
        Err(DeserializeError { message, place }) => {
            let help = "correct the value; the schema of the file lists the valid ones";
            Err(vec![Diagnostic::new(Code::WrongKind, place.unwrap_or(node.place), message, help)])
        }
    }
}
