//! The builder: a setter for each parameter, and a `send` that exists once the required ones are set.

use crate::backend::rust::alias::aliases;
use crate::backend::rust::doc::{Doc, first_sentence};
use crate::backend::rust::facts;
use crate::backend::rust::scope::{Scope, ident};
use crate::model::{Field, Language, Operation};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The module `required`: a trait for each required parameter, which only a builder that has it fulfils.
///
/// A marker type and one trait for all would do, but then the compiler's message names the marker by its whole path
/// as soon as two operations share a parameter.
pub(super) fn required(operation: &Operation) -> TokenStream {
    let traits: Vec<TokenStream> = operation.required().map(required_trait).collect();
    if traits.is_empty() {
        return TokenStream::new();
    }
    let doc = Doc::new().paragraph(
        "The requirements of [`Builder::send`]: a trait for each required parameter, with the name of its setter.",
    );
    let doc = doc.outer();
    quote! {
        #doc
        #[allow(non_camel_case_types)]
        pub mod required {
            use super::Given;

            #(#traits)*
        }
    }
}

fn required_trait(field: &Field) -> TokenStream {
    let name = ident(&field.rust);
    let message =
        format!("required parameter `{}` has not been given: call `.{}(…)` before `.send()`", field.name, field.rust);
    let doc = Doc::new().paragraph(&format!("`{}` is set.", field.name)).outer();
    quote! {
        #doc
        #[diagnostic::on_unimplemented(message = #message, label = "a required parameter is missing")]
        pub trait #name {}

        impl #name for Given {}
    }
}

/// The names of the type parameters, one for each required parameter.
pub(super) fn states(operation: &Operation) -> Vec<Ident> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".chars();
    let count = operation.required().count();
    match letters.clone().count() {
        letters_count if count <= letters_count => {
            letters.take(count).map(|letter| format_ident!("{letter}")).collect()
        }
        _ => (1..=count).map(|number| format_ident!("P{number}")).collect(),
    }
}

