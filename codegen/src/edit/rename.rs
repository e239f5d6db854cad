//! Other names for types, operations and parameters. The wire keeps its names: operations and parameters get another Rust
//! name, while types and shared parameters are named by the spec alone.

use super::files::Edits;
use super::programs::{Owner, Renaming, RustName, in_text, is_rust};
use super::words::replaced;
use crate::model::{Field, Model};
use crate::place::Place;
use crate::spec::{Entry, Form, SourceFile, SourceSet, outline};
use crate::suggestion;

/// What gets which name.
#[derive(Clone, Debug)]
pub enum Rename {
    /// A structure, enum or document.
    Type { old: String, new: String },
    /// The Rust name of an operation.
    Operation { name: String, rust: String },
    /// The Rust name of a parameter, field or member: `Operation.Parameter` or `Structure.Member`.
    Member { owner: String, name: String, rust: String },
    /// An entry of the shared parameters.
    Shared { old: String, new: String },
}

/// Edits of the YAML files, and what then changes in Rust code.
#[derive(Clone, Debug, Default)]
pub struct Renamed {
    pub edits: Edits,
    /// Names until now that the example programs, the guide and texts may use.
    pub rust: Vec<RustName>,
}

const TYPE_KEYS: [&str; 3] = ["structure", "enum", "document"];

/// The edits for a new name, or why there are none: what is wrong, and what to do.
pub fn rename(sources: &SourceSet, model: &Model, what: &Rename) -> Result<Renamed, (String, String)> {
    let mut renamed = Renamed::default();
    let files = Outlined::all(sources);
    match what {
        Rename::Type { old, new } => {
            let known = model.structures.iter().map(|it| &it.name).chain(model.enums.iter().map(|it| &it.name));
            known_name("type", old, known.clone())?;
            free_name("type", new, known)?;
            not_of_rust(new)?;
            renamed.rust.extend(rust_type(model, old));
            for file in &files {
                file.rename_type(old, new, &mut renamed.edits);
            }
        }
        Rename::Operation { name, rust } => {
            known_name("operation", name, model.operations.iter().map(|it| &it.name))?;
            renamed.rust.extend(model.operation(name).map(|it| RustName::Operation { rust: it.rust.clone() }));
            if let Some(file) = files.iter().find(|file| file.declares(&["operation"], name)) {
                file.set_operation_name(rust, &mut renamed.edits);
            }
        }
        Rename::Member { owner, name, rust } => {
            let members = members(model, owner)?;
            known_name("parameter", name, members.iter().map(|field| &field.name))?;
            let owned = || match model.operation(owner) {
                Some(operation) => Owner::Operation(operation.name.clone()),
                None => Owner::Structure(owner.clone()),
            };
            let named = members.iter().filter(|it| it.name == *name);
            renamed.rust.extend(named.map(|it| RustName::Member { owner: owned(), rust: it.rust.clone() }));
            renamed.rust.dedup();
            for file in &files {
                file.set_member_name(owner, name, rust, &mut renamed.edits);
            }
        }
        Rename::Shared { old, new } => {
            let declared: Vec<String> = files.iter().flat_map(Outlined::shared_names).collect();
            known_name("shared parameter", old, declared.iter())?;
            free_name("shared parameter", new, declared.iter())?;
            for file in &files {
                file.rename_shared(old, new, &mut renamed.edits);
            }
        }
    }
    Ok(renamed)
}

/// Adds the edits of texts that have the name in backticks or in a link.
pub fn rename_in_texts(sources: &SourceSet, model: &Model, renaming: &Renaming, edits: &mut Edits) {
    for file in Outlined::all(sources) {
        for entry in file.entries.iter().filter(|entry| entry.text.is_some() && !is_sample(entry)) {
            let written = edits.at(entry.value).unwrap_or(file.at(entry.value));
            if let Some(text) = in_text(written, model, renaming) {
                edits.replace(entry.value, text);
            }
        }
    }
}

