//! The waiters, a file each: the goals, the tables that the runtime follows, and the client's method. How a wait runs is
//! in the runtime.

mod argument;
mod following;
mod method;
mod table;

pub(super) use following::{following, kept, sentence};
pub(super) use method::of_operation;

use super::doc::{Doc, code};
use super::feature;
use super::flows::Flows;
use super::print::rust_file;
use super::scope::{Scope, ident};
use super::ty::Kind;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Language, Model, Operation, Type, WaitGoal, WaitState, WaitTiming, Waiter};
use proc_macro2::TokenStream;
use quote::quote;

/// `src/wait/<waiter>.rs`
pub(super) fn file(model: &Model, operation: &Operation, waiter: &Waiter) -> Result<Artifact, Error> {
    let path = format!("{}/src/wait/{}.rs", model.service.package, waiter.module);
    let scope = Scope::new(model);
    let goals = goals(waiter);
    let tables = table::tables(model, operation, waiter);
    let method = method::method(&scope, operation, waiter);
    let module = ident(&operation.rust);
    let ty = ident(&waiter.goals_type);
    let variants = waiter.goals.iter().map(|goal| ident(&goal.rust));
    let state = match &waiter.state_type {
        Type::Enum(_) => scope.element(&waiter.state_type, Kind::PLAIN),
        _ => quote!(String),
    };
    let body = quote! {
        #goals

        #[doc(hidden)]
        impl Goals for #ty {
            type Request = Request;
            type State = #state;

            const ALL: &'static [Self] = &[#(Self::#variants),*];
            const WAITER: &'static Waiter = &WAITER;

            #[inline]
            fn goal(self) -> &'static Goal {
                &GOALS[self as usize]
            }

            #[inline]
            fn remedy(name: &str) -> Option<&'static str> {
                ErrorCode::from(name).remedy()
            }
        }

        #tables

        #method
    };
    // A goal may have any name, and none of them is imported.
    let imports = scope.imports(&quote!(#state #method Duration));
    let doc = Doc::of(waiter.doc.get(Language::English)).inner();
    rust_file(
        path,
        &operation.source,
        quote! {
            #doc
            #imports
            use crate::ErrorCode;
            use crate::operation::#module::Request;
            #[allow(unused_imports, reason = "not every waiter needs every table")]
            use alibabacloud_core::wait::{Checks, Goal, Goals, Inquiry, Outcome, Source, StateRule, Subject, Test, Timing, Wait, Waiter};
            #body
        },
    )
}

fn goals(waiter: &Waiter) -> TokenStream {
    let ty = ident(&waiter.goals_type);
    let doc = Doc::new().paragraph(&format!("The goals of [`Client::{}`].", waiter.method)).outer();
    let variants = waiter.goals.iter().enumerate().map(|(index, goal)| {
        let doc = Doc::of(goal.doc.get(Language::English)).paragraph(&states(waiter, goal)).outer();
        let default = (index == 0).then(|| quote!(#[default]));
        let name = ident(&goal.rust);
        quote!(#doc #default #name)
    });
    quote! {
        #doc
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #ty { #(#variants),* }
    }
}

/// Which states decide, in a line.
pub(super) fn states(waiter: &Waiter, goal: &WaitGoal) -> String {
    let listed = |states: &[String]| {
        let states: Vec<String> = states.iter().map(|state| code(state)).collect();
        super::sentence::listed(&states, "or")
    };
    let named = |states: &[WaitState]| states.iter().filter_map(|it| it.state.clone()).collect::<Vec<_>>();
    let mut parts = Vec::new();
    let done = named(&goal.done);
    if !done.is_empty() {
        parts.push(format!("{} becomes {}", code(&goal.field), listed(&done)));
    }
    if goal.gone {
        parts.push("the service no longer finds it".into());
    }
    let failed = waiter.failed_states(goal);
    if !failed.is_empty() {
        parts.push(format!("it has failed at {}", listed(&failed)));
    }
    let stuck = waiter.stuck_states(goal);
    if !stuck.is_empty() {
        parts.push(format!("it needs help at {}", listed(&stuck)));
    }
    let all =
        || [&goal.done, &goal.failed, &goal.stuck, &goal.pending, &waiter.failed, &waiter.stuck].into_iter().flatten();
    if all().any(|state| !state.when.is_empty()) {
        parts.push("other fields count as well".into());
    }
    for state in all() {
        match (state.timing, &state.state) {
            (WaitTiming::Lasting(seconds), Some(name)) => {
                parts.push(format!("{} counts once it has lasted {seconds} s", code(name)));
            }
            (WaitTiming::AfterAction, Some(name)) => {
                parts.push(format!("{} counts only in a wait that follows a call", code(name)));
            }
            _ => {}
        }
    }
    format!("{}.", parts.join("; "))
}
/// `src/wait/mod.rs`
pub(super) fn index(model: &Model) -> Result<Artifact, Error> {
    let path = format!("{}/src/wait/mod.rs", model.service.package);
    let doc = if Flows::of(model).waits {
        Doc::new()
            .paragraph("The goals of the waiters, which wait until a resource reaches a state.")
            .paragraph(
                "A wait begins with a method of the \
             client, such as those named here, or of the response to a call that began something. It ends with the last \
             response, or with a [`WaitError`](crate::WaitError) that says why the goal cannot be reached. \
             [`Wait::progress`] reports each poll.",
            )
    } else {
        Doc::of(
            "What clients and errors of services with waiters consist of. No operation of this service has a waiter.",
        )
    };
    let doc = doc.inner();
    let waiters: Vec<(&Operation, &Waiter)> =
        model.operations.iter().filter_map(|it| Some((it, it.waiter.as_ref()?))).collect();
    let modules = waiters.iter().map(|(operation, waiter)| {
        let (cfg, module) = (feature::of_operation(model, operation), ident(&waiter.module));
        quote!(#cfg mod #module;)
    });
    let exports = waiters.iter().map(|(operation, waiter)| {
        let (cfg, module, ty) =
            (feature::of_operation(model, operation), ident(&waiter.module), ident(&waiter.goals_type));
        quote!(#cfg pub use #module::#ty;)
    });
    rust_file(
        path,
        "operations/",
        quote! {
            #doc
            #(#modules)*
            #[doc(inline)]
            pub use alibabacloud_core::plumbing::WaitClient;
            #[doc(inline)]
            pub use alibabacloud_core::wait::{FailedCheck, Goals, Progress, Wait, WaitSubject, Watch};
            #(#exports)*
        },
    )
}
