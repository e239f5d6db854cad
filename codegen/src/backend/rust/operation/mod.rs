//! The module of an operation: documentation, request, response, builder, and the client's method. The structures that
//! operations share are in `types`.

mod builder;
mod combined;
mod doc;
mod paging;
mod state;

use super::client;
use super::doc::Doc;
use super::layout::Layout;
use super::print::rust_file;
use super::scope::{Scope, ident};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Access, Auth, Language, Lookup, Model, Operation};
use proc_macro2::TokenStream;
use quote::quote;

/// `src/operation/<operation>.rs`
pub(super) fn file(model: &Model, operation: &Operation) -> Result<Artifact, Error> {
    let Operation {
        rust,
        pagination,
        waiter,
        then_wait,
        source,
        // Written by the functions below, which take the whole operation: constant, request, response, builder, documentation.
        name: _,
        access: _,
        facets: _,
        request: _,
        response: _,
        rules: _,
        combined: _,
        requirements: _,
        deprecated: _,
        // See `doc::module`.
        summary: _,
        doc: _,
        errors: _,
        examples: _,
        // In the references, and what the emulator responds with.
        responses: _,
        // The index of the modules has the feature of the family.
        family: _,
        // In `own_envelope`.
        unwraps: _,
        // With all other types.
        local_types: _,
        lines: _,
    } = operation;
    let path = format!("{}/src/operation/{rust}.rs", model.service.package);
    let scope = Scope::new(model);
    let doc = doc::module(model, operation).inner();
    let paginator = pagination.as_ref().map(|it| paging::paginator(&scope, operation, it));
    let wait = waiter.as_ref().map(super::wait::of_operation);
    let following = then_wait.as_ref().and_then(|next| super::wait::following(&scope, operation, next));
    let envelope = own_envelope(&scope, operation);
    let data = [
        quote!(#envelope),
        constant(&scope, operation),
        request(&scope, operation),
        response(&scope, operation),
        typed_request(&scope),
    ];
    let calls = [
        builder::builder(&scope, operation),
        quote!(#paginator #wait #following),
        builder::client_method(&scope, operation),
    ];
    // A module has its own imports, and its own names: a parameter may be called `Map`.
    let imports = scope.imports(&quote!(#(#data)* #(#calls)*));
    let state = state::module(operation);
    rust_file(path, source, quote!(#doc #imports #(#data)* #state #(#calls)*))
}

fn constant(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let [ty, access] = ["Operation", "Access"].map(|name| scope.runtime(name));
    let name = &operation.name;
    let class = match operation.access {
        Access::Read => quote!(Read),
        Access::Write => quote!(Write),
    };
    let token = operation.request.iter().find(|field| field.idempotency_token).map(|field| {
        let name = field.wire();
        quote!(.idempotency_token(#name))
    });
    let kept = operation.then_wait.as_ref().map(|next| super::wait::kept(operation, next)).unwrap_or_default();
    let keeps = (!kept.is_empty()).then(|| quote!(.keeps(&[#(#kept),*])));
    let unsigned = (operation.facets.auth == Some(Auth::Unsigned)).then(|| quote!(.unsigned()));
    let envelope = operation.own_roles(&scope.model.service).map(|_| quote!(.envelope(&ENVELOPE)));
    let timeout = operation.facets.attempt_timeout.map(|seconds| {
        let seconds = proc_macro2::Literal::u32_unsuffixed(seconds.get());
        quote!(.attempt_timeout(#seconds))
    });
    let lookup = operation.facets.lookup.as_ref().map(|Lookup { operation, doc }| {
        let doc = doc.get(Language::English);
        quote!(.lookup(#operation, #doc))
    });
    let doc = Doc::of("The properties of the operation for the client.").outer();
    quote! {
        #doc
        #[doc(hidden)]
        pub static OPERATION: #ty = #ty::new(#name, #access::#class)#unsigned #token #timeout #lookup #keeps #envelope;
    }
}

/// The fields of the response that have a role, where they are not those of the service.
fn own_envelope(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let ty = scope.runtime("Envelope");
    let members = client::members(&operation.own_roles(&scope.model.service)?, &operation.unwraps);
    let doc = Doc::of("The fields of the response that say how the call went.").outer();
    Some(quote! {
        #doc
        static ENVELOPE: #ty = #ty { #members ..#ty::NONE };
    })
}

fn request(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let layout = Layout {
        rust: "Request",
        known_as: &[format!("{}Request", operation.name)],
        name: format!("{}Request", operation.name),
        fields: &operation.request,
        rules: &operation.rules,
        is_sent: true,
        envelope: None,
        root: &operation.request,
        beside: combined::beside(scope, operation),
        contract: combined::contract(scope, operation),
    };
    let doc = Doc::new().paragraph(
        "The parameters, for requests that are loaded, kept or changed before they are sent with \
         [`Client::send`] or [`Builder::request`]. Required ones are checked when it is sent; [`Builder`] has the \
         compiler check them.",
    );
    let structure = scope.structure(&layout, &doc, None);
    let combined = combined::of_request(scope, operation);
    let violation = scope.runtime("Violation");
    let setters = scope.request_setters(&operation.request);
    let default = scope.default_of(&operation.request);
    quote! {
        #structure

        impl Request {
            /// A request without parameters.
            #[must_use]
            #[inline]
            pub fn new() -> Self {
                #default::default()
            }

            #setters

            #combined

            /// All that the request breaks of the documented rules, whether or not the client enforces them.
            #[must_use]
            #[inline]
            pub fn validate(&self) -> Vec<#violation> {
                alibabacloud_core::plumbing::validate(self)
            }
        }
    }
}

fn response(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let metadata = scope.runtime("ResponseMetadata");
    let layout = Layout {
        rust: "Response",
        known_as: &[format!("{}Response", operation.name)],
        name: format!("{}Response", operation.name),
        fields: operation.payload(),
        rules: &[],
        is_sent: false,
        envelope: Some(match operation.own_roles(&scope.model.service) {
            Some(_) => quote!(ENVELOPE),
            None => quote!(crate::client::ENVELOPE),
        }),
        root: &[],
        beside: vec![quote!(metadata: #metadata)],
        contract: quote! {
            #[inline]
            fn metadata(&self) -> Option<&#metadata> {
                Some(&self.metadata)
            }

            #[inline]
            fn metadata_mut(&mut self) -> Option<&mut #metadata> {
                Some(&mut self.metadata)
            }
        },
    };
    let doc = if operation.payload().is_empty() {
        "The response. It has no fields besides those that every response has, which are in its \
         [`metadata`](Self::metadata)."
    } else {
        "The response. A field that was not returned is `None` or empty. What every response has is in its \
         [`metadata`](Self::metadata)."
    };
    let structure = scope.structure(&layout, &Doc::new().paragraph(doc), None);
    quote! {
        #structure

        impl Response {
            /// What came with the fields: the ID of the request, the HTTP status, headers, the body, the fields that every
            /// response has, and values whose types did not match.
            ///
            /// Call it before you move a field out of the response, or clone what it returns: the compiler accepts no
            /// method of a value of which a part has been moved.
            #[must_use]
            #[inline]
            pub fn metadata(&self) -> &#metadata {
                &self.metadata
            }

            /// The ID of the request, to quote to technical support.
            #[must_use]
            #[inline]
            pub fn request_id(&self) -> Option<&str> {
                self.metadata.request_id()
            }
        }
    }
}

/// What generic code needs to send the request.
fn typed_request(scope: &Scope<'_>) -> TokenStream {
    let [typed, operation] = ["TypedRequest", "Operation"].map(|name| scope.runtime(name));
    quote! {
        #[doc(hidden)]
        impl #typed for Request {
            type Response = Response;
            type Error = Error;

            const OPERATION: &'static #operation = &OPERATION;
        }
    }
}

/// `src/operation/mod.rs`
pub(super) fn index(model: &Model) -> Result<Artifact, Error> {
    let path = format!("{}/src/operation/mod.rs", model.service.package);
    let doc = Doc::of("The operations: a module for each, with the request, the response and the builder.").inner();
    let modules = model.operations.iter().map(|operation| {
        let name = ident(&operation.rust);
        let cfg = super::feature::of_operation(model, operation);
        quote!(#cfg pub mod #name;)
    });
    let names = quote! {
        /// In the place of the state or the mode of a builder, and for functions over requests of any operation.
        #[doc(inline)]
        // An operation may have the name of the crate.
        pub use ::alibabacloud_core::plumbing::{Async, Empty, TypedRequest, Whole};
    };
    rust_file(path, "operations/", quote!(#doc #(#modules)* #names))
}
