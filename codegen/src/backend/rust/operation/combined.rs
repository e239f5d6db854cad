//! Setters that take a structure in place of several parameters.

use super::state;
use crate::backend::rust::doc::{Doc, code};
use crate::backend::rust::scope::{Scope, ident};
use crate::backend::rust::sentence::listed;
use crate::model::{CombinedSetter, MemberPlace, Operation, Structure};
use proc_macro2::TokenStream;
use quote::quote;

/// What the request has beside its parameters: the members that were given and have no parameter.
pub(super) fn beside(scope: &Scope<'_>, operation: &Operation) -> Vec<TokenStream> {
    if operation.combined.is_empty() {
        return Vec::new();
    }
    let unplaced = scope.runtime("Unplaced");
    vec![quote!(unplaced: #unplaced)]
}

/// The method of the contract for them.
pub(super) fn contract(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    if operation.combined.is_empty() {
        return quote!();
    }
    let (option, unplaced) = (scope.std("Option"), scope.runtime("Unplaced"));
    quote! {
        #[inline]
        fn unplaced(&self) -> #option<&#unplaced> {
            Some(&self.unplaced)
        }
    }
}

/// The setters of the request.
pub(super) fn of_request(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let (model, placement, required) = (scope.model, scope.runtime("Placement"), scope.runtime("IntoRequired"));
    let setters = operation.combined.iter().filter_map(|setter| {
        let CombinedSetter { rust: label, structure, places } = setter;
        let structure = model.structure(structure)?;
        let (name, rust) = (ident(label), ident(&structure.rust));
        let doc = doc(structure, setter).outer();
        let placements = places.iter().map(|MemberPlace { member, parameter, values, implied }| {
            let values = values.iter().map(|(value, spelled)| quote!((#value, #spelled)));
            quote! {
                #placement {
                    member: #member,
                    parameter: &[#(#parameter),*],
                    values: &[#(#values),*],
                    implied: &[#(#implied),*],
                }
            }
        });
        Some(quote! {
            #doc
            #[must_use]
            pub fn #name(mut self, value: impl #required<types::#rust>) -> Self {
                static PLACEMENTS: &[#placement] = &[#(#placements),*];
                let mut unplaced = std::mem::take(&mut self.unplaced);
                alibabacloud_core::plumbing::place(&mut self, #label, &value.into(), PLACEMENTS, &mut unplaced);
                self.unplaced = unplaced;
                self
            }
        })
    });
    quote!(#(#setters)*)
}

/// The setters of the builder.
pub(super) fn of_builder(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let (model, required) = (scope.model, scope.runtime("IntoRequired"));
    let setters = operation.combined.iter().filter_map(|setter| {
        let structure = model.structure(&setter.structure)?;
        let (name, rust) = (ident(&setter.rust), ident(&structure.rust));
        let doc = doc(structure, setter).outer();
        let (returned, end) = state::returned(operation, &satisfied(operation, structure, setter));
        Some(quote! {
            #doc
            pub fn #name(mut self, value: impl #required<types::#rust>) -> #returned {
                self.request = self.request.#name(value);
                #end
            }
        })
    });
    quote!(#(#setters)*)
}

/// The required parameters that the structure always gives: those of its required members.
fn satisfied<'m>(operation: &'m Operation, structure: &Structure, setter: &CombinedSetter) -> Vec<&'m str> {
    let gives = |parameter: &str| {
        setter.places.iter().any(|place| {
            let required = structure.field(&place.member).is_some_and(|member| member.required);
            required && place.parameter.first().is_some_and(|first| first == parameter)
        })
    };
    operation.required().map(|field| field.name.as_str()).filter(|name| gives(name)).collect()
}

fn doc(structure: &Structure, setter: &CombinedSetter) -> Doc {
    let parameters: Vec<String> =
        structure.fields.iter().filter_map(|field| setter.parameter(&field.name)).map(|name| code(&name)).collect();
    let unknown = structure.fields.iter().filter(|field| setter.parameter(&field.name).is_none());
    let unknown: Vec<String> = unknown.map(|field| code(&field.name)).collect();
    let doc = Doc::new().paragraph(&format!(
        "Sets several parameters from the members of a [`{}`](types::{}).",
        structure.rust, structure.rust
    ));
    let doc = doc.paragraph(&format!(
        "The parameters are {}. Members that are absent don't change them.",
        listed(&parameters, "and")
    ));
    if unknown.is_empty() {
        return doc;
    }
    doc.paragraph(&format!(
        "The operation has no parameter for {}: a request with one of these is refused before it is sent.",
        listed(&unknown, "and")
    ))
}