pub(super) fn builder(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let states = states(operation);
    let [given, missing, options] = ["Given", "Missing", "CallOptions"].map(|name| scope.runtime(name));
    let doc = Doc::new().paragraph(if states.is_empty() {
        "A request builder."
    } else {
        "The call in the making. Each type parameter says whether a required parameter has been given; without all of \
         them there is no [`send`](Builder::send)."
    });
    let doc = doc.paragraph("Parameters that are not set are not sent.").outer();
    let asynchronous = scope.runtime("Async");
    let declared = list(states.iter().map(|state| quote!(#state = #missing)).chain([quote!(Mode = #asynchronous)]));
    let generics = list(states.iter().map(|state| quote!(#state)).chain([quote!(Mode)]));
    let empty = list(states.iter().map(|_| quote!(#missing)).chain([quote!(Mode)]));
    let must_use = "nothing is sent before `send` is called and awaited";
    let (member, value) = if states.is_empty() {
        (quote!(), quote!())
    } else {
        (quote!(given: PhantomData<(#(#states,)*)>,), quote!(given: PhantomData,))
    };
    let mut required = 0;
    let setters: Vec<TokenStream> = operation
        .request
        .iter()
        .map(|field| {
            let position = field.required.then_some(required);
            required += usize::from(field.required);
            setter(scope, operation, field, position, &states, &given)
        })
        .collect();
    let combined = super::combined::of_builder(scope.model, operation, &states, &given);
    let send = send(scope, operation, &states);
    quote! {
        #doc
        #[derive(Clone, Debug)]
        #[must_use = #must_use]
        pub struct Builder #declared {
            client: Client,
            request: Request,
            mode: Mode,
            #member
        }

        impl<Mode> Builder #empty {
            #[inline]
            fn new(client: Client, mode: Mode) -> Self {
                Self { client, request: Request::new(), mode, #value }
            }
        }

        impl #generics Builder #generics {
            #(#setters)*

            #combined

            /// Does this one call otherwise than the client: timeouts, retries, validation.
            #[inline]
            pub fn customize(mut self, options: #options) -> Self {
                self.client = self.client.customized(options);
                self
            }

            /// The request so far, to be validated, kept or sent later.
            #[must_use]
            #[inline]
            pub fn into_request(self) -> Request {
                self.request
            }
        }

        #send
    }
}

fn setter(
    scope: &Scope<'_>,
    operation: &Operation,
    field: &Field,
    position: Option<usize>,
    states: &[Ident],
    given: &TokenStream,
) -> TokenStream {
    let doc = facts::setter(scope.model, field, "Request").outer();
    let deprecated =
        field.deprecated.as_ref().map(|deprecation| scope.deprecated_setter(deprecation, &operation.request));
    let name = ident(&field.rust);
    let aliases = aliases(&field.known_as);
    let Some(position) = position else {
        let (argument, value) = scope.optional_argument(field);
        return quote! {
            #doc
            #aliases
            #deprecated
            #[inline]
            pub fn #name(mut self, value: #argument) -> Self {
                self.request.#name = #value;
                self
            }
        };
    };
    let (argument, value) = scope.argument(field, &quote!(value));
    let after =
        states.iter().enumerate().map(|(index, state)| if index == position { given.clone() } else { quote!(#state) });
    quote! {
        #doc
        #aliases
        #deprecated
        #[inline]
        pub fn #name(mut self, value: #argument) -> Builder<#(#after,)* Mode> {
            self.request.#name = #value;
            Builder { client: self.client, request: self.request, mode: self.mode, given: PhantomData }
        }
    }
}

/// What a method asks for that needs every required parameter.
pub(super) fn bounds(operation: &Operation, states: &[Ident]) -> Option<TokenStream> {
    let bounds: Vec<TokenStream> = operation
        .required()
        .zip(states)
        .map(|(field, state)| {
            let name = ident(&field.rust);
            quote!(#state: required::#name)
        })
        .collect();
    (!bounds.is_empty()).then(|| quote!(where #(#bounds),*))
}

fn send(scope: &Scope<'_>, operation: &Operation, states: &[Ident]) -> TokenStream {
    let bounds = bounds(operation, states);
    let generics = list(states.iter().map(|state| quote!(#state)));
    let [asynchronous, future] = ["Async", "BoxFuture"].map(|name| scope.runtime(name));
    let blocking = quote!(alibabacloud_core::plumbing::Blocking);
    let in_blocking = list(states.iter().map(|state| quote!(#state)).chain([blocking]));
    quote! {
        impl #generics Builder #generics {
            /// Sends the request.
            ///
            /// # Errors
            ///
            /// If the request violates an enforced rule, does not reach the service, or is rejected by it.
            #[inline]
            pub fn send(self) -> #future<'static, Result<Response, Error>> #bounds {
                let Self { client, request, mode: #asynchronous, .. } = self;
                alibabacloud_core::plumbing::send_owned(client.into_core(), request)
            }
        }

        #[cfg(feature = "blocking")]
        impl #generics Builder #in_blocking {
            /// Sends the request and waits for the response.
            ///
            /// # Errors
            ///
            /// If the request violates an enforced rule, does not reach the service, or is rejected by it.
            #[inline]
            pub fn send(self) -> Result<Response, Error> #bounds {
                self.mode.wait(self.request.send(&self.client))
            }
        }
    }
}

/// The method of the client that begins a call.
pub(super) fn client_method(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let name = ident(&operation.rust);
    let doc = Doc::of(first_sentence(operation.summary.get(Language::English)))
        .paragraph(&format!(
            "See [the module](crate::operation::{}) for conditions, errors and an example.",
            operation.rust
        ))
        .outer();
    let deprecated = operation.deprecated.as_ref().map(|deprecation| scope.deprecated(deprecation, &[]));
    // rustdoc refuses an alias that is the name itself.
    let alias =
        Some(&operation.name).filter(|alias| **alias != operation.rust).map(|alias| quote!(#[doc(alias = #alias)]));
    let asynchronous = scope.runtime("Async");
    let missing = scope.runtime("Missing");
    let states = operation.required().map(|_| quote!(#missing));
    let in_blocking = list(states.chain([quote!(alibabacloud_core::plumbing::Blocking)]));
    quote! {
        impl Client {
            #doc
            #alias
            #deprecated
            #[inline]
            pub fn #name(&self) -> Builder {
                Builder::new(self.clone(), #asynchronous)
            }
        }

        #[cfg(feature = "blocking")]
        impl crate::blocking::Client {
            #doc
            #alias
            #deprecated
            #[inline]
            pub fn #name(&self) -> Builder #in_blocking {
                let (client, mode) = self.parts();
                Builder::new(client, mode)
            }
        }
    }
}

pub(super) fn list(entries: impl Iterator<Item = TokenStream>) -> TokenStream {
    let entries: Vec<TokenStream> = entries.collect();
    if entries.is_empty() { quote!() } else { quote!(<#(#entries),*>) }
}
