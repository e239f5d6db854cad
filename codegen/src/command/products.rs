//! Which specs a command is about: those of the list of products, or the one that is named.

use super::outcome::Outcome;
use super::printing::Printing;
use crate::resolve::{self, Product};
use crate::shown::shown;
use crate::spec::{self, PRODUCTS, SourceSet, load};
use crate::suggestion;
use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The file of a spec that names its crate.
pub(super) const SERVICE: &str = "service.yaml";

/// A spec, and the folder for its output.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) spec: PathBuf,
    pub(super) out: PathBuf,
    /// Its entry in the list, if it has one.
    pub(super) product: Option<Product>,
}

/// Whether a run is about all products of a list.
pub(super) fn are_all(spec: Option<&Path>, products: &[String]) -> bool {
    products.is_empty() && spec.map_or_else(default_spec, Path::to_owned).join(PRODUCTS).is_file()
}

/// The specs that the command line names, or what is wrong with the list or the names.
pub(super) fn targets(spec: Option<&Path>, products: &[String], printing: Printing) -> Result<Vec<Target>, Outcome> {
    let spec = spec.map_or_else(default_spec, Path::to_owned);
    if spec.join(PRODUCTS).is_file() {
        return chosen(listed(&spec, printing)?, products);
    }
    let beside = spec.parent().filter(|folder| folder.join(PRODUCTS).is_file());
    let known = match beside {
        Some(folder) => listed(folder, printing)?.into_iter().find(|target| same(&target.spec, &spec)),
        None => None,
    };
    chosen(vec![known.unwrap_or_else(|| Target::alone(spec))], products)
}

impl Target {
    /// A spec of no list: its output is beside it.
    fn alone(spec: PathBuf) -> Self {
        let out = spec.parent().unwrap_or(Path::new("")).join("generated");
        Self { spec, out, product: None }
    }

    /// The output folder as it is found from the spec folder, with `/` between the parts.
    pub(super) fn output_from_spec(&self) -> String {
        match &self.product {
            Some(product) => format!("{}{}", "../".repeat(product.spec.split('/').count()), product.output),
            None => "../generated".to_owned(),
        }
    }

    /// How messages name it.
    fn name(&self) -> &str {
        self.product.as_ref().map_or("", |product| product.name.as_str())
    }
}

/// As [`targets`]; a product that only an earlier list has is in the folder of its name beside the others.
pub(super) fn also_former(
    spec: Option<&Path>,
    products: &[String],
    printing: Printing,
) -> Result<Vec<Target>, Outcome> {
    let folder = spec.map_or_else(default_spec, Path::to_owned);
    let known = match (products, folder.join(PRODUCTS).is_file()) {
        ([name], true) => listed(&folder, printing)?.iter().any(|target| target.name() == name.as_str()),
        _ => true,
    };
    match products {
        [name] if !known && !name.contains(['/', '\\', '.']) => Ok(vec![Target::alone(folder.join(name))]),
        _ => targets(spec, products, printing),
    }
}

/// The one spec of a command that is about one.
pub(super) fn only(mut targets: Vec<Target>) -> Result<Target, Outcome> {
    match (targets.pop(), targets.as_slice()) {
        (Some(target), []) => Ok(target),
        (last, others) => {
            let names: Vec<&str> = others.iter().chain(&last).map(Target::name).collect();
            let message = "error: this command is about one product, and there are several";
            Err(Outcome::Failed(format!("{message}\n  help: name it with `--product`: {}\n", names.join(", "))))
        }
    }
}

fn chosen(all: Vec<Target>, names: &[String]) -> Result<Vec<Target>, Outcome> {
    if let Some(unknown) = names.iter().find(|name| !all.iter().any(|target| target.name() == name.as_str())) {
        let help = suggestion::help(unknown, all.iter().map(Target::name), "`products.yaml` lists the products");
        return Err(Outcome::Failed(format!("error: there is no product `{unknown}`\n  help: {}\n", help.text)));
    }
    let is_chosen = |target: &Target| names.is_empty() || names.iter().any(|name| name == target.name());
    Ok(all.into_iter().filter(is_chosen).collect())
}

/// The products of the list in a folder; what it names is relative to the folder around it.
fn listed(folder: &Path, printing: Printing) -> Result<Vec<Target>, Outcome> {
    let list = folder.join(PRODUCTS);
    let project = folder.parent().unwrap_or(Path::new(""));
    let text = match fs::read_to_string(&list) {
        Ok(text) => text,
        Err(error) => return Err(Outcome::Failed(format!("error: {} cannot be read: {error}\n", shown(&list)))),
    };
    let products = spec::products(&text).and_then(|raw| resolve::products(&raw));
    match products {
        Ok(products) => {
            let targets: Vec<Target> = products.into_iter().map(|product| target(project, product)).collect();
            match same_crate(&targets) {
                None => Ok(targets),
                Some(message) => Err(Outcome::Failed(message)),
            }
        }
        Err(found) => {
            let sources = SourceSet::of_pages(vec![(list.display().to_string(), text)]);
            Err(printing.mistakes(&found, &sources))
        }
    }
}

/// What is said about two products whose crates have one name: a workspace cannot have both, and neither can a registry.
fn same_crate(targets: &[Target]) -> Option<String> {
    let mut names: Vec<(String, &str)> = Vec::new();
    for target in targets {
        let Ok(service) = fs::read(target.spec.join(SERVICE)) else { continue };
        let (raw, _) = load(&SourceSet::from_memory("", vec![(SERVICE.to_owned(), service)]).0);
        let Some(package) = raw.service.map(|file| file.value.package.value) else { continue };
        if let Some((_, other)) = names.iter().find(|(name, _)| *name == package) {
            let message =
                format!("error: the products `{other}` and `{}` have the same crate `{package}`", target.name());
            return Some(format!("{message}\n  help: change `crate:` in {}\n", shown(&target.spec.join(SERVICE))));
        }
        names.push((package, target.name()));
    }
    None
}

/// Folders beside the output of the products with output of a product that is not in the list.
pub(super) fn left_over(targets: &[Target]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let parents: BTreeSet<&Path> =
        targets.iter().filter(|target| target.product.is_some()).filter_map(|target| target.out.parent()).collect();
    for entry in parents.into_iter().filter_map(|parent| fs::read_dir(parent).ok()).flatten().flatten() {
        let folder = entry.path();
        if folder.join("MANIFEST").is_file() && !targets.iter().any(|target| target.out == folder) {
            found.push(folder);
        }
    }
    found.sort();
    found
}

fn target(project: &Path, product: Product) -> Target {
    Target { spec: project.join(&product.spec), out: project.join(&product.output), product: Some(product) }
}

/// `spec` in the folder of the project, relative to the working folder where it is right there.
pub(super) fn default_spec() -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    let is_project = |folder: &&Path| {
        let spec = folder.join("spec");
        spec.join(PRODUCTS).is_file() || spec.join("service.yaml").is_file()
    };
    match here.ancestors().find(is_project) {
        Some(project) if project != here => project.join("spec"),
        _ => PathBuf::from("spec"),
    }
}

/// Whether two paths lead to the same folder.
fn same(left: &Path, right: &Path) -> bool {
    match (fs::canonicalize(left), fs::canonicalize(right)) {
        (Ok(left), Ok(right)) => left == right,
        _ => false,
    }
}
