use crate::diagnostic::{Code, Diagnostic, Level};
use crate::lint::lint;
use crate::model::Model;
use crate::plan::Inputs;
use crate::resolve::resolve;
use crate::spec::{RawSpec, SourceSet, load};
use std::path::Path;

/// What the output depends on besides the disk.
pub(super) fn inputs(sources: &SourceSet) -> Inputs {
    Inputs::of(sources.files().iter().map(|file| (file.path.as_str(), file.text.as_str())))
}

/// The same once a file of the spec has another text.
pub(super) fn inputs_with(sources: &SourceSet, path: &str, text: &str) -> Inputs {
    let others = sources.files().iter().map(|file| (file.path.as_str(), file.text.as_str()));
    let mut files: Vec<(&str, &str)> = others.filter(|(other, _)| *other != path).chain([(path, text)]).collect();
    files.sort_unstable();
    Inputs::of(files)
}

/// What is wrong with a spec, and the files that it is in.
pub(super) type Mistakes = Box<(Vec<Diagnostic>, SourceSet)>;

/// The files of a spec and what is in them, for what needs no more; or what cannot be read.
pub(super) fn raw(folder: &Path) -> Result<(SourceSet, RawSpec), Mistakes> {
    let (sources, mut found) = SourceSet::read(folder);
    let (raw, unreadable) = load(&sources);
    found.extend(unreadable);
    if found.is_empty() { Ok((sources, raw)) } else { Err(Box::new((found, sources))) }
}

/// The model of the files, or everything that is wrong with them, `found` while they were read included.
pub fn build_model(sources: &SourceSet, found: Vec<Diagnostic>) -> Result<Model, Vec<Diagnostic>> {
    checked(sources, found).map(|(model, _)| model)
}

/// As [`build_model`], with the warnings about a spec that can be used.
pub(super) fn checked(
    sources: &SourceSet,
    mut found: Vec<Diagnostic>,
) -> Result<(Model, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (raw, unreadable) = load(sources);
    if raw.service.is_none() {
        // It names the folders that are included, so nothing is known about files in others.
        found.retain(|diagnostic| diagnostic.code != Code::StrayFile || unreadable.is_empty());
    }
    found.extend(unreadable);
    let broken = !found.is_empty();
    let wording = raw.judged(lint(&raw, sources));
    let is_usable = !broken && wording.iter().all(|diagnostic| diagnostic.level < Level::Error);
    let resolved = match resolve(&raw) {
        Ok((model, mut warnings)) if is_usable => {
            warnings.extend(wording);
            return Ok((model, warnings));
        }
        Ok((_, warnings)) => warnings,
        Err(diagnostics) => diagnostics,
    };
    // What a file that could not be read may well have declared is not reported as missing.
    found.extend(resolved.into_iter().filter(|diagnostic| !broken || is_independent(diagnostic)));
    found.extend(wording);
    Err(found)
}

/// Whether a mistake is one whatever the files that could not be read hold.
fn is_independent(diagnostic: &Diagnostic) -> bool {
    !matches!(
        diagnostic.code,
        Code::MissingFile
            | Code::UnknownType
            | Code::UnknownParameter
            | Code::UnknownValue
            | Code::UnknownError
            | Code::UnknownShared
            | Code::UnknownReference
            | Code::UnusedType
            | Code::UnusedError
            | Code::UnusedShared
            | Code::UnusedName
            | Code::MissingText
            | Code::OrphanText
            | Code::BadExample
    )
}
