//! `src/metadata/`: the API as static data, behind a feature. It repeats what the model says; what the client does with
//! a call is in the other files of the crate.

mod field;
mod parts;

use super::doc::Doc;
use super::feature;
use super::print::{header, rendered, rust_file};
use super::scope::ident;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Language, Model};
use crate::parallel;
use askama::Template;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn files(model: &Model) -> Vec<Result<Artifact, Error>> {
    let mut files = vec![
        rendered(model, "src/metadata/model.rs", &ModelView { header: header("// ", "service.yaml", "") }),
        service(model),
        calls(model),
        folder(model, "operation", "Operation", "operations/", model.operations.iter().map(|it| it.rust.as_str())),
        folder(model, "structure", "Structure", "types/", model.structures.iter().map(|it| it.module.as_str())),
        folder(model, "enumeration", "Enumeration", "types/", model.enums.iter().map(|it| it.module.as_str())),
    ];
    files.extend(parallel::map(&model.operations, |it| {
        entry(model, "operation", &it.rust, &it.source, parts::operation(model, it))
    }));
    files.extend(parallel::map(&model.structures, |it| {
        entry(model, "structure", &it.module, &it.source, parts::structure(model, it))
    }));
    files.extend(parallel::map(&model.enums, |it| {
        entry(model, "enumeration", &it.module, &it.source, parts::enumeration(it))
    }));
    files
}

/// The types that the data are made of.
#[derive(Template)]
#[template(path = "rust/metadata_model.rs", escape = "none")]
struct ModelView {
    header: String,
}

/// `src/metadata/mod.rs`
fn service(model: &Model) -> Result<Artifact, Error> {
    let service = &model.service;
    let doc = Doc::new()
        .paragraph("A static description of the API, for tools: command lines, emulators, documentation.")
        .paragraph("It covers every family, whichever features are on; only [`calls`] depends on them.");
    let doc = doc.verbatim(&format!(
        "```\nlet service = &{}::metadata::SERVICE;\nassert!(service.operations.iter().all(|operation| service.operation(operation.name).is_some()));\n```",
        service.package.replace('-', "_")
    ));
    let doc = doc.inner();
    let (name, product, version) = (&service.name, &service.product, &service.version);
    let title = service.title.get(Language::English);
    let families = model.families.iter().map(|family| {
        let (name, feature, operations) = (&family.name, &family.feature, &family.operations);
        let (title, doc) = (family.title.get(Language::English), family.doc.get(Language::English));
        quote!(Family { name: #name, feature: #feature, title: #title, doc: #doc, operations: &[#(#operations),*] })
    });
    let tokens = quote! {
        #doc
        mod calls;
        mod enumeration;
        mod model;
        mod operation;
        mod structure;

        pub use calls::{Call, call, calls};
        pub use model::*;

        /// The service.
        pub static SERVICE: Service = Service {
            name: #name,
            product: #product,
            version: #version,
            title: #title,
            families: &[#(#families),*],
            operations: operation::ALL,
            structures: structure::ALL,
            enumerations: enumeration::ALL,
        };
    };
    rust_file(format!("{}/src/metadata/mod.rs", service.package), "service.yaml", tokens)
}

/// `src/metadata/calls.rs`: from the name of an operation to its typed request and response.
fn calls(model: &Model) -> Result<Artifact, Error> {
    let entries = model.operations.iter().map(|operation| {
        let (cfg, module) = (feature::of_operation(model, operation), ident(&operation.rust));
        quote! {
            #cfg
            Call {
                operation: &operation::#module::OPERATION,
                request: || Box::<operation::#module::Request>::default(),
                response: || Box::<operation::#module::Response>::default(),
            }
        }
    });
    let tokens = quote! {
        #[allow(unused_imports, reason = "without any family there is no operation")]
        use crate::operation;
        use alibabacloud_core::plumbing::{Operation, Structure};

        /// An operation with its typed request and response, for callers that know its name only at run time.
        #[derive(Debug)]
        pub struct Call {
            /// What the client knows about it.
            pub operation: &'static Operation,
            /// An empty request.
            pub request: fn() -> Box<dyn Structure>,
            /// An empty response.
            pub response: fn() -> Box<dyn Structure>,
        }

        /// The operations whose families' features are on, sorted by name.
        #[must_use]
        pub fn calls() -> &'static [Call] {
            static CALLS: &[Call] = &[#(#entries),*];
            CALLS
        }

        /// The operation of this name on the wire.
        #[must_use]
        pub fn call(name: &str) -> Option<&'static Call> {
            calls().iter().find(|call| call.operation.name == name)
        }
    };
    rust_file(format!("{}/src/metadata/calls.rs", model.service.package), "operations/", tokens)
}

/// The `mod.rs` of a folder with a file for each entry.
fn folder<'a>(
    model: &Model,
    folder: &str,
    ty: &str,
    source: &str,
    modules: impl Iterator<Item = &'a str>,
) -> Result<Artifact, Error> {
    let modules: Vec<_> = modules.map(ident).collect();
    let (ty, statics) = (ident(ty), modules.iter());
    let tokens = quote! {
        #(mod #modules;)*

        use super::model::#ty;

        pub(super) static ALL: &[&#ty] = &[#(&#statics::ENTRY),*];
    };
    rust_file(format!("{}/src/metadata/{folder}/mod.rs", model.service.package), source, tokens)
}

fn entry(model: &Model, folder: &str, module: &str, source: &str, tokens: TokenStream) -> Result<Artifact, Error> {
    rust_file(format!("{}/src/metadata/{folder}/{module}.rs", model.service.package), source, tokens)
}
