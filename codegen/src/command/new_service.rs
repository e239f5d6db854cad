//! `new service`: the spec of a product with its first operation, and its place in the list of products.

use super::arguments::NewService;
use super::edits::{refused, write};
use super::input::build_model;
use super::outcome::Outcome;
use super::printing::Printing;
use crate::edit::{Edited, ServiceDraft, service_draft};
use crate::model::Language;
use crate::resolve;
use crate::shown::shown;
use crate::spec::{self, PRODUCTS, SourceSet, load};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// What a list begins with that nobody has written yet.
const FIRST_LINES: &str = "# The products of this project.\nproducts:\n";

/// Writes the files below `specs`, and says what to do next.
pub(super) fn run(specs: &Path, wanted: &NewService, printing: Printing, out: &mut impl Write) -> io::Result<Outcome> {
    let NewService { name, product, version, languages, operation, access, summary, chinese } = wanted;
    let languages: Vec<Language> = languages.iter().map(|language| (*language).into()).collect();
    if specs.join("service.yaml").is_file() {
        let message = format!("{} is the spec of one product", shown(specs));
        let help = "move it into a folder of its own, as `spec/dts`, or name another folder with `--spec`".to_owned();
        return Ok(refused((message, help)));
    }
    let folder = specs.join(name);
    if folder.exists() {
        let help = "choose another name, or move the folder elsewhere".to_owned();
        return Ok(refused((format!("there is {} already", shown(&folder)), help)));
    }
    let (list, entry) = match list(specs, wanted, &languages) {
        Ok(list) => list,
        Err(refusal) => return Ok(refused(refusal)),
    };
    let draft = ServiceDraft {
        name: name.clone(),
        product: product.clone(),
        version: version.clone(),
        languages,
        workspace: entry.workspace,
        gateway: specs.join("gateway").join("errors.yaml").is_file(),
        operation: operation.clone(),
        access: access.keyword(),
        summary: summary.clone(),
        chinese: chinese.clone(),
        output: format!("../../generated/{name}"),
    };
    let files = match service_draft(&draft) {
        Ok(files) => files,
        Err(refusal) => return Ok(refused(refusal)),
    };
    if let Some(mistakes) = mistakes(specs, name, &files) {
        return Ok(printing.mistakes(&mistakes.0, &mistakes.1));
    }
    if let failed @ Outcome::Failed(_) = write(&folder, &files, printing, out)? {
        return Ok(failed);
    }
    let list = [Edited { path: PRODUCTS.to_owned(), from: None, text: list }];
    if let failed @ Outcome::Failed(_) = write(specs, &list, printing, out)? {
        return Ok(failed);
    }
    printing.say(&next_steps(&folder, wanted), out)?;
    Ok(Outcome::Done)
}

/// What the list says about the new product, and about those that it has.
struct Entry {
    /// Whether the crates of the other products are members of a workspace.
    workspace: bool,
}

/// The list with the new product, or why there is none.
fn list(specs: &Path, wanted: &NewService, languages: &[Language]) -> Result<(String, Entry), (String, String)> {
    let NewService { name, version, .. } = wanted;
    // Folders are named after it.
    let is_name = name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if !is_name {
        let help = "use letters, digits and underscores, as in `dts`; the folder of the specs is for `--spec`";
        return Err((format!("`{}` cannot be the name of a service", name.escape_debug()), help.to_owned()));
    }
    let path = specs.join(PRODUCTS);
    let mut text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => FIRST_LINES.to_owned(),
        Err(error) => return Err((format!("{} cannot be read: {error}", shown(&path)), "make it readable".to_owned())),
    };
    let others = if text == FIRST_LINES { Ok(Vec::new()) } else { read(&text) };
    let help = || format!("add the product to {} by hand", shown(&path));
    let Ok(others) = others else { return Err((format!("{} has mistakes", shown(&path)), help())) };
    let project = specs.parent().unwrap_or(Path::new(""));
    let workspace = others.iter().any(|other| is_in_workspace(&project.join(&other.spec)));
    let below = specs.file_name().map_or_else(|| "spec".to_owned(), |name| name.to_string_lossy().into_owned());
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let tags: Vec<&str> = languages.iter().map(|language| language.tag()).collect();
    let _ = write!(
        text,
        "  - name: {name}\n    spec: {below}/{name}\n    output: generated/{name}\n    version: \"{version}\"\n    languages: [{}]\n",
        tags.join(", ")
    );
    match read(&text) {
        Ok(all) if all.len() == others.len() + 1 => Ok((text, Entry { workspace })),
        _ => Err((format!("the product cannot be added to {}", shown(&path)), help())),
    }
}

fn read(text: &str) -> Result<Vec<resolve::Product>, ()> {
    spec::products(text).and_then(|raw| resolve::products(&raw)).map_err(|_| ())
}

fn is_in_workspace(spec: &Path) -> bool {
    let (raw, _) = load(&SourceSet::read(spec).0);
    raw.service.and_then(|file| file.value.packaging).is_some_and(|packaging| packaging.workspace)
}

/// What is wrong with the spec that would be written: a name that the command line took as it was.
fn mistakes(specs: &Path, name: &str, files: &[Edited]) -> Option<super::input::Mistakes> {
    let mut all: Vec<(String, Vec<u8>)> =
        files.iter().map(|file| (file.path.clone(), file.text.clone().into_bytes())).collect();
    let gateway = SourceSet::read(&specs.join("gateway")).0;
    all.extend(
        gateway.files().iter().map(|file| (format!("../gateway/{}", file.path), file.text.clone().into_bytes())),
    );
    let (sources, found) = SourceSet::from_memory(&specs.join(name).display().to_string(), all);
    build_model(&sources, found).err().map(|found| Box::new((found, sources)))
}

fn next_steps(folder: &Path, wanted: &NewService) -> String {
    let NewService { name, operation, .. } = wanted;
    let operation = folder.join("operations/general").join(format!("{operation}.yaml"));
    format!(
        "next:\n  1. describe the parameters and the response in {}\n  \
         2. cargo codegen lint --product {name}\n  3. cargo codegen generate --product {name}",
        shown(&operation)
    )
}
