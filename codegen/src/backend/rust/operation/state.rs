//! The state of a builder: which of the parameters that the compiler insists on have been given.

use crate::backend::rust::scope::ident;
use crate::backend::rust::sentence::listed;
use crate::model::{Operation, Requirement};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The module `state`: a type for each requirement, by name, so that one more changes no signature that names others.
///
/// The state is another type than the mark of a requirement: where the two are one, the compiler reports that the state
/// is not complete, and not what it lacks.
pub(super) fn module(operation: &Operation) -> TokenStream {
    let requirements = &operation.requirements;
    if requirements.is_empty() {
        return quote! {
            #[doc(hidden)]
            pub mod state {
                /// What [`Builder::send`](super::Builder::send) asks for: nothing.
                pub trait Complete {}

                impl<S> Complete for S {}
            }
        };
    }
    let names: Vec<Ident> = requirements.iter().map(|requirement| ident(&requirement.rust)).collect();
    let traits = requirements.iter().map(|requirement| requirement_trait(operation, requirement));
    let states = requirements.iter().map(|requirement| {
        let (own, set) = (ident(&requirement.rust), ident(&requirement.set));
        let types = names
            .iter()
            .map(|name| if *name == own { quote!(type #name = Given;) } else { quote!(type #name = S::#name;) });
        quote! {
            pub struct #set<S>(PhantomData<S>);

            impl<S: State> State for #set<S> { #(#types)* }
        }
    });
    quote! {
        #[doc(hidden)]
        #[allow(missing_debug_implementations, reason = "a state is a type, of which there are no values")]
        pub mod state {
            use alibabacloud_core::plumbing::{Empty, Given, Missing, Whole};
            use std::marker::PhantomData;

            /// What has been given.
            pub trait State { #(type #names;)* }

            impl State for Empty { #(type #names = Missing;)* }

            impl State for Whole { #(type #names = Given;)* }

            #(#states)*

            #(#traits)*

            /// What [`Builder::send`](super::Builder::send) asks for.
            #[diagnostic::on_unimplemented(
                message = "the builder may still lack required parameters",
                note = "bound its state by the `state::Complete` of the operation"
            )]
            pub trait Complete: State {}

            impl<S: State> Complete for S where #(S::#names: #names),* {}
        }
    }
}

fn requirement_trait(operation: &Operation, requirement: &Requirement) -> TokenStream {
    let Requirement { rust, set: _, parameters } = requirement;
    let name = ident(rust);
    let setter = |parameter: &String| {
        let field = operation.request.iter().find(|field| field.name == *parameter);
        format!("`.{}(…)`", field.map_or(parameter, |field| &field.rust))
    };
    let setters = listed(&parameters.iter().map(setter).collect::<Vec<_>>(), "or");
    let names: Vec<String> = parameters.iter().map(|name| format!("`{name}`")).collect();
    let message = match names.as_slice() {
        [only] => format!("required parameter {only} has not been given: call {setters} before `.send()`"),
        several => format!("one of {} has to be given: call {setters} before `.send()`", listed(several, "and")),
    };
    quote! {
        #[diagnostic::on_unimplemented(message = #message, label = "a required parameter is missing")]
        pub trait #name {}

        #[diagnostic::do_not_recommend]
        impl #name for Given {}
    }
}

/// What a setter of these parameters returns, and the expression that makes it of the builder.
pub(super) fn returned(operation: &Operation, parameters: &[&str]) -> (TokenStream, TokenStream) {
    match after(operation, parameters) {
        Some(state) => (quote!(Builder<#state, Mode>), quote!(self.into_state())),
        None => (quote!(Self), quote!(self)),
    }
}

/// The state of the builder behind a setter of these parameters; `None` where that is the state before it.
pub(super) fn after(operation: &Operation, parameters: &[&str]) -> Option<TokenStream> {
    let is_met = |name: &String| parameters.contains(&name.as_str());
    let met = operation.requirements.iter().filter(|it| it.parameters.iter().any(is_met));
    met.fold(None, |state, requirement| {
        let set = ident(&requirement.set);
        let before = state.unwrap_or_else(|| quote!(S));
        Some(quote!(state::#set<#before>))
    })
}
