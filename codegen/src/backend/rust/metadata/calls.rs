//! From the name of an operation to its types, and to what pages and waits of it follow.

use crate::artifact::Artifact;
use crate::backend::Error;
use crate::backend::rust::feature;
use crate::backend::rust::print::rust_file;
use crate::backend::rust::scope::ident;
use crate::model::Model;
use quote::quote;

/// `src/metadata/calls.rs`: from the name of an operation to its typed request and response.
pub(super) fn calls(model: &Model) -> Result<Artifact, Error> {
    let entries = model.operations.iter().map(|operation| {
        let (cfg, module) = (feature::of_operation(model, operation), ident(&operation.rust));
        let method = &operation.rust;
        let paging = match operation.pagination {
            Some(_) => quote!(Some(<operation::#module::Request as alibabacloud_core::plumbing::PagedRequest>::PAGING)),
            None => quote!(None),
        };
        let waiter = match &operation.waiter {
            Some(waiter) => {
                let goals = ident(&waiter.goals_type);
                quote!(Some(WaitTable::of::<crate::wait::#goals>()))
            }
            None => quote!(None),
        };
        let then_wait = match &operation.then_wait {
            Some(_) => quote!(Some(&operation::#module::ACTION)),
            None => quote!(None),
        };
        quote! {
            #cfg
            Call {
                operation: &operation::#module::OPERATION,
                method: #method,
                request: || Box::<operation::#module::Request>::default(),
                response: || Box::<operation::#module::Response>::default(),
                paging: #paging,
                waiter: #waiter,
                then_wait: #then_wait,
            }
        }
    });
    let tokens = quote! {
        #[allow(unused_imports, reason = "without any family there is no operation")]
        use crate::operation;
        use alibabacloud_core::plumbing::{Action, Operation, Paging, Structure, WaitTable};

        /// An operation with its typed request and response, for callers that know its name only at run time.
        #[derive(Debug)]
        pub struct Call {
            /// What the client knows about it.
            #[doc(hidden)]
            pub operation: &'static Operation,
            /// The name of its module and of the client's method.
            pub method: &'static str,
            /// An empty request.
            #[doc(hidden)]
            pub request: fn() -> Box<dyn Structure>,
            /// An empty response.
            #[doc(hidden)]
            pub response: fn() -> Box<dyn Structure>,
            /// How its list is paged, if it has one.
            #[doc(hidden)]
            pub paging: Option<&'static Paging>,
            /// The states that it can be polled for, if there are any.
            #[doc(hidden)]
            pub waiter: Option<WaitTable>,
            /// The wait that follows a call, if one does.
            #[doc(hidden)]
            pub then_wait: Option<&'static Action>,
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
