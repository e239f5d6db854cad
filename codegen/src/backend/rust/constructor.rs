//! Short ways to make a structure.

use super::doc::{Doc, code};
use super::scope::{Scope, ident};
use super::sentence::listed;
use super::ty::{Argument, generics};
use crate::model::{Constructor, Field, Literal, Structure, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// What a constructor, or a setter of several members, takes and sets.
struct Assigned {
    generics: Option<TokenStream>,
    arguments: Vec<TokenStream>,
    /// Calls of setters with the values that the spec has.
    set: Vec<TokenStream>,
    /// The members that the arguments become, with the expressions of their values.
    given: Vec<(Ident, TokenStream)>,
}

impl Scope<'_> {
    pub(super) fn constructors(&self, structure: &Structure) -> TokenStream {
        let constructors = structure.constructors.iter().map(|constructor| self.constructor(structure, constructor));
        quote!(#(#constructors)*)
    }

    /// The conversion of a reference, for setters of required parameters and of lists.
    pub(super) fn by_reference(&self, structure: &Structure) -> TokenStream {
        let (from, rust) = (self.std("From"), ident(&structure.rust));
        quote! {
            impl #from<&#rust> for #rust {
                #[inline]
                fn from(value: &#rust) -> Self {
                    value.clone()
                }
            }
        }
    }

    /// The conversion of a pair, whose parts are absent or present as those of setters.
    pub(super) fn pair_conversion(&self, structure: &Structure) -> TokenStream {
        let members =
            structure.from_pair.as_ref().map(|(first, second)| [structure.field(first), structure.field(second)]);
        let Some([Some(first), Some(second)]) = members else { return quote!() };
        let (rust, [first, second]) = (ident(&structure.rust), [first, second].map(|field| ident(&field.rust)));
        // Members of documents have unknown keys beside them.
        let has_rest = structure.fields.len() > 2 || structure.document.occurs;
        let rest = has_rest.then(|| quote!(..Self::new()));
        let (from, string, parameter) = (self.std("From"), self.std("String"), self.runtime("IntoParameter"));
        quote! {
            impl<K: #parameter<#string>, V: #parameter<#string>> #from<(K, V)> for #rust {
                #[inline]
                fn from((#first, #second): (K, V)) -> Self {
                    Self { #first: #first.into_parameter(), #second: #second.into_parameter(), #rest }
                }
            }

            impl<'a, K, V> #from<&'a (K, V)> for #rust
            where
                &'a K: #parameter<#string>,
                &'a V: #parameter<#string>,
            {
                #[inline]
                fn from((#first, #second): &'a (K, V)) -> Self {
                    Self::from((#first, #second))
                }
            }
        }
    }

    /// Setters of several members at once.
    pub(super) fn combined_setters(&self, structure: &Structure) -> TokenStream {
        let setters = structure.setters.iter().map(|it| {
            let name = ident(&it.rust);
            let Assigned { generics, arguments, set, given } = self.assigned(structure, it);
            let given = given.iter().map(|(name, value)| quote!(self.#name = #value;));
            let doc = Doc::of(&format!("Sets {}.", told(it))).outer();
            quote! {
                #doc
                #[inline]
                pub fn #name #generics(mut self, #(#arguments),*) -> Self {
                    #(#given)*
                    self #(#set)*
                }
            }
        });
        quote!(#(#setters)*)
    }

    fn constructor(&self, structure: &Structure, constructor: &Constructor) -> TokenStream {
        let name = ident(&constructor.rust);
        let Assigned { generics, arguments, set, given } = self.assigned(structure, constructor);
        let made = quote!(Self::new() #(#set)*);
        let given = given.iter().map(|(name, value)| quote!(#name: #value));
        let body = if given.len() == 0 { made } else { quote!(Self { #(#given,)* ..#made }) };
        let doc = Doc::of(&summary(constructor)).outer();
        quote! {
            #doc
            #[must_use]
            #[inline]
            pub fn #name #generics(#(#arguments),*) -> Self {
                #body
            }
        }
    }

    fn assigned(&self, structure: &Structure, constructor: &Constructor) -> Assigned {
        let Constructor { rust: _, sets, takes } = constructor;
        let fields: Vec<&Field> = takes.iter().filter_map(|name| structure.field(name)).collect();
        let taken: Vec<(Ident, Argument)> = fields
            .iter()
            .enumerate()
            .map(|(index, field)| {
                let name = ident(&field.rust);
                let argument = self.argument(field, &quote!(#name), index);
                (name, argument)
            })
            .collect();
        let generics = generics(taken.iter().map(|(_, argument)| argument));
        let (arguments, given) = taken
            .into_iter()
            .map(|(name, Argument { generic: _, ty, member })| (quote!(#name: #ty), (name, member)))
            .unzip();
        let set = sets.iter().filter_map(|(name, value)| {
            let field = structure.field(name)?;
            let (setter, value) = (setter(field), self.constant(&field.ty, value));
            Some(quote!(.#setter(#value)))
        });
        Assigned { generics, arguments, set: set.collect(), given }
    }

    /// A scalar as a setter takes it.
    fn constant(&self, ty: &Type, value: &Literal) -> TokenStream {
        match (ty, value) {
            (Type::Enum(name), Literal::Text(text)) => {
                let known = self.model.enumeration(name).and_then(|enumeration| {
                    let value = enumeration.values.iter().find(|value| value.name.eq_ignore_ascii_case(text))?;
                    let (rust, value) = (ident(&enumeration.rust), ident(&value.rust));
                    Some(quote!(types::#rust::#value))
                });
                known.unwrap_or_else(|| quote!(#text))
            }
            (_, Literal::Boolean(value)) => quote!(#value),
            (_, Literal::Integer(value)) => {
                let number = proc_macro2::Literal::i64_unsuffixed(*value);
                quote!(#number)
            }
            (_, Literal::Double(value)) => {
                let number = proc_macro2::Literal::f64_unsuffixed(*value);
                quote!(#number)
            }
            (_, value) => {
                let text = value.wire().unwrap_or_default();
                quote!(#text)
            }
        }
    }
}

fn setter(field: &Field) -> Ident {
    ident(field.document.setter.as_ref().unwrap_or(&field.rust))
}

/// Which members it sets, and to what.
fn summary(constructor: &Constructor) -> String {
    format!("One with {}.", told(constructor))
}

fn told(constructor: &Constructor) -> String {
    let set = constructor.sets.iter().filter_map(|(name, value)| {
        let value = value.wire()?;
        Some(format!("{} {}", code(name), code(&value)))
    });
    let taken = constructor.takes.iter().map(|name| format!("this {}", code(name)));
    listed(&set.chain(taken).collect::<Vec<_>>(), "and")
}
