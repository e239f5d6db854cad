//! Cargo features: one for each family, which brings its operations and the types that they need.

use crate::model::{Model, Operation, Usage};
use proc_macro2::TokenStream;
use quote::quote;

/// The `cfg` of an operation's module.
pub(super) fn of_operation(model: &Model, operation: &Operation) -> TokenStream {
    any(&features(model, |family| family == operation.family))
}

/// The `cfg` of the replacement for an operation that is not compiled.
pub(super) fn without_operation(model: &Model, operation: &Operation) -> TokenStream {
    match features(model, |family| family == operation.family).as_slice() {
        [only] => quote!(#[cfg(not(feature = #only))]),
        features => quote!(#[cfg(not(any(#(feature = #features),*)))]),
    }
}

/// The `cfg` of a type's module: any of the families that use it.
pub(super) fn of_type(model: &Model, usage: &Usage) -> TokenStream {
    any(&features(model, |family| usage.families.contains(family)))
}

fn features(model: &Model, is_used: impl Fn(&str) -> bool) -> Vec<&str> {
    model.families.iter().filter(|family| is_used(&family.name)).map(|family| family.feature.as_str()).collect()
}

fn any(features: &[&str]) -> TokenStream {
    match features {
        [] => quote!(),
        [only] => quote!(#[cfg(feature = #only)]),
        several => quote!(#[cfg(any(#(feature = #several),*))]),
    }
}
