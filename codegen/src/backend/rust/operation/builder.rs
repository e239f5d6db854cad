//! The builder: a setter for each parameter, and a `send` for which the compiler requires the required ones.

use super::state;
use crate::backend::rust::alias::aliases;
use crate::backend::rust::doc::{Doc, first_sentence};
use crate::backend::rust::facts;
use crate::backend::rust::scope::{Scope, ident};
use crate::backend::rust::ty::{Argument, generics};
use crate::model::{Field, Language, Operation};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn builder(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let [asynchronous, options, empty, whole] =
        ["Async", "CallOptions", "Empty", "Whole"].map(|name| scope.runtime(name));
    let mut doc = Doc::new().paragraph("A request builder. Parameters that are not set are not sent.");
    if !operation.requirements.is_empty() {
        doc = doc.paragraph(
            "`S` says which required parameters are set; unless all of them are, the compiler rejects \
             [`send`](Builder::send). A function that takes and returns `Builder<S>` for any `S` can set all others.",
        );
    }
    let doc = doc.outer();
    let must_use = "nothing is sent before `send` is called and awaited";
    let setters = operation.request.iter().map(|field| setter(scope, operation, field));
    let combined = super::combined::of_builder(scope, operation);
    let send = send(scope);
    quote! {
        #doc
        #[must_use = #must_use]
        pub struct Builder<S = #empty, Mode = #asynchronous> {
            client: Client,
            request: Request,
            mode: Mode,
            state: PhantomData<fn() -> S>,
        }

        impl<Mode> Builder<#empty, Mode> {
            #[inline]
            fn new(client: Client, mode: Mode) -> Self {
                Self { client, request: Request::new(), mode, state: PhantomData }
            }
        }

        impl<S, Mode> Builder<S, Mode> {
            #(#setters)*

            #combined

            /// Continues with all parameters of `request`, and none of those that were given before. What it lacks is
            /// reported when it is sent.
            #[inline]
            pub fn request(mut self, request: Request) -> Builder<#whole, Mode> {
                self.request = request;
                self.into_state()
            }

            /// Sets timeouts, retries and validation of this one call.
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

            #[inline]
            fn into_state<T>(self) -> Builder<T, Mode> {
                Builder { client: self.client, request: self.request, mode: self.mode, state: PhantomData }
            }
        }

        impl<S, Mode: Clone> Clone for Builder<S, Mode> {
            fn clone(&self) -> Self {
                Self {
                    client: self.client.clone(),
                    request: self.request.clone(),
                    mode: self.mode.clone(),
                    state: PhantomData,
                }
            }
        }

        impl<S, Mode> fmt::Debug for Builder<S, Mode> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("Builder").field("request", &self.request).finish_non_exhaustive()
            }
        }

        #send
    }
}

fn setter(scope: &Scope<'_>, operation: &Operation, field: &Field) -> TokenStream {
    let doc = facts::setter(scope.model, field, "Request").outer();
    let deprecated =
        field.deprecated.as_ref().map(|deprecation| scope.deprecated_setter(deprecation, &operation.request));
    let name = ident(&field.rust);
    let aliases = aliases(&field.known_as);
    // A setter that changes the state takes no `Option`, since `None` would leave the parameter unset.
    let is_counted = state::after(operation, &[&field.name]).is_some();
    let argument = if is_counted { scope.argument(field, &quote!(value), 0) } else { scope.optional_argument(field) };
    let generics = generics([&argument]);
    let Argument { generic: _, ty, member: value } = argument;
    let (returned, end) = state::returned(operation, &[&field.name]);
    quote! {
        #doc
        #aliases
        #deprecated
        #[inline]
        pub fn #name #generics(mut self, value: #ty) -> #returned {
            self.request.#name = #value;
            #end
        }
    }
}

fn send(scope: &Scope<'_>) -> TokenStream {
    let future = scope.runtime("BoxFuture");
    let blocking = quote!(alibabacloud_core::plumbing::Blocking);
    quote! {
        impl<S> Builder<S> {
            /// Sends the request.
            ///
            /// # Errors
            ///
            /// If the request violates an enforced rule, does not reach the service, or is rejected by it.
            #[inline]
            pub fn send(self) -> #future<'static, Result<Response, Error>>
            where
                S: state::Complete,
            {
                alibabacloud_core::plumbing::send_owned(self.client.into_core(), self.request)
            }
        }

        #[cfg(feature = "blocking")]
        impl<S> Builder<S, #blocking> {
            /// Sends the request and waits for the response.
            ///
            /// # Errors
            ///
            /// If the request violates an enforced rule, does not reach the service, or is rejected by it.
            #[inline]
            pub fn send(self) -> Result<Response, Error>
            where
                S: state::Complete,
            {
                self.mode.wait(alibabacloud_core::plumbing::send(self.client.core(), &self.request))
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
    let wire = (operation.name != operation.rust).then(|| operation.name.clone());
    let alias = aliases(wire.as_slice());
    let [asynchronous, empty] = ["Async", "Empty"].map(|name| scope.runtime(name));
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
            pub fn #name(&self) -> Builder<#empty, alibabacloud_core::plumbing::Blocking> {
                let (client, mode) = self.parts();
                Builder::new(client, mode)
            }
        }
    }
}
