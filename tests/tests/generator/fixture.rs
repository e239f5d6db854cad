//! The specs that the tests work on.

use codegen::artifact::Artifact;
use codegen::command;
use codegen::model::Model;
use codegen::resolve::{self, Product};
use codegen::spec::{self, SourceSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files with their path relative to some folder, sorted.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// A folder below `tests/fixtures`.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// The folder of the whole project.
pub(crate) fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every file below `folder`.
pub(crate) fn files(folder: &Path) -> Files {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(place) = open.pop() {
        for entry in fs::read_dir(&place).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The products of this project.
pub(crate) fn products() -> Vec<Product> {
    let list = fs::read_to_string(project().join("spec/products.yaml")).unwrap();
    spec::products(&list).and_then(|raw| resolve::products(&raw)).unwrap_or_else(|found| panic!("{found:?}"))
}

/// The spec of DTS, with the folder beside it that it includes.
pub(crate) fn dts() -> Files {
    let mut found = files(&project().join("spec/dts"));
    let included = files(&project().join("spec/gateway"));
    found.extend(included.into_iter().map(|(path, bytes)| (format!("../gateway/{path}"), bytes)));
    found
}

/// The model of a product of this project, with the folders that its spec includes.
pub(crate) fn model_of(product: &Product) -> Model {
    let (sources, found) = SourceSet::read(&project().join(&product.spec));
    command::build_model(&sources, found)
        .unwrap_or_else(|found| panic!("{}", codegen::report::render(&found, &sources, false)))
}

/// The model of a spec that has no mistakes.
pub(crate) fn model(files: Files) -> Model {
    let (sources, found) = SourceSet::from_memory("spec", files);
    command::build_model(&sources, found)
        .unwrap_or_else(|found| panic!("{}", codegen::report::render(&found, &sources, false)))
}

/// Everything that all backends make of a spec.
pub(crate) fn artifacts(files: Files) -> Vec<Artifact> {
    command::artifacts(&model(files)).unwrap_or_else(|error| panic!("{error}"))
}
