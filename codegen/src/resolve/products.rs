//! The list of products: no two of them share a name or a folder.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Language, Model};
use crate::spec::At;
use crate::spec::raw::{RawImport, RawProduct, RawProducts};

/// A product of a project: where its spec is, and where its output goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    pub name: String,
    /// Relative to the folder of the project, with `/` between the parts.
    pub spec: String,
    /// As `spec`.
    pub output: String,
    /// The version of the API.
    pub version: String,
    /// English first.
    pub languages: Vec<Language>,
    /// The document that the spec was imported from.
    pub source: Option<Import>,
}

/// A document that a spec was imported from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    pub file: String,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// The products of a list, or everything that is wrong with it.
pub fn products(raw: &RawProducts) -> Result<Vec<Product>, Vec<Diagnostic>> {
    let RawProducts { products } = raw;
    let mut found = Vec::new();
    if products.is_empty() {
        let message = "the list of products is empty, so that nothing would be checked";
        found.push(Diagnostic::global(Code::BadProduct, message, "list a product, or remove the file"));
    }
    let mut folders: Vec<(&str, &At<String>)> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for product in products {
        let RawProduct { name, spec, output, version: _, languages: _, source: _ } = product;
        if names.contains(&name.value.as_str()) {
            found.push(Diagnostic::new(
                Code::DuplicateName,
                name.place,
                format!("there are two products `{}`", name.value),
                "give each product a name of its own",
            ));
        }
        names.push(&name.value);
        for (kind, folder) in [("spec", spec), ("output", output)] {
            if !is_folder(&folder.value) {
                let message = format!("`{}` cannot be the folder of a product", folder.value);
                let help = "name a folder below that of the project, as `spec/dts`";
                found.push(Diagnostic::new(Code::BadProduct, folder.place, message, help));
            } else if let Some((other, _)) = folders.iter().find(|(_, other)| overlap(&other.value, &folder.value)) {
                let message = format!("the {kind} folder `{}` overlaps with {other} folder of the list", folder.value);
                let help = "give each product folders of its own, none of them inside another";
                found.push(Diagnostic::new(Code::BadProduct, folder.place, message, help));
            }
            folders.push((if kind == "spec" { "a spec" } else { "an output" }, folder));
        }
    }
    let resolved: Vec<Product> = products.iter().map(|product| one(product, &mut found)).collect();
    if found.is_empty() { Ok(resolved) } else { Err(found) }
}

fn one(raw: &RawProduct, found: &mut Vec<Diagnostic>) -> Product {
    let RawProduct { name, spec, output, version, languages, source } = raw;
    let spoken: Vec<Language> = languages.iter().map(|language| Language::from(language.value)).collect();
    let is_known = matches!(spoken.as_slice(), [Language::English] | [Language::English, Language::Chinese]);
    if !is_known {
        let place = languages.first().map_or(name.place, |language| language.place);
        let message = format!("the languages of `{}` are neither `[en]` nor `[en, zh-CN]`", name.value);
        let help = "write `languages: [en]`, or `[en, zh-CN]` if the spec has Chinese texts";
        found.push(Diagnostic::new(Code::BadProduct, place, message, help));
    }
    let source = source.as_ref().map(|RawImport { file, sha256 }| {
        if sha256.value.len() != 64 || !sha256.value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let message = format!("`{}` is no SHA-256", sha256.value);
            let help = "write its 64 hexadecimal digits";
            found.push(Diagnostic::new(Code::BadProduct, sha256.place, message, help));
        }
        Import { file: file.value.clone(), sha256: sha256.value.to_ascii_lowercase() }
    });
    Product {
        name: name.value.clone(),
        spec: spec.value.clone(),
        output: output.value.clone(),
        version: version.value.clone(),
        languages: spoken,
        source,
    }
}

/// What the list and the spec of a product say differently.
#[must_use]
pub fn differences(product: &Product, model: &Model) -> Vec<Diagnostic> {
    let Product { name, spec, output: _, version, languages, source: _ } = product;
    let tags = |languages: &[Language]| languages.iter().map(|it| it.tag()).collect::<Vec<_>>().join(", ");
    let said = [
        ("service", name.clone(), model.service.name.clone()),
        ("version", version.clone(), model.service.version.clone()),
        ("languages", tags(languages), tags(&model.service.languages)),
    ];
    let differs = said.into_iter().filter(|(_, listed, own)| listed != own).map(|(key, listed, own)| {
        let message = format!("the list of products has `{listed}`, and `{key}:` in `{spec}/service.yaml` is `{own}`");
        Diagnostic::global(Code::BadProduct, message, "write the same in both files")
    });
    differs.collect()
}

/// Whether a name is that of a folder below another one.
fn is_folder(name: &str) -> bool {
    crate::spec::is_folder(name) && !name.starts_with("..")
}

/// Whether two folders are the same, or one is inside the other.
fn overlap(left: &str, right: &str) -> bool {
    let is_inside = |outer: &str, inner: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    is_inside(left, right) || is_inside(right, left)
}
