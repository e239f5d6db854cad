//! How a wait begins: with a method of the client or of a builder.

use super::argument::Arguments;
use crate::backend::rust::doc::{Doc, first_sentence, line};
use crate::backend::rust::scope::{Scope, ident};
use crate::model::{Language, Operation, Waiter};
use proc_macro2::TokenStream;
use quote::quote;

/// The method of the client that begins the wait.
pub(super) fn method(scope: &Scope<'_>, operation: &Operation, waiter: &Waiter) -> TokenStream {
    let (method, ty) = (ident(&waiter.method), ident(&waiter.goals_type));
    let first = waiter.goals.first().map(|goal| line(first_sentence(goal.doc.get(Language::English))));
    let first = first.unwrap_or_default();
    let others = match waiter.goals.len() {
        0 | 1 => String::new(),
        _ => format!("[`until`](Wait::until) waits for another [goal]({}).", waiter.goals_type),
    };
    let doc = Doc::of(waiter.doc.get(Language::English))
        .paragraph(&format!("{first} {others}"))
        .paragraph(&format!(
            "It polls [`{0}`](crate::operation::{0}) every {1} s for up to {2}, unless set otherwise. To set further \
             parameters, use the `wait` of its builder.",
            operation.rust,
            waiter.interval,
            duration_in_words(waiter.timeout)
        ))
        .outer();
    let blocking_doc = Doc::of(waiter.doc.get(Language::English))
        .paragraph(&format!("As [`Client::{method}`](crate::Client::{method}), for a thread: it begins with `wait`."))
        .outer();
    let Arguments { generics, names, parameters, settings } = Arguments::of(scope, operation, &waiter.arguments);
    let body = if settings.is_empty() {
        quote!(Wait::new(self.core(), Request::new()))
    } else {
        quote! {
            let mut request = Request::new();
            #(#settings)*
            Wait::new(self.core(), request)
        }
    };
    quote! {
        impl Client {
            #doc
            #[inline]
            pub fn #method<#(#generics),*>(&self, #(#parameters),*) -> Wait<#ty> {
                #body
            }
        }

        #[cfg(feature = "blocking")]
        impl crate::blocking::Client {
            #blocking_doc
            #[inline]
            pub fn #method<#(#generics),*>(&self, #(#parameters),*) -> alibabacloud_core::blocking::Wait<#ty> {
                let (client, mode) = self.parts();
                mode.watch(client.#method(#(#names),*))
            }
        }
    }
}

fn duration_in_words(seconds: u64) -> String {
    match (seconds / 3600, seconds % 3600) {
        (1, 0) => "an hour".into(),
        (hours @ 2.., 0) => format!("{hours} hours"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}

/// `wait` of an operation's builder, in the operation's module.
pub(in crate::backend::rust) fn of_operation(waiter: &Waiter) -> TokenStream {
    let ty = ident(&waiter.goals_type);
    let goal = waiter.goals.first().map(|goal| first_sentence(goal.doc.get(Language::English))).unwrap_or_default();
    let doc = Doc::of(goal).paragraph(&format!(
        "As [`Client::{}`], with all parameters of this builder. `until` waits for another goal.",
        waiter.method
    ));
    let (builder_doc, blocking_doc) = (doc.outer(), doc.outer());
    quote! {
        impl<S> Builder<S> {
            #builder_doc
            #[inline]
            pub fn wait(self) -> wait::Wait<wait::#ty>
            where
                S: state::Complete,
            {
                wait::Wait::new(self.client.core(), self.request)
            }
        }

        #[cfg(feature = "blocking")]
        impl<S> Builder<S, alibabacloud_core::plumbing::Blocking> {
            #blocking_doc
            #[inline]
            pub fn wait(self) -> alibabacloud_core::blocking::Wait<wait::#ty>
            where
                S: state::Complete,
            {
                self.mode.watch(wait::Wait::new(self.client.core(), self.request))
            }
        }
    }
}
