//! Following a list from page to page.

use crate::backend::rust::doc::{Doc, code};
use crate::backend::rust::scope::{Scope, ident};
use crate::backend::rust::ty::Kind;
use crate::model::{Field, Literal, Model, Operation, PageItems, Pagination, PaginationStyle, Type};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn paginator(scope: &Scope<'_>, operation: &Operation, pagination: &Pagination) -> TokenStream {
    let [paged, paging, pages, items] = ["PagedRequest", "Paging", "Pages", "Items"].map(|name| scope.runtime(name));
    let table = table(operation, pagination);
    let (item, enumeration, expression) = match pagination.items.as_slice() {
        [only] => {
            let expression = entries(scope.model, &operation.response, &only.path, &quote!(response));
            (scope.element(&only.ty, Kind::PLAIN), quote!(), expression)
        }
        several => (quote!(Item), item(scope, several), of_all(scope.model, operation, several)),
    };
    quote! {
        #enumeration

        #[doc(hidden)]
        impl #paged for Request {
            type Item = #item;

            const PAGING: &'static #paging = &#paging::#table;

            #[inline]
            fn items(response: Response) -> Vec<Self::Item> {
                #expression
            }
        }

        impl<S> Builder<S> {
            /// The pages of the list, from the one that the request asks for to the last. Each is asked for when it is
            /// wanted.
            #[inline]
            pub fn pages(self) -> #pages<Request>
            where
                S: state::Complete,
            {
                #pages::new(self.client.core(), self.request)
            }

            /// The entries of all pages, from the page that the request asks for to the last. Each page is asked for
            /// when it is wanted.
            #[inline]
            pub fn items(self) -> #items<Request>
            where
                S: state::Complete,
            {
                self.pages().into_items()
            }
        }

        #[cfg(feature = "blocking")]
        impl<S> Builder<S, alibabacloud_core::plumbing::Blocking> {
            /// The pages of the list, from the one that the request asks for to the last. Each is asked for when it is
            /// wanted.
            #[inline]
            pub fn pages(self) -> alibabacloud_core::blocking::BlockingIter<#pages<Request>>
            where
                S: state::Complete,
            {
                self.mode.iterate(#pages::new(self.client.core(), self.request))
            }

            /// The entries of all pages, from the page that the request asks for to the last. Each page is asked for
            /// when it is wanted.
            #[inline]
            pub fn items(self) -> alibabacloud_core::blocking::BlockingIter<#items<Request>>
            where
                S: state::Complete,
            {
                self.mode.iterate(#pages::new(self.client.core(), self.request).into_items())
            }
        }
    }
}

/// The call that makes the runtime's table.
fn table(operation: &Operation, pagination: &Pagination) -> TokenStream {
    let paths = pagination.items.iter().map(|items| &items.path);
    let lists = quote!(&[#(#paths),*]);
    let style = match &pagination.style {
        PaginationStyle::Page { parameter, first } => {
            let first = proc_macro2::Literal::i64_unsuffixed(*first);
            quote!(numbered(#parameter, #first, #lists))
        }
        PaginationStyle::Token { parameter, field } => quote!(by_token(#parameter, #field, #lists)),
    };
    let size = pagination.size.as_ref().map(|size| {
        let parameter = operation.request.iter().find(|field| field.name == *size);
        let default = match parameter.and_then(|field| field.default.as_ref()) {
            Some(Literal::Integer(default)) => {
                let default = proc_macro2::Literal::i64_unsuffixed(*default);
                quote!(Some(#default))
            }
            _ => quote!(None),
        };
        quote!(.size(#size, #default))
    });
    let total = pagination.total.as_ref().map(|total| quote!(.total(#total)));
    let short = pagination.short_is_last.then(|| quote!(.short_is_last()));
    quote!(#style #size #total #short)
}

/// An enum of the entries, where a page holds a part of several lists.
fn item(scope: &Scope<'_>, several: &[PageItems]) -> TokenStream {
    let doc = Doc::of("An entry of one of several lists. Each page holds a part of each list.").outer();
    let variants = several.iter().map(|PageItems { path, ty, variant }| {
        let doc = Doc::new().paragraph(&format!("Of {}.", code(path))).outer();
        let (name, ty) = (ident(variant), scope.element(ty, Kind::PLAIN));
        quote!(#doc #name(#ty))
    });
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Item { #(#variants),* }
    }
}

fn of_all(model: &Model, operation: &Operation, several: &[PageItems]) -> TokenStream {
    let lists = several.iter().map(|items| {
        let list = entries(model, &operation.response, &items.path, &quote!(response));
        let variant = ident(&items.variant);
        quote!(items.extend(#list.into_iter().map(Item::#variant));)
    });
    quote! {
        let mut items = Vec::new();
        #(#lists)*
        items
    }
}

/// The list at `path`, which begins at the members of `value`.
fn entries(model: &Model, members: &[Field], path: &str, value: &TokenStream) -> TokenStream {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let name = first.trim_end_matches("[]");
    let Some(field) = members.iter().find(|field| field.name == name) else { return quote!(Vec::new()) };
    let rust = ident(&field.rust);
    let Some(rest) = rest else { return quote!(#value.#rust) };
    let members = match field.ty.innermost() {
        Type::Structure(name) => model.structure(name).map_or(&[][..], |structure| structure.fields.as_slice()),
        _ => &[],
    };
    let inner = entries(model, members, rest, &quote!(it));
    match field.ty {
        Type::List(_) => quote!(#value.#rust.into_iter().flat_map(|it| #inner).collect::<Vec<_>>()),
        _ => quote!(#value.#rust.map(|it| #inner).unwrap_or_default()),
    }
}
