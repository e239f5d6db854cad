//! What a method takes to begin a wait: parameters of the request that it polls with.

use crate::backend::rust::scope::{Scope, ident};
use crate::model::Operation;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The arguments of a method, and how `request` takes them.
pub(super) struct Arguments {
    pub(super) names: Vec<Ident>,
    pub(super) parameters: Vec<TokenStream>,
    pub(super) settings: Vec<TokenStream>,
}

impl Arguments {
    /// The parameters of `operation` that have these names.
    pub(super) fn of(scope: &Scope<'_>, operation: &Operation, names: &[String]) -> Self {
        let mut arguments = Self { names: Vec::new(), parameters: Vec::new(), settings: Vec::new() };
        let fields = names.iter().filter_map(|name| operation.request.iter().find(|field| field.name == *name));
        for field in fields {
            let name = ident(&field.rust);
            let (argument, value) = scope.argument(field, &quote!(#name));
            arguments.parameters.push(quote!(#name: #argument));
            arguments.settings.push(quote!(request.#name = #value;));
            arguments.names.push(name);
        }
        arguments
    }
}
