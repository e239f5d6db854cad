//! How a wait begins: with a method of the client, of a builder, of a request.

use super::argument::Arguments;
use crate::backend::rust::doc::{Doc, first_sentence};
use crate::backend::rust::scope::{Scope, ident};
use crate::model::{Language, Operation, Waiter};
use proc_macro2::TokenStream;
use quote::quote;

/// The method of the client that begins the wait.
pub(super) fn method(scope: &Scope<'_>, operation: &Operation, waiter: &Waiter) -> TokenStream {
    let (method, ty) = (ident(&waiter.method), ident(&waiter.goals_type));
    let first = waiter.goals.first().map(|goal| first_sentence(goal.doc.get(Language::English))).unwrap_or_default();
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
    let Arguments { names, parameters, settings } = Arguments::of(scope, operation, &waiter.arguments);
    let body = if settings.is_empty() {
        quote!(Request::new().wait(self))
    } else {
        quote! {
            let mut request = Request::new();
            #(#settings)*
            request.wait(self)
        }
    };
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

fn duration_in_words(seconds: u64) -> String {
    match (seconds / 3600, seconds % 3600) {
        (1, 0) => "an hour".into(),
        (hours @ 2.., 0) => format!("{hours} hours"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}

/// `wait` of an operation's request and builder, in the operation's module.
pub(in crate::backend::rust) fn of_operation(
    waiter: &Waiter,
    bounds: Option<&TokenStream>,
    generics: &TokenStream,
    in_blocking: &TokenStream,
) -> TokenStream {
    let ty = ident(&waiter.goals_type);
    let goal = waiter.goals.first().map(|goal| first_sentence(goal.doc.get(Language::English))).unwrap_or_default();
    let doc = Doc::of(goal).paragraph(&format!(
        "As [`Client::{}`], with all parameters of this builder. `until` waits for another goal.",
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
