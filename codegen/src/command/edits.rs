//! `new` and `rename`: files of the spec are written only if the spec has no mistakes afterwards.

use super::arguments::{NewOperation, RenameWhat};
use super::input::{Mistakes, build_model, raw};
use super::outcome::Outcome;
use super::printing::Printing;
use super::products::Target;
use crate::dump;
use crate::edit::{
    Draft, Edited, Edits, Program, Rename, Renaming, crate_name, draft, in_programs, rename, rename_in_texts,
};
use crate::model::Model;
use crate::plan::write_whole;
use crate::shown::shown;
use crate::spec::{CONFIRMED, SourceSet, print_confirmed};
use serde_json::{Value, json};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes the files of a new operation.
pub(super) fn new(
    target: &Target,
    wanted: &NewOperation,
    printing: Printing,
    out: &mut impl Write,
) -> io::Result<Outcome> {
    let NewOperation { name, family, access, summary, chinese } = wanted;
    let (_, raw) = match raw(&target.spec) {
        Ok(read) => read,
        Err(wrong) => return Ok(printing.mistakes(&wrong.0, &wrong.1)),
    };
    let (summary, chinese) = (summary.clone(), chinese.clone());
    let output = target.output_from_spec();
    let wanted =
        Draft { name: name.clone(), family: family.clone(), access: access.keyword(), summary, chinese, output };
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
    let mut edits = plan.edits;
    let mut new = match after(spec, &sources, &edits) {
        Ok(new) => new,
        Err(mistakes) => return Ok(printing.mistakes(&mistakes.0, &mistakes.1)),
    };
    if wire(&model) != wire(&new) {
        let help = "choose a name that nothing else has".to_owned();
        return Ok(refused(("the name would change what is sent or read".to_owned(), help)));
    }
    let (new_name, new_module) = rust_name(&new, &what);
    let renaming = |old| {
        let crate_name = crate_name(&model.service.package);
        Renaming { old, new: &new_name, new_module: &new_module, crate_name }
    };
    let renamings: Vec<Renaming> = plan.rust.into_iter().map(renaming).collect();
    for renaming in &renamings {
        rename_in_texts(&sources, &model, renaming, &mut edits);
    }
    let programs = in_programs(&sources, &model, &renamings);
    new = match after(spec, &sources, &edits) {
        Ok(new) => new,
        Err(mistakes) => return Ok(printing.mistakes(&mistakes.0, &mistakes.1)),
    };
    let mut changed = edits.apply(&sources).1;
    let texts = programs.iter().filter_map(|program| Some((program.path.clone(), program.text.clone()?)));
    changed.extend(texts.map(|(path, text)| Edited { path, from: None, text }));
    if sources.files().iter().any(|file| file.path == CONFIRMED) {
        let text = print_confirmed(&new.translations);
        changed.push(Edited { path: CONFIRMED.to_owned(), from: None, text });
    }
    let outcome = write(spec, &changed, printing, out)?;
    for Program { path, doubtful, .. } in &programs {
        for line in doubtful {
            let path = spec.join(path);
            printing.say(&format!("{}:{line}: may be another name of this spelling; check it", shown(&path)), out)?;
        }
    }
    Ok(outcome)
}

/// The model of the spec after the edits.
fn after(spec: &Path, sources: &SourceSet, edits: &Edits) -> Result<Model, Mistakes> {
    let (files, _) = edits.apply(sources);
    // The texts are those that were confirmed, with another name in them.
    let others = files.into_iter().filter(|(path, _)| path != CONFIRMED).collect();
    let (after, found) = SourceSet::from_memory(&spec.display().to_string(), others);
    build_model(&after, found).map_err(|found| Box::new((found, after)))
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

/// The Rust name that the new spec gives, and that of a type's module.
fn rust_name(model: &Model, what: &Rename) -> (String, String) {
    match what {
        Rename::Type { new, .. } => {
            let structure = model.structure(new).map(|it| (&it.rust, &it.module));
            let known = structure.or_else(|| model.enumeration(new).map(|it| (&it.rust, &it.module)));
            known.map_or_else(|| (new.clone(), new.clone()), |(rust, module)| (rust.clone(), module.clone()))
        }
        Rename::Operation { rust, .. } | Rename::Member { rust, .. } => (rust.clone(), String::new()),
        Rename::Shared { new, .. } => (new.clone(), String::new()),
    }
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

pub(super) fn refused((message, help): (String, String)) -> Outcome {
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
            Some(from) => format!("wrote {}, which was {from}", shown(&target)),
            None => format!("wrote {}", shown(&target)),
        };
        printing.say(&line, out)?;
    }
    Ok(Outcome::Done)
}
