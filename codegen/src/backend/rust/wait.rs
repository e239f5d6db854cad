//! The waiters, a file each: the goals, the tables that the runtime follows, and the client's method.

use super::doc::{Doc, code, first_sentence};
use super::feature;
use super::print::rust_file;
use super::scope::{Scope, ident};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{
    Field, Language, Model, Operation, Type, WaitChecks, WaitGoal, WaitInquiry, WaitState, WaitSubject, WaitTest,
    Waiter,
};
use proc_macro2::TokenStream;
use quote::quote;

/// `src/wait/<waiter>.rs`
pub(super) fn file(model: &Model, operation: &Operation, waiter: &Waiter) -> Result<Artifact, Error> {
    let path = format!("{}/src/wait/{}.rs", model.service.package, waiter.module);
    let scope = Scope::new(model);
    let goals = goals(waiter);
    let tables = tables(model, operation, waiter);
    let method = method(&scope, operation, waiter);
    let module = ident(&operation.rust);
    let ty = ident(&waiter.goals_type);
    let variants = waiter.goals.iter().map(|goal| ident(&goal.rust));
    let state = match &waiter.state_type {
        Type::Enum(_) => scope.element(&waiter.state_type, false),
        _ => quote!(String),
    };
    let body = quote! {
        #goals

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
    let imports = scope.imports(&quote!(#state #method));
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
            use alibabacloud_core::wait::{Checks, Goal, Goals, Inquiry, Outcome, Source, StateRule, Subject, Test, Wait, Waiter};
            use std::time::Duration;
            #body
        },
    )
}

fn goals(waiter: &Waiter) -> TokenStream {
    let ty = ident(&waiter.goals_type);
    let doc = Doc::new().paragraph(&format!("What [`Client::{}`] can wait for.", waiter.method)).outer();
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
    let mut parts = vec![format!("{} becomes {}", code(&goal.field), listed(&named(&goal.done)))];
    let failed = waiter.failed_states(goal);
    if !failed.is_empty() {
        parts.push(format!("it has failed at {}", listed(&failed)));
    }
    let stuck = waiter.stuck_states(goal);
    if !stuck.is_empty() {
        parts.push(format!("it needs help at {}", listed(&stuck)));
    }
    let conditional = [&goal.done, &goal.failed, &goal.stuck, &goal.pending].into_iter().flatten();
    if conditional.chain(&waiter.failed).chain(&waiter.stuck).any(|state| !state.when.is_empty()) {
        parts.push("other fields count as well".into());
    }
    format!("{}.", parts.join("; "))
}

fn tables(model: &Model, operation: &Operation, waiter: &Waiter) -> TokenStream {
    let goals = waiter.goals.iter().map(|goal| {
        let (name, field) = (&goal.name, &goal.field);
        let rules = rules(waiter, [&goal.done, &goal.failed, &goal.stuck, &goal.pending]);
        let (only, all_checks) = (tests(&goal.only), goal.all_checks);
        quote!(Goal { name: #name, field: #field, rules: &[#rules], only: &[#only], all_checks: #all_checks })
    });
    let state = &waiter.state;
    let (interval, timeout) = (duration(waiter.interval), duration(waiter.timeout));
    let (percent, message) = (&waiter.percent, &waiter.message);
    let delay = waiter.delay.iter().map(|(path, unit)| {
        let unit = number(*unit);
        quote!((#path, #unit))
    });
    let subject = subject(operation, &waiter.subject);
    let none = Vec::new();
    let rules = rules(waiter, [&none, &waiter.failed, &waiter.stuck, &none]);
    let checks = waiter.checks.as_ref().map_or_else(
        || quote!(None),
        |it| {
            let checks = checks(it);
            quote!(Some(#checks))
        },
    );
    let paging = if operation.pagination.is_some() {
        quote!(Some(<Request as alibabacloud_core::PagedRequest>::PAGING))
    } else {
        quote!(None)
    };
    let other = waiter.inquiry.as_ref().and_then(|it| Some((it, model.operation(&it.operation)?)));
    let (inquiry, table) = match other {
        Some((inquiry, other)) => (quote!(INQUIRY), self::inquiry(model, inquiry, other)),
        None => (quote!(None), quote!()),
    };
    quote! {
        static GOALS: &[Goal] = &[#(#goals),*];

        static WAITER: Waiter = Waiter {
            state: #state,
            interval: #interval,
            timeout: #timeout,
            percent: &[#(#percent),*],
            delay: &[#(#delay),*],
            message: &[#(#message),*],
            subject: #subject,
            rules: &[#rules],
            checks: #checks,
            inquiry: #inquiry,
            paging: #paging,
        };

        #table
    }
}

/// The rules of states that are done, failed, stuck and pending: one for all that mean the same.
fn rules(waiter: &Waiter, classes: [&Vec<WaitState>; 4]) -> TokenStream {
    let outcome = |class: usize, state: &WaitState| match class {
        0 => quote!(Done),
        1 => quote!(Failed),
        2 => {
            let reason = state.state.as_ref().and_then(|name| waiter.reasons.iter().find(|(known, _)| known == name));
            let reason = reason.map(|(_, text)| text.get(Language::English)).unwrap_or_default();
            quote!(Stuck(#reason))
        }
        _ => quote!(Pending),
    };
    let mut rules: Vec<(Vec<&str>, TokenStream)> = Vec::new();
    for (class, state) in
        classes.iter().enumerate().flat_map(|(class, states)| states.iter().map(move |it| (class, it)))
    {
        let (when, outcome) = (tests(&state.when), outcome(class, state));
        let meaning = quote!(when: &[#when], outcome: Outcome::#outcome);
        let name = state.state.as_deref();
        match rules.iter_mut().find(|(names, known)| !names.is_empty() && known.to_string() == meaning.to_string()) {
            Some((names, _)) if name.is_some() => names.extend(name),
            _ => rules.push((name.into_iter().collect(), meaning)),
        }
    }
    let rules = rules.iter().map(|(states, meaning)| quote!(StateRule { states: &[#(#states),*], #meaning }));
    quote!(#(#rules),*)
}

fn tests(tests: &[WaitTest]) -> TokenStream {
    let tests = tests.iter().map(|test| {
        let (field, values) = (&test.field, &test.values);
        quote!(Test { field: #field, values: &[#(#values),*] })
    });
    quote!(#(#tests),*)
}

fn subject(operation: &Operation, subject: &WaitSubject) -> TokenStream {
    match subject {
        WaitSubject::All => quote!(Subject::All),
        WaitSubject::Called(member) => quote!(Subject::Called(#member)),
        WaitSubject::Named { member, parameter } => {
            let field = operation.request.iter().find(|field| field.name == *parameter);
            let separator = field.and_then(|field| field.separator.as_deref()).unwrap_or_default();
            quote!(Subject::Named { member: #member, parameter: #parameter, separator: #separator })
        }
    }
}

fn checks(checks: &WaitChecks) -> TokenStream {
    let WaitChecks { items, name, state, failed, message, advice } = checks;
    quote! {
        Checks {
            items: &[#(#items),*],
            name: #name,
            state: #state,
            failed: &[#(#failed),*],
            message: &[#(#message),*],
            advice: &[#(#advice),*],
        }
    }
}

/// Asking another operation, which only works where its family's feature is on.
fn inquiry(model: &Model, inquiry: &WaitInquiry, other: &Operation) -> TokenStream {
    let Some(checks) = other.waiter.as_ref().and_then(|waiter| waiter.checks.as_ref()).map(checks) else {
        return quote!(
            const INQUIRY: Option<Inquiry> = None;
        );
    };
    let (with, without) = (feature::of_operation(model, other), feature::without_operation(model, other));
    let module = ident(&other.rust);
    let states = &inquiry.states;
    let fixed = inquiry.with.iter().map(|(parameter, text)| quote!((#parameter, Source::Text(#text))));
    let taken = inquiry.from.iter().map(|(parameter, field)| quote!((#parameter, Source::Field(#field))));
    let parameters = fixed.chain(taken);
    let paging = if other.pagination.is_some() {
        quote!(Some(<operation::#module::Request as alibabacloud_core::PagedRequest>::PAGING))
    } else {
        quote!(None)
    };
    quote! {
        #with
        const INQUIRY: Option<Inquiry> = {
            use crate::operation;

            Some(Inquiry {
                states: &[#(#states),*],
                operation: &operation::#module::OPERATION,
                request: || Box::<operation::#module::Request>::default(),
                response: || Box::<operation::#module::Response>::default(),
                parameters: &[#(#parameters),*],
                checks: &#checks,
                paging: #paging,
            })
        };

        #without
        const INQUIRY: Option<Inquiry> = None;
    }
}

/// The method of the client that begins the wait.
fn method(scope: &Scope<'_>, operation: &Operation, waiter: &Waiter) -> TokenStream {
    let (method, ty) = (ident(&waiter.method), ident(&waiter.goals_type));
    let first = waiter.goals.first().map(|goal| first_sentence(goal.doc.get(Language::English))).unwrap_or_default();
    let others = match waiter.goals.len() {
        0 | 1 => String::new(),
        _ => format!("[`until`](Wait::until) waits for another [goal]({}).", waiter.goals_type),
    };
    let doc = Doc::of(waiter.doc.get(Language::English))
        .paragraph(&format!("{first} {others}"))
        .paragraph(&format!(
            "It asks [`{0}`](crate::operation::{0}) every {1} s for up to {2}, unless told otherwise. Further parameters \
             are given with its builder, whose `wait` begins the same wait.",
            operation.rust,
            waiter.interval,
            lasting(waiter.timeout)
        ))
        .outer();
    let blocking_doc = Doc::of(waiter.doc.get(Language::English))
        .paragraph(&format!("As [`Client::{method}`](crate::Client::{method}), for a thread: it begins with `wait`."))
        .outer();
    let arguments: Vec<&Field> =
        waiter.arguments.iter().filter_map(|name| operation.request.iter().find(|field| field.name == *name)).collect();
    let parameters = arguments.iter().map(|field| {
        let (name, (argument, _)) = (ident(&field.rust), scope.argument(field));
        quote!(#name: #argument)
    });
    let settings = arguments.iter().map(|field| {
        let (name, (_, value)) = (ident(&field.rust), scope.argument(field));
        quote! {
            let value = #name;
            request.#name = #value;
        }
    });
    let body = if arguments.is_empty() {
        quote!(Request::new().wait(self))
    } else {
        quote! {
            let mut request = Request::new();
            #(#settings)*
            request.wait(self)
        }
    };
    let parameters: Vec<TokenStream> = parameters.collect();
    let names = arguments.iter().map(|field| ident(&field.rust));
    quote! {
        impl Client {
            #doc
            #[inline]
            pub fn #method(&self, #(#parameters),*) -> Wait<#ty> {
                #body
            }
        }

        #[cfg(feature = "blocking")]
        impl crate::blocking::Client {
            #blocking_doc
            #[inline]
            pub fn #method(&self, #(#parameters),*) -> alibabacloud_core::blocking::Wait<#ty> {
                let (client, mode) = self.parts();
                mode.watch(client.#method(#(#names),*))
            }
        }
    }
}

fn lasting(seconds: u64) -> String {
    match (seconds / 3600, seconds % 3600) {
        (1, 0) => "an hour".into(),
        (hours @ 2.., 0) => format!("{hours} hours"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}

/// In the largest unit that fits.
fn duration(seconds: u64) -> TokenStream {
    let (unit, count) = match seconds {
        _ if seconds.is_multiple_of(3600) => ("from_hours", seconds / 3600),
        _ if seconds.is_multiple_of(60) => ("from_mins", seconds / 60),
        _ => ("from_secs", seconds),
    };
    let (unit, count) = (ident(unit), number(count));
    quote!(Duration::#unit(#count))
}

fn number(number: u64) -> proc_macro2::Literal {
    proc_macro2::Literal::u64_unsuffixed(number)
}

/// `wait` of an operation's request and builder, in the operation's module.
pub(super) fn of_operation(
    waiter: &Waiter,
    bounds: Option<&TokenStream>,
    generics: &TokenStream,
    in_blocking: &TokenStream,
) -> TokenStream {
    let ty = ident(&waiter.goals_type);
    let goal = waiter.goals.first().map(|goal| first_sentence(goal.doc.get(Language::English))).unwrap_or_default();
    let doc = Doc::of(goal).paragraph(&format!(
        "As [`Client::{}`], with all parameters that are given here. `until` waits for another goal.",
        waiter.method
    ));
    let (request_doc, builder_doc, blocking_doc) = (doc.outer(), doc.outer(), doc.outer());
    quote! {
        impl Request {
            #request_doc
            #[inline]
            pub fn wait(&self, client: &Client) -> wait::Wait<wait::#ty> {
                wait::Wait::new(client.core(), self.clone())
            }
        }

        impl #generics Builder #generics {
            #builder_doc
            #[inline]
            pub fn wait(self) -> wait::Wait<wait::#ty> #bounds {
                self.request.wait(&self.client)
            }
        }

        #[cfg(feature = "blocking")]
        impl #generics Builder #in_blocking {
            #blocking_doc
            #[inline]
            pub fn wait(self) -> alibabacloud_core::blocking::Wait<wait::#ty> #bounds {
                self.mode.watch(self.request.wait(&self.client))
            }
        }
    }
}

/// `src/wait/mod.rs`
pub(super) fn index(model: &Model) -> Result<Artifact, Error> {
    let path = format!("{}/src/wait/mod.rs", model.service.package);
    let doc = Doc::new().paragraph(
        "Waiting until something has come into a state: the goals of each waiter.",
    )
    .paragraph(
        "A wait begins with a method of the \
         client, such as those named here, and ends with the last answer, or with a [`WaitError`](crate::WaitError) that \
         says why the goal is not going to be reached. [`Wait::progress`] tells each look at the service.",
    )
    .inner();
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
            pub use alibabacloud_core::wait::{FailedCheck, Progress, Wait, Watch};
            #(#exports)*
        },
    )
}
