//! Other names by which the search of the documentation finds something.

use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn aliases(known_as: &[String]) -> TokenStream {
    quote!(#(#[doc(alias = #known_as)])*)
}
