//! What a method takes to begin a wait: parameters of the request that it polls with.

use crate::backend::rust::scope::{Scope, ident};
use crate::backend::rust::ty::Argument;
use crate::model::Operation;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The arguments of a method, and how `request` takes them.
pub(super) struct Arguments {
    /// The type parameters that the method has for them.
    pub(super) generics: Vec<Ident>,
    pub(super) names: Vec<Ident>,
    pub(super) parameters: Vec<TokenStream>,
    pub(super) settings: Vec<TokenStream>,
}

impl Arguments {
    /// The parameters of `operation` that have these names.
    pub(super) fn of(scope: &Scope<'_>, operation: &Operation, names: &[String]) -> Self {
        let mut arguments =
            Self { generics: Vec::new(), names: Vec::new(), parameters: Vec::new(), settings: Vec::new() };
        let fields = names.iter().filter_map(|name| operation.request.iter().find(|field| field.name == *name));
        for (index, field) in fields.enumerate() {
            let name = ident(&field.rust);
            let Argument { generic, ty, member } = scope.argument(field, &quote!(#name), index);
            arguments.parameters.push(quote!(#name: #ty));
            arguments.settings.push(quote!(request.#name = #member;));
            arguments.names.push(name);
            arguments.generics.extend(generic);
        }
        arguments
    }
}