fn rust_type(model: &Model, name: &str) -> Option<RustName> {
    let structure = model.structure(name).map(|it| (&it.rust, &it.module));
    let (rust, module) = structure.or_else(|| model.enumeration(name).map(|it| (&it.rust, &it.module)))?;
    Some(RustName::Type { rust: rust.clone(), module: module.clone() })
}

/// Values of examples are those of callers.
fn is_sample(entry: &Entry) -> bool {
    entry.path.iter().any(|key| matches!(key.as_str(), "examples" | "example" | "default"))
}

fn members<'m>(model: &'m Model, owner: &str) -> Result<Vec<&'m Field>, (String, String)> {
    if let Some(operation) = model.operation(owner) {
        return Ok(operation.request.iter().chain(operation.payload()).collect());
    }
    if let Some(structure) = model.structure(owner) {
        return Ok(structure.fields.iter().collect());
    }
    let operations = model.operations.iter().map(|it| it.name.as_str());
    let known = operations.chain(model.structures.iter().map(|it| it.name.as_str()));
    let help = suggestion::help(owner, known, "name an operation or a structure before the dot");
    Err((format!("there is no operation or structure `{owner}`"), help.text))
}

fn known_name<'k>(what: &str, name: &str, known: impl Iterator<Item = &'k String>) -> Result<(), (String, String)> {
    let known: Vec<&str> = known.map(String::as_str).collect();
    if known.contains(&name) {
        return Ok(());
    }
    let help = suggestion::help(name, known, "`cargo codegen dump` lists all names");
    Err((format!("there is no {what} `{name}`"), help.text))
}

fn free_name<'k>(what: &str, name: &str, mut known: impl Iterator<Item = &'k String>) -> Result<(), (String, String)> {
    if known.any(|known| known == name) {
        return Err((format!("there is a {what} `{name}` already"), "choose another name".to_owned()));
    }
    Ok(())
}

/// Names that every program of Rust has for something else.
const OF_RUST: &[&str] = &["Box", "Err", "None", "Ok", "Option", "Result", "Self", "Some", "String", "Vec"];

fn not_of_rust(name: &str) -> Result<(), (String, String)> {
    if OF_RUST.contains(&name) {
        let message = format!("`{name}` is a name of Rust, which programs would mean another thing by");
        return Err((message, "choose another name".to_owned()));
    }
    Ok(())
}

/// A file with the places of its values.
struct Outlined<'s> {
    source: &'s SourceFile,
    entries: Vec<Entry>,
}

impl<'s> Outlined<'s> {
    /// The YAML files.
    fn all(sources: &'s SourceSet) -> Vec<Self> {
        let is_yaml = |file: &SourceFile| file.role.is_some_and(|role| role.form != Form::Confirmed) && !is_rust(file);
        let files = (0..).zip(sources.files()).filter(|(_, file)| is_yaml(file));
        files.map(|(index, source)| Self { source, entries: outline(&source.text, index) }).collect()
    }

    fn declares(&self, keys: &[&str], name: &str) -> bool {
        let declares =
            |entry: &Entry| keys.iter().any(|key| entry.is_at(&[key])) && entry.text.as_deref() == Some(name);
        !self.source.path.contains("zh-CN/") && self.entries.iter().any(declares)
    }

    fn has(&self, form: Form) -> bool {
        self.source.role.is_some_and(|role| role.form == form)
    }

