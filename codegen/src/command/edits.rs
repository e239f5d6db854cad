//! `new` and `rename`: files of the spec are written only if the spec has no mistakes afterwards.

use super::arguments::{AccessChoice, New, RenameWhat};
use super::input::{build_model, raw};
use super::outcome::Outcome;
use super::printing::Printing;
use super::products::Target;
use crate::dump;
use crate::edit::{Draft, Edited, Rename, RustName, draft, in_programs, is_rust, rename};
use crate::model::{Field, Model};
use crate::place::Position;
use crate::plan::write_whole;
use crate::spec::{CONFIRMED, SourceSet, print_confirmed};
use serde_json::{Value, json};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes the files of a new operation.
pub(super) fn new(target: &Target, what: &New, printing: Printing, out: &mut impl Write) -> io::Result<Outcome> {
    let New::Operation { name, family, access, summary, chinese } = what;
    let (_, raw) = match raw(&target.spec) {
        Ok(read) => read,
        Err(wrong) => return Ok(printing.mistakes(&wrong.0, &wrong.1)),
    };
    let access = match access {
        AccessChoice::Read => "read",
        AccessChoice::Write => "write",
    };
    let (summary, chinese) = (summary.clone(), chinese.clone());
    let output = target.output_from_spec();
    let wanted = Draft { name: name.clone(), family: family.clone(), access, summary, chinese, output };
    let files = match draft(&raw, &wanted) {
        Ok(files) => files,
        Err(refusal) => return Ok(refused(refusal)),
    };
    write(&target.spec, &files, printing, out)
}

/// Gives another name to something.
pub(super) fn renamed(spec: &Path, what: &RenameWhat, printing: Printing, out: &mut impl Write) -> io::Result<Outcome> {
    let (sources, found) = SourceSet::read(spec);
    let model = match build_model(&sources, found) {
        Ok(model) => model,
        Err(found) => return Ok(printing.mistakes(&found, &sources)),
    };
    let what = wanted(what);
    let plan = match rename(&sources, &model, &what) {
        Ok(plan) => plan,
        Err(refusal) => return Ok(refused(refusal)),
    };
    let (files, mut changed) = plan.edits.apply(&sources);
    // The texts are those that were confirmed, with another name in them.
    let others = files.into_iter().filter(|(path, _)| path != CONFIRMED).collect();
    let (after, found) = SourceSet::from_memory(&spec.display().to_string(), others);
    let new = match build_model(&after, found) {
        Ok(new) => new,
        Err(found) => return Ok(printing.mistakes(&found, &after)),
    };
    if wire(&model) != wire(&new) {
        let help = "choose a name that nothing else has".to_owned();
        return Ok(refused(("the name would change what is sent or read".to_owned(), help)));
    }
    let mut ambiguous = Vec::new();
    for old in &plan.rust {
        let name = rust_name(&new, &what);
        if has_others(&model, &what, old) {
            ambiguous.push(old.clone());
            continue;
        }
        for (path, text) in in_programs(&sources, old, &name) {
            changed.push(Edited { path, from: None, text });
        }
    }
    if sources.files().iter().any(|file| file.path == CONFIRMED) {
        let text = print_confirmed(&new.translations);
        changed.push(Edited { path: CONFIRMED.to_owned(), from: None, text });
    }
    let outcome = write(spec, &changed, printing, out)?;
    for name in &ambiguous {
        say_uses(&sources, name, printing, out)?;
    }
    Ok(outcome)
}

fn wanted(what: &RenameWhat) -> Rename {
    match what {
        RenameWhat::Type { old, new } => Rename::Type { old: old.clone(), new: new.clone() },
        RenameWhat::Operation { operation, rust } => Rename::Operation { name: operation.clone(), rust: rust.clone() },
        RenameWhat::Parameter { parameter, new } => match parameter.split_once('.') {
            Some((owner, name)) => Rename::Member { owner: owner.to_owned(), name: name.to_owned(), rust: new.clone() },
            None => Rename::Shared { old: parameter.clone(), new: new.clone() },
        },
    }
}

/// The Rust name that the new spec gives.
fn rust_name(model: &Model, what: &Rename) -> String {
    match what {
        Rename::Type { new, .. } => model.rust_type(new).unwrap_or(new).to_owned(),
        Rename::Operation { rust, .. } | Rename::Member { rust, .. } => rust.clone(),
        Rename::Shared { new, .. } => new.clone(),
    }
}

/// Whether other setters have the name, so that a call of it could be for another one.
fn has_others(model: &Model, what: &Rename, name: &RustName) -> bool {
    let (Rename::Member { owner, name: member, .. }, RustName::Method(rust)) = (what, name) else { return false };
    let is_other = |of: &String, field: &Field| field.rust == *rust && (of != owner || field.name != *member);
    let in_operations = model.operations.iter().any(|it| it.request.iter().any(|field| is_other(&it.name, field)));
    let in_structures = model.structures.iter().any(|it| it.fields.iter().any(|field| is_other(&it.name, field)));
    in_operations || in_structures || model.operations.iter().any(|it| it.rust == *rust)
}

/// Names the lines that may use a method of several.
fn say_uses(sources: &SourceSet, name: &RustName, printing: Printing, out: &mut impl Write) -> io::Result<()> {
    let RustName::Method(method) = name else { return Ok(()) };
    let call = format!(".{method}(");
    for file in sources.files().iter().filter(|file| is_rust(file)) {
        for (at, _) in file.text.match_indices(&call) {
            let line = Position::of(&file.text, at).line;
            let path = sources.display_path(file);
            printing.say(&format!("{path}:{line}: calls `{method}`, which several types have; check it"), out)?;
        }
    }
    Ok(())
}

/// What is sent and read: every path with its type, position and values.
fn wire(model: &Model) -> Value {
    let without_names = |entries: Vec<Value>| -> Vec<Value> {
        let without_name = |mut entry: Value| {
            if let Some(entry) = entry.as_object_mut() {
                entry.remove("type_name");
            }
            entry
        };
        entries.into_iter().map(without_name).collect()
    };
    let operation = |operation| {
        let (request, response) = (dump::request(model, operation), dump::response(model, operation));
        json!([operation.name, without_names(request), without_names(response)])
    };
    model.operations.iter().map(operation).collect()
}

fn refused((message, help): (String, String)) -> Outcome {
    Outcome::Failed(format!("error: {message}\n  help: {help}\n"))
}

/// Writes files of the spec, with the byte order marks that they have.
pub(super) fn write(spec: &Path, files: &[Edited], printing: Printing, out: &mut impl Write) -> io::Result<Outcome> {
    for Edited { path, from, text } in files {
        let target = spec.join(path);
        let is_marked = fs::read(&target).is_ok_and(|bytes| bytes.starts_with(BYTE_ORDER_MARK.as_bytes()));
        let marked = if is_marked { format!("{BYTE_ORDER_MARK}{text}") } else { text.clone() };
        if let Err(error) = write_whole(&target, &marked) {
            return Ok(Outcome::Failed(format!("error: {error}\n")));
        }
        if let Some(from) = from {
            fs::remove_file(spec.join(from))?;
        }
        let line = match from {
            Some(from) => format!("wrote {}, which was {from}", target.display()),
            None => format!("wrote {}", target.display()),
        };
        printing.say(&line, out)?;
    }
    Ok(Outcome::Done)
}
