//! `src/metadata/`: the API as data, behind a feature. It repeats what the model says; what the client does with a call
//! is in the other files of the crate.
//!
//! Definitions are JSON, a file each, which the crate embeds and parses when a program asks for one: as static values
//! they were three in ten of the crate's lines, for the compiler and for the printer here.

mod calls;
mod field;
mod object;
mod parts;
mod translations;
mod workflows;

use super::doc::Doc;
use super::print::{header, rendered, rust_file};
use super::scope::ident;
use crate::artifact::{Artifact, Keep};
use crate::backend::Error;
use crate::model::{Family, Language, Model, Service};
use crate::parallel;
use askama::Template;
use object::Object;
use proc_macro2::Literal;
use quote::quote;

pub(super) fn files<T: Send>(model: &Model, keep: Keep<'_, T>) -> Vec<Result<T, Error>> {
    let header = || header("// ", "service.yaml", "");
    let operations = model.operations.iter().map(|it| (it.name.as_str(), it.rust.as_str()));
    let structures = model.structures.iter().map(|it| (it.name.as_str(), it.module.as_str()));
    let enums = model.enums.iter().map(|it| (it.name.as_str(), it.module.as_str()));
    let single = vec![
        rendered(model, "src/metadata/model.rs", &ModelView { header: header() }),
        rendered(model, "src/metadata/entry.rs", &EntryView { header: header() }),
        rendered(model, "src/metadata/member.rs", &MemberView { header: header() }),
        rendered(model, "src/metadata/read.rs", &ReadView { header: header() }),
        service(model),
        calls::calls(model),
        workflows::file(model),
        table(model, "operation", "Operation", "operations/", operations),
        table(model, "structure", "Structure", "types/", structures),
        table(model, "enumeration", "Enumeration", "types/", enums),
    ];
    let mut files: Vec<Result<T, Error>> = single.into_iter().map(|file| file.map(keep)).collect();
    files.extend(translations::files(model).into_iter().map(|file| file.map(keep)));
    files.extend(parallel::map(&model.operations, |it| {
        Ok(keep(entry(model, "operation", &it.rust, parts::operation(model, it, Language::English))))
    }));
    files.extend(parallel::map(&model.structures, |it| {
        Ok(keep(entry(model, "structure", &it.module, parts::structure(model, it, Language::English))))
    }));
    files.extend(parallel::map(&model.enums, |it| {
        Ok(keep(entry(model, "enumeration", &it.module, parts::enumeration(it, Language::English))))
    }));
    files
}

/// The types that the data are made of.
#[derive(Template)]
#[template(path = "rust/metadata_model.rs", escape = "none")]
struct ModelView {
    header: String,
}

/// A definition that is parsed on use.
#[derive(Template)]
#[template(path = "rust/metadata_entry.rs", escape = "none")]
struct EntryView {
    header: String,
}

/// The members of a JSON object.
#[derive(Template)]
#[template(path = "rust/metadata_member.rs", escape = "none")]
struct MemberView {
    header: String,
}

/// From JSON to the types.
#[derive(Template)]
#[template(path = "rust/metadata_read.rs", escape = "none")]
struct ReadView {
    header: String,
}

/// `src/metadata/mod.rs`
fn service(model: &Model) -> Result<Artifact, Error> {
    let Service {
        name,
        product,
        version,
        title,
        package,
        // Of other files of the crate, and of the pages.
        languages: _,
        packaging: _,
        doc: _,
        link: _,
        endpoints: _,
        origins: _,
        envelope: _,
        unwraps: _,
        alias_prefixes: _,
        known_operations: _,
    } = &model.service;
    let doc = Doc::new()
        .paragraph("A description of the API as data, for tools: command lines, emulators, documentation.")
        .paragraph("It covers every family, whichever features are on; only [`calls`] depends on them.");
    let doc = doc.verbatim(&format!(
        "```\nlet service = &{}::metadata::SERVICE;\nassert!(service.operations().all(|operation| service.operation(operation.name).is_some()));\n```",
        package.replace('-', "_")
    ));
    let doc = doc.inner();
    let title = title.get(Language::English);
    let families = model.families.iter().map(|family| {
        // What replaces an old family is for the pages.
        let Family { name, feature, title, doc, operations, classic: _ } = family;
        let [title, doc] = [title, doc].map(|text| text.get(Language::English));
        quote!(Family { name: #name, feature: #feature, title: #title, doc: #doc, operations: &[#(#operations),*] })
    });
    let tokens = quote! {
        #doc
        mod calls;
        mod entry;
        mod enumeration;
        mod member;
        mod model;
        mod operation;
        mod read;
        mod structure;
        mod workflow;

        pub use calls::{Call, call, calls};
        pub use model::*;
        #[doc(no_inline)]
        pub use alibabacloud_core::{Access, Limits, Lookup};
        pub use workflow::{WORKFLOWS, Workflow, WorkflowStep};

        /// The service.
        pub static SERVICE: Service = Service {
            name: #name,
            product: #product,
            version: #version,
            title: #title,
            families: &[#(#families),*],
            operations: &operation::ALL,
            structures: &structure::ALL,
            enumerations: &enumeration::ALL,
        };
    };
    rust_file(format!("{package}/src/metadata/mod.rs"), "service.yaml", tokens)
}

/// The `mod.rs` of a folder with a file for each definition, given by its name and its file.
fn table<'a>(
    model: &Model,
    folder: &str,
    ty: &str,
    source: &str,
    definitions: impl ExactSizeIterator<Item = (&'a str, &'a str)>,
) -> Result<Artifact, Error> {
    let (ty, number) = (ident(ty), Literal::usize_unsuffixed(definitions.len()));
    let entries = definitions.map(|(name, file)| {
        let file = format!("{file}.json");
        quote!(Entry::new(#name, include_str!(#file)))
    });
    let tokens = quote! {
        use super::entry::Entry;
        use super::model::#ty;

        pub(super) static ALL: [Entry<#ty>; #number] = [#(#entries),*];
    };
    rust_file(format!("{}/src/metadata/{folder}/mod.rs", model.service.package), source, tokens)
}

fn entry(model: &Model, folder: &str, file: &str, definition: Object) -> Artifact {
    let path = format!("{}/src/metadata/{folder}/{file}.json", model.service.package);
    Artifact { path, text: definition.pretty() }
}
