//! `src/metadata/workflow.rs`: whole jobs as orders of calls.

use super::super::print::rust_file;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Language, Model, Step, Text, Workflow};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(model: &Model) -> Result<Artifact, Error> {
    let workflows = model.workflows.iter().map(workflow);
    let tokens = quote! {
        /// A whole job as an order of calls.
        #[derive(Debug)]
        #[non_exhaustive]
        pub struct Workflow {
            /// The name in the spec.
            pub name: &'static str,
            /// The title.
            pub title: &'static str,
            /// When to do the job, and what it needs, as Markdown.
            pub doc: &'static str,
            /// What to do, in order.
            pub steps: &'static [WorkflowStep],
        }

        /// A step of a workflow.
        #[derive(Debug)]
        #[non_exhaustive]
        pub struct WorkflowStep {
            /// The title.
            pub title: &'static str,
            /// The names of the operations that it calls; none where the work is done outside of the API.
            pub operations: &'static [&'static str],
            /// What to send, and what to take from the response for later steps, as Markdown.
            pub doc: &'static str,
            /// What to wait for before the next step, as Markdown.
            pub wait: Option<&'static str>,
            /// What can go wrong, and what to do then, as Markdown.
            pub failure: Option<&'static str>,
        }

        /// The whole jobs that the service is used for.
        pub static WORKFLOWS: &[Workflow] = &[#(#workflows),*];
    };
    rust_file(format!("{}/src/metadata/workflow.rs", model.service.package), "workflows/", tokens)
}

fn workflow(workflow: &Workflow) -> TokenStream {
    // The reference orders its guides by the others, links them, and draws the machine.
    let Workflow { name, title, doc, steps, source: _, main: _, program: _, machine: _ } = workflow;
    let (title, doc) = (title.get(Language::English), doc.get(Language::English));
    let steps = steps.iter().map(step);
    quote!(Workflow { name: #name, title: #title, doc: #doc, steps: &[#(#steps),*] })
}

fn step(step: &Step) -> TokenStream {
    let Step { title, operations, doc, wait, failure } = step;
    let (title, doc) = (title.get(Language::English), doc.get(Language::English));
    let (wait, failure) = (optional(wait.as_ref()), optional(failure.as_ref()));
    quote!(WorkflowStep { title: #title, operations: &[#(#operations),*], doc: #doc, wait: #wait, failure: #failure })
}

fn optional(text: Option<&Text>) -> TokenStream {
    match text.map(|text| text.get(Language::English)) {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}
