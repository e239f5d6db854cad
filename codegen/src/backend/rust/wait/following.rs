//! The wait that follows a call: a method of its response.

use super::argument::Arguments;
use super::table::tests;
use crate::backend::rust::doc::{Doc, code, first_sentence, line};
use crate::backend::rust::feature;
use crate::backend::rust::scope::{Scope, ident};
use crate::backend::rust::sentence::listed;
use crate::model::{Language, Model, Operation, ThenWait, WaitGoal, Waiter};
use proc_macro2::TokenStream;
use quote::quote;

/// `Response::wait`, in the operation's module.
pub(in crate::backend::rust) fn following(
    scope: &Scope<'_>,
    operation: &Operation,
    next: &ThenWait,
) -> Option<TokenStream> {
    let other = scope.model.operation(&next.operation)?;
    let waiter = other.waiter.as_ref()?;
    let goal = default_goal(waiter, next)?;
    let (ty, module) = (ident(&waiter.goals_type), ident(&other.rust));
    let cfg = (operation.family != other.family).then(|| feature::of_operation(scope.model, other));
    let Arguments { generics, names: _, parameters, settings } = Arguments::of(scope, other, &next.arguments);
    let request = if settings.is_empty() {
        quote!(let request = crate::operation::#module::Request::new();)
    } else {
        quote! {
            let mut request = crate::operation::#module::Request::new();
            #(#settings)*
        }
    };
    let goals = next.instead.iter().map(|(name, when)| {
        let tests = tests(when);
        quote!((#name, &[#tests]))
    });
    let (default, gone, never_old, needs) = (&goal.name, next.gone, &next.never_old, &next.needs);
    let fixed = next.with.iter().map(|(parameter, text)| quote!((#parameter, Source::Text(#text))));
    let taken = next.from.iter().map(|(parameter, field)| quote!((#parameter, Source::Field(#field))));
    let sources = taken.chain(fixed);
    let uses_tests = next.instead.iter().any(|(_, when)| !when.is_empty()).then(|| quote!(, Test));
    // Without the family that polls, only the metadata name it.
    let lone = cfg.as_ref().map(|_| quote!(#[allow(dead_code, reason = "the family that polls may be off")]));
    let doc = Doc::of(first_sentence(goal.doc.get(Language::English)))
        .paragraph(&format!(
            "It polls [`{0}`](crate::operation::{0}) for what the call was about, and does not end on a state that is \
             older than the call. [`until`](crate::wait::Wait::until) waits for another [goal](crate::wait::{1}). The \
             client may be the blocking one; then the wait begins with `wait`.",
            other.rust, waiter.goals_type
        ))
        .paragraph(&needed(next))
        .outer();
    Some(quote! {
        #lone
        pub(crate) static ACTION: alibabacloud_core::plumbing::Action = {
            use alibabacloud_core::wait::{Source #uses_tests};

            alibabacloud_core::plumbing::Action {
                goals: &[#(#goals,)* (#default, &[])],
                parameters: &[#(#sources),*],
                needs: &[#(#needs),*],
                gone: #gone,
                never_old: &[#(#never_old),*],
            }
        };

        #cfg
        impl Response {
            #doc
            pub fn wait<C: alibabacloud_core::plumbing::WaitClient #(, #generics)*>(
                &self,
                client: &C,
                #(#parameters),*
            ) -> C::Wait<crate::wait::#ty> {
                #request
                client.begin(|core| crate::wait::Wait::after(core, &ACTION, self, &self.metadata, request))
            }
        }
    })
}

/// What the caller has to set in the call, so that the wait can follow it.
fn needed(next: &ThenWait) -> String {
    let names: Vec<String> = next.needs.iter().map(|name| code(name)).collect();
    match names.as_slice() {
        [] => String::new(),
        names => format!("The wait fails at once unless the call had {}.", listed(names, "and")),
    }
}

/// The goal of the wait, unless the parameters choose another.
pub(in crate::backend::rust) fn default_goal<'w>(waiter: &'w Waiter, next: &ThenWait) -> Option<&'w WaitGoal> {
    waiter.goals.iter().find(|goal| goal.name == next.goal)
}

/// The parameters of a call that its response keeps for the wait.
pub(in crate::backend::rust) fn kept(operation: &Operation, next: &ThenWait) -> Vec<String> {
    let tested = next.instead.iter().flat_map(|(_, tests)| tests).map(|test| &test.field);
    let taken = next.from.iter().map(|(_, source)| source);
    let is_parameter = |name: &&String| operation.request.iter().any(|field| field.name == **name);
    let mut kept: Vec<String> = taken.chain(tested).filter(is_parameter).cloned().collect();
    kept.sort();
    kept.dedup();
    kept
}

/// What the operation's documentation says about it.
pub(in crate::backend::rust) fn sentence(model: &Model, next: &ThenWait) -> Option<String> {
    let waiter = model.operation(&next.operation)?.waiter.as_ref()?;
    let goal = default_goal(waiter, next)?;
    let doc = line(first_sentence(goal.doc.get(Language::English)));
    Some(format!(
        "[`Response::wait`] is the wait that follows the call, for [`{0}`](crate::wait::{1}::{0}): {doc}",
        goal.rust, waiter.goals_type
    ))
}