    fn rename_type(&self, old: &str, new: &str, edits: &mut Edits) {
        for entry in &self.entries {
            let text = entry.text.as_deref();
            let is_local = entry.is_at(&["types", old]);
            let is_twin =
                entry.name() == old && entry.path.iter().rev().nth(1).is_some_and(|key| key == "not_merged_with");
            if let (true, Some(key)) = (is_local || is_twin, entry.key) {
                edits.replace(key, self.written(key, old, new));
            }
            if TYPE_KEYS.iter().any(|key| entry.is_at(&[key])) && text == Some(old) {
                edits.replace(entry.value, self.written(entry.value, old, new));
                self.move_file(old, new, edits);
                continue;
            }
            // The enum of a machine's statuses.
            let is_status = entry.name() == "status" && text == Some(old) && self.has(Form::States);
            let is_alias = entry.path.iter().rev().nth(1).is_some_and(|key| key == "aliases");
            if (entry.name() == "type" || is_alias || is_status) && !is_sample(entry) && text.is_some() {
                edits.replace(entry.value, self.written(entry.value, old, new));
            } else if text.is_some_and(|text| text.contains(&format!("`{old}`"))) && !is_sample(entry) {
                let written = self.at(entry.value).replace(&format!("`{old}`"), &format!("`{new}`"));
                edits.replace(entry.value, written);
            }
        }
    }

    fn rename_shared(&self, old: &str, new: &str, edits: &mut Edits) {
        for entry in &self.entries {
            if let (true, Some(key)) = (entry.is_at(&["parameters", old]), entry.key) {
                edits.replace(key, self.written(key, old, new));
            }
            if entry.name() == "use" && entry.path.len() > 1 && entry.text.as_deref() == Some(old) {
                edits.replace(entry.value, self.written(entry.value, old, new));
            }
        }
    }

    fn set_operation_name(&self, rust: &str, edits: &mut Edits) {
        match self.entries.iter().find(|entry| entry.is_at(&["rust"])) {
            Some(entry) => edits.replace(entry.value, rust),
            None => {
                let next = self.entries.iter().filter(|entry| entry.path.len() == 1).nth(1).and_then(|entry| entry.key);
                if let Some(key) = next {
                    edits.insert(key, format!("rust: {rust}\n"));
                }
            }
        }
    }

    fn set_member_name(&self, owner: &str, name: &str, rust: &str, edits: &mut Edits) {
        let paths: &[&[&str]] = if self.declares(&["operation"], owner) {
            &[&["request", name], &["response", name]]
        } else if self.declares(&TYPE_KEYS, owner) {
            &[&["fields", name]]
        } else {
            &[&["types", owner, "structure", "fields", name]]
        };
        if self.source.path.contains("zh-CN/") {
            return;
        }
        for entry in self.entries.iter().filter(|entry| paths.iter().any(|path| entry.is_at(path))) {
            let below =
                |other: &&Entry| other.path.len() == entry.path.len() + 1 && other.path.starts_with(&entry.path);
            let inside: Vec<&Entry> = self.entries.iter().filter(below).collect();
            if let Some(written) = inside.iter().find(|inner| inner.name() == "rust") {
                edits.replace(written.value, rust);
            } else if let Some(first) = inside.first().and_then(|inner| inner.key) {
                let is_flow = self.at(entry.value).starts_with('{');
                let behind = if is_flow { ", ".to_owned() } else { format!("\n{}", self.indent(first)) };
                edits.insert(first, format!("rust: {rust}{behind}"));
            }
        }
    }

    fn shared_names(&self) -> Vec<String> {
        let is_shared = |entry: &&Entry| self.source.path == "parameters.yaml" && entry.is_at(&["parameters", "*"]);
        self.entries.iter().filter(is_shared).map(|entry| entry.name().to_owned()).collect()
    }

    fn move_file(&self, old: &str, new: &str, edits: &mut Edits) {
        let path = &self.source.path;
        if let Some(folder) = path.strip_suffix(&format!("types/{old}.yaml")) {
            edits.move_file(path, &format!("{folder}types/{new}.yaml"));
        }
    }

    /// What the file has at a place, with whole words replaced.
    fn written(&self, place: Place, old: &str, new: &str) -> String {
        replaced(self.at(place), old, new)
    }

    fn at(&self, place: Place) -> &str {
        let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
        self.source.text.get(offset(place.start)..offset(place.end)).unwrap_or_default()
    }

    /// What is before a key on its line, as blanks.
    fn indent(&self, key: Place) -> String {
        let before = self.source.text.get(..usize::try_from(key.start).unwrap_or(0)).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        " ".repeat(line.chars().count())
    }
}
