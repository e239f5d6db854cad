//! The manifest, the README and the licences of the crate.

use super::doc::{Doc, cell, line};
use super::library::{EXTRAS, first_call};
use super::print::{header, literal, rendered};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Alone, Language, Model, Part, Program};
use askama::Template;

/// `Cargo.toml`
pub(super) fn manifest(model: &Model) -> Result<Artifact, Error> {
    let view = Manifest {
        header: header("# ", "service.yaml", ""),
        package: &model.service.package,
        keywords: &model.service.packaging.keywords,
        categories: &model.service.packaging.categories,
        alone: model.service.packaging.alone.as_ref(),
        description: literal(&format!("A client for {}", line(model.service.title.get(Language::English)))),
        features: features(model),
        programs: &model.programs,
    };
    rendered(model, "Cargo.toml", &view)
}

/// `README.md`
pub(super) fn readme(model: &Model) -> Result<Artifact, Error> {
    let link = |language: &Language| format!("[{}](../docs/{}/src/index.md)", language.name(), language.tag());
    let languages: Vec<String> = model.service.languages.iter().map(link).collect();
    let view = Readme {
        header: header("<!-- ", "service.yaml", " -->"),
        package: &model.service.package,
        title: line(model.service.title.get(Language::English)),
        version: &model.service.version,
        doc: Doc::of(model.service.doc.get(Language::English)).text().trim_end().to_owned(),
        first_call: first_call(model, "rust").unwrap_or_default(),
        features: features(model),
        one_feature: model.families.first().map(|family| family.feature.as_str()).unwrap_or_default(),
        programs: model.programs.iter().map(|it| (it.name.as_str(), cell(&it.summary))).collect(),
        extras: EXTRAS,
        release: release(model),
        alone: model.service.packaging.alone.as_ref(),
        has_credentials: has_page(model, "credentials"),
        has_testing: has_page(model, "testing"),
        repository: env!("CARGO_PKG_REPOSITORY"),
        languages: languages.join(" and "),
    };
    rendered(model, "README.md", &view)
}

/// The texts of both licences, which a package must contain: it does not reach beyond the folder of its crate.
pub(super) fn licences(model: &Model) -> [Artifact; 2] {
    let package = &model.service.package;
    let texts = [
        ("LICENSE-APACHE", include_str!("../../../../LICENSE-APACHE")),
        ("LICENSE-MIT", include_str!("../../../../LICENSE-MIT")),
    ];
    texts.map(|(name, text)| Artifact { path: format!("{package}/{name}"), text: text.to_owned() })
}

#[derive(Template)]
#[template(path = "rust/Cargo.toml", escape = "none")]
struct Manifest<'a> {
    header: String,
    package: &'a str,
    keywords: &'a [String],
    categories: &'a [String],
    alone: Option<&'a Alone>,
    description: String,
    features: Vec<Feature<'a>>,
    programs: &'a [Program],
}

#[derive(Template)]
#[template(path = "rust/README.md", escape = "none")]
struct Readme<'a> {
    header: String,
    package: &'a str,
    title: String,
    version: &'a str,
    doc: String,
    first_call: String,
    features: Vec<Feature<'a>>,
    one_feature: &'a str,
    programs: Vec<(&'a str, String)>,
    extras: [(&'static str, &'static str); EXTRAS.len()],
    /// The part of the version that a dependency names.
    release: String,
    alone: Option<&'a Alone>,
    /// Whether the reference has these pages.
    has_credentials: bool,
    has_testing: bool,
    /// That of the generator and the runtime.
    repository: &'static str,
    /// The links to the reference.
    languages: String,
}

/// The first two numbers of the version, or a version before a release as it is: two numbers don't match it. The generator
/// has the version of the workspace.
fn release(model: &Model) -> String {
    let alone = model.service.packaging.alone.as_ref();
    let version = alone.map_or(env!("CARGO_PKG_VERSION"), |alone| &alone.version);
    if version.contains('-') {
        return version.to_owned();
    }
    version.splitn(3, '.').take(2).collect::<Vec<_>>().join(".")
}

fn has_page(model: &Model, name: &str) -> bool {
    model.pages.iter().any(|page| page.name == name && page.part == Part::Start)
}

/// A family as a Cargo feature.
struct Feature<'a> {
    name: &'a str,
    title: String,
    operations: String,
}

fn features(model: &Model) -> Vec<Feature<'_>> {
    model
        .families
        .iter()
        .map(|family| Feature {
            name: &family.feature,
            title: line(family.title.get(Language::English)),
            operations: family.operations.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
        })
        .collect()
}
